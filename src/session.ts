/** One article being annotated: the only place its annotations change. All else subscribes. */
import type { Annotation } from './domain/annotation.js';
import type { Article } from './domain/article.js';
import type { Annotations, Change } from './domain/change.js';
import type { Codebook } from './domain/codebook.js';
import { amend, emptyHistory, forget, record, redo, undo, type History } from './domain/history.js';
import { inReadingOrder, reorder } from './domain/reading-order.js';
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
  #sources: readonly Source[];
  /** Changed in place: a copy of ten thousand entries at each key press would be felt. */
  readonly #annotations: Map<string, Annotation>;
  #counts: Map<string, number> | undefined;
  #ordered: readonly Annotation[] | undefined;
  #history: History = emptyHistory;
  #listeners = new Set<Listener>();
  #telling = false;

  constructor({ article, codebook, annotations = new Map(), sources = [] }: SessionData) {
    this.article = article;
    this.codebook = codebook;
    this.#sources = sources;
    this.#annotations = new Map(annotations);
  }

  /** As they are now and will be: it follows every change. */
  get annotations(): Annotations {
    return this.#annotations;
  }

  /** Throws RangeError for an id that no annotation has. */
  find(id: string): Annotation {
    const annotation = this.#annotations.get(id);
    if (annotation) return annotation;
    throw new RangeError(
      `Annotation ${JSON.stringify(id)} does not exist: the article has ${this.#annotations.size} annotations`,
    );
  }

  /** How many annotations there are of each kind. */
  get counts(): ReadonlyMap<string, number> {
    if (!this.#counts) {
      this.#counts = new Map();
      for (const { kind } of this.#annotations.values()) this.#count(kind, 1);
    }
    return this.#counts;
  }

  get inReadingOrder(): readonly Annotation[] {
    return (this.#ordered ??= inReadingOrder(this.#annotations));
  }

  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** Adds registry entries that are not there yet; those that are stay as they are. */
  addSources(sources: readonly Source[]): void {
    const known = new Set(this.#sources.map(({ id }) => id));
    this.#sources = [...this.#sources, ...sources.filter(({ id }) => !known.has(id))];
  }

  /** What a new annotation is checked against. */
  get data(): Pick<SessionData, 'article' | 'codebook'> {
    return { article: this.article, codebook: this.codebook };
  }

  get canUndo(): boolean {
    return this.#history.done.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.undone.length > 0;
  }

  /** `amends`: the change goes on with the last one, and undo takes both back in one step. */
  dispatch(change: Change, { amends = false }: { readonly amends?: boolean } = {}): void {
    const actual = this.#actual(change);
    const add = amends ? amend : record;
    this.#commit(actual, 'local', actual.length ? add(this.#history, actual) : this.#history);
  }

  /** From another tab or analyst. Drops our undo of those records: it would overwrite theirs. */
  receive(change: Change): void {
    const actual = this.#actual(change);
    this.#commit(actual, 'remote', forget(this.#history, actual));
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

  /**
   * `change` as one edit a record, each with what stands here before it, so that listeners and undo can rely on
   * `before`.
   */
  #actual(change: Change): Change {
    const wanted = new Map(change.map(({ id, after }) => [id, after]));
    return [...wanted].flatMap(([id, after]) => {
      const before = this.#annotations.get(id);
      return before === after ? [] : [{ id, ...(before && { before }), ...(after && { after }) }];
    });
  }

  #count(kind: string, difference: number): void {
    this.#counts?.set(kind, (this.#counts.get(kind) ?? 0) + difference);
  }

  /** Throws Error when a listener dispatches while it is being told: the others would hear the changes in the wrong order. */
  #commit(change: Change, origin: Origin, history: History): void {
    if (!change.length) return;
    if (this.#telling)
      throw new Error('A listener of a session must not change it while being told of a change');
    this.#ordered = this.#ordered && reorder(this.#ordered, this.#annotations, change);
    for (const { id, after } of change) {
      const before = this.#annotations.get(id);
      if (before) this.#count(before.kind, -1);
      if (after) this.#count(after.kind, 1);
      if (after) this.#annotations.set(id, after);
      else this.#annotations.delete(id);
    }
    this.#history = history;
    this.#telling = true;
    try {
      for (const listener of this.#listeners) listener(change, origin);
    } finally {
      this.#telling = false;
    }
  }
}
