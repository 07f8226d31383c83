/** Wires a session to its database: loads what is stored, saves each change, follows other tabs. */
import { apply, type Annotations, type Change } from './domain/change.js';
import { same } from './domain/same.js';
import { renamed, retarget, takeIn } from './domain/take-in.js';
import { Session, type SessionData } from './session.js';
import type { Stored } from './storage/article-repository.js';
import { SaveQueue, type SaveState } from './storage/save-queue.js';
import type { Workspace } from './storage/workspace.js';

export type { SaveState } from './storage/save-queue.js';

export interface SessionOptions {
  /** Null where the host keeps the data: nothing is read or written, and `onState` is never called. */
  readonly workspace: Workspace | null;
  /** Stores the article at once; otherwise its first annotation does, and a reader's visit writes nothing. */
  readonly storeArticle?: boolean;
  /** `data.codebook` was chosen for this article, and is stored; otherwise it stands in where none has been. */
  readonly ownCodebook?: boolean;
  /** Told how things stand at the opening, and whenever that changes. */
  readonly onState: (state: SaveState) => void;
  /** Told in a sentence what could not be read from the database. */
  readonly onError?: (message: string) => void;
  /** Ends saving and following; what has been dispatched before is still saved. */
  readonly signal: AbortSignal;
}

export interface OpenSession {
  readonly session: Session;
  /** Every change made so far is durable. Rejects, with the reason, where one cannot be saved now. */
  readonly saved: Promise<void>;
  /** Tries once more to save; resolves when that has succeeded or failed, as `onState` tells. */
  retry(): Promise<void>;
  /** Lets go of the database and of other tabs. What is dispatched meanwhile is saved all the same. */
  pause(): void;
  /** Follows other tabs again, after reading what they have changed meanwhile. */
  resume(): void;
}

interface Start {
  readonly session: Session;
  /** From what is stored to what the session holds. */
  readonly change: Change;
  readonly stored: Stored;
  /** Why nothing could be read. */
  readonly failure?: Error;
}

const nothing: Stored = { article: undefined, annotations: new Map(), sources: [] };

/**
 * Opens `data.article` as stored, with what is stored for it; `data.annotations` are taken in beside that, and saved.
 * Where storage fails the session opens all the same, in memory, and `onState` says why.
 */
export async function openSession(data: SessionData, options: SessionOptions): Promise<OpenSession> {
  const { workspace, signal } = options;
  if (!workspace) return inMemory(new Session(data));

  const follow: Follow = (lifetime, opening) => {
    workspace.followAnnotations(
      (articleId, ids) => void opening.then((opened) => opened.follow(articleId, ids)),
      lifetime,
    );
    workspace.followLateOpen(() => void opening.then((opened) => opened.retry()), lifetime);
  };
  const following = new AbortController();
  signal.addEventListener('abort', () => following.abort());
  const open = (start: Start) => new StoredSession(workspace, start, { ...options, follow, following });
  const opening = startStored(data, workspace, options).then(open, (failure: Error) =>
    open({ ...startFrom(data, nothing), failure }),
  );
  // From before the first reading ends, or what another tab saves meanwhile would go unheard.
  follow(following, opening);
  return opening;
}

type Follow = (lifetime: { readonly signal: AbortSignal }, opening: Promise<StoredSession>) => void;

const inMemory = (session: Session): OpenSession => ({
  session,
  saved: Promise.resolve(),
  retry: async () => {},
  pause() {},
  resume() {},
});

async function startStored(
  data: SessionData,
  workspace: Workspace,
  { ownCodebook }: SessionOptions,
): Promise<Start> {
  const { article, stored, codebook: chosen } = await workspace.open(data.article);
  const incoming = [...(data.annotations?.values() ?? [])];
  // The same file with an edited text is another article, whose annotations must not take the place of the first's.
  const held =
    article.id === data.article.id || !incoming.length
      ? new Set<string>()
      : await workspace.heldElsewhere(
          incoming.map(({ id }) => id),
          article.id,
        );
  const annotations = held.size ? renamed(incoming, held, article.id) : incoming;
  return startFrom(
    {
      ...data,
      article,
      codebook: ownCodebook ? data.codebook : (chosen ?? data.codebook),
      annotations: new Map(annotations.map((annotation) => [annotation.id, annotation])),
    },
    stored,
  );
}

/** A session on what is stored and what was handed in. */
function startFrom({ article, codebook, annotations, sources = [] }: SessionData, stored: Stored): Start {
  const incoming = [...(annotations?.values() ?? [])].map((annotation) => retarget(annotation, article));
  const change = takeIn(stored.annotations, incoming);
  const session = new Session({
    article,
    codebook,
    annotations: apply(stored.annotations, change),
    sources: stored.sources,
  });
  session.addSources(sources);
  return { session, change, stored };
}

interface StoredOptions extends SessionOptions {
  readonly follow: Follow;
  readonly following: AbortController;
}

class StoredSession implements OpenSession {
  readonly session: Session;
  readonly #workspace: Workspace;
  readonly #options: SessionOptions;
  readonly #queue: SaveQueue;
  /** Ids of sources that are known to be stored. */
  readonly #storedSources: Set<string>;
  /** The session has seen all that is stored. */
  #upToDate: boolean;
  #codebookStored: boolean;
  #articleStored: boolean;
  readonly #follow: Follow;
  #following: AbortController;

  constructor(workspace: Workspace, { session, change, stored, failure }: Start, options: StoredOptions) {
    const { storeArticle, ownCodebook, onState, signal } = options;
    this.session = session;
    this.#workspace = workspace;
    this.#options = options;
    this.#storedSources = new Set(stored.sources.map(({ id }) => id));
    this.#upToDate = !failure;
    this.#codebookStored = !ownCodebook;
    this.#articleStored = Boolean(stored.article);
    this.#follow = options.follow;
    this.#following = options.following;
    this.#queue = new SaveQueue({
      prepare: () => (this.#upToDate ? undefined : this.#catchUp()),
      save: (each) => this.#save(each),
      correct: (corrections) => this.#receive(corrections),
      onState: (state) => {
        if (!signal.aborted) onState(state);
      },
    });
    session.subscribe((each, origin) => origin === 'local' && this.#queue.push(each), { signal });
    this.#queue.begin(failure);
    const unstored = storeArticle && !(stored.article && this.#codebookStored);
    const newSources = session.sources.some(({ id }) => !this.#storedSources.has(id));
    if (change.length || unstored || newSources) this.#queue.push(change);
  }

  get saved(): Promise<void> {
    return this.#queue.saved;
  }

  retry(): Promise<void> {
    return this.#queue.retry();
  }

  pause(): void {
    this.#following.abort();
    this.#upToDate = false;
    void this.saved.catch(() => {}).then(() => this.#following.signal.aborted && this.#workspace.rest());
  }

  resume(): void {
    if (!this.#following.signal.aborted || this.#options.signal.aborted) return;
    this.#following = new AbortController();
    this.#options.signal.addEventListener('abort', () => this.#following.abort());
    this.#follow(this.#following, Promise.resolve(this));
    void this.retry();
  }

  /** Reads again what another tab has changed. */
  async follow(articleId: string, ids: readonly string[]): Promise<void> {
    if (articleId !== this.session.article.id || !this.#upToDate) return;
    try {
      const { annotations, sources } = await this.#workspace.readAnnotations(ids);
      this.session.addSources(sources);
      this.#receive(this.#difference(ids, annotations));
    } catch (error) {
      this.#upToDate = false; // All is read again before the next save.
      if (this.#options.signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.onError?.(`What was changed in another tab could not be read. ${reason}`);
    }
  }

  async #catchUp(): Promise<void> {
    const { article, annotations, sources } = await this.#workspace.load(this.session.article.id);
    if (article && article.sha256 !== this.session.article.sha256)
      throw new Error(
        'Another text is stored under the id of this article. Download the work and open it anew.',
      );
    this.#upToDate = true;
    this.session.addSources(sources);
    const ids = new Set([...annotations.keys(), ...this.session.annotations.keys()]);
    this.#receive(this.#difference([...ids], annotations));
  }

  async #save(change: Change): Promise<Change> {
    const { article, codebook, sources } = this.session;
    if (!this.#codebookStored) {
      await this.#workspace.chooseCodebook(article.id, codebook);
      this.#codebookStored = true;
    }
    const unsaved = sources.filter(({ id }) => !this.#storedSources.has(id));
    const { corrections, added } = await this.#workspace.save(change, article, unsaved);
    for (const { id } of unsaved) this.#storedSources.add(id);
    // The database was deleted under us, with all that stood in it: what is held here is written anew.
    if (added && this.#articleStored) await this.#workspace.save(wholeOf(this.session), article, sources);
    this.#articleStored = true;
    return corrections;
  }

  /** From what the session holds of `ids` to what is stored of them. */
  #difference(ids: readonly string[], stored: Annotations): Change {
    return ids.flatMap((id) => {
      const [before, after] = [this.session.annotations.get(id), stored.get(id)];
      return same(before, after) ? [] : [{ id, ...(before && { before }), ...(after && { after }) }];
    });
  }

  /** Never over an edit that is still to be saved: saving merges the two, and the outcome comes back here. */
  #receive(change: Change): void {
    this.session.receive(change.filter(({ id }) => !this.#queue.holds(id)));
  }
}

const wholeOf = ({ annotations }: Session): Change =>
  [...annotations.values()].map((after) => ({ id: after.id, after }));
