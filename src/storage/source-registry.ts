/** The registry of sources in IndexedDB, shared by all articles of a project. */
import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Annotations } from '../domain/change.js';
import type { Source } from '../domain/source.js';
import type { Schema } from './database.js';

/** The setting that lists the entries which came with an article, named by an annotation or not. */
export const listOfSources = (articleId: string) => `sources:${articleId}`;

/** The entries of `listed` and those that `annotations` name: an article is shown with its own sources only. */
export async function namedSources(
  registry: Pick<IDBPObjectStore<Schema, StoreNames<Schema>[], 'sources'>, 'get'>,
  annotations: Annotations,
  listed: readonly string[] = [],
): Promise<readonly Source[]> {
  const ids = new Set([...listed, ...[...annotations.values()].flatMap(({ sources }) => sources)]);
  const entries = await Promise.all([...ids].map((id) => registry.get(id)));
  return entries.filter((entry) => entry !== undefined);
}
