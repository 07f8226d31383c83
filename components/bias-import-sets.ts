import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { titleOf } from '../src/domain/article.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { ExchangeFormat, FileProblem } from '../src/formats/exchange-format.js';
import type { ReadGroup } from '../src/import-files.js';
import { counted } from './backup-words.js';
import { importFiles } from './exchange-part.js';
import { exchangeStyles } from './exchange-styles.js';
import { controls, tokens } from './theme.js';

/** Problems of one group of files that are shown; the rest is counted. */
const mostShown = 200;

/**
 * Reads files of other tools, says what is in them and what cannot be read, and hands over what is good.
 * @fires sets-import - `detail.items` are to come in: what the import of many files takes.
 */
export class BiasImportSets extends LitElement {
  static override styles = [tokens, controls, exchangeStyles];

  /** More is said where they are on the way. */
  @property({ attribute: false }) files: readonly File[] = [];

  @state() private formats: readonly ExchangeFormat[] = [];
  /** '' recognises it by what the files hold. */
  @state() private formatId = '';
  @state() private options: Readonly<Record<string, string>> = {};
  @state() private share: number | null = null;
  @state() private groups: readonly ReadGroup[] | null = null;
  @state() private problem = '';
  @state() private said = '';

  #work = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    void importFiles().then(
      (part) => (this.formats = Object.values(part.formats)),
      (error: unknown) => (this.problem = sentenceOf(error)),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  get isBusy(): boolean {
    return this.share !== null;
  }

  readonly stop = (): void => this.#work.abort(new DOMException('The analyst stopped it', 'AbortError'));

  /** Forgets what was read before. */
  clear(): void {
    this.files = [];
    this.groups = null;
    this.problem = this.said = '';
  }

  async read(files: readonly File[]): Promise<void> {
    if (!files.length) return;
    this.files = files;
    this.stop();
    const { signal } = (this.#work = new AbortController());
    this.share = 0;
    this.problem = this.said = '';
    try {
      const { readFiles } = await importFiles();
      this.groups = await readFiles(files, {
        ...(this.formatId && { format: this.formatId, options: this.options }),
        signal,
        onProgress: ({ done, total }) => (this.share = done / total),
      });
    } catch (error) {
      if (signal.aborted) this.said = 'Stopped. Nothing was imported.';
      else this.problem = sentenceOf(error);
    } finally {
      if (this.#work.signal === signal) this.share = null;
    }
    await this.updateComplete;
    const next = ['.take:not(:disabled)', '.choose input'].map((each) =>
      this.renderRoot.querySelector<HTMLElement>(each),
    );
    next.find(Boolean)?.focus();
  }

  override render() {
    const format = this.formats.find(({ id }) => id === this.formatId);
    return html`<section aria-labelledby="in">
      <h3 id="in">Import</h3>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}
      <div class="choices">
        <label
          >Format
          <select class="format" @change=${this.#onFormat}>
            <option value="" ?selected=${!this.formatId}>Recognised by what the files hold</option>
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
                ${values.map((value) => html`<option value=${value.id}>${value.label}</option>`)}
              </select>
            </label>`,
        )}
      </div>
      ${
        this.share === null
          ? html`<div class="row place">
              <label class="button choose">
                Choose files
                <input class="unseen" type="file" multiple @change=${this.#onChosen} />
              </label>
              <span class="about">
                or drop them here, with the texts that belong to them. They are looked at first; nothing comes
                in until you say so.
              </span>
            </div>`
          : html`<div class="busy">
              <label for="progress">Reading ${counted(this.files.length, 'file', 'files')} …</label>
              <progress id="progress" max="1" value=${this.share}></progress>
              <div><button type="button" class="stop" @click=${this.stop}>Stop</button></div>
            </div>`
      }
      <p role="status">${this.said}</p>
      ${this.groups ? this.#found(this.groups) : nothing}
    </section>`;
  }

  #found(groups: readonly ReadGroup[]) {
    const sets = groups.flatMap((group) => group.sets);
    return html`<ul class="files" aria-label="What was read">
        ${groups.map((group) => this.#group(group))}
      </ul>
      <div class="row">
        <button type="button" class="primary take" ?disabled=${!sets.length} @click=${this.#take}>
          ${sets.length ? `Import ${counted(sets.length, 'article', 'articles')}` : 'Nothing to import'}
        </button>
        <button type="button" class="plain" @click=${() => this.clear()}>Cancel</button>
      </div>`;
  }

  #group({ name, format, sets, problems }: ReadGroup) {
    const label = this.formats.find(({ id }) => id === format)?.label ?? 'Not recognised';
    const marks = sets.reduce((sum, each) => sum + each.annotations.length + each.orphans.length, 0);
    const title = sets.length === 1 ? titleOf(sets[0]!.article) : counted(sets.length, 'article', 'articles');
    return html`<li>
      <b>${name}</b>
      <span>
        ${label}${sets.length ? html`: <bdi>${title}</bdi>, ${counted(marks, 'annotation', 'annotations')}` : nothing}
      </span>
      ${
        problems.length
          ? html`<details ?open=${!sets.length}>
              <summary class="bad">${counted(problems.length, 'problem', 'problems')}</summary>
              <ol>
                ${problems.slice(0, mostShown).map((problem) => html`<li>${placeOf(problem)}${problem.message}</li>`)}
              </ol>
              ${
                problems.length > mostShown
                  ? html`<p>and ${counted(problems.length - mostShown, 'other', 'others')} like these.</p>`
                  : nothing
              }
            </details>`
          : nothing
      }
    </li>`;
  }

  readonly #take = async (): Promise<void> => {
    const { itemsOf } = await importFiles();
    const items = itemsOf(this.groups ?? []);
    this.clear();
    this.dispatchEvent(new CustomEvent('sets-import', { detail: { items }, bubbles: true, composed: true }));
  };

  /** What was read as something else is read anew. */
  readonly #onFormat = (event: Event): void => {
    this.formatId = (event.currentTarget as HTMLSelectElement).value;
    this.options = {};
    void this.read(this.files);
  };

  #onOption(id: string, event: Event): void {
    this.options = { ...this.options, [id]: (event.currentTarget as HTMLSelectElement).value };
    void this.read(this.files);
  }

  readonly #onChosen = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    field.value = ''; // The same files can be chosen again.
    void this.read(chosen);
  };
}

const placeOf = ({ file, line, id }: FileProblem) =>
  `${[file, line === undefined ? '' : `line ${line}`, id ?? ''].filter(Boolean).join(', ')}: `;
