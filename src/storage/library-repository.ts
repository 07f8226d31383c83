/** The list of articles in IndexedDB: an entry each, beside how much is marked. */
import { entryOf, type LibraryEntry } from '../domain/library.js';
import { transact, type Database } from './database.js';

/** What a list of articles shows of one. */
export interface ArticleSummary extends LibraryEntry {
  /** How many annotations are stored for it. */
  readonly annotations: number;
  /** When it was last worked on, or else retrieved: ISO 8601, UTC. */
  readonly modified: string;
}

/** What is known of an article's annotations without reading one. */
export interface Counted {
  readonly annotations: number;
  /** When the last of them was changed; '' where there are none. */
  readonly worked: string;
}

const none: Counted = Object.freeze({ annotations: 0, worked: '' });

/** Told apart from the entries that they belong to: of thousands of articles a few have changed since. */
export type Counts = ReadonlyMap<string, Counted>;

const summaryOf = (entry: LibraryEntry, { annotations, worked }: Counted): ArticleSummary => ({
  ...entry,
  annotations,
  modified: worked > entry.retrieved ? worked : entry.retrieved,
});

/** Only what names articles in which something is marked costs two requests; in a large library most have nothing yet. */
const many = 100;

/** What the keys of two indexes tell of these articles, or of all that have annotations. */
export const countAnnotations = (db: Database, ids?: readonly string[]): Promise<Counts> =>
  transact(db, ['annotations'], 'readonly', async (transaction) => {
    const store = transaction.objectStore('annotations');
    const [counts, times] = [store.index('article'), store.index('modified')];
    const asked: string[] = [...(ids ?? [])];
    if (!ids)
      for (
        let cursor = await counts.openKeyCursor(null, 'nextunique');
        cursor;
        cursor = await cursor.continue()
      )
        asked.push(cursor.key);
    const counted = await Promise.all(
      asked.map(async (id): Promise<[string, Counted]> => {
        const [annotations, last] = await Promise.all([
          counts.count(id),
          times.openKeyCursor(IDBKeyRange.bound([id], [id, []]), 'prev'),
        ]);
        return [id, { annotations, worked: last?.key[1] ?? '' }];
      }),
    );
    return new Map(counted);
  });

/** All entries; an article that was stored in a page's last moment has none yet, and gets one. */
async function allEntries(db: Database): Promise<readonly LibraryEntry[]> {
  const [ids, entries] = await transact(db, ['articles', 'library'], 'readonly', (transaction) =>
    Promise.all([
      transaction.objectStore('articles').getAllKeys(),
      transaction.objectStore('library').getAll(),
    ]),
  );
  const listed = new Set(entries.map(({ id }) => id));
  const missing = ids.filter((id) => !listed.has(id));
  if (!missing.length) return entries;
  const added = await transact(db, ['articles', 'library'], 'readwrite', async (transaction) => {
    const library = transaction.objectStore('library');
    const found = await Promise.all(
      missing.map(async (id) => {
        const [article, entry] = await Promise.all([
          transaction.objectStore('articles').get(id),
          library.get(id), // Another tab may have been as quick.
        ]);
        return entry ?? (article && entryOf(article));
      }),
    );
    const own = found.filter((entry) => entry !== undefined);
    await Promise.all(own.map((entry) => library.put(entry)));
    return own;
  });
  return [...entries, ...added];
}

/** The latest worked on first. */
export const byTime = (a: ArticleSummary, b: ArticleSummary) =>
  a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : a.id < b.id ? -1 : 1;

/** The latest worked on first. What `known` says is not counted again. */
export async function listArticles(db: Database, known?: Counts): Promise<readonly ArticleSummary[]> {
  const entries = await allEntries(db);
  const unknown = known && entries.flatMap(({ id }) => (known.has(id) ? [] : [id]));
  const counts = await countAnnotations(db, unknown && unknown.length < many ? unknown : undefined);
  return entries
    .map((entry) => summaryOf(entry, known?.get(entry.id) ?? counts.get(entry.id) ?? none))
    .sort(byTime);
}

/** Those of `ids` that are stored. */
export async function summariesOf(db: Database, ids: readonly string[]): Promise<readonly ArticleSummary[]> {
  const [entries, counts] = await Promise.all([
    transact(db, ['library'], 'readonly', (transaction) =>
      Promise.all(ids.map((id) => transaction.objectStore('library').get(id))),
    ),
    countAnnotations(db, ids),
  ]);
  return entries.flatMap((entry) => (entry ? [summaryOf(entry, counts.get(entry.id) ?? none)] : []));
}

/** Changes the entries of `ids` that are stored; they are read and written in one transaction. */
export const patchEntries = (
  db: Database,
  ids: readonly string[],
  patch: (entry: LibraryEntry) => Pick<LibraryEntry, 'status' | 'collections'>,
): Promise<void> =>
  transact(db, ['library'], 'readwrite', async (transaction) => {
    const library = transaction.objectStore('library');
    const entries = await Promise.all(ids.map((id) => library.get(id)));
    await Promise.all(entries.flatMap((entry) => (entry ? [library.put({ ...entry, ...patch(entry) })] : [])));
  });
