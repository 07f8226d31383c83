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

/**
 * The latest worked on first. Reads no annotation: keys of an index tell their number and the last time. An article that
 * was stored in a page's last moment has no entry yet, and gets one.
 */
export const listArticles = (db: Database): Promise<readonly ArticleSummary[]> =>
  transact(db, ['articles', 'annotations', 'library'], 'readwrite', async (transaction) => {
    const store = transaction.objectStore('annotations');
    const [counts, times] = [store.index('article'), store.index('modified')];
    const [articles, library] = [transaction.objectStore('articles'), transaction.objectStore('library')];
    const [ids, listed] = await Promise.all([articles.getAllKeys(), library.getAll()]);
    const entries = new Map(listed.map((entry) => [entry.id, entry]));
    const missing = await Promise.all(ids.filter((id) => !entries.has(id)).map((id) => articles.get(id)));
    const added = missing.flatMap((article) => (article ? [entryOf(article)] : []));
    await Promise.all(added.map((entry) => library.put(entry)));
    const summaries = await Promise.all(
      [...listed, ...added].map(async (entry) => {
        const [annotations, last] = await Promise.all([
          counts.count(entry.id),
          times.openKeyCursor(IDBKeyRange.bound([entry.id], [entry.id, []]), 'prev'),
        ]);
        const worked = last?.key[1] ?? '';
        return { ...entry, annotations, modified: worked > entry.retrieved ? worked : entry.retrieved };
      }),
    );
    return summaries.sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0));
  });

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
