/** Which articles the library shows, and in which order: as an analyst chose, or else the latest worked on first. */
import { statuses, statusOf, type Status } from '../src/domain/library.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import { languageCode, languageName, statusLabels } from './library-labels.js';

export const sortKeys = [
  'modified',
  'title',
  'publisher',
  'published',
  'language',
  'words',
  'status',
  'annotations',
] as const;
export type SortKey = (typeof sortKeys)[number];

/** What is null lets everything through; '' is what an article does not state. */
export interface LibraryView {
  readonly sort: SortKey;
  readonly descending: boolean;
  readonly status: Status | null;
  readonly collection: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
}

export const noFilter = Object.freeze({ status: null, collection: null, publisher: null, language: null });
export type FilterKey = keyof typeof noFilter;
export const filterKeys = Object.keys(noFilter) as readonly FilterKey[];

export const defaultView: LibraryView = Object.freeze({ ...noFilter, sort: 'modified', descending: true });

/** Of numbers and dates the greatest first. */
export const beginsDescending = (sort: SortKey) =>
  sort === 'modified' || sort === 'published' || sort === 'annotations' || sort === 'words';

export const filterCount = (view: LibraryView) => filterKeys.filter((key) => view[key] !== null).length;

export const statusNow = (article: ArticleSummary): Status => statusOf(article, article.annotations);

const valuesOf: Readonly<Record<FilterKey, (article: ArticleSummary) => readonly string[]>> = {
  status: (article) => [statusNow(article)],
  collection: ({ collections }) => (collections.length ? collections : ['']),
  publisher: ({ publisher }) => [publisher ?? ''],
  language: ({ language }) => [languageCode(language)],
};

const passes = (view: LibraryView, key: FilterKey, article: ArticleSummary) =>
  view[key] === null || valuesOf[key](article).includes(view[key]);

/**
 * The rows to show. `found`: articles that a search has found, the best match first, or null without one; `ranked`: they
 * stand in that order.
 */
export function rowsOf(
  articles: readonly ArticleSummary[],
  view: LibraryView,
  { found, ranked }: { readonly found: readonly string[] | null; readonly ranked: boolean },
): readonly ArticleSummary[] {
  const ranks = found && new Map(found.map((id, rank) => [id, rank]));
  const keys = filterKeys.filter((key) => view[key] !== null);
  const rows = articles.filter(
    (article) => (!ranks || ranks.has(article.id)) && keys.every((key) => passes(view, key, article)),
  );
  if (ranks && ranked) return rows.sort((a, b) => ranks.get(a.id)! - ranks.get(b.id)!);
  return sorted(rows, view);
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** What is not stated comes last either way; what is equal, the latest worked on first. */
function sorted(rows: readonly ArticleSummary[], { sort, descending }: LibraryView): readonly ArticleSummary[] {
  const keyed = rows.map((article) => ({ article, key: keyOf(article, sort) }));
  const sign = descending ? -1 : 1;
  keyed.sort(({ article: a, key: one }, { article: b, key: other }) => {
    if (one === null || other === null) return Number(one === null) - Number(other === null) || latest(a, b);
    const order =
      typeof one === 'string' && typeof other === 'string'
        ? collator.compare(one, other)
        : Number(one) - Number(other);
    return sign * order || latest(a, b);
  });
  return keyed.map(({ article }) => article);
}

const latest = (a: ArticleSummary, b: ArticleSummary) =>
  a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : a.id < b.id ? -1 : Number(a.id > b.id);

function keyOf(article: ArticleSummary, sort: SortKey): string | number | null {
  if (sort === 'words' || sort === 'annotations') return article[sort];
  if (sort === 'status') return statuses.indexOf(statusNow(article));
  if (sort === 'title') return article.title;
  if (sort === 'language') return languageCode(article.language) || null;
  if (sort === 'publisher') return article.publisher || null;
  const time = Date.parse(article[sort] ?? '');
  return Number.isNaN(time) ? null : time;
}

/** A value to filter by, and how many articles have it where all else is as it is. */
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

const labelOf: Readonly<Record<FilterKey, (value: string) => string>> = {
  status: (value) => statusLabels[value as Status],
  collection: (value) => value || 'In none',
  publisher: (value) => value || 'Not stated',
  language: languageName,
};

/** Those in use, and the one chosen even where nothing has it any more. */
export function choicesOf(
  articles: readonly ArticleSummary[],
  view: LibraryView,
  key: FilterKey,
): readonly FilterChoice[] {
  const others = filterKeys.filter((each) => each !== key && view[each] !== null);
  const counts = new Map<string, number>(view[key] === null ? [] : [[view[key], 0]]);
  for (const article of articles) {
    const fits = Number(others.every((each) => passes(view, each, article)));
    for (const value of valuesOf[key](article)) counts.set(value, (counts.get(value) ?? 0) + fits);
  }
  const choices = [...counts].map(([value, count]) => ({ value, label: labelOf[key](value), count }));
  if (key === 'status') {
    const place = ({ value }: FilterChoice) => statuses.indexOf(value as Status);
    return choices.sort((a, b) => place(a) - place(b));
  }
  return choices.sort((a, b) => Number(!a.value) - Number(!b.value) || collator.compare(a.label, b.label));
}

/** As it was kept; a field that says nothing usable is as by default. */
export function readView(kept: string | null): LibraryView {
  let view: Record<string, unknown>;
  try {
    view = { ...(JSON.parse(kept ?? '{}') as object) };
  } catch {
    view = {};
  }
  const text = (key: FilterKey) => (typeof view[key] === 'string' ? view[key] : null);
  const status = text('status');
  return {
    sort: sortKeys.find((key) => key === view.sort) ?? defaultView.sort,
    descending: typeof view.descending === 'boolean' ? view.descending : defaultView.descending,
    status: statuses.find((each) => each === status) ?? null,
    collection: text('collection'),
    publisher: text('publisher'),
    language: text('language'),
  };
}
