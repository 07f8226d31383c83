/** The registry of sources in IndexedDB, shared by all articles of a project. */
import type { IDBPObjectStore, StoreNames } from 'idb';
import { titleOf } from '../domain/article.js';
import { registryOf, type Registry } from '../domain/registry.js';
import { transact, type Database, type Schema } from './database.js';

/** The setting that lists the entries which came with an article, named by an annotation or not. */
export const listOfSources = (articleId: string) => `sources:${articleId}`;

/** The setting that lists the sides which the project defines. */
export const listOfSides = 'sides';

type Store<Name extends 'sources' | 'settings'> = Pick<
  IDBPObjectStore<Schema, StoreNames<Schema>[], Name>,
  'get' | 'getAll'
>;

export interface StoredRegistry {
  readonly registry: Registry;
  readonly sides: readonly string[];
}

/** In a transaction of the caller's. */
export async function readRegistry(
  sources: Store<'sources'>,
  settings: Store<'settings'>,
): Promise<StoredRegistry> {
  const [all, sides] = await Promise.all([sources.getAll(), settings.get(listOfSides)]);
  return { registry: registryOf(all), sides: (sides as readonly string[] | undefined) ?? [] };
}

export const loadRegistry = (db: Database): Promise<StoredRegistry> =>
  transact(db, ['sources', 'settings'], 'readonly', (transaction) =>
    readRegistry(transaction.objectStore('sources'), transaction.objectStore('settings')),
  );

/** An article in which annotations name a source, and how many. */
export interface SourceUse {
  readonly articleId: string;
  readonly title: string;
  readonly count: number;
}

/** The articles in which annotations hold this very id, those with the most first. */
export const usesOf = (db: Database, sourceId: string): Promise<readonly SourceUse[]> =>
  transact(db, ['articles', 'annotations'], 'readonly', async (transaction) => {
    const annotations = await transaction.objectStore('annotations').index('source').getAll(sourceId);
    const counts = new Map<string, number>();
    for (const { articleId } of annotations) counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
    const articles = await Promise.all(
      [...counts.keys()].map((id) => transaction.objectStore('articles').get(id)),
    );
    return articles
      .flatMap((article) =>
        article ? [{ articleId: article.id, title: titleOf(article), count: counts.get(article.id)! }] : [],
      )
      .sort((a, b) => b.count - a.count || (a.title < b.title ? -1 : 1));
  });
