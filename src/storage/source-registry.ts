/** The registry of sources in IndexedDB, shared by all articles of a project. */
import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Annotations } from '../domain/change.js';
import type { Source } from '../domain/source.js';
import type { Schema } from './database.js';

/** The entries that `annotations` name: an article is shown and exported with its own sources only. */
export async function namedSources(
  registry: Pick<IDBPObjectStore<Schema, StoreNames<Schema>[], 'sources'>, 'get'>,
  annotations: Annotations,
): Promise<readonly Source[]> {
  const ids = new Set([...annotations.values()].flatMap(({ sources }) => sources));
  const entries = await Promise.all([...ids].map((id) => registry.get(id)));
  return entries.filter((entry) => entry !== undefined);
}
