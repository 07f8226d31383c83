/** Wires a session to its database: loads what is stored, saves each change, follows other tabs. */
import type { Article, RawInput } from './domain/article.js';
import type { Change } from './domain/change.js';
import type { SourceChange } from './domain/registry.js';
import type { PastRevision } from './domain/revision.js';
import { same } from './domain/same.js';
import { sentenceOf } from './domain/sentence-of.js';
import { isIdle, type Work } from './domain/step.js';
import { unstoredProject, type Project, type Settings } from './project.js';
import type { Session, SessionData } from './session.js';
import { startFrom, startStored, unstored, type Start } from './start-session.js';
import { mergeChanges, type Changes, type Taken } from './take-changes.js';
import { SaveQueue, type SaveState } from './storage/save-queue.js';
import type { SourceUse, Told, Workspace } from './storage/workspace.js';

export type { Project, Settings } from './project.js';
export type { SaveState } from './storage/save-queue.js';

export interface SessionOptions {
  /** Null where the host keeps the data: nothing is read or written, and `onState` is never called. */
  readonly workspace: Workspace | null;
  /** Stores the article at once; otherwise its first annotation does, and a reader's visit writes nothing. */
  readonly storeArticle?: boolean;
  /** What the article was made from; stored with it. */
  readonly raw?: RawInput | null;
  /** `data.codebook` was chosen for this article, and is stored; otherwise it stands in where none has been. */
  readonly ownCodebook?: boolean;
  /** Told how things stand at the opening, and whenever that changes. */
  readonly onState: (state: SaveState) => void;
  /** Told in a sentence what could not be read from the database. */
  readonly onError?: (message: string) => void;
  /** Ends saving and following; what has been dispatched before is still saved. */
  readonly signal: AbortSignal;
}

export interface OpenSession extends Project {
  readonly session: Session;
  /** Every change made so far is durable. Rejects, with the reason, where one cannot be saved now. */
  readonly saved: Promise<void>;
  /**
   * Takes in what was changed elsewhere, as no step of the analyst's, and gives what is left for the caller to keep.
   * Throws TypeError or RangeError for a wrong record, and changes nothing then.
   */
  take(changes: Changes): Changes;
  /** Tries once more to save; resolves when that has succeeded or failed, as `onState` tells. */
  retry(): Promise<void>;
  /** Lets go of the database and of other tabs. What is dispatched meanwhile is saved all the same. */
  pause(): void;
  /** Follows other tabs again, after reading what they have changed meanwhile. */
  resume(): void;
}

/**
 * Opens `data.article` as stored, with what is stored for it; `data.annotations` are taken in beside that, and saved.
 * Where storage fails the session opens all the same, in memory, and `onState` says why.
 */
export async function openSession(data: SessionData, options: SessionOptions): Promise<OpenSession> {
  const { workspace, signal } = options;
  if (!workspace) return inMemory(startFrom(data, data, unstored(data)).session);

  const follow: Follow = (lifetime, opening) => {
    workspace.followChanges((told) => void opening.then((opened) => opened.follow(told)), lifetime);
    workspace.followLateOpen(() => void opening.then((opened) => opened.retry()), lifetime);
  };
  const following = new AbortController();
  signal.addEventListener('abort', () => following.abort());
  const open = (start: Start) => new StoredSession(workspace, start, { ...options, follow, following });
  const opening = startStored(data, workspace, options).then(open, (failure: Error) =>
    open({ ...startFrom(data, data, unstored(data)), failure }),
  );
  // From before the first reading ends, or what another tab saves meanwhile would go unheard.
  follow(following, opening);
  return opening;
}

type Follow = (lifetime: { readonly signal: AbortSignal }, opening: Promise<StoredSession>) => void;

const inMemory = (session: Session): OpenSession => ({
  session,
  saved: Promise.resolve(),
  take: (changes) => take(session, changes).rest,
  retry: async () => {},
  pause() {},
  resume() {},
  ...unstoredProject(),
});

function take(session: Session, changes: Changes): Taken {
  const taken = mergeChanges(session, changes);
  const { change, sources, sides, article } = taken.work;
  session.receive(change, sources, sides?.after, article?.after);
  return taken;
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
  /** Ids of sources that are known to be stored as the article's own. */
  readonly #storedList: Set<string>;
  /** The session has seen all that is stored. */
  #upToDate: boolean;
  #codebookStored: boolean;
  #articleStored: boolean;
  readonly #follow: Follow;
  #following: AbortController;

  constructor(workspace: Workspace, { session, work, stored, failure }: Start, options: StoredOptions) {
    const { storeArticle, ownCodebook, onState, signal } = options;
    this.session = session;
    this.#workspace = workspace;
    this.#options = options;
    this.#storedList = new Set(stored.listed);
    this.#upToDate = !failure;
    this.#codebookStored = !ownCodebook;
    this.#articleStored = Boolean(stored.article);
    this.#follow = options.follow;
    this.#following = options.following;
    this.#queue = new SaveQueue({
      prepare: () => (this.#upToDate ? undefined : this.#catchUp()),
      save: (each) => this.#save(each),
      correct: ({ change, sources, sides, article }) =>
        this.#receive(change, sources, sides?.after, article?.after),
      onState: (state) => {
        if (!signal.aborted) onState(state);
      },
    });
    session.subscribe((_change, origin, _sources, work) => {
      if (origin === 'local') this.#queue.push(work);
    }, options);
    this.#queue.begin(failure);
    const unstored = storeArticle && !(stored.article && this.#codebookStored);
    if (!isIdle(work) || unstored || this.#unstoredList.length) this.#queue.push(work);
  }

  get saved(): Promise<void> {
    return this.#queue.saved;
  }

  take(changes: Changes): Changes {
    const { work, rest } = take(this.session, changes);
    if (!isIdle(work)) this.#queue.push(work);
    return rest;
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

  usesOf(sourceId: string): Promise<readonly SourceUse[]> {
    return this.#workspace.usesOf(sourceId);
  }

  async pastRevisions(): Promise<readonly PastRevision[]> {
    const { id, revision } = this.session.article;
    return (await this.#workspace.pastRevisions(id)).filter((past) => past.revision < revision);
  }

  removeRevision(): Promise<Article | undefined> {
    return this.#workspace.removeRevision(this.session.article.id);
  }

  readonly settings: Settings = {
    get: (key) => this.#workspace.getSetting(key),
    put: (key, value) => this.#workspace.putSetting(key, value),
  };

  /** Reads again what another tab has changed. */
  async follow({ article, ids, sources, sides, facts }: Told): Promise<void> {
    const own = article === this.session.article.id;
    const stale = { ids: own ? ids : [], sources, sides, ...(own && facts && { article }) };
    if (!this.#upToDate || !(stale.ids.length || sources.length || sides || stale.article)) return;
    try {
      const fresh = await this.#workspace.readAgain(stale);
      this.#receive(
        difference(stale.ids, this.session.everything, fresh.annotations),
        difference(sources, this.session.registry, fresh.sources),
        fresh.sides,
        this.#sameText(fresh.article),
      );
    } catch (error) {
      this.#upToDate = false; // All is read again before the next save.
      if (this.#options.signal.aborted) return;
      const reason = sentenceOf(error);
      this.#options.onError?.(`What was changed in another tab could not be read. ${reason}`);
    }
  }

  async #catchUp(): Promise<void> {
    const { session } = this;
    const stored = await this.#workspace.load(session.article.id);
    const { article } = stored;
    if (article && article.sha256 !== session.article.sha256) {
      if (article.revision <= session.article.revision)
        throw new Error(
          'Another text is stored under the id of this article. Download the work and open it anew.',
        );
      // What is marked here is saved all the same, and waits there to be attached to the new revision.
      this.#upToDate = true;
      return;
    }
    this.#upToDate = true;
    for (const id of stored.listed) this.#storedList.add(id);
    session.list(stored.listed);
    const all = (...maps: ReadonlyMap<string, unknown>[]) => new Set(maps.flatMap((map) => [...map.keys()]));
    this.#receive(
      difference(all(stored.annotations, session.everything), session.everything, stored.annotations),
      difference(all(stored.registry, session.registry), session.registry, stored.registry),
      stored.sides,
      this.#sameText(stored.article),
    );
  }

  /** Another revision is opened anew by whoever shows this one; facts of another text are none of this one's. */
  #sameText(article: Article | undefined): Article | undefined {
    return article?.sha256 === this.session.article.sha256 ? article : undefined;
  }

  async #save(work: Work): Promise<Work> {
    const { article, codebook, listed } = this.session;
    if (!this.#codebookStored) {
      await this.#workspace.chooseCodebook(article.id, codebook);
      this.#codebookStored = true;
    }
    const { raw = null } = this.#options;
    const belonging = { article, raw, listed: this.#unstoredList.length ? [...listed] : [] };
    const { corrections, added } = await this.#workspace.save(work, belonging);
    // The database was deleted under us, with all that stood in it: what is held here is written anew.
    if (added && this.#articleStored)
      await this.#workspace.save(wholeOf(this.session), { article, raw, listed: [...listed] });
    for (const id of belonging.listed) this.#storedList.add(id);
    this.#articleStored = true;
    return corrections;
  }

  get #unstoredList(): readonly string[] {
    return [...this.session.listed].filter((id) => !this.#storedList.has(id));
  }

  /** Never over an edit that is still to be saved: saving merges the two, and the outcome comes back here. */
  #receive(
    change: Change,
    sources: SourceChange,
    sides: readonly string[] | undefined,
    article: Article | undefined,
  ): void {
    const { definedSides, article: before } = this.session;
    const rest = this.#queue.without({
      change,
      sources,
      ...(sides && { sides: { before: definedSides, after: sides } }),
      ...(article && { article: { before, after: article } }),
    });
    this.session.receive(rest.change, rest.sources, rest.sides?.after, rest.article?.after);
  }
}

/** From what the session holds of `ids` to what is stored of them. */
function difference<R>(
  ids: Iterable<string>,
  held: ReadonlyMap<string, R>,
  stored: ReadonlyMap<string, R>,
): { readonly id: string; readonly before?: R; readonly after?: R }[] {
  return [...ids].flatMap((id) => {
    const [before, after] = [held.get(id), stored.get(id)];
    return same(before, after) ? [] : [{ id, ...(before && { before }), ...(after && { after }) }];
  });
}

const wholeOf = ({ everything, registry, definedSides }: Session): Work => {
  const added = <R extends { readonly id: string }>(records: ReadonlyMap<string, R>) =>
    [...records.values()].map((after) => ({ id: after.id, after }));
  return {
    change: added(everything),
    sources: added(registry),
    ...(definedSides.length && { sides: { before: [], after: definedSides } }),
  };
};
