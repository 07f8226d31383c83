/** Brings many files in, one by one: one that fails never stops the rest. */
import { breathe } from './intake/breathe.js';
import type { ImportInput } from './intake/import-item.js';
import { ImportQueue } from './intake/import-queue.js';
import type { ImportResult } from './intake/import-result.js';
import { StorageFailure } from './intake/storing.js';
import type { Taking } from './intake/take-article.js';
import { takeItem } from './intake/take-item.js';
import type { Workspace } from './storage/workspace.js';

export { decide, type Decision } from './intake/decide.js';
export type { ImportInput, ImportItem } from './intake/import-item.js';
export {
  isToRetry,
  isUndecided,
  type ImportResult,
  type Outcome,
  type Undecided,
} from './intake/import-result.js';
export { StorageFailure } from './intake/storing.js';
export type { IncomingArticle } from './intake/take-article.js';
export { readArticle } from './intake/take-item.js';

export interface ImportProgress {
  /** How many have a result, those that were not tried not counted. */
  readonly done: number;
  /** Grows where a file turns out to be an archive. */
  readonly total: number;
  readonly failed: number;
  /** Name of what is being read; null between two and at the end. */
  readonly current: string | null;
}

export interface BulkImportOptions {
  readonly workspace: Workspace;
  /** Ends the import: what is in stays in, what is being read is given up, the rest is not tried. */
  readonly signal: AbortSignal;
  /** Asked before each item: the import goes on when the promise resolves. */
  readonly gate?: () => Promise<void> | undefined;
  readonly onResult: (result: ImportResult) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Name of the collection that all come into. */
  readonly collection?: string;
  /** What is here already, by its text or by its address: left for the analyst by default. */
  readonly onSame?: Taking['onSame'];
}

/** How an import ended; `reason`: what is wrong with the storage, as a sentence. */
export type Ending =
  { readonly ended: 'done' | 'cancelled' } | { readonly ended: 'storage-failed'; readonly reason: string };

/**
 * Brings `inputs` and the files of archives among them in, in their order. Each gets one result: that of an item at which
 * storage failed is `failed`, and of all after it, `not-tried`. Rejects for nothing but what its callbacks throw.
 */
export async function bulkImport(
  inputs: readonly ImportInput[],
  { workspace, signal, gate, onResult, onProgress, collection, onSame = 'ask' }: BulkImportOptions,
): Promise<Ending> {
  const queue = new ImportQueue(inputs, signal);
  let [done, failed] = [0, 0];
  const tell = (current: string | null) => onProgress?.({ done, failed, current, total: queue.total });
  const settle = (result: ImportResult) => {
    queue.advance();
    done += 1;
    if (result.outcome === 'failed') failed += 1;
    onResult(result);
    tell(null);
  };
  const end = (ending: Ending): Ending => {
    for (const item of queue.rest()) onResult({ item, name: item.name, title: '', outcome: 'not-tried' });
    return ending;
  };
  const taking: Taking = { workspace, signal, onSame, collections: collection ? [collection] : [] };

  tell(null);
  await queue.openArchives();
  for (let item = await queue.next(); item; item = await queue.next()) {
    await passage(gate?.(), signal);
    if (signal.aborted) return end({ ended: 'cancelled' });
    tell(item.name);
    try {
      settle(await takeItem(item, taking));
    } catch (error) {
      if (error instanceof StorageFailure) {
        const { message: reason } = error;
        settle({ item, name: item.name, title: '', outcome: 'failed', reason });
        return end({ ended: 'storage-failed', reason });
      }
      if (signal.aborted) return end({ ended: 'cancelled' });
      throw error;
    }
    await breathe();
  }
  return { ended: 'done' };
}

/** Until `gate` lets on, or the import is cancelled. */
const passage = (gate: Promise<void> | undefined, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (!gate || signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    void gate.then(resolve);
  });
