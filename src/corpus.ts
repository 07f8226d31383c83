/** Many articles as a page asks about them: measured in a worker, or else here in short turns. */
import type { Corpus, CorpusKeeper, CorpusOptions, CorpusProgress } from './corpus-keeper.js';
import type { SourceBalance } from './measures/balance.js';
import type { Inclusion } from './measures/coded.js';
import type { Grouping } from './measures/corpus-groups.js';
import { startWorker } from './platform/start-worker.js';
import { ReportUnpacker, type PackedPart, type PackedReport } from './report/corpus-pack.js';
import type { Report } from './report/document.js';

export type { Corpus, CorpusOptions, CorpusProgress } from './corpus-keeper.js';
export type { Grouping } from './measures/corpus-groups.js';

export type CorpusRequest =
  | {
      readonly does: 'open';
      readonly name: string;
      readonly ids: readonly string[] | undefined;
      readonly include: readonly Inclusion[] | undefined;
    }
  | { readonly does: 'reload' }
  | {
      readonly id: number;
      readonly does: 'report';
      readonly by: Grouping;
      readonly ids: readonly string[] | undefined;
    }
  | {
      readonly id: number;
      readonly does: 'across';
      readonly ids: readonly string[];
      readonly options: Parameters<CorpusKeeper['across']>[1];
    }
  | { readonly id: number; readonly does: 'balance'; readonly ids: readonly string[] | undefined }
  | { readonly id: number; readonly does: 'whereabouts'; readonly annotations: readonly string[] };

export type CorpusReply =
  | { readonly says: 'ready' }
  | { readonly says: 'change' }
  | { readonly says: 'progress'; readonly progress: CorpusProgress }
  | { readonly says: 'failure'; readonly message: string }
  | { readonly says: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly says: 'part'; readonly part: PackedPart }
  | { readonly says: 'report'; readonly id: number; readonly report: PackedReport }
  | { readonly says: 'refusal'; readonly id: number; readonly message: string };

/**
 * Begins to read and measure the articles of the database `name`. Ends with `signal`: what has not been answered then is
 * rejected with its reason. Part of what is loaded when needed: it starts a worker.
 */
export function openCorpus(name: string, options: CorpusOptions): Corpus {
  const opening = open(name, options);
  opening.catch(() => {}); // Heard by whoever asks something.
  return {
    report: async (by, ids) => (await opening).report(by, ids),
    across: async (ids, asked) => (await opening).across(ids, asked),
    balance: async (ids) => (await opening).balance(ids),
    whereabouts: async (annotations) => (await opening).whereabouts(annotations),
  };
}

async function open(name: string, options: CorpusOptions): Promise<Corpus> {
  options.signal.throwIfAborted();
  const worker = startWorker(new URL('./corpus-worker.js', import.meta.url));
  return (worker && (await corpusIn(worker, name, options))) ?? openCorpusHere(name, options);
}

/** The same without a worker. */
export async function openCorpusHere(name: string, options: CorpusOptions): Promise<Corpus> {
  const { CorpusKeeper: Keeper } = await import('./corpus-keeper.js');
  options.signal.throwIfAborted();
  return new Keeper(name, options);
}

/** Undefined where the worker does not start: its script is missing, or the page's policy forbids it. */
function corpusIn(
  worker: Worker,
  name: string,
  { signal, ids, include, onProgress, onChange, onFailure }: CorpusOptions,
): Promise<Corpus | undefined> {
  const unpacker = new ReportUnpacker();
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let count = 0;
  const post = (request: CorpusRequest) => worker.postMessage(request);
  const ask = (request: (id: number) => CorpusRequest) =>
    new Promise<unknown>((resolve, reject) => {
      signal.throwIfAborted();
      const id = count++;
      waiting.set(id, { resolve, reject });
      post(request(id));
    });
  const corpus: Corpus = {
    report: async (by, some) => (await ask((id) => ({ id, does: 'report', by, ids: some }))) as Report,
    across: async (some, asked) =>
      (await ask((id) => ({ id, does: 'across', ids: some, options: asked }))) as Report,
    balance: async (some) => (await ask((id) => ({ id, does: 'balance', ids: some }))) as SourceBalance,
    whereabouts: async (annotations) =>
      (await ask((id) => ({ id, does: 'whereabouts', annotations }))) as ReadonlyMap<string, string>,
  };
  const rejectAll = (reason: Error) => {
    for (const each of waiting.values()) each.reject(reason);
    waiting.clear();
  };
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      worker.terminate();
      rejectAll(signal.reason as Error);
      reject(signal.reason as Error);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      worker.terminate();
      rejectAll(
        new Error(`The articles could not be measured: ${event.message || 'the worker ended'}. Try again.`),
      );
      resolve(undefined);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<CorpusReply>) => {
      switch (data.says) {
        case 'ready':
          return resolve(corpus);
        case 'change':
          return onChange?.();
        case 'progress':
          return onProgress?.(data.progress);
        case 'failure':
          return onFailure?.(data.message);
        case 'part':
          return unpacker.take(data.part);
        case 'report':
          waiting.get(data.id)?.resolve(unpacker.unpack(data.report));
          break;
        case 'answer':
          waiting.get(data.id)?.resolve(data.answer);
          break;
        case 'refusal':
          waiting.get(data.id)?.reject(new Error(data.message));
      }
      waiting.delete(data.id);
    });
    post({ does: 'open', name, ids, include });
    globalThis.addEventListener('pageshow', ({ persisted }) => persisted && post({ does: 'reload' }), {
      signal,
    });
  });
}
