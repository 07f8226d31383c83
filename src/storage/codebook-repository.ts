/** Codebooks in IndexedDB, and which article is coded with which. */
import type { Codebook } from '../domain/codebook.js';
import { transact, type Database } from './database.js';

/** The key of the setting that says so. */
export const settingOf = (articleId: string) => `codebook:${articleId}`;

/** The codebook that was chosen for an article; undefined where none was. */
export const codebookOf = (db: Database, articleId: string): Promise<Codebook | undefined> =>
  transact(db, ['settings', 'codebooks'], 'readonly', async (transaction) => {
    const key = await transaction.objectStore('settings').get(settingOf(articleId));
    return key === undefined ? undefined : transaction.objectStore('codebooks').get(key as [string, string]);
  });

/** From now on the article is coded with `codebook`. */
export const chooseCodebook = (db: Database, articleId: string, codebook: Codebook): Promise<void> =>
  transact(db, ['settings', 'codebooks'], 'readwrite', async (transaction) => {
    const { id, version } = codebook;
    await Promise.all([
      transaction.objectStore('codebooks').put(codebook),
      transaction.objectStore('settings').put([id, version], settingOf(articleId)),
    ]);
  });
