/** A report as one HTML file: every number, the words behind it, what it means and how it was made. */
import { titleOf } from '../domain/article.js';
import type { Coded, Inclusion } from '../measures/coded.js';
import type { Report } from './document.js';
import { figureStyles, markStyles, pageStyles, reportStyles, tableStyles } from './html-styles.js';
import { fragment, name, page, tag, webLink, type Html } from './html-text.js';
import { timeText, type Made } from './marked-facts.js';
import { markedArticle, type MarkedArticle } from './marked-article.js';
import { numbersOf } from './marked-model.js';
import { countedIn, evidenceIndex, evidenceList, type EvidenceIndex } from './report-html-evidence.js';
import { definitionsHtml, figureHtml } from './report-html-figure.js';

export interface ReportHtmlOptions extends Made {
  /** The articles that the file holds with all of their annotations; numbers whose words are elsewhere have no links. */
  readonly codeds: readonly Coded[];
  /** What the balance was taken with. */
  readonly include?: readonly Inclusion[];
}

/** Self-contained HTML. It needs no script and asks for nothing. */
export function reportHtml(
  report: Report,
  { codeds, include = [], generated, software }: ReportHtmlOptions,
): string {
  const firsts = firstNumbers(codeds);
  const numbers = new Map(codeds.flatMap((coded, at) => [...numbersOf(coded, firsts[at])]));
  const index = evidenceIndex(report, codeds, { include }, numbers);
  const articles = codeds.map((coded, at) =>
    markedArticle(coded, {
      include,
      first: firsts[at]!,
      more: ({ id }) => countedIn(index, id),
    }),
  );
  const figures = report.sections.flatMap((section) => section.figures);
  const words = evidenceList(index, numbers);
  return page({
    title: `${report.title} – source balance`,
    language: 'en',
    styles: `${pageStyles}${tableStyles}${figureStyles}${markStyles}${reportStyles}`,
    body: tag(
      'main',
      {},
      tag('p', { class: 'kicker' }, 'Source-balance report'),
      tag('h1', {}, name(report.title)),
      tag(
        'p',
        { class: 'soft small' },
        `Made ${timeText(generated)}${software ? ` with ${software.name} ${software.version}` : ''}.`,
      ),
      codeds.length
        ? tag('ul', { class: 'about-articles' }, codeds.map(articleLine))
        : tag(
            'p',
            { class: 'note' },
            'This file holds no article: its numbers stand without their quotations.',
          ),
      contents(report, codeds, words !== null),
      sectionsHtml(report, index),
      codeds.map((coded, at) => articleHtml(coded, articles[at]!, at, codeds.length)),
      words &&
        fragment(
          tag('h2', { id: 'words' }, 'The words behind the numbers'),
          tag(
            'p',
            { class: 'soft' },
            'Each entry leads to its numbers in the tables and to its annotations, whose quotations stand in the list above.',
          ),
          words,
        ),
      tag('h2', { id: 'definitions', class: 'page' }, 'What is measured, and how'),
      definitionsHtml(figures),
      tag('h2', { id: 'method' }, 'Method'),
      tag(
        'dl',
        { class: 'facts' },
        report.method.map(({ label, text }) => [
          tag('dt', {}, name(label)),
          tag('dd', { dir: 'auto' }, text),
          '\n',
        ]),
      ),
    ),
  });
}

/** Annotations are numbered through all articles, so that a number means one of them. */
function firstNumbers(codeds: readonly Coded[]): readonly number[] {
  let next = 1;
  return codeds.map(({ annotations }) => {
    const first = next;
    next += annotations.length;
    return first;
  });
}

function articleLine({ article }: Coded): Html {
  const about = [article.publisher, article.published, `version ${article.revision}`].filter(
    (each) => each !== null,
  );
  return tag(
    'li',
    {},
    tag('cite', { lang: article.language || null }, name(titleOf(article))),
    tag(
      'span',
      { class: 'soft' },
      ' – ',
      about.map((each, at) => [at ? ', ' : '', name(each)]),
    ),
    article.url && [' ', webLink(article.url)],
  );
}

const contents = ({ sections }: Report, codeds: readonly Coded[], words: boolean): Html =>
  tag(
    'nav',
    { class: 'screen', 'aria-label': 'Contents' },
    tag(
      'ul',
      {},
      [
        ...sections.map(({ title }, at) => [`s${at + 1}`, title] as const),
        ...codeds.map((_, at) => [`t${at + 1}`, articleTitle(at, codeds.length)] as const),
        ...(words ? [['words', 'The words behind the numbers'] as const] : []),
        ['definitions', 'What is measured, and how'] as const,
        ['method', 'Method'] as const,
      ].map(([id, title]) => tag('li', {}, tag('a', { href: `#${id}` }, title))),
    ),
  );

function sectionsHtml({ sections }: Report, index: EvidenceIndex): readonly Html[] {
  let place = 0;
  return sections.map(({ title, lead, figures }, at) =>
    tag(
      'section',
      {},
      tag('h2', { id: `s${at + 1}` }, title),
      lead && tag('p', { class: 'lead' }, lead),
      figures.map((figure) => figureHtml(figure, index, ++place)),
    ),
  );
}

const articleTitle = (at: number, of: number) => (of > 1 ? `Article ${at + 1}, marked` : 'The article, marked');

const articleHtml = (
  { article, annotations }: Coded,
  { key, text, list }: MarkedArticle,
  at: number,
  of: number,
): Html =>
  tag(
    'section',
    {},
    tag(
      'h2',
      { id: `t${at + 1}`, class: 'page' },
      articleTitle(at, of),
      of > 1 && [': ', name(titleOf(article))],
    ),
    key,
    text,
    annotations.length > 0 && [tag('h3', {}, 'Annotations, with their quotations'), list],
  );
