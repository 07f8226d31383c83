import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { statuses, type Status } from '../src/domain/library.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import { statusLabels } from './library-labels.js';
import { librarySelectionStyles } from './library-selection-styles.js';
import { controls, tokens } from './theme.js';

/**
 * What can be done with the articles that are selected.
 * @fires status-change - Set the status of `detail.ids` to `detail.status`; null leaves it to what is marked.
 * @fires collections-change - Put `detail.ids` into the collections `detail.add`, and take them out of `detail.remove`.
 * @fires articles-export - Export `detail.ids`.
 * @fires articles-report - Make a report of `detail.ids`.
 * @fires rows-remove - Delete `detail.ids`.
 * @fires select-all - Select all rows that are shown.
 * @fires select-none - Select none.
 */
export class BiasLibrarySelection extends LitElement {
  static override styles = [tokens, controls, librarySelectionStyles];

  /** Those that are selected. */
  @property({ attribute: false }) articles: readonly ArticleSummary[] = [];
  /** Names of all collections. */
  @property({ attribute: false }) collections: readonly string[] = [];
  /** How many rows are shown. */
  @property({ type: Number }) shown = 0;

  @state() private open = false;
  @state() private name = '';
  @query('.opener') private opener!: HTMLElement | null;

  override render() {
    const { length } = this.articles;
    return html`<div class="bar" role="group" aria-label="Selected articles">
        <span class="said" role="status">${length.toLocaleString()} selected</span>
        <button
          type="button"
          class="plain"
          ?hidden=${length === this.shown}
          @click=${() => this.#fire('select-all')}
        >
          Select all ${this.shown.toLocaleString()}
        </button>
        <button type="button" class="plain none" @click=${() => this.#fire('select-none')}>Clear</button>
        <select class="status" aria-label="Set status" @change=${this.#onStatus}>
          <option value="" selected>Set status</option>
          ${statuses.map((status) => html`<option value=${status}>${statusLabels[status]}</option>`)}
          <option value="marked">By what is marked</option>
        </select>
        <button
          type="button"
          class="opener"
          aria-expanded=${this.open}
          aria-controls="collections"
          @click=${() => (this.open = !this.open)}
        >
          Collections
        </button>
        <button type="button" @click=${() => this.#fire('articles-report')}>Report</button>
        <button type="button" @click=${() => this.#fire('articles-export')}>Export</button>
        <button type="button" class="delete" @click=${() => this.#fire('rows-remove')}>Delete</button>
      </div>
      ${this.open ? this.#panel() : nothing}`;
  }

  #panel() {
    return html`<div
      class="panel"
      id="collections"
      role="group"
      aria-label="Collections"
      @keydown=${this.#onKey}
    >
      ${this.collections.map((name) => {
        const within = this.articles.filter(({ collections }) => collections.includes(name)).length;
        const all = within === this.articles.length;
        return html`<label
          ><input
            type="checkbox"
            .checked=${all}
            .indeterminate=${within > 0 && !all}
            @change=${() => this.#change(all ? { remove: [name] } : { add: [name] })}
          /><bdi>${name}</bdi></label
        >`;
      })}
      <form @submit=${this.#onNew}>
        <input
          aria-label="New collection"
          placeholder="New collection"
          maxlength="80"
          .value=${this.name}
          @input=${(event: Event) => (this.name = (event.currentTarget as HTMLInputElement).value)}
        />
        <button type="submit" ?disabled=${!this.name.trim()}>Add</button>
      </form>
    </div>`;
  }

  /** A name that is there already in another case means the same. */
  #onNew(event: Event): void {
    event.preventDefault();
    const name = this.name.trim().replace(/\s+/g, ' ');
    if (!name) return;
    const lower = name.toLocaleLowerCase();
    const known = this.collections.find((each) => each.toLocaleLowerCase() === lower);
    this.name = '';
    this.#change({ add: [known ?? name] });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.open = false;
    this.opener?.focus();
  }

  #onStatus(event: Event): void {
    const field = event.currentTarget as HTMLSelectElement;
    const status = field.value === 'marked' ? null : (field.value as Status);
    field.value = '';
    this.#fire('status-change', { status });
  }

  #change({ add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] }): void {
    this.#fire('collections-change', { add, remove });
  }

  #fire(type: string, detail: object = {}): void {
    const ids = this.articles.map(({ id }) => id);
    this.dispatchEvent(new CustomEvent(type, { detail: { ids, ...detail } }));
  }
}
