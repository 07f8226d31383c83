import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { ExchangeFormat } from '../src/formats/exchange-format.js';
import type { Written } from '../src/export-files.js';
import type { StoredSet } from '../src/storage/exchange-store.js';
import type { Workspace } from '../src/storage/workspace.js';
import { counted, sizeOf } from './backup-words.js';
import { exportFiles } from './exchange-part.js';
import { exchangeStyles } from './exchange-styles.js';
import { saveBlob } from './save-file.js';
import { controls, tokens } from './theme.js';

/** Which articles are written: those of `ids`, or all. */
export interface ExportScope {
  readonly label: string;
  readonly ids: readonly string[] | null;
}

/** Rows of results that are shown. */
const mostShown = 200;
/** The setting that remembers the format. */
const lastFormat = 'export-format';

interface Busy {
  readonly what: string;
  /** 0 to 1. */
  readonly share: number;
}

/** Writes what was annotated as files of any format, once it has said what that format cannot hold. */
export class BiasExport extends LitElement {
  static override styles = [tokens, controls, exchangeStyles];

  @property({ attribute: false }) workspace: Workspace | undefined;
  /** At least one; the first is chosen. */
  @property({ attribute: false }) scopes: readonly ExportScope[] = [];

  @state() private scope: ExportScope | undefined;
  @state() private formats: readonly ExchangeFormat[] = [];
  @state() private formatId = 'json';
  @state() private options: Readonly<Record<string, string>> = {};
  @state() private together = false;
  @state() private sets: readonly StoredSet[] | null = null;
  @state() private losses: readonly string[] = [];
  @state() private busy: Busy | null = null;
  @state() private results: readonly Written[] = [];
  @state() private problem = '';
  @state() private said = '';

  #work = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  get isBusy(): boolean {
    return this.busy !== null;
  }

  focusFirst(): void {
    this.renderRoot.querySelector<HTMLElement>('input:checked, select')?.focus();
  }

  readonly stop = (): void => this.#work.abort(new DOMException('The analyst stopped it', 'AbortError'));

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('scopes') && this.scopes.length) {
      this.results = [];
      this.said = '';
      void this.#choose(this.scopes[0]!);
    }
  }

  get #format(): ExchangeFormat | undefined {
    return this.formats.find(({ id }) => id === this.formatId);
  }

  override render() {
    const format = this.#format;
    const many = (this.sets?.length ?? 0) > 1;
    return html`<section aria-labelledby="out">
      <h3 id="out">Export</h3>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing} ${this.#scopes()}
      <div class="choices">
        <label
          >Format
          <select class="format" @change=${this.#onFormat}>
            ${this.formats.map(
              ({ id, label }) => html`<option value=${id} ?selected=${id === this.formatId}>${label}</option>`,
            )}
          </select>
        </label>
        ${(format?.options ?? []).map(
          ({ id, label, values }) =>
            html`<label
              >${label}
              <select @change=${(event: Event) => this.#onOption(id, event)}>
                ${values.map(
                  (value) =>
                    html`<option value=${value.id} ?selected=${this.options[id] === value.id}>
                      ${value.label}
                    </option>`,
                )}
              </select>
            </label>`,
        )}
        ${
          many && format?.gather
            ? html`<label
                >Files
                <select @change=${(event: Event) => (this.together = valueOf(event) === 'one')}>
                  <option value="each" ?selected=${!this.together}>for each article its own</option>
                  <option value="one" ?selected=${this.together}>one for all articles</option>
                </select>
              </label>`
            : nothing
        }
      </div>
      ${format ? html`<p class="about">${format.extensions.join(', ')} · offsets count ${format.unit}</p>` : nothing}
      ${this.#lossesTemplate()} ${this.#action()}
      <p role="status">${this.said}</p>
      ${this.#resultsTemplate()}
    </section>`;
  }

  #scopes() {
    if (this.scopes.length < 2) return html`<p>${this.scope?.label}</p>`;
    return html`<fieldset>
      <legend class="unseen">What is exported</legend>
      ${this.scopes.map(
        (scope) =>
          html`<label class="scope"
            ><input
              type="radio"
              name="scope"
              .checked=${scope === this.scope}
              @change=${() => void this.#choose(scope)}
            /><span dir="auto">${scope.label}</span></label
          >`,
      )}
    </fieldset>`;
  }

  #lossesTemplate() {
    if (!this.sets) return nothing;
    if (!this.sets.length) return html`<p>There is no article to export.</p>`;
    return html`<div class="losses ${this.losses.length ? '' : 'none'}" role="status">
      ${
        this.losses.length
          ? html`<h4>What this format cannot hold</h4>
              <ul>
                ${this.losses.map((loss) => html`<li>${loss}</li>`)}
              </ul>`
          : html`<p>Everything that was annotated is kept in this format.</p>`
      }
    </div>`;
  }

  #action() {
    const { busy, sets } = this;
    if (busy)
      return html`<div class="busy">
        <label for="progress">${busy.what}</label>
        <progress id="progress" max="1" value=${busy.share}></progress>
        <div><button type="button" class="stop" @click=${this.stop}>Stop</button></div>
      </div>`;
    const annotations = (sets ?? []).reduce((sum, each) => sum + each.annotations.length, 0);
    return html`<div class="row">
      <button type="button" class="primary download" ?disabled=${!sets?.length} @click=${this.#download}>
        Download
      </button>
      <span class="about"
        >${
          sets
            ? `${counted(sets.length, 'article', 'articles')}, ${counted(annotations, 'annotation', 'annotations')}`
            : 'Reading …'
        }</span
      >
    </div>`;
  }

  /** An article a row, those that failed first; of thousands the first. */
  #resultsTemplate() {
    const { results } = this;
    if (!results.length) return nothing;
    const inOrder = [...results].sort((a, b) => Number(b.problem !== null) - Number(a.problem !== null));
    const failed = results.filter(({ problem }) => problem !== null).length;
    return html`<details ?open=${failed > 0}>
      <summary>
        ${failed ? html`<span class="bad">${failed} not written</span>, ` : nothing}${counted(
          results.reduce((sum, { files }) => sum + files.length, 0),
          'file',
          'files',
        )}
      </summary>
      <ul class="files">
        ${inOrder.slice(0, mostShown).map(
          ({ title, files, problem }) =>
            html`<li>
              <span dir="auto">${title}</span>
              ${
                problem === null
                  ? html`<small>${files.map(({ name }) => name).join(', ')}</small>`
                  : html`<span class="bad">${problem}</span>`
              }
            </li>`,
        )}
      </ul>
      ${results.length > mostShown ? html`<p class="about">and ${results.length - mostShown} others</p>` : nothing}
    </details>`;
  }

  async #choose(scope: ExportScope): Promise<void> {
    this.scope = scope;
    this.sets = null;
    this.results = [];
    await this.#while('Reading …', async (signal) => {
      const part = await exportFiles();
      this.formats = Object.values(part.formats);
      const last = await this.workspace!.getSetting<string>(lastFormat);
      if (last && this.formats.some(({ id }) => id === last)) this.formatId = last;
      this.sets = await part.storedSets(this.workspace!, scope.ids, { signal, onProgress: this.#onProgress });
      await this.#weigh();
    });
  }

  /** What the chosen format would lose. */
  async #weigh(): Promise<void> {
    const [format, sets] = [this.#format, this.sets];
    this.results = [];
    this.said = '';
    if (format && sets) this.losses = (await exportFiles()).allLosses(format, sets, this.options);
  }

  readonly #onFormat = (event: Event): void => {
    this.formatId = valueOf(event);
    this.options = {};
    void this.#weigh();
    void this.workspace?.putSetting(lastFormat, this.formatId).catch(() => undefined); // Not worth a word.
  };

  #onOption(id: string, event: Event): void {
    this.options = { ...this.options, [id]: valueOf(event) };
    void this.#weigh();
  }

  readonly #onProgress = ({ done, total }: { done: number; total: number }): void => {
    if (this.busy) this.busy = { ...this.busy, share: total ? done / total : 1 };
  };

  readonly #download = async (): Promise<void> => {
    const [format, sets] = [this.#format, this.sets];
    if (!format || !sets) return;
    await this.#while(`Writing ${counted(sets.length, 'article', 'articles')} …`, async (signal) => {
      const { writeSets, packed } = await exportFiles();
      const { together, options } = this;
      this.results = await writeSets(sets, { format, options, together, signal, onProgress: this.#onProgress });
      const files = this.results.flatMap((each) => each.files);
      const failed = this.results.filter(({ problem }) => problem).length;
      if (!files.length) throw new Error('Nothing could be written, for the reasons below.');
      const { name, blob } = await packed(files, { format, signal });
      saveBlob(name, blob);
      const not = failed
        ? ` ${counted(failed, 'article is', 'articles are')} not in it, for the reasons below.`
        : '';
      this.said = `Downloaded ${name}, ${sizeOf(blob.size)}.${not}`;
    });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.download')?.focus();
  };

  async #while(what: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.stop();
    const { signal } = (this.#work = new AbortController());
    this.busy = { what, share: 0 };
    this.problem = this.said = '';
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) this.said = 'Stopped. Nothing was written.';
      else this.problem = sentenceOf(error);
    } finally {
      if (this.#work.signal === signal) this.busy = null;
    }
  }
}

const valueOf = ({ currentTarget }: Event) => (currentTarget as HTMLSelectElement).value;
