/** Many articles in groups: by outlet, by month, or by collection. */
import { nameKey } from '../domain/match-sources.js';
import type { ArticleMeasures } from './balance.js';

export const groupings = ['outlet', 'month', 'collection'] as const;
export type Grouping = (typeof groupings)[number];

/** An article of a corpus. */
export interface CorpusArticle {
  readonly measures: ArticleMeasures;
  /** Names. */
  readonly collections: readonly string[];
}

export interface CorpusGroup {
  readonly id: string;
  readonly label: string;
  /** Of those for which nothing is said: no publisher, no date, no collection. */
  readonly rest: boolean;
  readonly articles: readonly ArticleMeasures[];
}

interface Place {
  readonly id: string;
  readonly label: string;
  readonly rest?: boolean;
}

/** Outlets and collections with the most articles first, months in their order; what nothing is said of comes last. */
export function groupArticles(articles: readonly CorpusArticle[], by: Grouping): readonly CorpusGroup[] {
  const found = new Map<string, { place: Place; labels: Map<string, number>; articles: ArticleMeasures[] }>();
  for (const article of articles)
    for (const place of placesOf(article, by)) {
      const group = found.get(place.id) ?? { place, labels: new Map<string, number>(), articles: [] };
      found.set(place.id, group);
      group.labels.set(place.label, (group.labels.get(place.label) ?? 0) + 1);
      group.articles.push(article.measures);
    }
  const groups = [...found.values()].map((group): CorpusGroup => ({
    id: group.place.id,
    label: commonest(group.labels),
    rest: group.place.rest ?? false,
    articles: group.articles,
  }));
  const inOrder = (a: CorpusGroup, b: CorpusGroup) =>
    by === 'month' ? compare(a.id, b.id) : b.articles.length - a.articles.length || compare(a.label, b.label);
  return groups.sort((a, b) => Number(a.rest) - Number(b.rest) || inOrder(a, b));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Spelt as most of them have it. */
const commonest = (labels: ReadonlyMap<string, number>) =>
  [...labels].sort(([a, one], [b, other]) => other - one || compare(a, b))[0]![0];

function placesOf({ measures: { article }, collections }: CorpusArticle, by: Grouping): readonly Place[] {
  if (by === 'outlet') return [outletOf(article.publisher)];
  if (by === 'month') return [monthOf(article.published)];
  const names = [...new Set(collections.map((name) => name.trim()).filter(Boolean))];
  return names.length
    ? names.map((name) => ({ id: `in ${name}`, label: name }))
    : [{ id: 'none', label: 'In no collection', rest: true }];
}

function outletOf(publisher: string | null): Place {
  const name = publisher?.trim() ?? '';
  return name
    ? { id: `of ${nameKey(name) || name}`, label: name }
    : { id: 'none', label: 'No publisher stated', rest: true };
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** As the page states it, in its own time zone. */
function monthOf(published: string | null): Place {
  const [, year, month] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?!\d))?(?!\d)/.exec(published?.trim() ?? '') ?? [];
  if (!year) return { id: 'none', label: 'No date stated', rest: true };
  return month
    ? { id: `${year}-${month}`, label: `${months[Number(month) - 1]} ${year}` }
    : { id: year, label: `${year}, month not stated` };
}
