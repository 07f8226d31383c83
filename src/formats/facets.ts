/** What a set may hold beyond labelled words, so that a format can say what it keeps and a set what it would lose. */
import type { Annotation } from '../domain/annotation.js';
import { findKind } from '../domain/codebook.js';
import type { AnnotatedArticle } from './json-export.js';

/** In the order in which losses are told: what matters most to an analyst first. */
export const facets = [
  'parts',
  'fragments',
  'line-breaks',
  'sources',
  'registry',
  'parents',
  'attributes',
  'value-types',
  'notes',
  'confidence',
  'prefilled',
  'analysts',
  'times',
  'ids',
  'names',
  'orphans',
  'facts',
  'blocks',
  'removed',
  'codebook',
] as const;
export type Facet = (typeof facets)[number];

/** For tables: what a facet is, in few words. */
export const facetLabels: Readonly<Record<Facet, string>> = {
  parts: 'parts of one annotation together',
  fragments: 'parts in several pieces',
  'line-breaks': 'spans over paragraphs',
  sources: 'who is quoted',
  registry: 'what is known of sources',
  parents: 'nesting',
  attributes: 'attributes',
  'value-types': 'numbers and yes/no as such',
  notes: 'notes',
  confidence: 'confidence',
  prefilled: 'suggested values told apart',
  analysts: 'analysts',
  times: 'times',
  ids: 'ids',
  names: 'names of kinds and parts letter for letter',
  orphans: 'annotations of earlier revisions',
  facts: 'facts of the article',
  blocks: 'roles of blocks',
  removed: 'what was set aside, and the digest of the raw file',
  codebook: 'the codebook',
};

type Told = (count: number) => string;
const annotations = (count: number) =>
  count === 1 ? '1 annotation' : `${count.toLocaleString('en-US')} annotations`;
const has = (count: number) => (count === 1 ? 'has' : 'have');

/** How a loss is said; `count` is that of annotations, or of whatever the sentence speaks of. */
const sentences: Readonly<Record<Facet, Told>> = {
  parts: (n) => `The parts of ${annotations(n)} (source, cue, content) are written as separate annotations.`,
  fragments: (n) => `${annotations(n)} ${has(n)} a part in several pieces, which are not kept together.`,
  'line-breaks': (n) =>
    `${annotations(n)} ${has(n)} a span over several paragraphs, which is cut at each line break.`,
  sources: (n) => `Who is quoted in ${annotations(n)} is left out.`,
  registry: (n) =>
    `Of ${n === 1 ? '1 source' : `${n.toLocaleString('en-US')} sources`}, aliases, type, role, side and all else but the name are left out.`,
  parents: (n) =>
    `That ${annotations(n)} ${n === 1 ? 'lies' : 'lie'} inside another one's content is left out.`,
  attributes: (n) => `The attributes of ${annotations(n)} are left out.`,
  'value-types': (n) => `${annotations(n)} ${has(n)} numbers or yes/no values, which are written as text.`,
  notes: (n) => `The notes on ${annotations(n)} are left out.`,
  confidence: (n) => `The confidence of ${annotations(n)} is left out.`,
  prefilled: (n) => `In ${annotations(n)}, values that a rule suggested look as if an analyst had chosen them.`,
  analysts: (n) => `Who made ${annotations(n)} is left out.`,
  times: (n) => `When ${annotations(n)} ${n === 1 ? 'was' : 'were'} made and changed is left out.`,
  ids: (n) => `${annotations(n)} ${n === 1 ? 'gets a new id' : 'get new ids'} when the file is read again.`,
  names: (n) =>
    `The names of kinds, parts or attributes of ${annotations(n)} are changed to what the format allows.`,
  orphans: (n) => `${annotations(n)} of an earlier revision ${n === 1 ? 'is' : 'are'} left out.`,
  facts: () => 'Bylines, publisher, dates, language and other facts of the article are left out.',
  blocks: () => 'The roles of the blocks, repeats, links and emphases are left out.',
  removed: () => 'The parts that were set aside, and the digest of the raw file, are left out.',
  codebook: () => 'Definitions, values and keys of the codebook are left out.',
};

/** Counts the annotations that `isUsed` holds for. */
const counting =
  (isUsed: (annotation: Annotation, set: AnnotatedArticle) => boolean) =>
  (set: AnnotatedArticle): number => {
    let count = 0;
    for (const annotation of set.annotations.values()) count += Number(isUsed(annotation, set));
    return count;
  };

/** How often a set makes use of a facet; 0 where it does not. */
const counts: Readonly<Record<Facet, (set: AnnotatedArticle) => number>> = {
  parts: counting(({ spans }) => new Set(spans.map(({ part }) => part)).size > 1),
  fragments: counting(({ spans }) => new Set(spans.map(({ part }) => part)).size < spans.length),
  'line-breaks': counting(({ spans }) => spans.some(({ exact }) => exact.includes('\n'))),
  sources: counting(({ sources }) => sources.length > 0),
  registry: ({ sources }) => sources.length,
  parents: counting(({ parent }) => parent !== null),
  attributes: counting(({ attributes }) => Object.keys(attributes).length > 0),
  'value-types': counting(({ attributes }) =>
    Object.values(attributes).some((value) => typeof value !== 'string'),
  ),
  notes: counting(({ note }) => note !== ''),
  confidence: counting(({ confidence }) => confidence !== null),
  prefilled: counting(({ prefilled }) => !!prefilled?.length),
  analysts: counting(({ analyst }) => analyst !== ''),
  times: counting(({ created, modified }) => created !== '' || modified !== ''),
  ids: counting(() => true),
  names: counting(({ kind, spans }, { codebook }) => {
    const known = findKind(codebook, kind);
    return !known || spans.some(({ part }) => !known.parts.some(({ id }) => id === part));
  }),
  orphans: ({ orphans = [] }) => [...orphans.values()].length,
  facts: ({ article: { publisher, url, published, language, bylines } }) =>
    Number([publisher, url, published, language, ...bylines].some(Boolean)),
  blocks: ({ article }) =>
    article.blocks.filter(
      ({ type, role, repeats, marks }) =>
        type !== 'paragraph' || role !== 'body' || repeats !== null || marks !== undefined,
    ).length,
  removed: ({ article }) => (article.removed?.length ?? 0) + Number(article.raw !== undefined),
  codebook: ({ codebook }) => codebook.kinds.length,
};

/**
 * One sentence for each facet that `set` makes use of and `holds` has not. `own`: how a format says it where the common
 * sentence would be wrong for it.
 */
export const lossesOf = (
  holds: readonly Facet[],
  set: AnnotatedArticle,
  own: Partial<Readonly<Record<Facet, Told>>> = {},
): string[] =>
  facets
    .filter((facet) => !holds.includes(facet))
    .flatMap((facet) => {
      const count = counts[facet](set);
      return count ? [(own[facet] ?? sentences[facet])(count)] : [];
    });

/** Of formats that lose nothing. */
export const everything: readonly Facet[] = facets;
/** All but some. */
export const allBut = (...lost: readonly Facet[]): readonly Facet[] =>
  facets.filter((facet) => !lost.includes(facet));
