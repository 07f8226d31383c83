import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ArticleDetails } from '../src/storage/library-details.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import type { BiasLibraryRows } from './bias-library-rows.js';
import type { BiasLibraryTools } from './bias-library-tools.js';
import { RowFacts } from './library-facts.js';
import { counted } from './library-labels.js';
import { LibrarySearch, type OpenSearch } from './library-search.js';
import { nothingSelected, reached, toggled, within, type Selection } from './library-selection.js';
import { libraryStyles } from './library-styles.js';
import {
  beginsDescending,
  filterCount,
  noFilter,
  readView,
  rowsOf,
  type LibraryView,
  type SortKey,
} from './library-view.js';
import { controls, tokens } from './theme.js';

type Describe = (ids: readonly string[]) => Promise<ReadonlyMap<string, ArticleDetails>>;

/**
 * The stored articles: sorted, filtered, searched, selected. In a narrow column and over a whole page.
 * @fires article-pick - The analyst wants to open the article `detail.id`; `detail.span` is where a search has found
 * something in its text, if it has.
 * @fires article-remove - The analyst wants the article `detail.id` and all that is marked in it gone.
 * @fires articles-remove - The same for all of `detail.ids`.
 * @fires status-change - The status of `detail.ids` is to be `detail.status`; null leaves it to what is marked.
 * @fires collections-change - `detail.ids` come into the collections `detail.add`, and out of `detail.remove`.
 */
export class BiasLibrary extends LitElement {
  static override styles = [tokens, controls, libraryStyles];

  /** Null while they are being read. */
  @property({ attribute: false }) articles: readonly ArticleSummary[] | null = null;
  @property({ attribute: false }) currentId: string | null = null;
  /** Reads what the rows in view show of an article beyond the list. */
  @property({ attribute: false }) describe: Describe | null = null;
  /** Begins a search of all words; without it there is no search field. */
  @property({ attribute: false }) openSearch: OpenSearch | null = null;
  /** Under which name order and filters are kept until the tab is closed; '' keeps none. */
  @property() remember = 'source-bias-annotator:library';

  @state() private view: LibraryView = readView(null);
  @state() private selection: Selection = nothingSelected;
  /** The order is that of the search, while there is one. */
  @state() private ranked = true;
  @query('bias-library-rows') private list!: BiasLibraryRows | null;
  @query('bias-library-tools') private tools!: BiasLibraryTools | null;

  readonly #search = new LibrarySearch(this);
  readonly #details = new RowFacts<ArticleDetails>(
    (ids) => this.describe?.(ids) ?? Promise.resolve(new Map()),
    () => this.requestUpdate(),
  );
  #rows: readonly ArticleSummary[] = [];
  /** What `#rows` follow from. */
  #from: readonly unknown[] = [];

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKey);
  }

  override focus(): void {
    (this.list ?? this.tools)?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('remember')) this.view = readView(this.#kept());
    const found = this.#search.answer?.ids ?? null;
    const ranked = found !== null && this.ranked;
    const from = [this.articles, this.view, found, ranked];
    if (from.some((each, index) => each !== this.#from[index])) {
      this.#rows = rowsOf(this.articles ?? [], this.view, { found, ranked });
      this.#from = from;
      this.selection = within(this.selection, new Set(this.#rows.map(({ id }) => id)));
    }
  }

  override render() {
    const { articles, view, selection } = this;
    if (!articles) return html`<p class="empty">Looking for your articles …</p>`;
    if (!articles.length)
      return html`<p class="empty">
        No articles yet. What you open is kept in this browser, on this machine, and nowhere else.
      </p>`;
    const searching = this.#search.answer !== null;
    return html`<bias-library-tools
        .articles=${articles}
        .view=${view}
        .words=${this.#search.words}
        ?searchable=${this.openSearch !== null}
        ?ranked=${searching && this.ranked}
        @search-begin=${() => this.#search.begin()}
        @search-type=${this.#onSearch}
        @search-leave=${this.#onLeave}
        @view-change=${this.#onView}
      ></bias-library-tools>
      ${this.#said(articles)} ${selection.ids.size ? this.#chosen(articles) : nothing}
      ${
        this.#rows.length
          ? html`<bias-library-rows
              .rows=${this.#rows}
              .currentId=${this.currentId}
              .selected=${selection.ids}
              .order=${searching && this.ranked ? null : view}
              .answers=${this.#search.answered}
              .detailsOf=${(id: string) => this.#details.get(id)}
              .foundIn=${(id: string) => this.#search.excerpts.get(id)}
              @article-pick=${this.#onPick}
              @rows-remove=${this.#onRemove}
              @row-select=${this.#onSelect}
              @row-sort=${(event: CustomEvent<{ sort: SortKey }>) => this.#sortBy(event.detail.sort)}
              @rows-shown=${this.#onShown}
            ></bias-library-rows>`
          : html`<div class="empty">
              <p>Nothing matches.</p>
              ${this.#clearing()}
            </div>`
      }`;
  }

  /** How many there are, and how far the search is. */
  #said(articles: readonly ArticleSummary[]) {
    const { progress, problem, words, answer } = this.#search;
    const narrowed = this.#rows.length < articles.length;
    const all = counted(articles.length, 'article');
    const reading = words.trim() && progress && progress.read < progress.total;
    return html`<div class="said">
      <span role="status">${narrowed ? `${this.#rows.length.toLocaleString()} of ${all}` : all}</span>
      ${this.#rows.length && (filterCount(this.view) || words) ? this.#clearing() : nothing}
      ${
        reading
          ? html`<span class="reading"
              >Reading ${progress.read.toLocaleString()} of ${counted(progress.total, 'article')}</span
            >`
          : nothing
      }
      ${
        answer?.near.length && answer.ids.length
          ? html`<span class="near"
              >Nothing has these very words. These have words that are spelt like them.</span
            >`
          : nothing
      }
      ${problem ? html`<span class="alarm" role="alert">${problem}</span>` : nothing}
    </div>`;
  }

  #clearing() {
    const what = filterCount(this.view) ? 'Clear filters' : 'Clear search';
    return html`<button type="button" class="plain" @click=${this.#clear}>${what}</button>`;
  }

  #chosen(articles: readonly ArticleSummary[]) {
    const { ids } = this.selection;
    const collections = [...new Set(articles.flatMap((article) => article.collections))];
    return html`<bias-library-selection
      .articles=${this.#rows.filter(({ id }) => ids.has(id))}
      .collections=${collections.sort((a, b) => a.localeCompare(b))}
      .shown=${this.#rows.length}
      @status-change=${this.#pass}
      @collections-change=${this.#pass}
      @articles-export=${this.#pass}
      @articles-report=${this.#pass}
      @rows-remove=${this.#onRemove}
      @select-all=${() => this.#selectAll()}
      @select-none=${() => this.#selectNone()}
    ></bias-library-selection>`;
  }

  #onShown({ detail }: CustomEvent<{ rows: readonly ArticleSummary[] }>): void {
    const stamps = detail.rows.map(({ id, revision, annotations, modified }) => ({
      id,
      stamp: `${revision} ${annotations} ${modified}`,
    }));
    if (this.describe) this.#details.want(stamps);
    const { answer, answered, excerpts } = this.#search;
    if (answer) excerpts.want(stamps.map(({ id, stamp }) => ({ id, stamp: `${stamp} ${answered}` })));
  }

  #onSearch({ detail }: CustomEvent<{ words: string }>): void {
    if (!this.#search.words.trim()) this.ranked = true; // Until another order is chosen.
    this.#search.type(detail.words);
  }

  /** From the search field to the rows, with the best match open where that was asked for. */
  #onLeave({ detail }: CustomEvent<{ open: boolean }>): void {
    const [first] = this.#rows;
    if (detail.open && first) this.#pick(first.id);
    else this.list?.focus();
  }

  #onView({ detail }: CustomEvent<{ view: LibraryView; ranked: boolean }>): void {
    this.ranked = detail.ranked;
    this.#keep(detail.view);
  }

  #sortBy(sort: SortKey): void {
    const again = sort === this.view.sort && !(this.ranked && this.#search.answer);
    this.ranked = false;
    this.#keep({ ...this.view, sort, descending: again ? !this.view.descending : beginsDescending(sort) });
  }

  /** The button that was pressed goes; the focus must not go with it. */
  async #clear(): Promise<void> {
    this.#search.type('');
    this.#keep({ ...this.view, ...noFilter });
    await this.updateComplete;
    if (!this.shadowRoot!.activeElement) this.focus();
  }

  #onSelect({
    detail: { id, how },
  }: CustomEvent<{ id: string; how: 'toggle' | 'reach' | 'all' | 'none' }>): void {
    if (how === 'all') this.#selectAll();
    else if (how === 'none') void this.#selectNone();
    else if (how === 'toggle') this.selection = toggled(this.selection, id);
    else
      this.selection = reached(
        this.selection,
        id,
        this.#rows.map((row) => row.id),
      );
  }

  #selectAll(): void {
    this.selection = { ...this.selection, ids: new Set(this.#rows.map(({ id }) => id)) };
  }

  async #selectNone(): Promise<void> {
    this.selection = nothingSelected;
    await this.updateComplete;
    if (!this.shadowRoot!.activeElement) this.list?.focus(); // The button that was pressed is gone.
  }

  #onPick(event: CustomEvent<{ id: string }>): void {
    this.#pick(event.detail.id);
  }

  #pick(id: string): void {
    const { answer, excerpts } = this.#search;
    const span = answer ? excerpts.get(id)?.excerpts.find((each) => each.span)?.span : undefined;
    this.#fire('article-pick', { id, ...(span && { span }) });
  }

  #onRemove({ detail: { ids } }: CustomEvent<{ ids: readonly string[] }>): void {
    if (ids.length === 1) this.#fire('article-remove', { id: ids[0]! });
    else this.#fire('articles-remove', { ids });
  }

  #pass({ type, detail }: CustomEvent<object>): void {
    this.#fire(type, detail);
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const inField = event.composedPath()[0] instanceof Element && isField(event.composedPath()[0] as Element);
    if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey || !this.openSearch)
      return;
    event.preventDefault();
    this.tools?.focus();
  };

  #keep(view: LibraryView): void {
    this.view = view;
    try {
      if (this.remember) sessionStorage.setItem(this.remember, JSON.stringify(view));
    } catch {
      // A page without storage forgets.
    }
  }

  #kept(): string | null {
    try {
      return this.remember ? sessionStorage.getItem(this.remember) : null;
    } catch {
      return null;
    }
  }
}

const isField = (element: Element) => element.matches('input:not([type="checkbox"]), select, textarea');
