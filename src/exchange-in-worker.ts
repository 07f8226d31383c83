/** Reads and writes without holding up the page: in a worker, or where none can be started in turns of the main thread. */
import type { Pace } from './domain/backup.js';
import { doJob, type ExchangeAnswer, type ExchangeJob, type ExchangeResult } from './exchange-jobs.js';
import { startWorker } from './platform/start-worker.js';

/** Throws `signal.reason` once that is aborted, and Error with a sentence where the work fails. */
export async function exchange(job: ExchangeJob, pace: Pace = {}): Promise<ExchangeResult> {
  pace.signal?.throwIfAborted();
  const worker = startWorker(new URL('./exchange-worker.js', import.meta.url));
  return (worker && (await inWorker(worker, job, pace))) ?? doJob(job, pace);
}

/** Undefined where the worker did not start after all, as when a policy forbids it or its file is missing. */
function inWorker(
  worker: Worker,
  job: ExchangeJob,
  { signal, onProgress }: Pace,
): Promise<ExchangeResult | undefined> {
  const ended = new AbortController();
  const listening = { signal: ended.signal };
  return new Promise<ExchangeResult | undefined>((resolve, reject) => {
    let answered = false;
    signal?.addEventListener('abort', () => reject(signal.reason as Error), listening);
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<ExchangeAnswer>) => {
        answered = true;
        if ('progress' in data) onProgress?.(data.progress);
        else if ('result' in data) resolve(data.result);
        else reject(new Error(data.failed));
      },
      listening,
    );
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        if (answered) reject(new Error(`The files could not be worked through: ${event.message}`));
        else resolve(undefined);
      },
      listening,
    );
    worker.postMessage(job);
  }).finally(() => {
    ended.abort();
    worker.terminate();
  });
}
