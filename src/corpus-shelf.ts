/** Measures the articles of a database one by one, keeps what it found, and measures anew only what has changed. */
import { sentenceOf } from './domain/sentence-of.js';
import { breathe } from './intake/breathe.js';
import { titleOf } from './domain/article.js';
import type { Registry } from './domain/registry.js';
import type { ArticleMeasures } from './measures/balance.js';
import type { Coded, Inclusion } from './measures/coded.js';
import { countArticle } from './measures/corpus-counts.js';
import { measureArticle } from './measures/measure-article.js';
import type { Unmeasured } from './report/corpus-method.js';
import { CorpusReader, type ListedArticle, type StoredArticle } from './storage/corpus-reader.js';
import type { TabMessage } from './storage/tab-channel.js';

/** How far the measuring is: articles. */
export interface CorpusProgress {
  readonly done: number;
  readonly total: number;
}

export interface CorpusOptions {
  /** Ends it: what is asked then, or has not been answered, never is. */
  readonly signal: AbortSignal;
  /** Articles to measure; all that are stored by default. */
  readonly ids?: readonly string[] | undefined;
  /** Blocks to count although they are left out by default. */
  readonly include?: readonly Inclusion[] | undefined;
  readonly onProgress?: ((progress: CorpusProgress) => void) | undefined;
  /** Something was measured anew after a change, here or in another tab: an answer may differ from now on. */
  readonly onChange?: (() => void) | undefined;
  /** The storage failed; `message` is a sentence for the analyst. What is asked next tries once more. */
  readonly onFailure?: ((message: string) => void) | undefined;
}

/** Milliseconds: until a list that others change is read again, between two reports of progress, and of work at a time. */
const [pause, reportEvery, turn] = [300, 100, 10];
/** Articles that are read at once. */
const batch = 25;

export interface Kept {
  readonly measures: ArticleMeasures;
  /** Every source that its annotations name, as they name it. */
  readonly named: ReadonlySet<string>;
}

export class CorpusShelf {
  readonly #options: CorpusOptions;
  readonly #reader: CorpusReader;
  readonly #wanted: ReadonlySet<string> | undefined;
  #registry: Registry = new Map();
  #listed = new Map<string, ListedArticle>();
  readonly #kept = new Map<string, Kept>();
  readonly #failed = new Map<string, Unmeasured>();
  readonly #queue = new Set<string>();
  #staleList = true;
  #staleSources = true;
  #working: Promise<void> | undefined;
  #waiting = false;
  #began = false;
  /** Since the last time that everything was done. */
  #changed = false;
  #reported = -Infinity;

  /** Begins to read. */
  constructor(name: string, options: CorpusOptions) {
    this.#options = options;
    this.#wanted = options.ids && new Set(options.ids);
    this.#reader = new CorpusReader(name, {
      signal: options.signal,
      onMessage: (message) => this.#onMessage(message),
      onLateOpen: () => this.#workSoon(),
    });
    // What others did while the page was put away was not heard. In a worker it is the page that says so.
    const onShow = ({ persisted }: Event & { readonly persisted?: boolean }) => persisted && this.reload();
    globalThis.addEventListener('pageshow', onShow, { signal: options.signal });
    this.#workSoon();
  }

  /** Reads and measures everything again. */
  reload(): void {
    this.#staleList = this.#staleSources = true;
    this.#enqueue([...this.#listed.keys()]);
    this.#workSoon();
  }

  /** What is known of the articles that are measured, by id. */
  get kept(): ReadonlyMap<string, Kept> {
    return this.#kept;
  }

  /** Those that could not be, by id. */
  get failed(): ReadonlyMap<string, Unmeasured> {
    return this.#failed;
  }

  /** Those that are stored and wanted, by id. */
  get listed(): ReadonlyMap<string, ListedArticle> {
    return this.#listed;
  }

  get include(): readonly Inclusion[] {
    return this.#options.include ?? [];
  }

  /** Those of `ids` that are stored now, in that order. */
  async read(ids: readonly string[]): Promise<readonly Coded[]> {
    const read = await this.#reader.read(ids);
    return read.flatMap((stored) => (stored ? [this.#codedOf(stored)] : []));
  }

  #codedOf = ({ article, annotations, codebook }: StoredArticle): Coded => ({
    article,
    annotations,
    codebook,
    registry: this.#registry,
  });

  #onMessage(message: TabMessage): void {
    if ('library' in message) return this.#listSoon();
    if ('revised' in message) this.#enqueue([message.revised]);
    else {
      if (message.ids.length || message.facts) this.#enqueue([message.article]);
      if (message.sources.length) {
        this.#staleSources = true;
        this.#enqueue(this.#naming(message.sources));
      }
    }
    this.#workSoon();
  }

  /** Articles that name one of these sources, or that may speak of one by its name. */
  #naming(sources: readonly string[]): readonly string[] {
    return [...this.#kept].flatMap(([id, { measures, named }]) =>
      measures.replies.length ||
      sources.some((source) => named.has(source) || measures.sources.some((each) => each.id === source))
        ? [id]
        : [],
    );
  }

  #enqueue(ids: readonly string[]): void {
    for (const id of ids) if (this.#wanted?.has(id) ?? true) this.#queue.add(id);
  }

  #listSoon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      this.#staleList = true;
      this.#workSoon();
    }, pause);
  }

  #workSoon(): void {
    this.work().catch((error: Error) => {
      if (!this.#options.signal.aborted) this.#options.onFailure?.(error.message);
    });
  }

  /** Resolves once nothing is left to do. Rejects with an Error with a sentence where the storage fails. */
  work(): Promise<void> {
    return (this.#working ??= this.#run().finally(() => (this.#working = undefined)));
  }

  async #run(): Promise<void> {
    const { signal, onChange } = this.#options;
    try {
      while ((this.#staleSources || this.#staleList || this.#queue.size) && !signal.aborted) {
        if (this.#staleSources) await this.#readSources();
        else if (this.#staleList) await this.#readList();
        else await this.#readArticles();
        this.#report();
      }
    } catch (error) {
      this.#staleList = true; // At the next occasion.
      throw error;
    }
    if (signal.aborted) throw signal.reason as Error;
    if (this.#changed && this.#began) onChange?.();
    this.#changed = false;
    this.#began = true;
  }

  async #readSources(): Promise<void> {
    this.#staleSources = false;
    this.#registry = await this.#reader.registry();
  }

  async #readList(): Promise<void> {
    this.#staleList = false;
    const listed = (await this.#reader.list()).filter(({ id }) => this.#wanted?.has(id) ?? true);
    const before = this.#listed;
    this.#listed = new Map(listed.map((each) => [each.id, each]));
    for (const id of [...this.#kept.keys(), ...this.#failed.keys()])
      if (!this.#listed.has(id)) this.#forget(id);
    for (const each of listed) {
      const known = before.get(each.id);
      if (!known || stampOf(known) !== stampOf(each)) this.#queue.add(each.id);
      this.#changed ||= known?.collections.join('\n') !== each.collections.join('\n');
    }
  }

  /** While some are measured the next ones are read. */
  async #readArticles(): Promise<void> {
    const { signal } = this.#options;
    let reading = this.#readBatch();
    let ends = performance.now() + turn;
    while (reading && !signal.aborted) {
      const { ids } = reading;
      const read = await reading.read;
      reading = this.#staleSources || this.#staleList ? undefined : this.#readBatch();
      reading?.read.catch(() => {}); // Heard when its turn comes.
      for (const [index, id] of ids.entries()) {
        this.#take(id, read[index]);
        if (performance.now() < ends) continue;
        this.#report();
        await breathe();
        if (signal.aborted) return;
        ends = performance.now() + turn;
      }
    }
  }

  #readBatch() {
    const ids = [...take(this.#queue, batch)];
    for (const id of ids) this.#queue.delete(id); // First: what changes from now on has to be read once more.
    if (!ids.length) return undefined;
    const read = this.#reader.read(ids).catch((error: unknown) => {
      for (const id of ids) this.#queue.add(id);
      throw error;
    });
    return { ids, read };
  }

  #take(id: string, stored: StoredArticle | undefined): void {
    this.#forget(id);
    if (!stored) return;
    try {
      const measures = measureArticle(this.#codedOf(stored), { include: this.include });
      countArticle(measures);
      this.#kept.set(id, { measures, named: new Set(stored.annotations.flatMap(({ sources }) => sources)) });
    } catch (error) {
      const reason = `What is stored of this article is damaged and cannot be measured (${sentenceOf(error)}).`;
      this.#failed.set(id, { id, title: titleIn(stored, this.#listed.get(id)), reason });
    }
  }

  #forget(id: string): void {
    this.#changed = true;
    this.#kept.delete(id);
    this.#failed.delete(id);
  }

  /** Now and then, and in the end. */
  #report(): void {
    const now = performance.now();
    const done = this.#kept.size + this.#failed.size;
    const total = new Set([...this.#listed.keys(), ...this.#queue]).size;
    if (this.#queue.size && now < this.#reported + reportEvery) return;
    this.#reported = now;
    this.#options.onProgress?.({ done, total: Math.max(done, total) });
  }
}

function titleIn({ article }: StoredArticle, listed: ListedArticle | undefined): string {
  if (listed?.title) return listed.title;
  try {
    return titleOf(article);
  } catch {
    return '';
  }
}

function* take<Item>(items: Iterable<Item>, most: number): Iterable<Item> {
  let left = most;
  for (const item of items) {
    if (left-- <= 0) return;
    yield item;
  }
}

const stampOf = ({ revision, sha256, title, publisher, published }: ListedArticle) =>
  [revision, sha256, title, publisher, published].join('\n');
