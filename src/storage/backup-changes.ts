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
import { keyOf, shelfOf, textOfKey, type Key, type Transaction } from './backup-shelves.js';
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

/** Gathers the edits of a store, and counts what meets which fate. */
export class Ledger<Name extends StoreName> {
  readonly edits: RecordEdit<StoreRecords[Name]>[] = [];
  readonly #name: Name;
  readonly #tally = { added: 0, changed: 0, same: 0, kept: 0, removed: 0 };

  constructor(name: Name) {
    this.#name = name;
  }

  get tally(): Tally {
    return this.#tally;
  }

  /** A record before and after; one that says the same is only counted. */
  add(key: Key, before: StoreRecords[Name] | undefined, after: StoreRecords[Name] | undefined): void {
    if (before && after && sameRecord(this.#name, before, after)) return this.count('same');
    this.count(!before ? 'added' : after ? 'changed' : 'removed');
    this.edits.push({ key, ...(before && { before }), ...(after && { after }) });
  }

  /** A record that stays as it is. */
  count(fate: keyof Tally): void {
    this.#tally[fate] += 1;
  }

  /** Where the one that is stored stays, whatever comes. */
  fill(key: Key, stored: StoreRecords[Name] | undefined, incoming: StoreRecords[Name]): void {
    if (!stored) this.add(key, undefined, incoming);
    else this.count(sameRecord(this.#name, stored, incoming) ? 'same' : 'kept');
  }
}

/** As the database orders them; those of a store are all of one form. */
const compareKeys = (a: Key, b: Key) =>
  typeof a === 'string' && typeof b === 'string' ? (a < b ? -1 : Number(a > b)) : indexedDB.cmp(a, b);

/** In groups of as many as are asked for at once: each request holds a copy of its record. */
function batches<T>(name: StoreName, list: readonly T[]): readonly (readonly T[])[] {
  const size = name === 'raws' ? 1 : name === 'revisions' ? 5 : 250;
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}

/**
 * Hands what is stored under each of `keys`, none twice, to `onFound`, a batch at a time: what is done there delays
 * nothing else for long.
 */
export async function getEach<Name extends StoreName>(
  transaction: Transaction,
  name: Name,
  keys: readonly Key[],
  { signal }: Pace,
  onFound: (key: Key, record: StoreRecords[Name] | undefined) => void,
): Promise<void> {
  const shelf = shelfOf(transaction, name);
  const sorted = [...keys].sort(compareKeys);
  for (const some of batches(name, sorted)) {
    checkSignal(signal);
    // One request for all of them, unless too many others lie between.
    const most = some.length > 1 ? 4 * some.length : 0;
    const range = most ? await shelf.range(some[0]!, some.at(-1)!, most + 1) : null;
    if (range && range.length <= most) {
      const found = new Map(range.map((record) => [textOfKey(keyOf(name, record)), record]));
      for (const key of some) onFound(key, found.get(textOfKey(key)));
    } else {
      const found = await Promise.all(some.map((key) => shelf.get(key)));
      for (const [index, key] of some.entries()) onFound(key, found[index]);
    }
  }
}

/** What is stored under each of `keys`, by the text of the key. */
export async function getAll<Name extends StoreName>(
  transaction: Transaction,
  name: Name,
  keys: readonly Key[],
  pace: Pace,
): Promise<ReadonlyMap<string, StoreRecords[Name]>> {
  const found = new Map<string, StoreRecords[Name]>();
  await getEach(transaction, name, keys, pace, (key, record) => {
    if (record) found.set(textOfKey(key), record);
  });
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
    // The next ones are handed over while the browser is at work on those before.
    let writing: Promise<unknown> = Promise.resolve();
    for (const some of batches(name, edits)) {
      checkSignal(signal);
      const next = Promise.all(some.map(put));
      next.catch(() => {}); // Where those before fail, that is what is told.
      await writing;
      writing = next;
      done += some.length;
      onProgress?.({ done, total });
    }
    await writing;
  };
  for (const name of storeNames) await applyTo(name);
}
