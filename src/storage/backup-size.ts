/** How large a backup would be, told from a few records of each store. */
import { lastBackupSetting, storeNames, type PerStore, type StoreName } from '../domain/backup.js';
import { allStores, shelfOf, type Transaction } from './backup-shelves.js';
import { transact, type Database } from './database.js';

export interface Estimate {
  readonly counts: PerStore<number>;
  /** Bytes of the file, give or take a half. */
  readonly bytes: number;
}

/** Records that are looked at: of raw files a few, since each may be megabytes. */
const sample = (name: StoreName) => (name === 'raws' || name === 'revisions' ? 5 : 50);

/** What a zip file has of its own, and for each file in it. */
const frame = { whole: 3000, file: 250 };

/** What deflating leaves of the records, and of files as they come: pages shrink, pictures and PDF do not. */
const deflated = (name: StoreName) => (name === 'raws' ? 0.5 : 0.2);

export const estimate = (db: Database): Promise<Estimate> =>
  transact(db, allStores, 'readonly', async (transaction) => {
    let bytes = frame.whole;
    const counts: Partial<Record<StoreName, number>> = {};
    for (const name of storeNames) {
      const count = await shelfOf(transaction, name).count();
      const local =
        name === 'settings' && (await shelfOf(transaction, name).get(lastBackupSetting)) !== undefined;
      counts[name] = count - Number(local);
      if (name === 'raws') bytes += count * frame.file;
      if (count) bytes += (await averageOf(transaction, name)) * count * deflated(name);
    }
    return { counts: counts as PerStore<number>, bytes };
  });

/** Bytes of a record before it is deflated. */
async function averageOf(transaction: Transaction, name: StoreName): Promise<number> {
  const sizes: number[] = [];
  for await (const page of shelfOf(transaction, name).pages()) {
    for (const record of page)
      if (sizes.length < sample(name))
        sizes.push('open' in record ? record.size : JSON.stringify(record).length);
    if (sizes.length >= sample(name)) break;
  }
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
