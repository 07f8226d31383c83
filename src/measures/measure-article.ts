/** One article measured: everything that a report of it, or of many, is summed up from. */
import { extent, type Annotation } from '../domain/annotation.js';
import { spansOf } from '../domain/parents.js';
import { sourcesOf } from '../domain/registry.js';
import { isAnchored } from '../domain/revision.js';
import { sideIn, type Source } from '../domain/source.js';
import { blockAt } from '../domain/article.js';
import type { ArticleMeasures } from './balance.js';
import {
  contentPart,
  formAttribute,
  identityOfForm,
  modeAttribute,
  stanceAttribute,
  wordBases,
  type Case,
  type Identity,
} from './case.js';
import type { BalanceOptions, Coded } from './coded.js';
import { countedCoding, type CountedCoding } from './coding.js';
import { isBody, lineOf, wordsIn, type Countable, type Line } from './counted.js';
import { claimsOf, framingsOf, measuredKinds } from './other-kinds.js';
import { notesOf } from './notes.js';
import { repliesOf } from './replies.js';

export function measureArticle(coded: Coded, options: BalanceOptions = {}): ArticleMeasures {
  const { article, codebook, annotations, registry } = coded;
  const coding = countedCoding(coded, options);
  const { counting, here, out, counted, attributions } = coding;
  const cases = casesOf(coded, coding);
  const claims = claimsOf(counted, coding.contents, article.id);
  const framings = framingsOf(counted, article.id);
  const sources = new Map(
    attributions.flatMap((each) => sourcesOf(registry, each)).map((each) => [each.id, each]),
  );
  return {
    article: {
      id: article.id,
      revision: article.revision,
      title: article.title,
      publisher: article.publisher,
      published: article.published,
      sha256: article.sha256,
      countedWords: counting.countedWords,
      codebook: { id: codebook.id, version: codebook.version },
    },
    countedWords: counting.countedWords,
    bodyWords: counting.bodyWords,
    cases,
    claims,
    framings,
    replies: repliesOf(coded, counted, cases, framings),
    sources: [...sources.values()].map((source) => ({
      id: source.id,
      name: source.name,
      type: source.type || 'unknown',
      sides: [sideIn(source, article.id) || 'unclear'],
      anonymity: source.anonymity,
    })),
    analysts: [...new Set(here.map(({ analyst }) => analyst).filter(Boolean))],
    coded: datesOf(here),
    leftOut: {
      blocks: counting.out.flatMap((why, block) =>
        why ? [{ article: article.id, block, why, words: wordsIn(counting.words, block) }] : [],
      ),
      annotations: annotations.flatMap((each) => {
        const why = isAnchored(each, article) ? (out.get(each) ?? unread(each)) : 'other revision';
        return why ? [{ id: each.id, article: article.id, kind: each.kind, why }] : [];
      }),
    },
    notes: notesOf(coded, counting, counted),
  };
}

/** Kinds of a project's own are in nobody's way, and in no number. */
const unread = ({ kind }: Annotation) => (measuredKinds.includes(kind) ? null : 'kind');

function casesOf(
  { registry }: Coded,
  { counting, attributions, chains, owners }: CountedCoding,
): readonly Case[] {
  const { article } = counting;
  const words = wordBases.map((base) => {
    const counts = new Uint32Array(attributions.length);
    for (const owner of owners[base]) if (owner >= 0) counts[owner]!++;
    return counts;
  });
  const body = lineOf(counting, isBody);
  return attributions.map((each, index) => {
    const { attributes } = each;
    const sources = sourcesOf(registry, each);
    const value = (id: string) => String(attributes[id] ?? '');
    const { start } = extent(each);
    return {
      id: each.id,
      article: article.id,
      sources: sources.map(({ id }) => id),
      sides: named(
        sources.map((source) => sideIn(source, article.id)),
        'unclear',
      ),
      types: named(
        sources.map(({ type }) => type),
        'unknown',
      ),
      mode: value(modeAttribute),
      stance: value(stanceAttribute),
      form: value(formAttribute),
      identity: identityOf(sources, value(formAttribute)),
      role: article.blocks[blockAt(article, start)]?.role ?? 'body',
      start,
      position: positionOf(counting, body, each),
      within: chains[index]!,
      words: Object.fromEntries(wordBases.map((base, at) => [base, words[at]![index]!])) as Case['words'],
    };
  });
}

const named = (values: readonly string[], nobody: string): readonly string[] =>
  values.length ? [...new Set(values.map((value) => value || nobody))] : [nobody];

/** Where the content begins, as a share of the counted body. */
function positionOf({ article }: Countable, body: Line, annotation: Annotation): number | null {
  const start = spansOf(annotation, contentPart)[0]?.start;
  return start !== undefined && isBody(article.blocks[blockAt(article, start)]!) ? body.at(start) : null;
}

const clearest: readonly Identity[] = ['named', 'partly', 'anonymous_person', 'anonymous_group'];

/** What the registry says of one of the sources, the clearest first; else what the form of the source says. */
function identityOf(sources: readonly Source[], form: string): Identity {
  const known = clearest.find((each) => sources.some(({ anonymity }) => anonymity === each));
  return known ?? identityOfForm(form) ?? '';
}

function datesOf(annotations: readonly Annotation[]): ArticleMeasures['coded'] {
  let [from, to] = ['', ''];
  for (const { created, modified } of annotations)
    for (const time of [created, modified]) {
      if (time && (!from || time < from)) from = time;
      if (time > to) to = time;
    }
  return from ? { from: from.slice(0, 10), to: to.slice(0, 10) } : null;
}
