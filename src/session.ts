/** One article being annotated: the only place its annotations, and the sources, change. All else subscribes. */
import type { Annotation } from './domain/annotation.js';
import type { Article } from './domain/article.js';
import { actual, type Annotations, type Change, type Edit } from './domain/change.js';
import type { Codebook } from './domain/codebook.js';
import { amend, emptyHistory, forget, record, redo, undo, type History } from './domain/history.js';
import { inReadingOrder, reorder } from './domain/reading-order.js';
import {
  applySources,
  registryOf,
  resolveIds,
  sidesOf,
  sourcesAmong,
  sourcesOf,
  type Registry,
  type SourceChange,
  type SourceEdit,
} from './domain/registry.js';
import { isAnchored, onPage } from './domain/revision.js';
import { same } from './domain/same.js';
import type { Source } from './domain/source.js';
import { isIdle, nameOf, type ArticleEdit, type SidesEdit, type Step, type Work } from './domain/step.js';

export type { Step } from './domain/step.js';

/** Local: an analyst at this session. Remote: another tab, another analyst, the store. */
export type Origin = 'local' | 'remote';
/** `change` is what the page shows of it, empty where only something else changed; `work` is all of it. */
export type Listener = (change: Change, origin: Origin, sources: SourceChange, work: Work) => void;

export interface SessionData {
  readonly article: Article;
  readonly codebook: Codebook;
  readonly annotations?: Annotations;
  /** Those that came with the article: they belong to it, named by an annotation or not. */
  readonly sources?: readonly Source[];
  /** The whole project's; `sources` are added where it does not have them. */
  readonly registry?: Registry;
  /** The sides that the project defines. */
  readonly sides?: readonly string[];
}

export interface DispatchOptions {
  /** What the step is called in undo and redo; a plain name by default. */
  readonly name?: string;
  /** The change goes on with the last one, and undo takes both back in one step, under the first one's name. */
  readonly amends?: boolean;
  readonly sources?: SourceChange;
  readonly sides?: SidesEdit;
  /** The same text with other facts or roles. */
  readonly article?: Article;
}

export class Session {
  /** Its text stays: replaced where facts or roles change. */
  #article: Article;
  readonly codebook: Codebook;
  /** Replaced, never changed: what is derived from it is remembered by it. */
  #registry: Registry;
  #definedSides: readonly string[];
  #sides: readonly string[] | undefined;
  /** Ids of the entries that came with the article. */
  readonly #listed = new Set<string>();
  #sources: readonly Source[] | undefined;
  /** Changed in place: a copy of ten thousand entries at each key press would be felt. */
  readonly #annotations: Map<string, Annotation>;
  /** Annotations of another revision than the article's. */
  readonly #orphans = new Map<string, Annotation>();
  #counts: Map<string, number> | undefined;
  #ordered: readonly Annotation[] | undefined;
  #history: History = emptyHistory;
  #listeners = new Set<Listener>();
  #telling = false;

  constructor({
    article,
    codebook,
    annotations = new Map(),
    sources = [],
    registry = new Map(),
    sides = [],
  }: SessionData) {
    this.#article = article;
    this.codebook = codebook;
    this.#registry = sources.length ? new Map([...registryOf(sources), ...registry]) : registry;
    this.#definedSides = sides;
    this.#annotations = new Map();
    for (const [id, annotation] of annotations) this.#held(annotation).set(id, annotation);
    this.list(sources.map(({ id }) => id));
  }

  get article(): Article {
    return this.#article;
  }

  /** Those of this revision of the article, as they are now and will be: it follows every change. */
  get annotations(): Annotations {
    return this.#annotations;
  }

  /** Annotations of another revision, which wait to be attached to this one: offsets as in theirs. Follows every change. */
  get orphans(): Annotations {
    return this.#orphans;
  }

  /** All that belong to the article. */
  get everything(): Annotations {
    return this.#orphans.size ? new Map([...this.#annotations, ...this.#orphans]) : this.#annotations;
  }

  /** Throws RangeError for an id that no annotation has. */
  find(id: string): Annotation {
    const annotation = this.#present.get(id);
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

  /** Every source of the project, those that were merged or deleted too. Another map after each change of it. */
  get registry(): Registry {
    return this.#registry;
  }

  /** The sources that an annotation names, in its order; those that were deleted are left out. */
  sourcesOf(annotation: Pick<Annotation, 'sources'>): readonly Source[] {
    return sourcesOf(this.#registry, annotation);
  }

  /** `annotation` with the ids that its sources have today. */
  readonly resolved = (annotation: Annotation): Annotation => {
    const sources = resolveIds(this.#registry, annotation.sources);
    return sources === annotation.sources ? annotation : { ...annotation, sources };
  };

  /** The article's own: those that came with it, in their order, then others that its annotations name, by name. */
  get sources(): readonly Source[] {
    return (this.#sources ??= sourcesAmong(this.#registry, this.#listed, this.everything.values()));
  }

  /** Ids of the entries that came with the article, whatever has become of them. */
  get listed(): ReadonlySet<string> {
    return this.#listed;
  }

  /** From now on these entries belong to the article, named by an annotation or not. No change: nobody is told. */
  list(ids: Iterable<string>): void {
    for (const id of ids) this.#listed.add(id);
    this.#sources = undefined;
  }

  /** The sides that the project defines, in its order. */
  get definedSides(): readonly string[] {
    return this.#definedSides;
  }

  /** All sides to choose from: `none`, `unclear`, those that the project defines, and those in use. */
  get sides(): readonly string[] {
    return (this.#sides ??= sidesOf(this.#registry, this.#definedSides));
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

  /** Name of the step that `undo` would take back; null where there is none. */
  get undoName(): string | null {
    return this.#history.done.at(-1)?.name ?? null;
  }

  /** Name of the step that `redo` would take again; null where there is none. */
  get redoName(): string | null {
    return this.#history.undone.at(-1)?.name ?? null;
  }

  /** The step that was made. Throws RangeError for an article of another text. */
  dispatch(change: Change, { name, amends = false, sources = [], sides, article }: DispatchOptions = {}): Step {
    const work = this.#actual(change, sources, sides?.after, article);
    const add = amends ? amend : record;
    const step = { name: name ?? nameOf(work), ...work };
    this.#commit(work, 'local', isIdle(work) ? this.#history : add(this.#history, step));
    return step;
  }

  /** From another tab or analyst. Drops our undo of those records: it would overwrite theirs. */
  receive(change: Change, sources: SourceChange = [], sides?: readonly string[], article?: Article): void {
    const work = this.#actual(change, sources, sides, article);
    if (!isIdle(work)) this.#commit(work, 'remote', forget(this.#history, work));
  }

  /** The step that was made: the inverse of the one taken back, under its name. Null where there was nothing to undo. */
  undo(): Step | null {
    return this.#take(undo(this.#history));
  }

  /** The step that was made; null where there was nothing to redo. */
  redo(): Step | null {
    return this.#take(redo(this.#history));
  }

  subscribe(listener: Listener, { signal }: { signal: AbortSignal }): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  #take([step, history]: [Step | null, History]): Step | null {
    if (step) this.#commit(step, 'local', history);
    return step;
  }

  /** With what stands here before, so that listeners and undo can rely on `before`. */
  #actual(
    change: Change,
    sources: SourceChange,
    sides: readonly string[] = this.#definedSides,
    article: Article = this.#article,
  ): Work {
    const before = this.#definedSides;
    const { id, revision, sha256 } = this.#article;
    if (article.id !== id || article.revision !== revision || article.sha256 !== sha256)
      throw new RangeError(
        `Article ${article.id}, revision ${article.revision}, is another text than ${id}, revision ${revision}`,
      );
    const edit: ArticleEdit = { before: this.#article, after: article };
    return {
      change: actual<Edit>(change, this.#present),
      sources: actual<SourceEdit>(sources, this.#registry),
      ...(!same(before, sides) && { sides: { before, after: sides } }),
      ...(!same(edit.before, edit.after) && { article: edit }),
    };
  }

  /** Every annotation by id, whatever revision it stands in. */
  readonly #present = {
    get: (id: string) => this.#annotations.get(id) ?? this.#orphans.get(id),
  };

  /** Where `annotation` is held. */
  #held(annotation: Annotation): Map<string, Annotation> {
    return isAnchored(annotation, this.#article) ? this.#annotations : this.#orphans;
  }

  #count(kind: string, difference: number): void {
    this.#counts?.set(kind, (this.#counts.get(kind) ?? 0) + difference);
  }

  /** Throws Error when a listener dispatches while it is being told: the others would hear the changes in the wrong order. */
  #commit(work: Work, origin: Origin, history: History): void {
    if (isIdle(work)) return;
    if (this.#telling)
      throw new Error('A listener of a session must not change it while being told of a change');
    const { sources, sides, article } = work;
    const change = onPage(work.change, this.#article);
    if (change.length) this.#ordered = this.#ordered && reorder(this.#ordered, this.#annotations, change);
    for (const { before, after } of change) {
      if (before) this.#count(before.kind, -1);
      if (after) this.#count(after.kind, 1);
    }
    for (const { id, before, after } of work.change) {
      const held = after && this.#held(after);
      if (before && this.#held(before) !== held) this.#held(before).delete(id);
      if (after) held!.set(id, after);
    }
    if (article) this.#article = article.after;
    this.#registry = applySources(this.#registry, sources);
    if (sides) this.#definedSides = sides.after;
    if (sides || sources.length) this.#sides = undefined;
    this.#sources = undefined;
    this.#history = history;
    this.#telling = true;
    try {
      for (const listener of this.#listeners) listener(change, origin, sources, work);
    } finally {
      this.#telling = false;
    }
  }
}
