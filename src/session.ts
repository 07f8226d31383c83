/** One article being annotated: the only place its annotations change. All else subscribes. */
import type { Article } from './domain/article.js';
import { apply, type Annotations, type Change } from './domain/change.js';
import type { Codebook } from './domain/codebook.js';
import { emptyHistory, forget, record, redo, undo, type History } from './domain/history.js';
import type { Source } from './domain/source.js';

/** Local: an analyst at this session. Remote: another tab, another analyst, the store. */
export type Origin = 'local' | 'remote';
export type Listener = (change: Change, origin: Origin) => void;

export interface SessionData {
  readonly article: Article;
  readonly codebook: Codebook;
  readonly annotations?: Annotations;
  readonly sources?: readonly Source[];
}

export class Session {
  readonly article: Article;
  readonly codebook: Codebook;
  readonly sources: readonly Source[];
  #annotations: Annotations;
  #history: History = emptyHistory;
  #listeners = new Set<Listener>();
  #telling = false;

  constructor({ article, codebook, annotations = new Map(), sources = [] }: SessionData) {
    this.article = article;
    this.codebook = codebook;
    this.sources = sources;
    this.#annotations = annotations;
  }

  get annotations(): Annotations {
    return this.#annotations;
  }

  get canUndo(): boolean {
    return this.#history.done.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.undone.length > 0;
  }

  dispatch(change: Change): void {
    this.#commit(change, 'local', record(this.#history, change));
  }

  /** From another tab or analyst. Drops our undo of those records: it would overwrite theirs. */
  receive(change: Change): void {
    this.#commit(change, 'remote', forget(this.#history, change));
  }

  /** The change that was made, empty where there was nothing to undo. */
  undo(): Change {
    const [change, history] = undo(this.#history);
    this.#commit(change, 'local', history);
    return change;
  }

  /** The change that was made, empty where there was nothing to redo. */
  redo(): Change {
    const [change, history] = redo(this.#history);
    this.#commit(change, 'local', history);
    return change;
  }

  subscribe(listener: Listener, { signal }: { signal: AbortSignal }): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** Throws Error when a listener dispatches while it is being told: the others would hear the changes in the wrong order. */
  #commit(change: Change, origin: Origin, history: History): void {
    if (!change.length) return;
    if (this.#telling)
      throw new Error('A listener of a session must not change it while being told of a change');
    this.#annotations = apply(this.#annotations, change);
    this.#history = history;
    this.#telling = true;
    try {
      for (const listener of this.#listeners) listener(change, origin);
    } finally {
      this.#telling = false;
    }
  }
}
