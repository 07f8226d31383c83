import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Decision, ImportInput } from '../src/bulk-import.js';
import { isUndecided, type ImportResult, type Undecided } from '../src/intake/import-result.js';
import type { Workspace } from '../src/storage/workspace.js';
import { defineAll } from './define-all.js';
import { BiasImportList } from './import-list.js';
import { alikeTemplate, headTemplate, sortOf, sortsTemplate, type Sort } from './import-parts.js';
import type { RowAct } from './import-row.js';
import { ImportRun, type ImportOptions, type RunHost } from './import-run.js';
import { importStyles } from './import-styles.js';
import { countsOf, failuresOf, progressOf, summaryOf, timeLeft, type ImportCounts } from './import-words.js';
import { controls, tokens } from './theme.js';

/** How an import stands, for whoever shows it while the dialog is closed. */
export interface ImportState {
  readonly state: ImportRun['state'];
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** Files that wait for a decision. */
  readonly undecided: number;
  /** Articles and annotation sets that have been stored. */
  readonly stored: number;
  /** All of that in a few words. */
  readonly words: string;
}

/** Milliseconds between two drawings of what changes with each file. */
const pace = 150;
/** Milliseconds between two words about the progress to who cannot see it. */
const saying = 15_000;

/**
 * Brings many files into the library: a dialog that can be closed while they come in.
 * @fires import-progress - How the import stands: `detail` is an ImportState.
 * @fires import-open - The analyst wants to see the stored article `detail.id`; the dialog is closed.
 * @fires import-version - `detail.article`, made from `detail.raw`, is to be the next version of the stored article
 * `detail.id`; the dialog is closed. `detail.stored()` is to be called once it is stored.
 * @fires import-codebook - The analyst wants to use `detail.codebook` for the open article; the dialog is closed.
 */
export class BiasImport extends LitElement implements RunHost {
  static override styles = [tokens, controls, importStyles];

  /** Where all is stored. */
  @property({ attribute: false }) workspace: Workspace | null = null;
  /** There is an article that a codebook could be used for. */
  @property({ type: Boolean }) articleOpen = false;

  @state() private sort: Sort = 'all';
  /** What assistive technology is told. */
  @state() private said = '';
  /** What became of the copying of failures. */
  @state() private copied = '';
  @state() private toCopy = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #run = new ImportRun(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saidAt = 0;
  #before: ImportRun['state'] = 'idle';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.#askToStay);
  }

  /** A moved element is put back within the task; one that stays out imports no more. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.#askToStay);
    queueMicrotask(() => {
      if (this.isConnected) return;
      clearTimeout(this.#timer);
      this.#run.cancel();
    });
  }

  /** Shows the dialog and brings `inputs` in, after what is on its way. Resolves when all is through. */
  async start(inputs: readonly ImportInput[], options: ImportOptions = {}): Promise<void> {
    if (!this.#run.isUnderWay) this.sort = 'all';
    this.copied = this.toCopy = '';
    const through = this.#run.start(inputs, options);
    await this.open();
    await through;
  }

  /** Shows how the import stands. */
  async open(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('footer .primary')?.focus();
  }

  get importState(): ImportState {
    const { state, progress, results } = this.#run;
    const counts = countsOf(results);
    const { done, total, failed } = progress;
    const { undecided, stored, sets } = counts;
    const words = this.#run.isUnderWay ? progressOf(progress) : summaryOf(counts);
    return { state, done, total, failed, undecided, stored: stored + sets, words };
  }

  override render() {
    const run = this.#run;
    const counts = countsOf(run.results);
    const rows = run.results.filter(sortOf[this.sort]);
    return html`<dialog aria-labelledby="title" aria-describedby="state">
      <section class="frame">
        <header>
          <h2 id="title">Import files</h2>
          <div id="state" class="unseen" role="status">${this.said}</div>
          ${headTemplate(run, counts)}
        </header>
        ${sortsTemplate(counts, run.results.length, { sort: this.sort, choose: (sort) => (this.sort = sort) })}
        ${
          this.sort === 'ask'
            ? alikeTemplate(run.results.filter(isUndecided), run.busy, (all, does) => this.#decide(all, does))
            : nothing
        }
        ${
          rows.length
            ? html`<bias-import-list
                .rows=${rows}
                .busy=${new Set<ImportResult>(run.busy)}
                .problems=${new Map(run.problems)}
                ?articleOpen=${this.articleOpen}
                @row-act=${this.#onRow}
              ></bias-import-list>`
            : html`<p class="none">${run.isUnderWay ? 'The first results are on their way.' : 'None.'}</p>`
        }
        ${this.#foot(counts)}
      </section>
    </dialog>`;
  }

  #foot({ failed, untried }: ImportCounts) {
    const run = this.#run;
    const again = failed ? 'Try the failed ones again' : 'Go on with the rest';
    if (run.isUnderWay)
      return html`<footer>
        <span class="soft">You can close this: the import goes on.</span>
        <button type="button" class="plain" @click=${() => this.dialog.close()}>Close</button>
        <button type="button" @click=${() => run.cancel()}>Cancel import</button>
        <button type="button" class="primary" @click=${() => (run.isPaused ? run.goOn() : run.pause())}>
          ${run.isPaused ? 'Go on' : 'Pause'}
        </button>
      </footer>`;
    return html`<footer>
      ${
        this.toCopy
          ? html`<label
              >The list of failures, to be copied by hand
              <textarea readonly dir="auto" .value=${this.toCopy}></textarea>
            </label>`
          : nothing
      }
      ${this.copied ? html`<span class="soft">${this.copied}</span>` : nothing}
      ${
        run.canRetry
          ? html`<button type="button" @click=${this.#copy}>Copy the list of failures</button>
              <button type="button" @click=${() => void run.retry()}>
                ${again} (${(failed + untried).toLocaleString()})
              </button>`
          : nothing
      }
      <button type="button" class="primary" @click=${() => this.dialog.close()}>Close</button>
    </footer>`;
  }

  runChanged({ now }: { readonly now: boolean }): void {
    if (now) this.#refresh();
    else this.#timer ??= setTimeout(() => this.#refresh(), pace);
  }

  /** The focus stays in the dialog when the button that had it is gone. */
  override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement ?? null;
    super.update(changed);
    if (!had || this.shadowRoot!.activeElement || !this.dialog.open) return;
    this.renderRoot.querySelector<HTMLElement>('footer .primary')?.focus();
  }

  #refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#say();
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('import-progress', { detail: this.importState }));
  }

  /** At the turns of the import, and now and then between: not for each file. */
  #say(): void {
    const run = this.#run;
    const { state } = run;
    const turned = state !== this.#before;
    this.#before = state;
    const now = performance.now();
    if (!turned && (state !== 'running' || now - this.#saidAt < saying)) return;
    this.#saidAt = now;
    const { rest } = run;
    if (state === 'paused') this.said = `Paused. ${progressOf(run.progress)}.`;
    else if (state === 'running')
      this.said = run.progress.done
        ? `${progressOf(run.progress)}${rest === null ? '' : `, ${timeLeft(rest)}`}.`
        : 'The import has begun.';
    else
      this.said = [
        run.ending?.ended === 'cancelled' ? 'Cancelled.' : 'All through.',
        run.ending?.ended === 'storage-failed' ? run.ending.reason : '',
        summaryOf(countsOf(run.results)),
      ].join(' ');
  }

  async #onRow(event: CustomEvent<{ result: ImportResult; does: RowAct }>): Promise<void> {
    const { result, does } = event.detail;
    if (does === 'codebook') {
      if (result.outcome === 'codebook') this.#leave('import-codebook', { codebook: result.codebook });
      return;
    }
    if (!isUndecided(result)) return;
    const { id } = result.existing[0]!;
    if (does === 'open') this.#leave('import-open', { id });
    else if (does === 'version') {
      const incoming = await this.#run.read(result);
      const stored = () => this.#run.versionStored(result, id);
      if (incoming) this.#leave('import-version', { id, ...incoming, stored });
    } else this.#decide([result], does);
  }

  /** For what the rest of the page shows; the dialog makes way. */
  #leave(type: string, detail: object): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #decide(results: readonly Undecided[], decision: Decision): void {
    void this.#run.decide(results, decision);
  }

  /** A browser may allow no writing to the clipboard; the list can then be copied by hand. */
  async #copy(): Promise<void> {
    const list = failuresOf(this.#run.results);
    this.copied = this.toCopy = '';
    try {
      await navigator.clipboard.writeText(list);
      this.said = this.copied = 'Copied.';
    } catch {
      this.toCopy = list;
      await this.updateComplete;
      this.renderRoot.querySelector('textarea')?.select();
    }
  }

  readonly #askToStay = (event: Event): void => {
    if (this.#run.isUnderWay) event.preventDefault();
  };
}

/** The dialog inside `root`; made when it is first asked for. */
export function importDialog(root: ShadowRoot | HTMLElement, workspace: Workspace): BiasImport {
  defineAll({ 'bias-import-list': BiasImportList, 'bias-import': BiasImport });
  const present = root.querySelector<BiasImport>('bias-import');
  const element = present ?? (document.createElement('bias-import') as BiasImport);
  element.workspace = workspace;
  if (!present) root.append(element);
  return element;
}
