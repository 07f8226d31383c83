/** A project's database as the rest of the program sees it: one connection, and word to and from other tabs. */
import type { Article, RawInput } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import type { LibraryEntry } from '../domain/library.js';
import type { PastRevision } from '../domain/revision.js';
import { isIdle, type Work } from '../domain/step.js';
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
  addArticle,
  addRevision,
  findSame,
  load,
  pastRevisions,
  rawsOf,
  recognise,
  removeArticle,
  removeRevision,
  restoreArticle,
  type NewRevision,
  type Recognised,
  type RemovedArticle,
  type Stored,
} from './article-repository.js';
import { chooseCodebook, codebookOf } from './codebook-repository.js';
import { Connection } from './connection.js';
import type { StoredRaw } from './database.js';
import { listArticles, patchEntries, type ArticleSummary } from './library-repository.js';
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

  /** Work on all of it at once, such as `BackupStore`: apart, since most pages never do it. */
  part<Part>(Part: new (connection: Connection, channel: TabChannel) => Part): Part {
    return new Part(this.#connection, this.#channel);
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
    const { sides, article: facts } = work;
    if (!isIdle(work)) {
      this.#tell(belonging.article.id, { ...work, sides: Boolean(sides), facts: Boolean(facts) });
      void requestPersistence();
    }
    if (added || facts) this.#channel.post({ library: true });
    return { corrections, added };
  }

  /** The latest worked on first. */
  listArticles(): Promise<readonly ArticleSummary[]> {
    return this.#connection.run(listArticles);
  }

  /** How far the work on these articles is; null leaves it to what is marked. */
  async setStatus(ids: readonly string[], status: LibraryEntry['status']): Promise<void> {
    await this.#connection.run((db) => patchEntries(db, ids, ({ collections }) => ({ status, collections })));
    this.#channel.post({ library: true });
  }

  /** `change` says in which collections an article is, given those in which it is now. */
  async setCollections(
    ids: readonly string[],
    change: (collections: readonly string[]) => readonly string[],
  ): Promise<void> {
    await this.#connection.run((db) =>
      patchEntries(db, ids, ({ status, collections }) => ({ status, collections: change(collections) })),
    );
    this.#channel.post({ library: true });
  }

  /** What is stored already of an article that is about to come in. */
  findSame(article: Article): Promise<Recognised> {
    return this.#connection.run((db) => findSame(db, article));
  }

  /** Stores a new article. Throws Error where another one is stored under its id. */
  async addArticle(
    article: Article,
    options: { readonly raw?: RawInput | null; readonly collections?: readonly string[] } = {},
  ): Promise<void> {
    await this.#connection.run((db) => addArticle(db, article, options));
    void requestPersistence();
    this.#channel.post({ library: true });
  }

  /** Stores a new text of an article, and moves the annotations that `change` names; other tabs open it anew. */
  async addRevision(revision: NewRevision): Promise<void> {
    await this.#connection.run((db) => addRevision(db, revision));
    this.#channel.post({ revised: revision.article.id });
    this.#channel.post({ library: true });
  }

  /** Takes the last revision back: see `removeRevision`. Undefined where there is none before. */
  async removeRevision(articleId: string): Promise<Article | undefined> {
    const article = await this.#connection.run((db) => removeRevision(db, articleId));
    if (article) this.#channel.post({ revised: articleId });
    this.#channel.post({ library: true });
    return article;
  }

  /** The revisions before the one that is stored as the article, the oldest first. */
  pastRevisions(articleId: string): Promise<readonly PastRevision[]> {
    return this.#connection.run((db) => pastRevisions(db, articleId));
  }

  /** The bytes that the revisions of an article were made from, the oldest first. */
  rawsOf(articleId: string): Promise<readonly StoredRaw[]> {
    return this.#connection.run((db) => rawsOf(db, articleId));
  }

  /** Deletes the article and all that is its own; undefined where it is not stored. */
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

  /** Another tab has stored a new revision of an article. */
  followRevisions(listener: (articleId: string) => void, lifetime: Lifetime): void {
    this.#channel.follow((message) => 'revised' in message && listener(message.revised), lifetime);
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
    {
      change,
      sources = [],
      sides = false,
      facts = false,
    }: { change: Named; sources?: Named; sides?: boolean; facts?: boolean },
  ): void {
    const ids = (records: Named) => records.map(({ id }) => id);
    this.#channel.post({ article, ids: ids(change), sources: ids(sources), sides, facts });
  }

  #tellWhole({ article, annotations }: RemovedArticle): void {
    this.#tell(article.id, { change: annotations });
    this.#channel.post({ library: true });
  }
}

type Named = readonly { readonly id: string }[];
