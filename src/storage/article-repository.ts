/** Articles in IndexedDB, and what is stored with them. */
import type { Annotation } from '../domain/annotation.js';
import { titleOf, type Article } from '../domain/article.js';
import type { Annotations } from '../domain/change.js';
import { idOfDigest, newId } from '../domain/id.js';
import { transact, type Database } from './database.js';
import { listOfSources, readRegistry, type StoredRegistry } from './source-registry.js';

/** What a list of articles shows of one. */
export interface ArticleSummary extends Pick<
  Article,
  'id' | 'title' | 'publisher' | 'published' | 'language' | 'retrieved'
> {
  /** How many annotations are stored for it. */
  readonly annotations: number;
  /** When it was last worked on, or else retrieved: ISO 8601, UTC. */
  readonly modified: string;
}

export interface Stored extends StoredRegistry {
  /** Undefined where the article is not stored. */
  readonly article: Article | undefined;
  readonly annotations: Annotations;
  /** Ids of the sources that came with the article, named by an annotation or not. */
  readonly listed: readonly string[];
}

/** An article as plain data, with all that was marked in it: enough to bring it back. */
export interface RemovedArticle {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
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

/** The latest worked on first. Reads no annotation: keys of an index tell their number and the last time. */
export const listArticles = (db: Database): Promise<readonly ArticleSummary[]> =>
  transact(db, ['articles', 'annotations'], 'readonly', async (transaction) => {
    const store = transaction.objectStore('annotations');
    const [counts, times] = [store.index('article'), store.index('modified')];
    const articles = await transaction.objectStore('articles').getAll();
    const summaries = await Promise.all(
      articles.map(async ({ id, title, text, publisher, published, language, retrieved }) => {
        const [annotations, last] = await Promise.all([
          counts.count(id),
          times.openKeyCursor(IDBKeyRange.bound([id], [id, []]), 'prev'),
        ]);
        const worked = last?.key[1] ?? '';
        return {
          id,
          title: titleOf({ title, text }),
          publisher,
          published,
          language,
          retrieved,
          annotations,
          modified: worked > retrieved ? worked : retrieved,
        };
      }),
    );
    return summaries.sort((a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : 0));
  });

export async function putArticle(db: Database, article: Article): Promise<void> {
  await transact(db, ['articles'], 'readwrite', (transaction) =>
    transaction.objectStore('articles').put(article),
  );
}

/** Deletes the article and its annotations; undefined where it is not stored. Sources are shared, and stay. */
export const removeArticle = (db: Database, id: string): Promise<RemovedArticle | undefined> =>
  transact(db, ['articles', 'annotations'], 'readwrite', async (transaction) => {
    const articles = transaction.objectStore('articles');
    const store = transaction.objectStore('annotations');
    const [article, annotations] = await Promise.all([articles.get(id), store.index('article').getAll(id)]);
    if (!article) return undefined;
    await Promise.all([articles.delete(id), ...annotations.map((annotation) => store.delete(annotation.id))]);
    return { article, annotations };
  });

/** Brings back what `removeArticle` took; a record that has been stored since stays as it is. */
export const restoreArticle = (db: Database, { article, annotations }: RemovedArticle): Promise<void> =>
  transact(db, ['articles', 'annotations'], 'readwrite', async (transaction) => {
    const articles = transaction.objectStore('articles');
    const store = transaction.objectStore('annotations');
    const articleKey = await articles.getKey(article.id);
    const keys = await Promise.all(annotations.map(({ id }) => store.getKey(id)));
    await Promise.all<unknown>([
      articleKey === undefined && articles.put(article),
      ...annotations.filter((_, index) => keys[index] === undefined).map((record) => store.put(record)),
    ]);
  });
