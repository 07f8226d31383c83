/** The same event across outlets: who is heard where, by one alone, and who is missing. */
import { nameKey } from '../domain/match-sources.js';
import { joinSources, type JoinedSource, type Voiced } from './across-names.js';
import type { ArticleMeasures, BalanceArticle } from './balance.js';

export interface Outlet {
  readonly article: BalanceArticle;
  /** The publisher; where that is not said, or said of two of the articles, with the title. Unique. */
  readonly label: string;
  readonly attributions: number;
  /** Voice words of all of them, each once. */
  readonly words: number;
  /** Ids of attributions to nobody whom the registry knows: they are in no row. */
  readonly unnamed: readonly string[];
}

/**
 * `here`; `only here`: in no other; `missing here`: absent although at least two others have it, or with two articles the
 * other; `absent`: as all but one.
 */
export type Presence = 'here' | 'only here' | 'missing here' | 'absent';

export interface OutletCell {
  readonly presence: Presence;
  readonly attributions: number;
  readonly words: number;
  /** Ids of the attributions. */
  readonly annotations: readonly string[];
}

export interface SourceRow extends JoinedSource {
  /** One for each outlet. */
  readonly cells: readonly OutletCell[];
  /** In how many of them it is. */
  readonly outlets: number;
  readonly attributions: number;
  readonly words: number;
}

export interface Across {
  /** In the order of the articles given. */
  readonly outlets: readonly Outlet[];
  /** Those in the most outlets first, then by attributions, words and name. */
  readonly sources: readonly SourceRow[];
  /** Names that two entries of one registry share. */
  readonly doubles: readonly string[];
}

/** A compound attribution counts once for each of its sources. */
export function acrossArticles(articles: readonly Voiced[]): Across {
  const { sources, doubles } = joinSources(articles);
  const labels = outletLabels(articles.map(({ measures }) => measures.article));
  const counted = articles.map(({ measures }) => countsOf(measures, sources));
  const least = Math.min(2, articles.length - 1);
  const rows = sources.map((source, index): SourceRow => {
    const here = counted.map((counts) => counts[index]!);
    const outlets = here.filter(({ annotations }) => annotations.length).length;
    return {
      ...source,
      outlets,
      attributions: sum(here, ({ annotations }) => annotations.length),
      words: sum(here, ({ words }) => words),
      cells: here.map(({ annotations, words }) => ({
        presence: annotations.length
          ? outlets === 1 && articles.length > 1
            ? 'only here'
            : 'here'
          : outlets >= least
            ? 'missing here'
            : 'absent',
        attributions: annotations.length,
        words,
        annotations,
      })),
    };
  });
  return {
    outlets: articles.map(({ measures }, index) => ({
      article: measures.article,
      label: labels[index]!,
      attributions: measures.cases.length,
      words: sum(measures.cases, ({ words }) => words.voice),
      unnamed: measures.cases.flatMap(({ id, sources: named }) => (named.length ? [] : [id])),
    })),
    sources: rows.sort(
      (a, b) =>
        b.outlets - a.outlets ||
        b.attributions - a.attributions ||
        b.words - a.words ||
        (a.names[0]! < b.names[0]! ? -1 : Number(a.names[0]! > b.names[0]!)),
    ),
    doubles,
  };
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
  items.reduce((total, item) => total + of(item), 0);

interface SourceCount {
  words: number;
  readonly annotations: string[];
}

/** For each of `sources` what one article has of it. */
function countsOf({ cases }: ArticleMeasures, sources: readonly JoinedSource[]): readonly SourceCount[] {
  const counts = sources.map((): SourceCount => ({ words: 0, annotations: [] }));
  const places = new Map(sources.flatMap(({ ids }, place) => ids.map((id) => [id, place] as const)));
  for (const each of cases)
    for (const place of new Set(each.sources.map((id) => places.get(id)))) {
      const count = place === undefined ? undefined : counts[place];
      if (!count) continue;
      count.words += each.words.voice;
      count.annotations.push(each.id);
    }
  return counts;
}

/** A name for each article among these, unlike all others. */
export function outletLabels(
  articles: readonly Pick<BalanceArticle, 'publisher' | 'title'>[],
): readonly string[] {
  const publishers = times(articles.map(({ publisher }) => nameKey(publisher ?? '')));
  const labels = articles.map(({ publisher, title }) => {
    const name = title.trim() || 'Untitled article';
    const key = nameKey(publisher ?? '');
    if (!key) return name;
    return publishers.get(key) === 1 ? publisher!.trim() : `${publisher!.trim()}: ${name}`;
  });
  const met = new Map<string, number>();
  const all = times(labels);
  return labels.map((label) => {
    const turn = (met.get(label) ?? 0) + 1;
    met.set(label, turn);
    return all.get(label) === 1 ? label : `${label} (${turn})`;
  });
}

function times(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
