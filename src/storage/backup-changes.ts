/** What a restore changes, decided before anything is written: to be told, applied in one transaction, and taken back. */
import {
  storeNames,
  type Pace,
  type RawFile,
  type RestoreOutcome,
  type StoreName,
  type StoreRecords,
  type Tally,
} from '../domain/backup.js';
import { equal } from '../domain/equal.js';
import { same } from '../domain/same.js';
import { shelfOf, type Key, type Transaction } from './backup-shelves.js';
import { checkSignal } from './backup-read.js';

/** One record before and after. No `before` adds it; no `after` removes it. */
export interface RecordEdit<R> {
  readonly key: Key;
  readonly before?: R;
  readonly after?: R;
}

/** What a restore comes to: what is to be written, and what there is to say about it. */
export interface Decision {
  readonly changes: Changes;
  readonly outcome: RestoreOutcome;
}

export type Changes = { readonly [Name in StoreName]: readonly RecordEdit<StoreRecords[Name]>[] };

/** As most records are found, which is quickly told; or in other words. */
const alike = (a: unknown, b: unknown) => same(a, b) || equal(a, b);

/** Whether two records say the same; of files the digest tells. */
export const sameRecord = <Name extends StoreName>(
  name: Name,
  a: StoreRecords[Name] | undefined,
  b: StoreRecords[Name] | undefined,
): boolean => (name === 'raws' ? sameFile(a as RawFile | undefined, b as RawFile | undefined) : alike(a, b));

const sameFile = (a: RawFile | undefined, b: RawFile | undefined) =>
  a?.sha256 === b?.sha256 && a?.name === b?.name && a?.type === b?.type;

/** `edits` without those that change nothing; same ones counted. */
export function tallied<Name extends StoreName>(
  name: Name,
  edits: readonly RecordEdit<StoreRecords[Name]>[],
  kept = 0,
): { readonly edits: readonly RecordEdit<StoreRecords[Name]>[]; readonly tally: Tally } {
  const tally = { added: 0, changed: 0, same: 0, kept, removed: 0 };
  const actual = edits.filter(({ before, after }) => {
    const fate = !before ? 'added' : !after ? 'removed' : sameRecord(name, before, after) ? 'same' : 'changed';
    tally[fate] += 1;
    return fate !== 'same';
  });
  return { edits: actual, tally };
}

/** In groups of as many as are asked for at once: each request holds a copy of its record. */
function batches<T>(name: StoreName, list: readonly T[]): readonly (readonly T[])[] {
  const size = name === 'raws' ? 1 : name === 'revisions' ? 5 : 200;
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/** What is stored under each of `keys`. */
export async function getEach<Name extends StoreName>(
  transaction: Transaction,
  name: Name,
  keys: readonly Key[],
  { signal }: Pace = {},
): Promise<readonly (StoreRecords[Name] | undefined)[]> {
  const shelf = shelfOf(transaction, name);
  const found: (StoreRecords[Name] | undefined)[] = [];
  for (const some of batches(name, keys)) {
    checkSignal(signal);
    found.push(...(await Promise.all(some.map((key) => shelf.get(key)))));
  }
  return found;
}

/** Writes what `changes` say. */
export async function apply(
  transaction: Transaction<'readwrite'>,
  changes: Changes,
  { signal, onProgress }: Pace,
): Promise<void> {
  const total = storeNames.reduce((sum, name) => sum + changes[name].length, 0);
  let done = 0;
  const applyTo = async <Name extends StoreName>(name: Name) => {
    const shelf = shelfOf(transaction, name);
    const put = async ({ key, after }: RecordEdit<StoreRecords[Name]>) =>
      after ? shelf.put(after) : shelf.delete(key);
    const edits: readonly RecordEdit<StoreRecords[Name]>[] = changes[name];
    for (const some of batches(name, edits)) {
      checkSignal(signal);
      await Promise.all(some.map(put));
      done += some.length;
      onProgress?.({ done, total });
    }
  };
  for (const name of storeNames) await applyTo(name);
}

/**
 * The changes that take `changes` back, as far as nobody has worked on their records since. What was added stays where
 * something is left that belongs to it: an article with annotations, a source that annotations name.
 */
export async function inverse(transaction: Transaction, changes: Changes, pace: Pace): Promise<Changes> {
  const left = new Set<string>();
  const untouched = async <Name extends StoreName>(name: Name) => {
    const edits = changes[name];
    const stored = await getEach(
      transaction,
      name,
      edits.map(({ key }) => key),
      pace,
    );
    return edits.flatMap(({ key, before, after }, index) =>
      sameRecord(name, stored[index], after)
        ? [{ key, ...(after && { before: after }), ...(before && { after: before }) }]
        : [],
    );
  };
  const annotations = await untouched('annotations');
  const gone = new Set(annotations.flatMap(({ key, after }) => (after ? [] : [key as string])));
  const store = transaction.objectStore('annotations');
  /** Whether an annotation is left under `key` of an index when those of `gone` have gone. */
  const used = async (index: 'article' | 'source', key: string) =>
    (await store.index(index).getAllKeys(key)).some((id) => !gone.has(id));
  for (const { key, before } of changes.articles)
    if (!before && (await used('article', key as string))) left.add(key as string);
  const spared = <E extends { readonly key: Key; readonly after?: unknown }>(edits: readonly E[]) =>
    edits.filter(({ key, after }) => after || !left.has(typeof key === 'string' ? key : String(key[0])));
  const sources: Changes['sources'][number][] = [];
  for (const edit of await untouched('sources'))
    if (edit.after || !(await used('source', edit.key as string))) sources.push(edit);
  const settings = await untouched('settings');
  return {
    articles: spared(await untouched('articles')),
    revisions: spared(await untouched('revisions')),
    annotations,
    sources,
    codebooks: await untouched('codebooks'),
    settings: settings.filter(({ key, after }) => after || !left.has((key as string).replace(/^\w+:/, ''))),
    library: spared(await untouched('library')),
    raws: spared(await untouched('raws')),
  };
}
