/** What is typed into the search of the library, and the answers: asked once a frame, the latest question only. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Answer, ArticleExcerpts, Search, SearchProgress } from '../src/storage/search-client.js';
import { RowFacts } from './library-facts.js';

/** Begins a search; see `openSearch` in src/storage. */
export type OpenSearch = (options: {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SearchProgress) => void;
  readonly onFailure: (message: string) => void;
}) => Promise<Search>;

export class LibrarySearch implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly openSearch: OpenSearch | null };
  /** Of the rows in view. */
  excerpts = this.#newExcerpts();
  /** As typed. */
  words = '';
  /** Null while nothing is searched for, and until the first answer. */
  answer: Answer | null = null;
  /** What `answer` answers. */
  answered = '';
  /** Null before anything is read. */
  progress: SearchProgress | null = null;
  /** Why nothing can be searched, as a sentence. */
  problem = '';
  #search: Promise<Search> | undefined;
  #end = new AbortController();
  #frame = 0;
  #asking = false;

  constructor(host: ReactiveControllerHost & { readonly openSearch: OpenSearch | null }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#end.abort();
    this.#end = new AbortController();
    this.#search = undefined;
    this.progress = null;
    this.#asking = false; // What was asked last is never answered.
    this.excerpts = this.#newExcerpts();
  }

  /** Somebody is about to search: the reading takes longest. */
  begin(): void {
    const { openSearch } = this.#host;
    if (this.#search || !openSearch) return;
    const { signal } = this.#end;
    this.#search = openSearch({
      signal,
      onProgress: (progress) => {
        this.progress = progress;
        this.#host.requestUpdate();
        void this.#ask(); // There may be more of it now.
      },
      onFailure: (message) => this.#fail(message),
    });
    this.#search.catch(() => {
      this.#search = undefined;
      this.#fail('The search could not be loaded. Reload the page to try again.');
    });
  }

  type(words: string): void {
    this.begin();
    this.words = words;
    if (!words.trim()) {
      this.answer = null;
      this.answered = '';
    }
    this.#host.requestUpdate();
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => void this.#ask());
  }

  /** One question at a time; an answer that somebody has typed past is dropped. */
  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      for (let asked = ''; this.words.trim() && asked !== this.words;) {
        asked = this.words;
        const answer = await (await this.#search)?.find(asked);
        if (!answer || asked !== this.words) continue;
        this.answer = answer;
        this.answered = asked;
        this.problem = '';
        this.#host.requestUpdate();
      }
    } catch (error) {
      this.#fail((error as Error).message);
    } finally {
      this.#asking = false;
    }
  }

  #newExcerpts(): RowFacts<ArticleExcerpts> {
    return new RowFacts(
      async (ids) => (await this.#search)!.excerpts(this.answered, ids),
      () => this.#host.requestUpdate(),
    );
  }

  #fail(message: string): void {
    this.problem = message;
    this.#host.requestUpdate();
  }
}
