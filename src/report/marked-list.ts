/** The list of a marked article's annotations: the words in their sentence, and everything that is coded of them. */
import type { Annotation } from '../domain/annotation.js';
import { findKind } from '../domain/codebook.js';
import { spansOf } from '../domain/parents.js';
import { sourcesOf } from '../domain/registry.js';
import { quote, shorten } from '../domain/span.js';
import { countable, whyOut } from '../measures/counted.js';
import { passagesOf } from './evidence-quotes.js';
import { fragment, name, tag, type Content, type Html } from './html-text.js';
import { written, type Marking } from './marked-model.js';
import { kindLabel, partLabel, toneOf, valuesOf, whyLabel } from './marked-labels.js';

/** Characters of a part's words that are repeated under the quotation. */
const shownOfPart = 200;

export function markedList(marking: Marking): Html {
  const { placed, waiting } = marking;
  const counting = countable(marking.coded.article, { include: marking.options.include ?? [] });
  const list = (annotations: readonly Annotation[], about: (each: Annotation) => string) =>
    tag(
      'ol',
      { class: 'annotations' },
      annotations.map((each) => [item(marking, each, about(each)), '\n']),
    );
  return fragment(
    placed.length
      ? list(placed, (each) => {
          const why = whyOut(counting, each);
          return why ? whyLabel[why] : '';
        })
      : null,
    waiting.length
      ? fragment(
          tag('h3', {}, 'Of an earlier version'),
          tag(
            'p',
            { class: 'note' },
            'These wait to be attached to this version of the text and are not counted.',
          ),
          list(waiting, ({ revision }) => `Not counted: marked in version ${revision}`),
        )
      : null,
  );
}

function item(marking: Marking, annotation: Annotation, status: string): Html {
  const { coded, numbers, placed, options } = marking;
  const { article, codebook, registry } = coded;
  const number = numbers.get(annotation.id)!;
  const anchored = annotation.revision === article.revision;
  const passages = anchored ? passagesOf(article, annotation.spans) : [];
  const sources = sourcesOf(registry, annotation);
  const head = tag(
    'p',
    { class: 'head' },
    anchored
      ? tag(
          'a',
          { class: 'number', href: `#m${number}`, 'aria-label': `${number}, show in the article` },
          number,
        )
      : tag('span', { class: 'number' }, number),
    tag('strong', {}, kindLabel(codebook, annotation.kind)),
    sources.length
      ? tag(
          'span',
          {},
          sources.map((source, at) => [at ? ' and ' : '', name(source.name)]),
        )
      : null,
    passages.length ? tag('span', { class: 'soft' }, `block ${passages[0]!.block}`) : null,
    status && tag('span', { class: 'soft' }, status),
  );
  const tone = `tone-${toneOf(codebook, annotation.kind)}`;
  const words = anchored
    ? passages.map(({ pieces }) =>
        tag(
          'p',
          {},
          pieces.map(({ text, parts }) =>
            parts.reduceRight<Content>((inner, part) => tag('mark', { 'data-part': part }, inner), text),
          ),
        ),
      )
    : tag('p', {}, annotation.spans.map(({ exact }) => exact).join(' … '));
  return tag(
    'li',
    { id: `a${number}`, class: tone },
    head,
    tag('blockquote', written(coded), words),
    about(marking, annotation).map((line) => tag('p', { class: 'about' }, line)),
    placed.includes(annotation) ? options.more?.(annotation) : null,
  );
}

/** Lines of what is coded, those that say nothing left out. */
function about({ coded, numbers }: Marking, annotation: Annotation): readonly Content[] {
  const { article, codebook } = coded;
  const { kind, note, confidence, analyst, parent } = annotation;
  const main = findKind(codebook, kind)?.mainPart;
  const parts = [...new Set(annotation.spans.map(({ part }) => part))]
    .filter((part) => part !== main)
    .map((part): Content => [
      `${partLabel(codebook, kind, part)}: “`,
      tag(
        'span',
        written(coded),
        shorten(wordsOf(annotation, part, article.text, article.revision), shownOfPart),
      ),
      '”',
    ]);
  const values = valuesOf(codebook, annotation);
  const said = (suggested: boolean) =>
    joined(
      values
        .filter((each) => each.suggested === suggested)
        .map(({ label, value }): Content => [`${label}: `, tag('bdi', {}, value)]),
    );
  const suggested = said(true);
  const several = coded.annotations.some((each) => each.analyst !== analyst);
  const outer = parent === null ? undefined : numbers.get(parent);
  const facts: readonly Content[] = [
    outer !== undefined && ['in the words of ', tag('a', { href: `#a${outer}` }, outer)],
    confidence !== null && `confidence ${Math.round(confidence * 100)} %`,
    several && analyst && ['analyst ', name(analyst)],
  ];
  return [
    joined(parts),
    said(false),
    suggested && ['By rule, not chosen: ', suggested],
    note && ['Note: ', tag('span', { dir: 'auto' }, note)],
    joined(facts.filter(Boolean)),
  ].filter((line) => Boolean(line));
}

const wordsOf = (annotation: Annotation, part: string, text: string, revision: number) =>
  annotation.revision === revision
    ? quote(text, spansOf(annotation, part))
    : spansOf(annotation, part)
        .map(({ exact }) => exact)
        .join(' … ');

const joined = (items: readonly Content[]): Content =>
  items.length ? items.map((each, at) => [at ? ' · ' : '', each]) : null;
