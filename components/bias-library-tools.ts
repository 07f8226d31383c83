import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import { libraryToolsStyles } from './library-tools-styles.js';
import {
  beginsDescending,
  choicesOf,
  filterCount,
  filterKeys,
  sortKeys,
  type FilterKey,
  type LibraryView,
  type SortKey,
} from './library-view.js';
import { controls, tokens } from './theme.js';

const sortLabels: Readonly<Record<SortKey, string>> = {
  modified: 'Last worked on',
  title: 'Title',
  publisher: 'Publisher',
  published: 'Date',
  language: 'Language',
  words: 'Words',
  status: 'Status',
  annotations: 'Annotations',
};

const filterLabels: Readonly<Record<FilterKey, string>> = {
  status: 'Status',
  collection: 'Collection',
  publisher: 'Publisher',
  language: 'Language',
};

/**
 * What narrows the library down and puts it in order.
 * @fires search-begin - The analyst is about to search.
 * @fires search-type - `detail.words` are in the search field now.
 * @fires search-leave - The analyst wants to get to the rows; `detail.open` asks for the first of them.
 * @fires view-change - The analyst chose `detail.view`, or with `detail.ranked` the order of the search.
 */
export class BiasLibraryTools extends LitElement {
  static override styles = [tokens, controls, libraryToolsStyles];

  @property({ attribute: false }) articles: readonly ArticleSummary[] = [];
  @property({ attribute: false }) view!: LibraryView;
  /** What is searched for. */
  @property() words = '';
  /** Whether anything can be searched. */
  @property({ type: Boolean }) searchable = false;
  /** The order is that of the search. */
  @property({ type: Boolean }) ranked = false;

  @state() private open = false;
  @query('input[type="search"]') private field!: HTMLInputElement | null;

  override focus(): void {
    this.field?.focus();
    this.field?.select();
  }

  override render() {
    const count = filterCount(this.view);
    return html`${this.searchable ? this.#search() : nothing}
      <div class="order">
        <label class="sort"
          ><span>Sort</span>
          <select @change=${this.#onSort}>
            ${this.words.trim() ? html`<option value="" ?selected=${this.ranked}>Best match</option>` : nothing}
            ${sortKeys.map(
              (key) =>
                html`<option value=${key} ?selected=${!this.ranked && key === this.view.sort}>
                  ${sortLabels[key]}
                </option>`,
            )}
          </select></label
        >
        <button
          type="button"
          class="direction"
          ?disabled=${this.ranked}
          aria-pressed=${this.view.descending}
          aria-label="Descending"
          title=${this.view.descending ? 'Descending' : 'Ascending'}
          @click=${() => this.#change({ descending: !this.view.descending })}
        >
          ${this.view.descending ? '↓' : '↑'}
        </button>
        <button
          type="button"
          class="toggle"
          aria-expanded=${this.open}
          aria-controls="filters"
          @click=${() => (this.open = !this.open)}
        >
          Filter${count ? html` <span class="count">${count}</span>` : nothing}
        </button>
      </div>
      <div class="filters" id="filters" ?data-open=${this.open}>
        ${filterKeys.map((key) => this.#filter(key))}
      </div>`;
  }

  #search() {
    return html`<input
      type="search"
      aria-label="Search all articles"
      placeholder="Search text, notes, sources"
      title="Words as they begin; “quotation marks” for a phrase. Press / to get here."
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="search"
      .value=${live(this.words)}
      @focus=${() => this.#fire('search-begin')}
      @input=${(event: Event) =>
        this.#fire('search-type', { words: (event.currentTarget as HTMLInputElement).value })}
      @keydown=${this.#onKey}
    />`;
  }

  #filter(key: FilterKey) {
    const choices = choicesOf(this.articles, this.view, key);
    const chosen = this.view[key];
    if (choices.length < 2 && chosen === null) return nothing;
    return html`<label class=${chosen === null ? '' : 'chosen'}
      ><span>${filterLabels[key]}</span>
      <select @change=${(event: Event) => this.#onFilter(key, event)}>
        <option value="all" ?selected=${chosen === null}>All</option>
        ${choices.map(
          ({ value, label, count }) =>
            html`<option value=${`=${value}`} ?selected=${value === chosen}>
              ${label} (${count.toLocaleString()})
            </option>`,
        )}
      </select></label
    >`;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && this.words) this.#fire('search-type', { words: '' });
    else if (event.key === 'Enter') this.#fire('search-leave', { open: true });
    else if (event.key === 'ArrowDown' || event.key === 'Escape') this.#fire('search-leave', { open: false });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onSort(event: Event): void {
    const sort = (event.currentTarget as HTMLSelectElement).value as SortKey | '';
    if (sort) this.#change({ sort, descending: beginsDescending(sort) });
    else this.#fire('view-change', { view: this.view, ranked: true });
  }

  #onFilter(key: FilterKey, event: Event): void {
    const { value } = event.currentTarget as HTMLSelectElement;
    this.#fire('view-change', {
      view: { ...this.view, [key]: value === 'all' ? null : value.slice(1) },
      ranked: this.ranked,
    });
  }

  #change(part: Partial<LibraryView>): void {
    this.#fire('view-change', { view: { ...this.view, ...part }, ranked: false });
  }

  #fire(type: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
