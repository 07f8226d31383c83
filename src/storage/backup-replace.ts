/** What a restore changes that puts a backup in the place of what is here. */
import {
  lastBackupSetting,
  perStore,
  storeNames,
  type Contents,
  type Pace,
  type StoreName,
  type StoreRecords,
} from '../domain/backup.js';
import { Ledger, type Changes, type Decision } from './backup-changes.js';
import { newsOf } from './backup-news.js';
import { checkSignal } from './backup-read.js';
import { keyOf, shelfOf, textOfKey, type Transaction } from './backup-shelves.js';

/** Nothing of what is here stays but what it says of this browser. */
export async function decideReplace(
  transaction: Transaction,
  contents: Contents,
  { signal, onProgress }: Pace,
): Promise<Decision> {
  const counts = await Promise.all(storeNames.map((name) => shelfOf(transaction, name).count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  const ledgerOf = async <Name extends StoreName>(name: Name) => {
    type R = StoreRecords[Name];
    const records = contents[name] as readonly R[];
    const coming = new Map(records.map((record) => [textOfKey(keyOf(name, record)), record]));
    const ledger = new Ledger(name);
    for await (const page of shelfOf(transaction, name).pages()) {
      checkSignal(signal);
      for (const before of page) {
        const key = keyOf(name, before);
        const after = coming.get(textOfKey(key));
        coming.delete(textOfKey(key));
        if (after || !isLocal(name, key)) ledger.add(key, before, after);
      }
      done += page.length;
      onProgress?.({ done, total });
    }
    for (const after of coming.values()) ledger.add(keyOf(name, after), undefined, after);
    return ledger;
  };
  const all = {
    articles: await ledgerOf('articles'),
    revisions: await ledgerOf('revisions'),
    annotations: await ledgerOf('annotations'),
    sources: await ledgerOf('sources'),
    codebooks: await ledgerOf('codebooks'),
    settings: await ledgerOf('settings'),
    library: await ledgerOf('library'),
    raws: await ledgerOf('raws'),
  };
  const changes = perStore((name) => all[name].edits) as Changes;
  return {
    changes,
    outcome: {
      mode: 'replace',
      stores: perStore((name) => all[name].tally),
      articles: newsOf(changes, contents.articles),
      notes: [],
    },
  };
}

const isLocal = (name: StoreName, key: unknown) => name === 'settings' && key === lastBackupSetting;
