import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { titleOf, type Article } from '../src/domain/article.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Span } from '../src/domain/span.js';
import type { LoadInput } from '../src/exchange.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import { Workspace } from '../src/storage/workspace.js';
import type { BiasAnnotator } from './bias-annotator.js';
import type { BiasPaste } from './bias-paste.js';
import type { ImportState } from './bias-import.js';
import { corpusTemplate } from './workbench-corpus.js';
import { exchange } from './exchange.js';
import { readSamples, type Sample } from './samples.js';
import { apart, controls, tokens } from './theme.js';
import { Intake, type IntakeHost } from './workbench-intake.js';
import { Shelf, type ExchangeRequest, type ShelfHost } from './workbench-shelf.js';
import { workbenchStyles } from './workbench-styles.js';
import { waysTemplate } from './workbench-ways.js';

/**
 * The whole tool: a library of articles, ways to get one in, and the annotator.
 * @fires article-load - An article is on screen; all events of `<bias-annotator>` pass through.
 */
export class BiasWorkbench extends LitElement implements IntakeHost, ShelfHost {
  static override styles = [tokens, controls, apart, workbenchStyles];

  /** URL of a list of sample articles: `[{ file, title, note }]`, files relative to it. */
  @property() samples = '';
  /** IndexedDB name. */
  @property() database = 'source-bias-annotator';

  @state() articles: readonly ArticleSummary[] | null = null;
  @state() currentId: string | null = null;
  @state() sampleList: readonly Sample[] = [];
  @state() private analyst = '';
  /** On a narrow screen there is room for one of the two. */
  @state() view: 'library' | 'article' = 'library';
  /** The library takes the whole width. */
  @state() private wide = false;
  @state() problem = '';
  @state() private waiting = '';
  @state() imports: ImportState | null = null;
  @state() private dropping = false;
  /** Articles that a report of several is on; undefined where none is shown. */
  @state() reported: readonly string[] | null | undefined;
  @query('bias-annotator') readonly annotator!: BiasAnnotator;
  @query('bias-paste') readonly paste!: BiasPaste;
  @query('input[type="file"]') readonly files!: HTMLInputElement;

  readonly intake = new Intake(this);
  readonly shelf = new Shelf(this);
  readonly exchange = (request?: ExchangeRequest) => this.shelf.exchange(request);
  #workspace: Workspace | undefined;
  #connected = new AbortController();

  get workspace(): Workspace {
    return this.#workspace!;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    this.#workspace = new Workspace(this.database, { signal });
    window.addEventListener('hashchange', () => void this.#openFromAddress(), { signal });
    document.addEventListener('paste', this.#onPaste, { signal });
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('samples') && this.samples)
      void readSamples(this.samples).then((list) => (this.sampleList = list));
  }

  override render() {
    return html`<div class="shell apart">
        <header class="top" data-view=${this.view} ?data-open=${this.currentId !== null}>
          <button type="button" class="plain back" @click=${() => (this.view = 'library')}>‹ Articles</button>
          <h1>Source Bias Annotator</h1>
          ${waysTemplate(this)}
          <label class="analyst"
            >Analyst
            <input name="analyst" autocomplete="nickname" .value=${this.analyst} @change=${this.#onAnalyst} />
          </label>
        </header>
        <main
          class="rooms ${this.dropping ? 'dropping' : ''} ${this.wide ? 'wide' : ''}"
          data-view=${this.view}
          ?data-report=${this.reported !== undefined}
          @dragover=${this.#onDrag}
          @dragleave=${() => (this.dropping = false)}
          @drop=${this.#onDrop}
        >
          <nav aria-label="Library">
            ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}
            <button
              type="button"
              class="plain widen"
              aria-pressed=${this.wide}
              @click=${() => (this.wide = !this.wide)}
            >
              ${this.wide ? 'Beside the article' : 'Whole library'}
            </button>
            ${this.shelf.template()}
          </nav>
          <bias-annotator
            keep-article
            database=${this.database}
            .analyst=${this.analyst}
            @article-load=${this.#onArticle}
            @article-pick=${this.#onUse}
            @article-revise=${this.#onRevise}
          >
            <div slot="empty" class="welcome">
              <h2>Open an article to begin</h2>
              <p>
                Drop files here, open them, paste a text, or try a sample. Everything stays in this browser.
              </p>
              <ul class="samples">
                ${this.sampleList.map(
                  (sample) =>
                    html`<li>
                      <button type="button" @click=${() => void this.openSample(sample)}>
                        <span dir="auto">${sample.title}</span><small>${sample.note ?? ''}</small>
                      </button>
                    </li>`,
                )}
              </ul>
            </div>
          </bias-annotator>
          ${this.reported === undefined ? nothing : corpusTemplate(this, this.reported)}
        </main>
        <div class="waiting" role="status">
          ${
            this.waiting
              ? html`<p>
                  ${this.waiting}
                  <button type="button" class="plain" @click=${() => this.intake.cancel()}>Cancel</button>
                </p>`
              : nothing
          }
        </div>
      </div>
      <bias-paste
        @files-paste=${(event: CustomEvent<{ files: Iterable<File> }>) =>
          void this.intake.files([...event.detail.files])}
        @article-paste=${(event: CustomEvent<{ input: LoadInput }>) =>
          void this.intake.one(() => event.detail.input)}
      ></bias-paste>`;
  }

  async report(ids: readonly string[] | null): Promise<void> {
    await this.annotator.saved.catch(() => undefined); // Shown there already.
    await this.attempt(async () => {
      await import('./define-corpus.js');
      this.reported = ids;
      this.wide = false;
    });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('bias-corpus')?.focus();
  }

  async #start(): Promise<void> {
    await this.readSettings();
    await this.shelf.follow(this.#connected);
    if (!this.articles?.length) this.view = 'article'; // Where the ways in are shown.
    await this.#openFromAddress();
  }

  async readSettings(): Promise<void> {
    this.analyst = (await this.attempt(() => this.workspace.getSetting<string>('analyst'))) ?? '';
  }

  /** The address names the open article, so that a reload comes back to it. */
  async #openFromAddress(): Promise<void> {
    const id = location.hash.slice(1);
    if (id && id !== this.currentId) await this.openStored(id);
  }

  /** @internal `span`: the place to show first. */
  async openStored(
    id: string,
    { versions = false, span }: { readonly versions?: boolean; readonly span?: Span } = {},
  ): Promise<void> {
    const stored = await this.attempt(() => this.workspace.load(id));
    const article = stored?.article;
    if (article) await this.#open(() => ({ article }));
    else if (stored) this.problem = 'This article is not stored in this browser any more.';
    if (article && versions) await this.annotator.desk?.open('versions');
    if (article && span) this.annotator.desk?.goTo(span);
  }

  /** Another article, at the first place where it names a source; the list of sources makes way for it. */
  async #onUse(event: CustomEvent<{ articleId: string; sourceId: string }>): Promise<void> {
    event.preventDefault();
    await this.openStored(event.detail.articleId);
    const use = this.annotator.annotations.find(({ sources }) => sources.includes(event.detail.sourceId));
    if (use) this.annotator.select(use.id);
    if (!this.shadowRoot!.activeElement) this.annotator.focus(); // The button that was pressed is gone.
  }

  /** Parts of the page were taken back into the text of the open article. */
  #onRevise(event: CustomEvent<{ article: Article }>): void {
    event.preventDefault();
    const { article } = event.detail; // Its id is that of its words: the article on screen has another.
    const id = this.annotator.article!.id;
    this.intake.version(id, { article, raw: null }).catch((error: unknown) => this.refuse(error));
  }

  async openSample({ file }: Sample): Promise<void> {
    const url = new URL(file, new URL(this.samples, document.baseURI)).href;
    await this.#open(async () => (await exchange()).fetchInput(url, this.#connected));
    if (!this.shadowRoot!.activeElement) this.annotator.focus(); // The button that was pressed is gone.
  }

  /** What cannot be opened is said where the article would stand. */
  async #open(read: () => LoadInput | Promise<LoadInput>): Promise<void> {
    this.view = 'article';
    this.wide = false;
    this.reported = undefined;
    await this.annotator.loadFrom(read).catch(() => undefined); // The annotator says why.
  }

  refuse(error: unknown): void {
    void this.#open(() => Promise.reject(error instanceof Error ? error : new Error(String(error))));
  }

  importing(state: ImportState): void {
    if (state.stored !== this.imports?.stored) this.shelf.listSoon();
    this.imports = state;
  }

  busy(words: string): void {
    this.waiting = words;
  }

  /** @internal Shows no article any more. */
  close(): void {
    this.annotator.unload();
    this.currentId = null;
    history.replaceState(null, '', location.pathname + location.search);
  }

  #onArticle({ detail }: CustomEvent<{ article: Article }>): void {
    this.currentId = detail.article.id;
    this.view = 'article';
    document.title = `${titleOf(detail.article)} – Source Bias Annotator`;
    const address = `#${detail.article.id}`;
    // Back leads to the article before; a reload, or Back itself, is no further step.
    if (location.hash !== address) history.pushState(null, '', address);
    void this.shelf.list([detail.article.id]);
  }

  #onAnalyst(event: Event): void {
    this.analyst = (event.currentTarget as HTMLInputElement).value.trim();
    void this.attempt(() => this.workspace.putSetting('analyst', this.analyst));
  }

  /** What is pasted beside all fields is an article. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    const target = event.composedPath()[0];
    const field = target instanceof Element && target.closest('input, textarea, select, dialog');
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (field || !text.trim()) return;
    event.preventDefault();
    this.paste.open({ text, html: event.clipboardData?.getData('text/html') ?? '' });
  };

  #onDrag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  }

  #onDrop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    this.dropping = false;
    if (!files.length) return;
    event.preventDefault();
    void this.intake.files(files);
  }

  /** @internal Undefined where `task` fails; the reason is shown. */
  async attempt<T>(task: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await task();
      this.problem = '';
      return result;
    } catch (error) {
      this.problem = sentenceOf(error);
      return undefined;
    }
  }
}
