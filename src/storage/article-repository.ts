/** Articles in IndexedDB, and what is stored with them. */
import type { Annotation } from '../domain/annotation.js';
import { digestBytes, type Article, type RawInput } from '../domain/article.js';
import type { Annotations, Change } from '../domain/change.js';
import { idOfDigest, newId } from '../domain/id.js';
import { addressKey, entryOf, type LibraryEntry } from '../domain/library.js';
import type { PastRevision } from '../domain/revision.js';
import { same } from '../domain/same.js';
import { transact, type Database, type StoredRaw } from './database.js';
import { listOfSources, readRegistry, type StoredRegistry } from './source-registry.js';

export interface Stored extends StoredRegistry {
  /** Undefined where the article is not stored. */
  readonly article: Article | undefined;
  readonly annotations: Annotations;
  /** Ids of the sources that came with the article, named by an annotation or not. */
  readonly listed: readonly string[];
}

/** An article as plain data, with all that is its own: enough to bring it back. */
export interface RemovedArticle {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
  readonly entry: LibraryEntry;
  readonly revisions: readonly PastRevision[];
  readonly raws: readonly StoredRaw[];
}

export const load = (db: Database, articleId: string): Promise<Stored> =>
  transact(db, ['articles', 'annotations', 'sources', 'settings'], 'readonly', async (transaction) => {
    const settings = transaction.objectStore('settings');
    const [article, annotations, listed, registry] = await Promise.all([
      transaction.objectStore('articles').get(articleId),
      transaction.objectStore('annotations').index('article').getAll(articleId),
      settings.get(listOfSources(articleId)),
      readRegistry(transaction.objectStore('sources'), settings),
    ]);
    return {
      article,
      annotations: new Map(annotations.map((annotation) => [annotation.id, annotation])),
      listed: (listed as readonly string[] | undefined) ?? [],
      ...registry,
    };
  });

export const findBySha256 = (db: Database, sha256: string): Promise<Article | undefined> =>
  db.getFromIndex('articles', 'sha256', sha256);

/**
 * The record to work on for the text of `article`: the stored one of the same text, whatever its id, or else
 * `article`, under another id where another text is stored under its own.
 */
export async function recognise(db: Database, article: Article): Promise<Article> {
  const stored = await db.get('articles', article.id);
  if (stored?.sha256 === article.sha256) return stored;
  const same = await findBySha256(db, article.sha256);
  if (same || !stored) return same ?? article;
  const id = idOfDigest(article.sha256);
  return { ...article, id: (await db.getKey('articles', id)) === undefined ? id : newId() };
}

/** Stores of what belongs to one article, and goes with it. */
const own = ['articles', 'annotations', 'library', 'revisions', 'raws'] as const;

/** All revisions of an article, as a range of the keys of `revisions` and `raws`. */
const revisionsIn = (articleId: string) => IDBKeyRange.bound([articleId], [articleId, []]);

/** Stores a new article. Throws Error where another one is stored under its id. */
export const addArticle = (
  db: Database,
  article: Article,
  { raw, collections = [] }: { readonly raw?: RawInput | null; readonly collections?: readonly string[] } = {},
): Promise<void> =>
  transact(db, ['articles', 'library', 'raws'], 'readwrite', async (transaction) => {
    // Async, so that a record that cannot be stored rejects, and leaves no other request's failure unheard.
    const writes = [
      async () => transaction.objectStore('articles').add(article),
      async () => transaction.objectStore('library').put(entryOf(article, { collections })),
      async () => raw && transaction.objectStore('raws').put(storedRaw(article, raw)),
    ];
    await Promise.all<unknown>(writes.map((write) => write()));
  });

export const storedRaw = ({ id, revision }: Article, raw: RawInput): StoredRaw => ({
  ...raw,
  articleId: id,
  revision,
  sha256: digestBytes(raw.bytes),
});

/** The articles that are the same as `article`, as far as can be told without reading them. */
export interface Recognised {
  /** Has the same text now. */
  readonly text: LibraryEntry | undefined;
  /** Had the same text in an older revision. */
  readonly past: LibraryEntry | undefined;
  /** Come from the same address, with another text. */
  readonly address: readonly LibraryEntry[];
}

export const findSame = (db: Database, { sha256, url }: Article): Promise<Recognised> =>
  transact(db, ['articles', 'library', 'revisions'], 'readonly', async (transaction) => {
    const library = transaction.objectStore('library');
    const key = addressKey(url);
    const [id, past, address] = await Promise.all([
      transaction.objectStore('articles').index('sha256').getKey(sha256),
      transaction.objectStore('revisions').index('sha256').getKey(sha256),
      key ? library.index('address').getAll(key) : [],
    ]);
    const [text, pastEntry] = await Promise.all([
      id === undefined ? undefined : library.get(id),
      past === undefined ? undefined : library.get(past[0]),
    ]);
    return { text, past: pastEntry, address: address.filter((entry) => entry.id !== text?.id) };
  });

/** A new text of a stored article, and what it does to the annotations. */
export interface NewRevision {
  /** Under the id of the stored one, with the next revision number. */
  readonly article: Article;
  readonly raw: RawInput | null;
  /** The one that ends. */
  readonly past: PastRevision;
  /** The annotations that move, each from what `past` holds of it. */
  readonly change: Change;
}

/**
 * Stores all of it or nothing. An annotation that somebody has changed since `past` was read stays as it is, and waits
 * to be attached. Throws Error where the article is not what `past` says any more.
 */
export const addRevision = (db: Database, { article, raw, past, change }: NewRevision): Promise<void> =>
  transact(db, [...own], 'readwrite', async (transaction) => {
    const articles = transaction.objectStore('articles');
    const annotations = transaction.objectStore('annotations');
    const library = transaction.objectStore('library');
    const [stored, entry, records] = await Promise.all([
      articles.get(article.id),
      library.get(article.id),
      Promise.all(change.map(({ id }) => annotations.get(id))),
    ]);
    if (stored?.revision !== past.revision || stored.sha256 !== past.article.sha256)
      throw new Error(
        'This article has got another version in another tab. Open it again, and look at that first.',
      );
    const moves = change.filter(({ before }, index) => same(records[index], before));
    await Promise.all<unknown>([
      transaction.objectStore('revisions').put(past),
      articles.put(article),
      library.put(entryOf(article, entry)),
      raw && transaction.objectStore('raws').put(storedRaw(article, raw)),
      ...moves.map(({ after }) => after && annotations.put(after)),
    ]);
  });

/**
 * Takes the last revision back: the one before is the article again, with its annotations where they stood. One that has
 * been worked on since stays as it is, like those that were made since, and waits to be attached. Returns what is the
 * article now; undefined where there is no revision before.
 */
export const removeRevision = (db: Database, articleId: string): Promise<Article | undefined> =>
  transact(db, [...own], 'readwrite', async (transaction) => {
    const [articles, revisions] = [transaction.objectStore('articles'), transaction.objectStore('revisions')];
    const annotations = transaction.objectStore('annotations');
    const library = transaction.objectStore('library');
    const article = await articles.get(articleId);
    const past = article && (await revisions.getAll(revisionsIn(articleId))).at(-1); // Numbers may be left out.
    if (!past) return undefined;
    const [records, entry] = await Promise.all([
      Promise.all(past.annotations.map(({ id }) => annotations.get(id))),
      library.get(articleId),
    ]);
    const moved = new Map(past.carried.map(({ id, status, spans }) => [id, status === 'sure' ? spans : null]));
    const untouched = past.annotations.filter((before, index) => {
      const spans = moved.get(before.id);
      const now = records[index];
      return (
        spans && now && same({ ...before, spans, revision: article.revision, modified: now.modified }, now)
      );
    });
    await Promise.all<unknown>([
      revisions.delete([articleId, past.revision]),
      transaction.objectStore('raws').delete([articleId, article.revision]),
      articles.put(past.article),
      library.put(entryOf(past.article, entry)),
      ...untouched.map((annotation) => annotations.put(annotation)),
    ]);
    return past.article;
  });

/** The revisions before the one that is stored as the article, the oldest first. */
export const pastRevisions = (db: Database, articleId: string): Promise<readonly PastRevision[]> =>
  db.getAll('revisions', revisionsIn(articleId));

/** The bytes that the revisions of an article were made from, the oldest first. */
export const rawsOf = (db: Database, articleId: string): Promise<readonly StoredRaw[]> =>
  db.getAll('raws', revisionsIn(articleId));

/** Deletes the article and all that is its own; undefined where it is not stored. Sources are shared, and stay. */
export const removeArticle = (db: Database, id: string): Promise<RemovedArticle | undefined> =>
  transact(db, [...own], 'readwrite', async (transaction) => {
    const articles = transaction.objectStore('articles');
    const store = transaction.objectStore('annotations');
    const library = transaction.objectStore('library');
    const [pasts, raw] = [transaction.objectStore('revisions'), transaction.objectStore('raws')];
    const range = revisionsIn(id);
    const [article, entry, annotations, revisions, raws] = await Promise.all([
      articles.get(id),
      library.get(id),
      store.index('article').getAll(id),
      pasts.getAll(range),
      raw.getAll(range),
    ]);
    if (!article) return undefined;
    await Promise.all([
      articles.delete(id),
      library.delete(id),
      pasts.delete(range),
      raw.delete(range),
      ...annotations.map((annotation) => store.delete(annotation.id)),
    ]);
    return { article, annotations, entry: entry ?? entryOf(article), revisions, raws };
  });

/** Brings back what `removeArticle` took; a record that has been stored since stays as it is. */
export const restoreArticle = (db: Database, removed: RemovedArticle): Promise<void> =>
  transact(db, [...own], 'readwrite', async (transaction) => {
    const { article, annotations, entry, revisions, raws } = removed;
    const store = transaction.objectStore('annotations');
    const [articleKey, keys] = await Promise.all([
      transaction.objectStore('articles').getKey(article.id),
      Promise.all(annotations.map(({ id }) => store.getKey(id))),
    ]);
    const own = articleKey === undefined ? [article] : [];
    await Promise.all<unknown>([
      ...own.flatMap((): Promise<unknown>[] => [
        transaction.objectStore('articles').put(article),
        transaction.objectStore('library').put(entry),
        ...revisions.map((record) => transaction.objectStore('revisions').put(record)),
        ...raws.map((record) => transaction.objectStore('raws').put(record)),
      ]),
      ...annotations.filter((_, index) => keys[index] === undefined).map((record) => store.put(record)),
    ]);
  });
