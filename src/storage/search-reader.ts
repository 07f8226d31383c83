/** Reads a library into a search index, an article at a time, and keeps up with what changes; writes nothing. */
import type { Annotation } from '../domain/annotation.js';
import { titleOf, type Article } from '../domain/article.js';
import type { LibraryEntry } from '../domain/library.js';
import { registryOf, sourcesAmong, type Registry } from '../domain/registry.js';
import { Connection } from './connection.js';
import { transact, type Database } from './database.js';
import { excerptsOf, type ArticleExcerpts } from './search-excerpts.js';
import { SearchIndex, type Answer } from './search-index.js';
import { parseQuery } from './search-query.js';
import { TabChannel, type TabMessage } from './tab-channel.js';

/** How far the reading is: articles. */
export interface SearchProgress {
  readonly read: number;
  readonly total: number;
}

/** Answers questions about a library; before all of it is read, with what is there. */
export interface Search {
  find(query: string): Promise<Answer>;
  /** Of those of `ids` that are stored. Throws Error with a sentence where the storage fails. */
  excerpts(query: string, ids: readonly string[]): Promise<ReadonlyMap<string, ArticleExcerpts>>;
}

export interface SearchOptions {
  readonly signal: AbortSignal;
  /** More has been read, or read anew: an answer may differ from now on. */
  readonly onProgress: (progress: SearchProgress) => void;
  /** The storage failed; `message` is a sentence for the analyst. */
  readonly onFailure: (message: string) => void;
}

/** Milliseconds: for a browser that does not answer, until a list that others change is read again, between two reports. */
const [patience, pause, reportEvery] = [5000, 500, 100];
/** Articles that are read at once. */
const batch = 10;

interface Read {
  readonly id: string;
  readonly article: Article | undefined;
  readonly annotations: readonly Annotation[];
}

export class SearchReader implements Search {
  readonly #connection: Connection;
  readonly #options: SearchOptions;
  readonly #index = new SearchIndex();
  /** By article, what would tell that its words have changed. */
  readonly #stamps = new Map<string, string>();
  /** Articles to be read. */
  readonly #queue = new Set<string>();
  #registry: Registry = new Map();
  #staleList = true;
  #staleSources = true;
  #working = false;
  #waiting = false;
  #reported = -Infinity;
  #near: { readonly query: string; readonly terms: readonly string[] } = { query: '', terms: [] };

  /** Begins to read. */
  constructor(name: string, options: SearchOptions) {
    this.#options = options;
    const { signal } = options;
    this.#connection = new Connection(name, { signal, patience, onLateOpen: () => void this.#work() });
    new TabChannel(name, { signal }).follow((message) => this.#onMessage(message), { signal });
    void this.#work();
  }

  async find(query: string): Promise<Answer> {
    const answer = this.#index.find(query);
    this.#near = { query, terms: answer.near };
    return answer;
  }

  async excerpts(query: string, ids: readonly string[]): Promise<ReadonlyMap<string, ArticleExcerpts>> {
    const near = this.#near.query === query ? this.#near.terms : this.#index.find(query).near;
    const parsed = parseQuery(query);
    const read = await this.#connection.run((db) => readAll(db, ids));
    const found = read.flatMap(({ id, article, annotations }): [string, ArticleExcerpts][] => {
      const sources = sourcesAmong(this.#registry, [], annotations);
      return article ? [[id, excerptsOf({ article, annotations, sources }, parsed, near)]] : [];
    });
    return new Map(found);
  }

  #onMessage(message: TabMessage): void {
    if ('revised' in message) this.#queue.add(message.revised);
    else if ('article' in message) {
      if (message.ids.length || message.facts) this.#queue.add(message.article);
      this.#staleSources ||= message.sources.length > 0;
    } else return this.#listSoon();
    void this.#work();
  }

  #listSoon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      this.#staleList = true;
      void this.#work();
    }, pause);
  }

  async #work(): Promise<void> {
    const { signal, onFailure } = this.#options;
    if (this.#working) return;
    this.#working = true;
    try {
      while ((this.#staleSources || this.#staleList || this.#queue.size) && !signal.aborted) {
        if (this.#staleSources) await this.#readSources();
        else if (this.#staleList) await this.#readList();
        else await this.#readArticles();
        this.#report();
      }
    } catch (error) {
      this.#staleList = true; // At the next occasion.
      if (!signal.aborted) onFailure((error as Error).message);
    } finally {
      this.#working = false;
    }
  }

  async #readSources(): Promise<void> {
    this.#staleSources = false;
    this.#registry = registryOf(await this.#connection.run((db) => db.getAll('sources')));
    this.#index.setSources(this.#registry);
  }

  /** The latest first. An article without an entry, stored in a page's last moment, is read once. */
  async #readList(): Promise<void> {
    this.#staleList = false;
    const [keys, entries] = await this.#connection.run((db) =>
      Promise.all([db.getAllKeys('articles'), db.getAll('library')]),
    );
    const stored = new Map(entries.map((entry) => [entry.id, entry]));
    const ids = new Set(keys);
    for (const id of this.#stamps.keys()) if (!ids.has(id)) this.#remove(id);
    const timeOf = (id: string) => stored.get(id)?.retrieved ?? '';
    for (const id of keys.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : -1))) {
      const [entry, stamp] = [stored.get(id), this.#stamps.get(id)];
      if (stamp === undefined || (entry && stamp !== stampOf(entry))) this.#queue.add(id);
    }
  }

  async #readArticles(): Promise<void> {
    const ids = [...this.#queue].slice(0, batch);
    for (const id of ids) this.#queue.delete(id); // First: what changes from now on has to be read once more.
    for (const { id, article, annotations } of await this.#connection.run((db) => readAll(db, ids))) {
      if (article) await this.#take(article, annotations);
      else this.#remove(id);
      await nextTask();
    }
  }

  async #take(article: Article, annotations: readonly Annotation[]): Promise<void> {
    const stamp = stampOf({ ...article, title: titleOf(article) });
    this.#index.setAnnotations(article.id, annotations);
    if (this.#stamps.get(article.id) === stamp) return;
    await this.#index.setArticle(article, nextTask);
    this.#stamps.set(article.id, stamp);
  }

  #remove(id: string): void {
    this.#index.removeArticle(id);
    this.#stamps.delete(id);
  }

  /** Now and then, and in the end. */
  #report(): void {
    const now = performance.now();
    if (this.#queue.size && now < this.#reported + reportEvery) return;
    this.#reported = now;
    const again = [...this.#queue].filter((id) => this.#stamps.has(id)).length;
    const read = this.#stamps.size - again;
    this.#options.onProgress({ read, total: read + this.#queue.size });
  }
}

const readAll = (db: Database, ids: readonly string[]): Promise<readonly Read[]> =>
  transact(db, ['articles', 'annotations'], 'readonly', (transaction) =>
    Promise.all(
      ids.map(async (id): Promise<Read> => {
        const [article, annotations] = await Promise.all([
          transaction.objectStore('articles').get(id),
          transaction.objectStore('annotations').index('article').getAll(id),
        ]);
        return { id, article, annotations };
      }),
    ),
  );

const stampOf = ({
  revision,
  sha256,
  title,
  publisher,
  bylines,
}: Pick<LibraryEntry, 'revision' | 'sha256' | 'title' | 'publisher' | 'bylines'>) =>
  [revision, sha256, title, publisher, ...bylines].join('\n');

/** Others have their turn; a timer would make a pause of four milliseconds for each article. */
const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
