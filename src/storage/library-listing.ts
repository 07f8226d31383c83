/** The list of articles as a page keeps it on screen: read once, then only what has changed since. */
import type { Connection } from './connection.js';
import { describeArticles, type ArticleDetails } from './library-details.js';
import { byTime, listArticles, summariesOf, type ArticleSummary, type Counted } from './library-repository.js';
import type { TabChannel, TabMessage } from './tab-channel.js';

export interface ListingOptions {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** The articles, the latest worked on first: a new array each time. */
  readonly onChange: (articles: readonly ArticleSummary[]) => void;
  /** The storage failed; `error` has a sentence for the analyst. */
  readonly onFailure: (error: Error) => void;
}

/** Milliseconds from word that the list has changed until it is read again: a bulk import gives it for each article. */
const pause = 300;
/** Of more articles than this it is quicker to read the whole list. */
const few = 100;

/** Made by `workspace.part(LibraryListing)`. */
export class LibraryListing {
  readonly #connection: Connection;
  readonly #channel: TabChannel;
  #options: ListingOptions | undefined;
  #articles: readonly ArticleSummary[] = [];
  /** The whole list is to be read again, though what is counted stays so. */
  #list = false;
  /** Articles that are to be read and counted again. */
  readonly #stale = new Set<string>();
  #running: Promise<void> | undefined;
  #waiting = false;

  constructor(connection: Connection, channel: TabChannel) {
    this.#connection = connection;
    this.#channel = channel;
  }

  /** Reads the list, then whatever others change of it. Resolves once it has been read, or could not be. */
  follow(options: ListingOptions): Promise<void> {
    this.#options = options;
    const { signal } = options;
    const onMessage = (message: TabMessage) => {
      if ('library' in message) this.#listSoon();
      else void this.refresh(['revised' in message ? message.revised : message.article]);
    };
    this.#channel.follow(onMessage, { signal });
    // What others did while the page was put away was not heard.
    globalThis.addEventListener('pageshow', ({ persisted }) => persisted && void this.reload(), { signal });
    return this.reload();
  }

  /**
   * After changes of the page's own: reads these articles again, new ones and those that are gone too. Without `ids` the
   * whole list, of which only what is new is counted.
   */
  refresh(ids?: readonly string[]): Promise<void> {
    for (const id of ids ?? []) this.#stale.add(id);
    this.#list ||= !ids || this.#stale.size > few;
    return this.#run();
  }

  /** Reads and counts everything again. */
  reload(): Promise<void> {
    this.#articles = [];
    this.#list = true;
    return this.#run();
  }

  /** More about those of `ids` that are stored. Throws Error with a sentence where the storage fails. */
  describe(ids: readonly string[]): Promise<ReadonlyMap<string, ArticleDetails>> {
    return this.#connection.run((db) => describeArticles(db, ids));
  }

  #listSoon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      this.#list = true;
      void this.#run();
    }, pause);
  }

  #run(): Promise<void> {
    return (this.#running ??= this.#work().finally(() => (this.#running = undefined)));
  }

  async #work(): Promise<void> {
    const { signal, onChange, onFailure } = this.#options!;
    try {
      while ((this.#list || this.#stale.size) && !signal.aborted) {
        const articles = this.#list ? await this.#readList() : await this.#readStale();
        if (!signal.aborted) onChange((this.#articles = articles));
      }
    } catch (error) {
      this.#list = true; // At the next occasion.
      if (!signal.aborted) onFailure(error as Error);
    }
  }

  #readList(): Promise<readonly ArticleSummary[]> {
    const known = this.#articles.flatMap(({ id, annotations, modified }): [string, Counted][] =>
      this.#stale.has(id) ? [] : [[id, { annotations, worked: modified }]],
    );
    this.#list = false;
    this.#stale.clear();
    return this.#connection.run((db) => listArticles(db, known.length ? new Map(known) : undefined));
  }

  async #readStale(): Promise<readonly ArticleSummary[]> {
    const ids = new Set(this.#stale);
    this.#stale.clear();
    const read = await this.#connection.run((db) => summariesOf(db, [...ids]));
    return [...read, ...this.#articles.filter(({ id }) => !ids.has(id))].sort(byTime);
  }
}
