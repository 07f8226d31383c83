/** The stores of the database as a backup sees them: all alike, and read in pages so that nothing waits for long. */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { RawFile, StoreName, StoreRecords } from '../domain/backup.js';
import type { Schema, StoredRaw } from './database.js';

export type Key = string | readonly (string | number)[];
export type Transaction<Mode extends 'readonly' | 'readwrite' = 'readonly' | 'readwrite'> = IDBPTransaction<
  Schema,
  StoreNames<Schema>[],
  Mode
>;

/** Every store of the database, for a transaction over all of it. */
export const allStores: StoreNames<Schema>[] = [
  'articles',
  'annotations',
  'sources',
  'codebooks',
  'settings',
  'library',
  'revisions',
  'raws',
];

/** Records that are read at once: a revision may hold thousands of annotations, a raw file megabytes. */
const pageSizes: Readonly<Record<StoreName, number>> = {
  articles: 50,
  revisions: 5,
  annotations: 500,
  sources: 500,
  codebooks: 50,
  settings: 500,
  library: 500,
  raws: 1,
};

/** Keys made of several values, and single ones, as one text each. */
export const textOfKey = (key: Key): string => (typeof key === 'string' ? key : JSON.stringify(key));

const keys: { readonly [Name in StoreName]: (record: StoreRecords[Name]) => Key } = {
  articles: ({ id }) => id,
  revisions: ({ articleId, revision }) => [articleId, revision],
  annotations: ({ id }) => id,
  sources: ({ id }) => id,
  codebooks: ({ id, version }) => [id, version],
  settings: ({ key }) => key,
  library: ({ id }) => id,
  raws: ({ articleId, revision }) => [articleId, revision],
};

export const keyOf = <Name extends StoreName>(name: Name, record: StoreRecords[Name]): Key =>
  keys[name](record);

/** The bytes wait in a Blob, which browsers keep out of a page's memory. */
export function rawFile({ articleId, revision, name, type, sha256, bytes }: StoredRaw): RawFile {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const open = async () => new Uint8Array(await blob.arrayBuffer());
  return { articleId, revision, name, type, size: bytes.length, sha256, open };
}

/** The requests of a store that are needed here, whatever its records are. */
interface Requests {
  get(key: unknown): Promise<unknown>;
  getAll(range: IDBKeyRange | null, count: number): Promise<unknown[]>;
  getAllKeys(range: IDBKeyRange | null, count: number): Promise<Key[]>;
  count(): Promise<number>;
  put(value: unknown, key?: unknown): Promise<unknown>;
  delete(key: unknown): Promise<void>;
}

export interface Shelf<Record> {
  get(key: Key): Promise<Record | undefined>;
  /** All records, a page at a time, in the order of their keys. */
  pages(): AsyncIterable<readonly Record[]>;
  /** At most `count` of those whose keys are from `first` to `last`. */
  range(first: Key, last: Key, count: number): Promise<readonly Record[]>;
  count(): Promise<number>;
  put(record: Record): Promise<void>;
  delete(key: Key): Promise<void>;
}

/** `name` in the caller's transaction, which a record that is put keeps open until its bytes have been fetched. */
export function shelfOf<Name extends StoreName>(
  transaction: Transaction,
  name: Name,
): Shelf<StoreRecords[Name]> {
  type R = StoreRecords[Name];
  const store = transaction.objectStore(name) as unknown as Requests;
  const shown = (key: Key, value: unknown): R =>
    (name === 'settings' ? { key, value } : name === 'raws' ? rawFile(value as StoredRaw) : value) as R;
  const read = async (range: IDBKeyRange | null, count: number): Promise<readonly R[]> => {
    if (name !== 'settings') return (await store.getAll(range, count)).map((value) => shown('', value));
    // Settings alone do not hold their key.
    const [found, values] = await Promise.all([store.getAllKeys(range, count), store.getAll(range, count)]);
    return values.map((value, index) => shown(found[index]!, value));
  };
  return {
    async get(key) {
      const value = await store.get(key);
      return value === undefined ? undefined : shown(key, value);
    },
    async *pages() {
      const size = pageSizes[name];
      let last: Key | undefined;
      for (;;) {
        const page = await read(last === undefined ? null : IDBKeyRange.lowerBound(last, true), size);
        if (page.length) yield page;
        if (page.length < size) return;
        last = keyOf(name, page.at(-1)!);
      }
    },
    range: (first, last, count) => read(IDBKeyRange.bound(first, last), count),
    count: () => store.count(),
    async put(record) {
      if (name === 'settings') {
        const { key, value } = record as StoreRecords['settings'];
        await store.put(value, key);
      } else if (name === 'raws') {
        const { open, size: _size, ...facts } = record as StoreRecords['raws'];
        await store.put({ ...facts, bytes: await meanwhile(store, open()) });
      } else await store.put(record);
    },
    delete: (key) => store.delete(key),
  };
}

/** Waits for what is no request of a transaction, and asks `store` for nothing meanwhile, or the transaction would end. */
async function meanwhile<Result>(store: Requests, work: Promise<Result>): Promise<Result> {
  let waiting = true;
  const end = () => (waiting = false);
  work.then(end, end);
  while (waiting) await store.get('');
  return work;
}
