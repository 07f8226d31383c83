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

/** How many annotations of an article name a source, by source id and article id. */
export type SourceUses = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * By the ids that the annotations hold: those of merged entries stand for themselves here. Reads no annotation: two
 * indexes tell whose it is and whom it names.
 */
export const usesOfSources = (db: Database): Promise<SourceUses> =>
  transact(db, ['articles', 'annotations', 'sources'], 'readonly', async (transaction) => {
    const annotations = transaction.objectStore('annotations');
    const [articleIds, sourceIds] = await Promise.all([
      transaction.objectStore('articles').getAllKeys(),
      transaction.objectStore('sources').getAllKeys(),
    ]);
    const [ofArticles, ofSources] = await Promise.all([
      Promise.all(articleIds.map((id) => annotations.index('article').getAllKeys(id))),
      Promise.all(sourceIds.map((id) => annotations.index('source').getAllKeys(id))),
    ]);
    const articleOf = new Map<string, string>();
    for (const [index, ids] of ofArticles.entries())
      for (const id of ids) articleOf.set(id, articleIds[index]!);
    const uses = new Map<string, Map<string, number>>();
    for (const [index, ids] of ofSources.entries()) {
      const counts = new Map<string, number>();
      for (const id of ids) {
        const article = articleOf.get(id);
        if (article !== undefined) counts.set(article, (counts.get(article) ?? 0) + 1);
      }
      if (counts.size) uses.set(sourceIds[index]!, counts);
    }
    return uses;
  });

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
