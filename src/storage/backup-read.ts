/** Reads a whole workspace as it stands at one moment. */
import { storeNames, type Pace, type StoreName, type StoreRecords } from '../domain/backup.js';
import { allStores, shelfOf } from './backup-shelves.js';
import { transact, type Database } from './database.js';

/** Where the records go, a page at a time, store after store in the order of `storeNames`. */
export interface Collector {
  add<Name extends StoreName>(name: Name, records: readonly StoreRecords[Name][]): void;
}

/** Throws `signal.reason` where the analyst has changed their mind. */
export const checkSignal = (signal: AbortSignal | undefined): void => {
  // Under a name of its own: a connection would take an AbortError for its own end, and try again.
  if (signal?.aborted) throw new Stopped(signal.reason);
};

/** `cause`: why the work was given up. */
export class Stopped extends Error {
  constructor(cause: unknown) {
    super('The work was given up.', { cause });
    this.name = 'Stopped';
  }
}

/**
 * Hands every record to the collector that `begin` makes, from one transaction: what others write meanwhile waits, and
 * is all in it or not at all.
 */
export const readAll = <C extends Collector>(
  db: Database,
  begin: () => C,
  { signal, onProgress }: Pace,
): Promise<C> =>
  transact(db, allStores, 'readonly', async (transaction) => {
    const collector = begin();
    const counts = await Promise.all(storeNames.map((name) => shelfOf(transaction, name).count()));
    const total = counts.reduce((sum, count) => sum + count, 0);
    let done = 0;
    for (const name of storeNames)
      for await (const records of shelfOf(transaction, name).pages()) {
        checkSignal(signal);
        collector.add(name, records);
        done += records.length;
        onProgress?.({ done, total });
      }
    return collector;
  });
