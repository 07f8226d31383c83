/** Workers that read files outside of the main thread, so that a large or hostile file cannot hold up the page. */
import { startWorker } from '../platform/start-worker.js';
import { Unreadable } from './unreadable.js';

export interface Thread {
  readonly worker: Worker;
  /** Rejects where the worker breaks off; never resolves. */
  readonly failed: Promise<never>;
  /** Keeps the worker for the next file. */
  release(): void;
  end(): void;
}

/** How long a worker waits for the next file, in milliseconds. */
const idleTime = 10_000;

const idle = new Map<string, { readonly thread: Thread; readonly timer: ReturnType<typeof setTimeout> }>();

/** A worker that runs the file at `url`, as `startWorker` takes it; undefined where the page allows none. */
export async function takeThread(url: URL): Promise<Thread | undefined> {
  const name = url.href;
  const kept = idle.get(name);
  if (kept) {
    clearTimeout(kept.timer);
    idle.delete(name);
    return kept.thread;
  }
  const worker = startWorker(url);
  if (worker && (await speaks(worker))) return threadOf(name, worker);
  worker?.terminate();
  return undefined;
}

/** Each of our workers sends a message as soon as it runs. */
const speaks = (worker: Worker) =>
  new Promise<boolean>((resolve) => {
    worker.addEventListener('message', () => resolve(true), { once: true });
    worker.addEventListener('error', () => resolve(false), { once: true });
  });

function threadOf(name: string, worker: Worker): Thread {
  const failed = new Promise<never>((_, reject) =>
    worker.addEventListener('error', () => reject(new Error('The worker broke off.')), { once: true }),
  );
  failed.catch(() => undefined); // It may break off when nobody waits.
  const end = () => worker.terminate();
  const thread: Thread = {
    worker,
    failed,
    end,
    release: () => {
      if (idle.has(name)) end();
      else idle.set(name, { thread, timer: setTimeout(stopIdle, idleTime) });
    },
  };
  const stopIdle = () => {
    idle.delete(name);
    end();
  };
  return thread;
}

export interface Limits {
  readonly signal?: AbortSignal | undefined;
  /** In milliseconds. */
  readonly patience: number;
  readonly failed?: Promise<never> | undefined;
}

/** `work`, unless it is cancelled, breaks off, or takes longer than `patience`: then it throws `Unreadable`. */
export async function limited<Result>(
  work: Promise<Result>,
  { signal, patience, failed }: Limits,
): Promise<Result> {
  signal?.throwIfAborted();
  const done = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const timer = setTimeout(
      () => reject(new Unreadable('takes too long to read: it may be damaged, or made to do harm.')),
      patience,
    );
    done.signal.addEventListener('abort', () => clearTimeout(timer));
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { signal: done.signal });
  });
  try {
    return await Promise.race([work, stopped, ...(failed ? [failed] : [])]);
  } finally {
    done.abort();
  }
}
