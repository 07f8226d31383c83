/** The search of a library as a page uses it. Loaded when somebody first wants to search. */
import { startWorker } from '../platform/start-worker.js';
import type { ArticleExcerpts } from './search-excerpts.js';
import type { Answer } from './search-index.js';
import type { Search, SearchOptions, SearchProgress } from './search-reader.js';

export type { ArticleExcerpts, Excerpt, ExcerptPart } from './search-excerpts.js';
export type { Answer } from './search-index.js';
export type { Search, SearchOptions, SearchProgress } from './search-reader.js';

export type SearchRequest =
  | { readonly does: 'open'; readonly name: string }
  | { readonly id: number; readonly does: 'find'; readonly query: string }
  | { readonly id: number; readonly does: 'excerpts'; readonly query: string; readonly ids: readonly string[] };

export type SearchReply =
  | { readonly says: 'ready' }
  | { readonly says: 'progress'; readonly progress: SearchProgress }
  | { readonly says: 'failure'; readonly message: string }
  | { readonly says: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly says: 'refusal'; readonly id: number; readonly message: string };

/**
 * Begins to read the library in the database `name`, in a worker, or else here in small slices. Ends with `signal`:
 * questions that are asked then are never answered.
 */
export async function openSearch(name: string, options: SearchOptions): Promise<Search> {
  const worker = startWorker(new URL('./search-worker.js', import.meta.url));
  return (worker && (await searchIn(worker, name, options))) ?? openSearchHere(name, options);
}

/** The same without a worker. */
export async function openSearchHere(name: string, options: SearchOptions): Promise<Search> {
  const { SearchReader } = await import('./search-reader.js');
  return new SearchReader(name, options);
}

/** Undefined where the worker does not start: its script is missing, or the page's policy forbids it. */
function searchIn(
  worker: Worker,
  name: string,
  { signal, onProgress, onFailure }: SearchOptions,
): Promise<Search | undefined> {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let count = 0;
  const post = (request: SearchRequest) => worker.postMessage(request);
  const ask = (request: (id: number) => SearchRequest) =>
    new Promise<unknown>((resolve, reject) => {
      const id = count++;
      waiting.set(id, { resolve, reject });
      post(request(id));
    });
  const search: Search = {
    find: async (query) => (await ask((id) => ({ id, does: 'find', query }))) as Answer,
    excerpts: async (query, ids) =>
      (await ask((id) => ({ id, does: 'excerpts', query, ids }))) as ReadonlyMap<string, ArticleExcerpts>,
  };
  signal.addEventListener('abort', () => worker.terminate());
  return new Promise((resolve) => {
    worker.addEventListener('error', () => {
      worker.terminate();
      resolve(undefined);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
      if (data.says === 'ready') resolve(search);
      else if (data.says === 'progress') onProgress(data.progress);
      else if (data.says === 'failure') onFailure(data.message);
      else {
        const asked = waiting.get(data.id);
        waiting.delete(data.id);
        if (data.says === 'answer') asked?.resolve(data.answer);
        else asked?.reject(new Error(data.message));
      }
    });
    post({ does: 'open', name });
  });
}
