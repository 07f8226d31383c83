/** One import after another: what has come in, what is on its way, and what waits for a decision. */
import type {
  BulkImportOptions,
  Decision,
  Ending,
  ImportInput,
  ImportProgress,
  IncomingArticle,
} from '../src/bulk-import.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import { isToRetry, isUndecided, type ImportResult, type Undecided } from '../src/intake/import-result.js';
import type { Workspace } from '../src/storage/workspace.js';
import { part } from './part.js';

export type ImportOptions = Pick<BulkImportOptions, 'collection' | 'onSame'>;

interface Round extends ImportOptions {
  readonly inputs: readonly ImportInput[];
}

export interface RunHost {
  readonly workspace: Workspace | null;
  /** `now`: more than a number has changed. */
  runChanged(options: { readonly now: boolean }): void;
}

const bulk = () => part(() => import('../src/bulk-import.js'));

export class ImportRun {
  state: 'idle' | 'running' | 'paused' | 'ended' = 'idle';
  progress: ImportProgress = none;
  ending: Ending | null = null;
  /** Decisions that are being carried out. */
  readonly busy = new Set<Undecided>();
  /** Why a decision could not be carried out, by its item. */
  readonly problems = new Map<ImportResult['item'], string>();

  readonly #host: RunHost;
  #results: ImportResult[] = [];
  #waiting: Round[] = [];
  #cancelling = new AbortController();
  #gate: Promise<void> | undefined;
  #open = () => {};
  #last: ImportOptions = {};
  /** When the import, or its part since the last pause, began; and how long the parts before took, in milliseconds. */
  #since = 0;
  #before = 0;

  constructor(host: RunHost) {
    this.#host = host;
  }

  /** In the order of the files; once all are through, those that ask for something stand first. */
  get results(): readonly ImportResult[] {
    return this.#results;
  }

  get canRetry(): boolean {
    return this.state === 'ended' && (this.#waiting.length > 0 || this.#results.some(isToRetry));
  }

  get isUnderWay(): boolean {
    return this.state === 'running' || this.state === 'paused';
  }

  get isPaused(): boolean {
    return this.state === 'paused';
  }

  /** In milliseconds; null where it is too early to tell. */
  get rest(): number | null {
    const { done, total } = this.progress;
    const spent = this.#before + (this.state === 'running' ? performance.now() - this.#since : 0);
    return done < 5 || spent < 2000 ? null : (spent / done) * (total - done);
  }

  /** Resolves when all is through that was asked for, this and what came before. */
  async start(inputs: readonly ImportInput[], options: ImportOptions = {}): Promise<void> {
    this.#waiting.push({ inputs, ...options });
    if (this.isUnderWay) return;
    // What has not been decided yet does not go away for what comes next.
    this.#results = this.#results.filter(isUndecided);
    await this.#run();
  }

  /** Everything that failed or was not tried, once more. */
  async retry(): Promise<void> {
    if (!this.canRetry) return;
    const inputs = this.#results.filter(isToRetry).map(({ item }) => item);
    this.#results = this.#results.filter((each) => !isToRetry(each));
    if (inputs.length) this.#waiting.unshift({ inputs, ...this.#last });
    await this.#run();
  }

  pause(): void {
    if (this.state !== 'running') return;
    this.#gate = new Promise((resolve) => (this.#open = resolve));
    this.#before += performance.now() - this.#since;
    this.#become('paused');
  }

  goOn(): void {
    if (this.state !== 'paused') return;
    this.#gate = undefined;
    this.#since = performance.now();
    this.#become('running');
    this.#open();
  }

  /** What is in stays in. */
  cancel(): void {
    this.#cancelling.abort(new DOMException('The import was cancelled', 'AbortError'));
  }

  /** Does the same with all of `results`, one after the other. */
  async decide(results: readonly Undecided[], decision: Decision): Promise<void> {
    const { workspace } = this.#host;
    const waiting = results.filter((each) => !this.busy.has(each));
    if (!workspace || !waiting.length) return;
    for (const each of waiting) {
      this.busy.add(each);
      this.problems.delete(each.item);
    }
    this.#host.runChanged({ now: true });
    const { signal } = new AbortController();
    const part = await bulk();
    const collections = this.#last.collection ? [this.#last.collection] : [];
    for (const [index, each] of waiting.entries()) {
      try {
        this.#replace(each, await part.decide(each, decision, { workspace, signal, collections }));
      } catch (error) {
        this.problems.set(each.item, sentenceOf(error));
        if (error instanceof part.StorageFailure) {
          for (const other of waiting.slice(index)) this.busy.delete(other);
          break;
        }
      } finally {
        this.busy.delete(each);
      }
      this.#host.runChanged({ now: index === waiting.length - 1 });
    }
    this.#host.runChanged({ now: true });
  }

  /** The article of `result`, read once more; undefined where that fails, which its row then says. */
  async read(result: Undecided): Promise<IncomingArticle | undefined> {
    this.busy.add(result);
    this.problems.delete(result.item);
    this.#host.runChanged({ now: true });
    try {
      return await (await bulk()).readArticle(result.item, new AbortController().signal);
    } catch (error) {
      this.problems.set(result.item, sentenceOf(error));
      return undefined;
    } finally {
      this.busy.delete(result);
      this.#host.runChanged({ now: true });
    }
  }

  /** Somebody else has stored it as a version of `articleId`. */
  versionStored(result: Undecided, articleId: string): void {
    this.#replace(result, { ...result, decided: 'version', articleId });
    this.#host.runChanged({ now: true });
  }

  async #run(): Promise<void> {
    const { workspace } = this.#host;
    if (!workspace) throw new Error('Nothing can be imported without a workspace to store it in.');
    this.#cancelling = new AbortController();
    this.#before = 0;
    this.#since = performance.now();
    this.progress = none;
    this.ending = null;
    this.#become('running');
    let through = none;
    try {
      const { bulkImport } = await bulk();
      for (let round = this.#waiting.shift(); round; round = this.#waiting.shift()) {
        const { inputs, ...options } = round;
        this.#last = options;
        const before = through;
        this.ending = await bulkImport(inputs, {
          ...options,
          workspace,
          signal: this.#cancelling.signal,
          gate: () => this.#gate,
          onResult: (result) => {
            this.#results.push(result);
            this.#host.runChanged({ now: false });
          },
          onProgress: (progress) => {
            through = added(before, progress);
            const later = this.#waiting.reduce((sum, each) => sum + each.inputs.length, 0);
            this.progress = { ...through, total: through.total + later };
            this.#host.runChanged({ now: false });
          },
        });
      }
    } catch (error) {
      this.ending = { ended: 'storage-failed', reason: sentenceOf(error) };
    } finally {
      this.#gate = undefined;
      this.#results.sort((a, b) => rankOf(a) - rankOf(b));
      this.#become('ended');
    }
  }

  #become(state: ImportRun['state']): void {
    this.state = state;
    this.#host.runChanged({ now: true });
  }

  #replace(before: ImportResult, after: ImportResult): void {
    const place = this.#results.indexOf(before);
    if (place >= 0) this.#results[place] = after;
  }
}

const none: ImportProgress = { done: 0, total: 0, failed: 0, current: null };

const added = (a: ImportProgress, b: ImportProgress): ImportProgress => ({
  done: a.done + b.done,
  total: a.total + b.total,
  failed: a.failed + b.failed,
  current: b.current,
});

const rankOf = (result: ImportResult): number =>
  result.outcome === 'failed' ? 0 : result.outcome === 'not-tried' ? 1 : isUndecided(result) ? 2 : 3;
