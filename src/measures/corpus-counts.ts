/** What is counted of a group of articles: sums over attributions, remembered article by article. */
import type { ArticleMeasures } from './balance.js';
import type { Case } from './case.js';

export const corpusBases = ['attributions', 'sources', 'words', 'quoted'] as const;
export type CorpusBase = (typeof corpusBases)[number];

export const manners = ['anonymous', 'direct', 'doubting', 'loaded'] as const;
export type Manner = (typeof manners)[number];

/** A number and the annotations behind it. */
export interface Found {
  readonly count: number;
  /** Ids, a list for each article that has any: of thousands of articles they are too many to copy for each number. */
  readonly lists: readonly (readonly string[])[];
}

export interface BaseCount extends Found {
  readonly bySide: ReadonlyMap<string, Found>;
}

export interface MannerCount extends Found {
  /** The attributions that it is a part of. */
  readonly of: number;
  /** Attributions for which nobody has coded what it asks for. */
  readonly uncoded: number;
}

export interface GroupCounts {
  readonly articles: number;
  /** As `pool` counts them: a compound attribution once in all, and once for each of its sides. */
  readonly bases: Readonly<Record<CorpusBase, BaseCount>>;
  readonly manners: Readonly<Record<Manner, MannerCount>>;
}

interface Tally {
  count: number;
  readonly lists: (readonly string[])[];
  /** Of one article, the one list; of several, none. */
  own: string[] | undefined;
  /** Of sources, which count once each; else undefined. */
  sources: Set<string> | undefined;
}

interface BaseTally extends Tally {
  readonly bySide: Map<string, Tally>;
}

interface MannerTally extends Tally {
  of: number;
  uncoded: number;
}

interface Tallies {
  articles: number;
  readonly bases: Record<CorpusBase, BaseTally>;
  readonly manners: Record<Manner, MannerTally>;
}

const tally = (): Tally => ({ count: 0, lists: [], own: undefined, sources: undefined });

const tallies = (): Tallies => ({
  articles: 0,
  bases: record(corpusBases, () => ({ ...tally(), bySide: new Map<string, Tally>() })),
  manners: record(manners, () => ({ ...tally(), of: 0, uncoded: 0 })),
});

const record = <Key extends string, Value>(keys: readonly Key[], make: () => Value) =>
  Object.fromEntries(keys.map((key) => [key, make()])) as Record<Key, Value>;

const known = new WeakMap<ArticleMeasures, Tallies>();

/** Of one article. */
export const countArticle = (article: ArticleMeasures): GroupCounts => talliesOf(article);

function talliesOf(article: ArticleMeasures): Tallies {
  const own = known.get(article) ?? count(article);
  known.set(article, own);
  return own;
}

/** Sums by the first article of their group: of many groups one article changes at a time. */
const sums = new WeakMap<
  ArticleMeasures,
  { readonly articles: readonly ArticleMeasures[]; readonly sum: Tallies }
>();

/** Of nothing, all is 0. Remembered for the same articles in the same order. */
export function countGroup(articles: readonly ArticleMeasures[]): GroupCounts {
  const [first] = articles;
  if (!first) return tallies();
  const known = sums.get(first);
  if (known?.articles.length === articles.length && articles.every((each, at) => each === known.articles[at]))
    return known.sum;
  const sum = added(articles.map(talliesOf));
  sums.set(first, { articles, sum });
  return sum;
}

/** Of groups that have no article in common. */
export const addGroups = (groups: readonly GroupCounts[]): GroupCounts => added(groups as readonly Tallies[]);

function added(parts: readonly Tallies[]): Tallies {
  const sum = tallies();
  for (const part of parts) {
    sum.articles += part.articles;
    for (const base of corpusBases) {
      take(sum.bases[base], part.bases[base]);
      for (const [side, found] of part.bases[base].bySide) take(sideOf(sum.bases[base], side), found);
    }
    for (const manner of manners) {
      take(sum.manners[manner], part.manners[manner]);
      sum.manners[manner].of += part.manners[manner].of;
      sum.manners[manner].uncoded += part.manners[manner].uncoded;
    }
  }
  return sum;
}

function take(into: Tally, { count: more, lists, sources }: Tally): void {
  for (const list of lists) into.lists.push(list);
  if (sources) addNamed(into, sources);
  else into.count += more;
}

function addId(to: Tally, id: string): void {
  if (!to.own) to.lists.push((to.own = []));
  to.own.push(id);
}

function addNamed(into: Tally, named: Iterable<string>): void {
  into.sources ??= new Set();
  for (const id of named) into.sources.add(id);
  into.count = into.sources.size;
}

function sideOf({ bySide }: BaseTally, side: string): Tally {
  let found = bySide.get(side);
  if (!found) bySide.set(side, (found = tally()));
  return found;
}

function count({ cases, sources }: ArticleMeasures): Tallies {
  const own = tallies();
  own.articles = 1;
  const sidesOf = new Map(sources.map((source) => [source.id, source.sides]));
  for (const each of cases) {
    addTo(own.bases.attributions, each, 1);
    addTo(own.bases.words, each, each.words.voice);
    addTo(own.bases.quoted, each, each.words.quoted);
    addSources(own.bases.sources, each, sidesOf);
    addManners(own.manners, each);
  }
  return own;
}

function addTo(base: BaseTally, { id, sides }: Case, amount: number): void {
  for (const found of [base, ...sides.map((side) => sideOf(base, side))]) {
    found.count += amount;
    if (amount) addId(found, id);
  }
}

function addSources(base: BaseTally, { id, sources }: Case, sidesOf: ReadonlyMap<string, readonly string[]>) {
  if (!sources.length) return;
  const met = new Map<Tally, string[]>([[base, [...sources]]]);
  for (const source of sources)
    for (const side of sidesOf.get(source) ?? []) {
      const found = sideOf(base, side || 'unclear');
      met.set(found, [...(met.get(found) ?? []), source]);
    }
  for (const [found, named] of met) {
    addId(found, id);
    addNamed(found, named);
  }
}

/** As the report of one article takes them: identity and mode of all attributions, stances of cues that have one. */
function addManners(into: Tallies['manners'], { id, identity, mode, stance }: Case): void {
  const add = (manner: Manner, coded: boolean, within: boolean, holds: boolean) => {
    if (!coded) into[manner].uncoded += 1;
    if (within) into[manner].of += 1;
    if (!holds) return;
    into[manner].count += 1;
    addId(into[manner], id);
  };
  const cue = stance !== '' && stance !== 'none';
  add('anonymous', identity !== '', true, identity === 'anonymous_person' || identity === 'anonymous_group');
  add('direct', mode !== '', true, mode === 'direct');
  add('doubting', stance !== '', cue, stance === 'doubting');
  add('loaded', stance !== '', cue, stance === 'loaded');
}
