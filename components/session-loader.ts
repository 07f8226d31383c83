/** Loads articles into sessions for the root element: one at a time, the last one asked for wins. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { titleOf, type Article } from '../src/domain/article.js';
import type { Codebook } from '../src/domain/codebook.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Problem } from '../src/formats/explain.js';
import type { LoadInput } from '../src/exchange.js';
import type { OpenSession, SaveState } from '../src/open-session.js';
import type { Session } from '../src/session.js';
import type { Workspace } from '../src/storage/workspace.js';
import { fire } from './events.js';
import { exchange } from './exchange.js';
import { partsOf, wrongStorage, type SessionParts } from './session-parts.js';

export type Phase = 'empty' | 'loading' | 'shown' | 'failed';

/** What the root element says about where the work is kept. */
export interface LoaderHost extends ReactiveControllerHost, HTMLElement {
  readonly storage: 'indexeddb' | 'none';
  readonly database: string;
  readonly readonly: boolean;
  /** Store an article when it is opened, not only when something is marked in it. */
  readonly keepArticle: boolean;
  /** Makes changes of what is being typed. */
  handOver(): void;
}

export interface Notice {
  readonly message: string;
  readonly problems: readonly Problem[];
}

/** The IndexedDB name where the page gives none. */
export const defaultDatabase = 'source-bias-annotator';

export class SessionLoader implements ReactiveController {
  phase: Phase = 'empty';
  notice: Notice | null = null;
  saveState: SaveState = { state: 'saved', pending: 0 };
  #first: ((ready: Promise<void>) => void) | undefined;
  /** Settles with the load that was asked for last; pending until there is one. */
  ready: Promise<void> = new Promise((resolve) => (this.#first = resolve));

  /** Whether the work as it stands has been handed out as a file. */
  takenAway = false;

  readonly #host: LoaderHost;
  readonly #onSession: (session: Session) => void;
  #opened: OpenSession | undefined;
  /** The work is stored, not only held. */
  kept = false;
  #opening = new AbortController();
  #closing = new AbortController();
  #again: (() => Promise<Article>) | undefined;
  #chosen: () => Promise<Codebook | undefined> = () => Promise.resolve(undefined);

  constructor(host: LoaderHost, onSession: (session: Session) => void) {
    this.#host = host;
    this.#onSession = onSession;
    this.ready.catch(() => {}); // Whoever awaits it hears of it; nobody has to.
    host.addController(this);
  }

  get session(): Session | undefined {
    return this.#opened?.session;
  }

  /** All changes made so far are durable. */
  get saved(): Promise<void> {
    return this.#opened?.saved ?? Promise.resolve();
  }

  /** What the project holds beside the article; undefined while none is open. */
  get project(): OpenSession | undefined {
    return this.#opened;
  }

  /** Tries once more what failed last: to load, or to save. */
  retryLoad(): void {
    this.#again?.().catch(() => {}); // The notice on screen says why.
  }

  retrySave(): void {
    void this.#opened?.retry();
  }

  hostConnected(): void {
    exchange().catch(() => {}); // On its way while the page gets ready; `load` says so where it is missing.
    this.#opened?.resume();
    addEventListener('beforeunload', this.#askToStay);
  }

  /** A moved element is put back within the task; one that stays out lets go of the database and the other tabs. */
  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#askToStay);
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#opened?.pause();
    });
  }

  /** Opens what `read` resolves to. The article on screen stays until there is another to take its place. */
  load(
    read: (signal: AbortSignal) => LoadInput | Promise<LoadInput>,
    codebook: () => Promise<Codebook | undefined>,
  ): Promise<Article> {
    this.#again = () => this.load(read, codebook);
    this.#chosen = codebook;
    this.#opening.abort(new DOMException('Another article was asked for', 'AbortError'));
    const { signal } = (this.#opening = new AbortController());
    this.#set({ phase: this.session ? 'shown' : 'loading', notice: null });
    const loaded = this.#load(read, codebook, signal).catch((error: unknown) => {
      if (!signal.aborted) {
        if (!this.session) this.phase = 'failed';
        this.report({ message: sentenceOf(error), problems: [] });
      }
      throw error;
    });
    const ready: Promise<void> = loaded.then(
      () => {
        if (this.#opening.signal === signal) this.#again = undefined; // It holds the whole input.
      },
      (error: unknown) => {
        if (this.ready === ready) throw error;
        return this.ready; // Another load has taken its place.
      },
    );
    ready.catch(() => {}); // As above.
    this.#first?.(ready);
    this.ready = ready;
    return loaded;
  }

  /** Shows no article any more; what was marked is saved all the same. */
  close(): void {
    this.#opening.abort(new DOMException('The article was closed', 'AbortError'));
    this.#closing.abort();
    this.#opened = undefined;
    this.#set({ phase: 'empty', notice: null });
  }

  /** Brings the version before back. */
  removeRevision(): void {
    const take = async () => {
      await this.#secure();
      const article = await this.#opened?.removeRevision();
      if (article) await this.load(() => ({ article }), this.#chosen);
    };
    this.attempt(take).catch(() => {}); // Reported.
  }

  /** Opens the article on screen again, with another codebook; where that is wrong it says so, and the old one stays. */
  reopen(codebook: Codebook, onRefused: () => void): void {
    if (!this.session) return;
    this.#opening.abort(new DOMException('The article is opened anew', 'AbortError'));
    const { signal } = (this.#opening = new AbortController());
    this.ready = this.attempt(async () => {
      const { readCodebook } = await exchange();
      const own = readCodebook(codebook);
      await this.#secure();
      // What is stored is read again from there: a deletion is no annotation to be taken in.
      const parts = partsOf(this.session!);
      const nothing = { annotations: [], sources: [] };
      await this.#open({ ...parts, ...(this.kept && nothing), codebook: own, ownCodebook: true }, signal);
    });
    this.ready.catch(onRefused);
  }

  /** Says on screen and to the host that something failed. */
  report(notice: Notice): void {
    this.#set({ notice });
    fire(this.#host, 'annotator-error', notice);
  }

  /** Lists the records of a file that could not be taken over, if there are any. */
  reportUnread(problems: readonly Problem[]): void {
    const count = problems.length === 1 ? 'One record' : `${problems.length} records`;
    if (problems.length) this.report({ message: `${count} could not be taken over:`, problems });
  }

  /** Runs `task`; reports its failure and throws it on. */
  async attempt<T>(task: () => T | Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      this.report({ message: sentenceOf(error), problems: [] });
      throw error;
    }
  }

  dismiss(): void {
    this.#set({ notice: null });
  }

  async #load(
    read: (signal: AbortSignal) => LoadInput | Promise<LoadInput>,
    chosen: () => Promise<Codebook | undefined>,
    signal: AbortSignal,
  ): Promise<Article> {
    await this.#secure();
    const input = await read(signal);
    const { defaultCodebook, openInput, readCodebook } = await exchange();
    const opened = await openInput(input);
    const codebook = await chosen();
    signal.throwIfAborted();
    const own = codebook ? readCodebook(codebook) : opened.codebook;
    const parts = { ...opened, codebook: own ?? defaultCodebook, ownCodebook: own !== null };
    const { article } = await this.#open(parts, signal);
    const wrong = wrongStorage(this.#host.storage);
    if (wrong) this.report({ message: wrong, problems: [] });
    this.reportUnread(opened.problems);
    fire(this.#host, 'article-load', { article });
    return article;
  }

  async #open(
    { ownCodebook, annotations, raw = null, ...data }: SessionParts,
    opening?: AbortSignal,
  ): Promise<Session> {
    const closing = new AbortController();
    const { storage, database, readonly, keepArticle } = this.#host;
    // A reader's annotation set is shown as it is, not mixed with what may be stored for the same text.
    const kept = storage !== 'none' && !(readonly && annotations.length);
    const { openSession, Workspace } = await exchange();
    const workspace = kept ? new Workspace(database || defaultDatabase, closing) : null;
    this.#host.handOver();
    const opened = await openSession(
      { ...data, annotations: new Map(annotations.map((each) => [each.id, each])) },
      {
        workspace,
        storeArticle: keepArticle && !readonly,
        ownCodebook,
        raw,
        onState: (saveState) => {
          if (closing.signal.aborted) return;
          this.#set({ saveState });
          // After the session has told all its listeners: the host may answer with a change.
          queueMicrotask(() => fire(this.#host, 'save-state', saveState));
        },
        onError: (message) => this.report({ message, problems: [] }),
        signal: closing.signal,
      },
    );
    workspace?.followRevisions((id) => {
      if (id === opened.session.article.id) void this.#renew(workspace, id);
    }, closing);
    if (opening?.aborted) {
      closing.abort();
      opening.throwIfAborted();
    }
    this.#closing.abort();
    this.#closing = closing;
    this.#opened = opened;
    this.kept = kept;
    if (!this.#host.isConnected) opened.pause();
    this.#set({ phase: 'shown' });
    this.takenAway = false;
    opened.session.subscribe(() => (this.takenAway = false), closing);
    this.#onSession(opened.session);
    if (this.#host.isConnected) await this.#host.updateComplete;
    return opened.session;
  }

  /** Another tab has stored another revision of the article on screen. */
  async #renew(workspace: Workspace, id: string): Promise<void> {
    const read = async () => {
      await this.saved.catch(() => {}); // Seen in the state.
      const { article } = await workspace.load(id);
      if (!article) throw new Error('This article is not stored in this browser any more.');
      return { article };
    };
    await this.load(read, this.#chosen).catch(() => {}); // Reported.
  }

  /** The browser asks whether to leave while work would be lost. */
  readonly #askToStay = (event: Event): void => {
    if (this.#endangered) event.preventDefault();
  };

  /** There is work that is neither stored nor taken away as a file. */
  get #endangered(): boolean {
    const { state, pending } = this.saveState;
    return Boolean(this.session) && state === 'failed' && pending > 0 && !this.takenAway;
  }

  /** Throws Error where opening another article would lose work that is neither stored nor taken away as a file. */
  async #secure(): Promise<void> {
    this.#host.handOver();
    if (this.saveState.state === 'failed' && this.saveState.pending) await this.#opened?.retry();
    await this.saved.catch(() => {}); // Seen in the state.
    if (!this.#endangered) return;
    const title = titleOf(this.session!.article);
    const reason = this.saveState.reason ?? '';
    throw new Error(`The work on “${title}” is not saved, and would be lost. ${reason} Download it first.`);
  }

  #set(fields: Partial<Pick<SessionLoader, 'phase' | 'notice' | 'saveState'>>): void {
    Object.assign(this, fields);
    this.#host.requestUpdate();
  }
}
