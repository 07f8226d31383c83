/** Re-anchors without holding up the page: in a worker, or where none can be started in short turns of the main thread. */
import type { Carried } from '../domain/revision.js';
import { startWorker } from '../platform/start-worker.js';
import { carryingOver } from './carry-over.js';
import { explain, type Answer, type Job } from './job.js';

export type { Job } from './job.js';

export interface Running {
  readonly signal: AbortSignal;
  /** Told every now and then which share of the work is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * One for each annotation of the job, in their order. Rejects with the signal's reason when aborted, and with a sentence
 * for the analyst where something went wrong.
 */
export async function carryOverInWorker(
  job: Job,
  { signal, onProgress }: Running,
): Promise<readonly Carried[]> {
  signal.throwIfAborted();
  const worker = startWorker(new URL('./carry-over-worker.js', import.meta.url));
  const plain = plainJob(job);
  const running = { signal, onProgress: onProgress ?? (() => {}) };
  const carried = worker && (await inWorker(worker, plain, running));
  return carried ?? inTurns(plain, running);
}

/** Only what is needed travels: notes and the like stay. */
const plainJob = ({ annotations, before, after, budget }: Job): Job => ({
  annotations: annotations.map(({ id, spans }) => ({ id, spans })),
  before,
  after,
  ...(budget !== undefined && { budget }),
});

/** Undefined where the worker did not start after all, as when a policy forbids it or its file is missing. */
function inWorker(
  worker: Worker,
  job: Job,
  { signal, onProgress }: Required<Running>,
): Promise<readonly Carried[] | undefined> {
  const ended = new AbortController();
  const listening = { signal: ended.signal };
  return new Promise<readonly Carried[] | undefined>((resolve, reject) => {
    let answered = false;
    signal.addEventListener('abort', () => reject(signal.reason as Error), listening);
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) => {
        answered = true;
        if ('progress' in data) onProgress(data.progress);
        else if ('carried' in data) resolve(data.carried);
        else reject(new Error(data.failed));
      },
      listening,
    );
    worker.addEventListener(
      'error',
      (event) => {
        event.preventDefault();
        if (answered) reject(new Error(explain(event.message)));
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

/** How long the main thread is held at a time, in milliseconds. */
const turn = 12;

async function inTurns(job: Job, { signal, onProgress }: Required<Running>): Promise<readonly Carried[]> {
  const deadline = job.budget === undefined ? Infinity : performance.now() + job.budget;
  const work = carryingOver(job.annotations, job, { deadline });
  for (let ends = performance.now() + turn; ;) {
    const { done, value } = next(work);
    if (done) return value;
    if (performance.now() < ends) continue;
    onProgress(value);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    ends = performance.now() + turn;
  }
}

function next(work: ReturnType<typeof carryingOver>) {
  try {
    return work.next();
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  }
}
