/** A project's database as the rest of the program sees it: one connection, and word to and from other tabs. */
import type { Article } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import type { Work } from '../domain/step.js';
import {
  heldElsewhere,
  readAgain,
  save,
  type Belonging,
  type Fresh,
  type Saved,
  type Stale,
} from './annotation-repository.js';
import {
  findBySha256,
  listArticles,
  load,
  putArticle,
  recognise,
  removeArticle,
  restoreArticle,
  type ArticleSummary,
  type RemovedArticle,
  type Stored,
} from './article-repository.js';
import { chooseCodebook, codebookOf } from './codebook-repository.js';
import { Connection } from './connection.js';
import { requestPersistence } from './persistence.js';
import { loadRegistry, usesOf, type StoredRegistry, type SourceUse } from './source-registry.js';
import { TabChannel, type Told } from './tab-channel.js';

export type { SourceUse } from './source-registry.js';
export type { Told } from './tab-channel.js';

interface Lifetime {
  readonly signal: AbortSignal;
}

/** Every method throws Error with a sentence for an analyst where the browser's storage fails. */
export class Workspace {
  readonly #channel: TabChannel;
  readonly #connection: Connection;
  readonly #lateOpen = new Set<() => void>();
  /** The page is being left; it may come back from the browser's cache. */
  #leaving = false;

  /**
   * Opens nothing yet. `signal` ends it, though what is being saved still completes. `patience`: milliseconds to
   * wait for a browser that does not answer.
   */
  constructor(name: string, { signal, patience = 5000 }: Lifetime & { readonly patience?: number }) {
    globalThis.addEventListener('pagehide', () => (this.#leaving = true), { signal });
    globalThis.addEventListener('pageshow', () => (this.#leaving = false), { signal });
    this.#channel = new TabChannel(name, { signal });
    this.#connection = new Connection(name, {
      signal,
      patience,
      onLateOpen: () => this.#lateOpen.forEach((listener) => listener()),
    });
  }

  /** Lets go of the database until it is needed again. */
  rest(): void {
    this.#connection.rest();
  }

  load(articleId: string): Promise<Stored> {
    return this.#connection.run((db) => load(db, articleId));
  }

  /** What is stored for the text of `article`, and the article to work on: see `recognise`. */
  open(article: Article): Promise<{
    readonly article: Article;
    readonly stored: Stored;
    /** The one that was chosen for the article, if one was. */
    readonly codebook: Codebook | undefined;
  }> {
    return this.#connection.run(async (db) => {
      const recognised = await recognise(db, article);
      const { id } = recognised;
      return { article: recognised, stored: await load(db, id), codebook: await codebookOf(db, id) };
    });
  }

  /** Which of `ids` name annotations of other articles. */
  heldElsewhere(ids: readonly string[], articleId: string): Promise<ReadonlySet<string>> {
    return this.#connection.run((db) => heldElsewhere(db, ids, articleId));
  }

  chooseCodebook(articleId: string, codebook: Codebook): Promise<void> {
    return this.#connection.run((db) => chooseCodebook(db, articleId, codebook));
  }

  readAgain(stale: Stale): Promise<Fresh> {
    return this.#connection.run((db) => readAgain(db, stale));
  }

  /** All sources of the project and its list of sides, for what shows no article. */
  loadRegistry(): Promise<StoredRegistry> {
    return this.#connection.run(loadRegistry);
  }

  /** Where annotations hold this very id, which may be a merged entry's: the caller adds those up. */
  usesOf(sourceId: string): Promise<readonly SourceUse[]> {
    return this.#connection.run((db) => usesOf(db, sourceId));
  }

  /**
   * Saves `work` durably, with the article where it is not stored yet, then tells other tabs. Resolves to what is stored
   * otherwise than the caller holds it, and whether the article was not stored before.
   */
  async save(work: Work, belonging: Belonging): Promise<Saved> {
    const { corrections, added } = await this.#connection.run((db) =>
      save(db, work, belonging, { last: this.#leaving }),
    );
    const { change, sources, sides } = work;
    if (change.length || sources.length || sides) {
      this.#tell(belonging.article.id, { ...work, sides: Boolean(sides) });
      void requestPersistence();
    }
    if (added) this.#channel.post({ library: true });
    return { corrections, added };
  }

  findBySha256(sha256: string): Promise<Article | undefined> {
    return this.#connection.run((db) => findBySha256(db, sha256));
  }

  /** The latest worked on first. */
  listArticles(): Promise<readonly ArticleSummary[]> {
    return this.#connection.run(listArticles);
  }

  async putArticle(article: Article): Promise<void> {
    await this.#connection.run((db) => putArticle(db, article));
    this.#channel.post({ library: true });
  }

  /** Deletes the article and its annotations; undefined where it is not stored. */
  async removeArticle(id: string): Promise<RemovedArticle | undefined> {
    const removed = await this.#connection.run((db) => removeArticle(db, id));
    if (removed) this.#tellWhole(removed);
    return removed;
  }

  async restoreArticle(removed: RemovedArticle): Promise<void> {
    await this.#connection.run((db) => restoreArticle(db, removed));
    this.#tellWhole(removed);
  }

  /** As it was put: the caller knows its type. */
  getSetting<Value>(key: string): Promise<Value | undefined> {
    return this.#connection.run(async (db) => (await db.get('settings', key)) as Value | undefined);
  }

  async putSetting(key: string, value: unknown): Promise<void> {
    await this.#connection.run((db) => db.put('settings', value, key));
  }

  /** Others have changed, added or removed these annotations of an article, or these sources of the project. */
  followChanges(listener: (told: Told) => void, lifetime: Lifetime): void {
    this.#channel.follow((message) => 'ids' in message && listener(message), lifetime);
  }

  /** Others have changed what a list of articles shows. */
  followLibrary(listener: () => void, lifetime: Lifetime): void {
    this.#channel.follow(listener, lifetime);
  }

  /** The database could not be opened, and now is after all: another tab has let go of it. */
  followLateOpen(listener: () => void, { signal }: Lifetime): void {
    this.#lateOpen.add(listener);
    signal.addEventListener('abort', () => this.#lateOpen.delete(listener));
  }

  #tell(
    article: string,
    { change, sources = [], sides = false }: { change: Named; sources?: Named; sides?: boolean },
  ): void {
    const ids = (records: Named) => records.map(({ id }) => id);
    this.#channel.post({ article, ids: ids(change), sources: ids(sources), sides });
  }

  #tellWhole({ article, annotations }: RemovedArticle): void {
    this.#tell(article.id, { change: annotations });
    this.#channel.post({ library: true });
  }
}

type Named = readonly { readonly id: string }[];
