import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { titleOf, type Article } from '../src/domain/article.js';
import type { Codebook } from '../src/domain/codebook.js';
import type { LoadInput } from '../src/exchange.js';
import type { RemovedArticle } from '../src/storage/article-repository.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import { Workspace } from '../src/storage/workspace.js';
import type { BiasAnnotator } from './bias-annotator.js';
import type { BiasPaste } from './bias-paste.js';
import { exchange } from './exchange.js';
import { readSamples, type Sample } from './samples.js';
import { controls, tokens } from './theme.js';
import { workbenchStyles } from './workbench-styles.js';

const accepted = '.html,.htm,.txt,.md,.markdown,.json,text/html,text/plain,text/markdown,application/json';

/**
 * The whole tool: a library of articles, ways to get one in, and the annotator.
 * @fires article-load - An article is on screen; all events of `<bias-annotator>` pass through.
 */
export class BiasWorkbench extends LitElement {
  static override styles = [tokens, controls, workbenchStyles];

  /** URL of a list of sample articles: `[{ file, title, note }]`, files relative to it. */
  @property() samples = '';
  /** IndexedDB name. */
  @property() database = 'source-bias-annotator';

  @state() private articles: readonly ArticleSummary[] | null = null;
  @state() private currentId: string | null = null;
  /** The last one removed last; Undo brings them back from there. */
  @state() private removed: readonly RemovedArticle[] = [];
  @state() private sampleList: readonly Sample[] = [];
  @state() private analyst = '';
  @state() private view: 'library' | 'article' = 'library';
  @state() private problem = '';
  @state() private dropping = false;
  @query('bias-annotator') private annotator!: BiasAnnotator;
  @query('bias-paste') private paste!: BiasPaste;
  @query('input[type="file"]') private files!: HTMLInputElement;

  #workspace: Workspace | undefined;
  #listing = false;
  #connected = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    this.#workspace = new Workspace(this.database, { signal });
    this.#workspace.followLibrary(() => this.#listSoon(), { signal });
    window.addEventListener('hashchange', () => void this.#openFromAddress(), { signal });
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('samples') && this.samples) void this.#listSamples();
  }

  override render() {
    return html`<div class="shell">
        <header class="top" data-view=${this.view} ?data-open=${this.currentId !== null}>
          <button type="button" class="plain back" @click=${() => (this.view = 'library')}>‹ Articles</button>
          <h1>Source Bias Annotator</h1>
          ${this.#ways()}
          <label class="analyst"
            >Analyst
            <input name="analyst" autocomplete="nickname" .value=${this.analyst} @change=${this.#onAnalyst} />
          </label>
        </header>
        <main
          class="rooms ${this.dropping ? 'dropping' : ''}"
          data-view=${this.view}
          @dragover=${this.#onDrag}
          @dragleave=${() => (this.dropping = false)}
          @drop=${this.#onDrop}
        >
          <nav aria-label="Library">
            ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}
            <bias-library
              .articles=${this.articles}
              .currentId=${this.currentId}
              @article-pick=${(event: CustomEvent<{ id: string }>) => void this.#openStored(event.detail.id)}
              @article-remove=${(event: CustomEvent<{ id: string }>) => void this.#remove(event.detail.id)}
            ></bias-library>
            <div role="status">${this.removed.length ? this.#toast(this.removed.at(-1)!) : nothing}</div>
          </nav>
          <bias-annotator
            keep-article
            database=${this.database}
            .analyst=${this.analyst}
            @article-load=${this.#onArticle}
            @article-pick=${this.#onUse}
          >
            <div slot="empty" class="welcome">
              <h2>Open an article to begin</h2>
              <p>
                Drop a file here, open one, paste the text, or try a sample. Everything stays in this browser.
              </p>
              <ul class="samples">
                ${this.sampleList.map(
                  (sample) =>
                    html`<li>
                      <button type="button" @click=${() => void this.#openSample(sample)}>
                        <span dir="auto">${sample.title}</span><small>${sample.note ?? ''}</small>
                      </button>
                    </li>`,
                )}
              </ul>
            </div>
          </bias-annotator>
        </main>
      </div>
      <bias-paste
        @article-paste=${(event: CustomEvent<{ input: LoadInput }>) => void this.#open(() => event.detail.input)}
      ></bias-paste>`;
  }

  #ways() {
    return html`<div class="ways">
      <button type="button" @click=${() => this.files.click()}>Open file</button>
      <input type="file" hidden accept=${accepted} @change=${this.#onFile} />
      <button type="button" @click=${() => this.paste.open()}>Paste</button>
      ${
        this.sampleList.length
          ? html`<select aria-label="Open a sample" @change=${this.#onSample}>
              <option value="">Samples</option>
              ${this.sampleList.map(({ file, title }) => html`<option value=${file}>${title}</option>`)}
            </select>`
          : nothing
      }
    </div>`;
  }

  #toast(removed: RemovedArticle) {
    return html`<div class="toast">
      <span>Deleted “${titleOf(removed.article)}”.</span>
      <button type="button" @click=${() => void this.#restore(removed)}>Undo</button>
    </div>`;
  }

  async #start(): Promise<void> {
    this.analyst = (await this.#try(() => this.#workspace!.getSetting<string>('analyst'))) ?? '';
    await this.#list();
    if (!this.articles?.length) this.view = 'article'; // Where the ways in are shown.
    await this.#openFromAddress();
  }

  /** The library as it is stored now; with no storage there is none, and the annotator says so. */
  async #list(): Promise<void> {
    this.articles = (await this.#try(() => this.#workspace!.listArticles())) ?? [];
  }

  /** Once for all that is marked in a second: each listing reads every article. */
  #listSoon(): void {
    if (this.#listing) return;
    this.#listing = true;
    setTimeout(() => {
      this.#listing = false;
      if (this.isConnected) void this.#list();
    }, 500);
  }

  async #listSamples(): Promise<void> {
    this.sampleList = await readSamples(this.samples);
  }

  /** The address names the open article, so that a reload comes back to it. */
  async #openFromAddress(): Promise<void> {
    const id = location.hash.slice(1);
    if (id && id !== this.currentId) await this.#openStored(id);
  }

  async #openStored(id: string): Promise<void> {
    const stored = await this.#try(() => this.#workspace!.load(id));
    const article = stored?.article;
    if (article) await this.#open(() => ({ article }));
    else if (stored) this.problem = 'This article is not stored in this browser any more.';
  }

  /** Another article, at the first place where it names a source; the list of sources makes way for it. */
  async #onUse(event: CustomEvent<{ articleId: string; sourceId: string }>): Promise<void> {
    event.preventDefault();
    await this.#openStored(event.detail.articleId);
    const use = this.annotator.annotations.find(({ sources }) => sources.includes(event.detail.sourceId));
    if (use) this.annotator.select(use.id);
    if (!this.shadowRoot!.activeElement) this.annotator.focus(); // The button that was pressed is gone.
  }

  async #openSample({ file }: Sample): Promise<void> {
    const url = new URL(file, new URL(this.samples, document.baseURI)).href;
    await this.#open(async () => (await exchange()).fetchInput(url, this.#connected));
    if (!this.shadowRoot!.activeElement) this.annotator.focus(); // The button that was pressed is gone.
  }

  /** What cannot be opened is said where the article would stand. */
  async #open(read: () => LoadInput | Promise<LoadInput>): Promise<void> {
    this.view = 'article';
    await this.annotator.loadFrom(read).catch(() => undefined); // The annotator says why.
  }

  /** An annotation set about the article on screen is added to it, and can be undone; a codebook is used for it. */
  async #openFile(file: File): Promise<void> {
    const part = exchange();
    const reading = part.then(({ fileInput }) => fileInput(file));
    const input = await reading.catch(() => undefined); // Said below.
    if (!input || !('annotationSet' in input)) return this.#open(() => reading);
    if ((await part).isCodebook(input.annotationSet)) return this.#useCodebook(input.annotationSet as Codebook);
    this.view = 'article';
    await this.annotator.importJSON(input.annotationSet).catch(() => undefined); // The annotator says why.
  }

  /** A wrong one is refused by the annotator, with the place and the reason, and the old one stays. */
  #useCodebook(codebook: Codebook): void {
    if (this.currentId === null) this.problem = 'Open an article first: a codebook is chosen for an article.';
    else this.annotator.codebook = codebook;
  }

  async #remove(id: string): Promise<void> {
    if (id === this.currentId) await this.annotator.saved.catch(() => undefined); // Shown there already.
    const removed = await this.#try(() => this.#workspace!.removeArticle(id));
    if (removed) this.removed = [...this.removed, removed];
    if (removed && id === this.currentId) this.#close();
    await this.#list();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.toast button')?.focus(); // What had the focus is gone.
  }

  #close(): void {
    this.annotator.unload();
    this.currentId = null;
    history.replaceState(null, '', location.pathname + location.search);
  }

  async #restore(removed: RemovedArticle): Promise<void> {
    await this.#try(() => this.#workspace!.restoreArticle(removed));
    this.removed = this.removed.filter((each) => each !== removed);
    await this.#list();
    await this.#openStored(removed.article.id);
  }

  #onArticle({ detail }: CustomEvent<{ article: Article }>): void {
    this.currentId = detail.article.id;
    this.view = 'article';
    document.title = `${titleOf(detail.article)} – Source Bias Annotator`;
    const address = `#${detail.article.id}`;
    // Back leads to the article before; a reload, or Back itself, is no further step.
    if (location.hash !== address) history.pushState(null, '', address);
    void this.#list();
  }

  #onAnalyst(event: Event): void {
    this.analyst = (event.currentTarget as HTMLInputElement).value.trim();
    void this.#try(() => this.#workspace!.putSetting('analyst', this.analyst));
  }

  #onSample(event: Event): void {
    const field = event.currentTarget as HTMLSelectElement;
    const sample = this.sampleList.find(({ file }) => file === field.value);
    field.value = '';
    if (sample) void this.#openSample(sample);
  }

  #onFile(): void {
    const [file] = this.files.files ?? [];
    this.files.value = ''; // The same file can be chosen again.
    if (file) void this.#openFile(file);
  }

  #onDrag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping = true;
  }

  #onDrop(event: DragEvent): void {
    const [file] = event.dataTransfer?.files ?? [];
    this.dropping = false;
    if (!file) return;
    event.preventDefault();
    void this.#openFile(file);
  }

  /** Undefined where `task` fails; the reason is shown. */
  async #try<T>(task: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await task();
      this.problem = '';
      return result;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  }
}
