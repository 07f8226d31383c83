import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ArticleDetails } from '../src/storage/library-details.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import type { ArticleExcerpts } from '../src/storage/search-client.js';
import { heads } from './library-heads.js';
import { isTagged, rowCells, rowLabel } from './library-row.js';
import { libraryRowsMedia } from './library-rows-media.js';
import { libraryRowsStyles } from './library-rows-styles.js';
import { libraryTableStyles } from './library-table-styles.js';
import type { LibraryView } from './library-view.js';
import { controls, tokens, tones } from './theme.js';

/** Rows drawn beyond those in view. */
const overscan = 4;

/**
 * The rows of the library as a grid in which the arrow keys move: only those in view exist, and the one that has the focus.
 * @fires article-pick - The analyst wants to open `detail.id`.
 * @fires rows-remove - The analyst wants `detail.ids` gone.
 * @fires row-select - `detail` is `{ id, how }`: `toggle` it, `reach` to it from the last one, `all` or `none`.
 * @fires row-sort - The analyst chose the column `detail.sort`.
 * @fires rows-shown - `detail.rows` are in view; those that only fly past are not told.
 */
export class BiasLibraryRows extends LitElement {
  static override styles = [tokens, tones, controls, libraryRowsStyles, libraryTableStyles, libraryRowsMedia];

  @property({ attribute: false }) rows: readonly ArticleSummary[] = [];
  @property({ attribute: false }) currentId: string | null = null;
  @property({ attribute: false }) selected: ReadonlySet<string> = new Set();
  /** What the heads of the columns show; null where the order is that of a search. */
  @property({ attribute: false }) order: Pick<LibraryView, 'sort' | 'descending'> | null = null;
  /** The words of the search that the rows answer, and have room to show; '' without one. */
  @property({ attribute: false }) answers = '';
  @property({ attribute: false }) detailsOf: (id: string) => ArticleDetails | undefined = () => undefined;
  @property({ attribute: false }) foundIn: (id: string) => ArticleExcerpts | undefined = () => undefined;

  @state() private top = 0;
  @state() private height = 600;
  /** Of a row, in CSS pixels: the style sheet says it, and the size of the reader's type. */
  @state() private rowHeight = 96;
  /** The row that the keyboard is at. */
  @state() private cursorId: string | null = null;
  @query('.scroller') private scroller!: HTMLElement | null;

  readonly #sizes = new ResizeObserver(() => this.#measure());
  /** Where the cursor was when its row was last drawn. */
  #place = 0;
  #scrolls = false;
  #shown: readonly ArticleSummary[] = [];
  readonly #tops = new WeakMap<HTMLElement, number>();
  #frame = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#observe();
  }

  override firstUpdated(): void {
    this.#observe();
  }

  /** Puts the focus on the row that the keyboard is at. */
  override focus(): void {
    this.#go(this.#cursor());
  }

  override render() {
    const { rows, rowHeight } = this;
    const top = Math.min(this.top, Math.max(0, rows.length * rowHeight - this.height)); // Fewer rows than before?
    const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
    const end = Math.min(rows.length, Math.ceil((top + this.height) / rowHeight) + overscan);
    const cursor = this.#cursor();
    const places = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
    if (cursor < first && rows.length) places.unshift(cursor);
    else if (cursor >= end && rows.length) places.push(cursor);
    this.#shown = rows.slice(Math.floor(top / rowHeight), Math.ceil((top + this.height) / rowHeight));
    return html`<div
      class="scroller"
      role="grid"
      aria-label="Articles"
      aria-multiselectable="true"
      aria-rowcount=${rows.length + 1}
      ?data-searching=${this.answers}
      @scroll=${this.#onScroll}
      @keydown=${this.#onKey}
    >
      ${this.#heads()}
      <div class="rows" role="rowgroup" @mousedown=${this.#onPress} @click=${this.#onClick}>
        ${repeat(
          places,
          (place) => rows[place]!.id,
          (place) => this.#row(rows[place]!, place, place === cursor),
        )}
      </div>
      <div class="probe" aria-hidden="true"></div>
    </div>`;
  }

  #heads() {
    const { rows, selected, order } = this;
    const all = rows.length > 0 && selected.size === rows.length;
    return heads({
      all,
      some: selected.size > 0,
      order,
      onAll: () => this.#select(null, all ? 'none' : 'all'),
      onSort: (sort) => this.#fire('row-sort', { sort }),
    });
  }

  /** A row that shows what it showed before is left alone: while the rows scroll, most do. */
  #row(article: ArticleSummary, place: number, atCursor: boolean) {
    const { id } = article;
    const selected = this.selected.has(id);
    const current = id === this.currentId;
    const details = this.detailsOf(id);
    const found = this.answers ? this.foundIn(id) : undefined;
    return guard(
      [article, place, atCursor, selected, current, details, found],
      () =>
        html`<div
          class="row ${isTagged(article) ? 'tagged' : ''}"
          role="row"
          data-id=${id}
          aria-label=${rowLabel(article)}
          aria-rowindex=${place + 2}
          aria-selected=${selected}
          aria-current=${current ? 'true' : nothing}
          tabindex=${atCursor ? 0 : -1}
          @focus=${() => (this.cursorId = id)}
        >
          ${rowCells({ article, selected, details, found })}
        </div>`,
    );
  }

  /** Where the row that the keyboard is at has gone, it is at the one in its place. */
  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('rows') || this.cursorId === null) return;
    this.cursorId = this.rows[this.#cursor()]?.id ?? null;
  }

  override update(changed: PropertyValues): void {
    const focused = (this.shadowRoot?.activeElement as HTMLElement | null)?.closest<HTMLElement>('.row');
    super.update(changed);
    this.#layOut();
    // A row that moves is taken out on the way, and loses the focus; one that is gone leaves it to the next.
    if (focused && !this.shadowRoot!.activeElement) this.#rowAt(this.#cursor())?.focus({ preventScroll: true });
  }

  override updated(changed: PropertyValues): void {
    cancelAnimationFrame(this.#frame);
    const tell = () => this.#fire('rows-shown', { rows: this.#shown });
    if (changed.size > 1 || !changed.has('top')) tell();
    else this.#frame = requestAnimationFrame(() => (this.#frame = requestAnimationFrame(tell)));
  }

  /** Style attributes are what a strict page forbids. */
  #layOut(): void {
    const { rows, rowHeight } = this;
    const list = this.renderRoot.querySelector<HTMLElement>('.rows')!;
    list.style.height = `${rows.length * rowHeight}px`;
    for (const row of list.children as HTMLCollectionOf<HTMLElement>) {
      const top = (Number(row.ariaRowIndex) - 2) * rowHeight;
      if (this.#tops.get(row) === top) continue;
      this.#tops.set(row, top);
      row.style.top = `${top}px`;
    }
    if (this.#scrolls) this.scroller!.scrollTop = this.top;
    this.#scrolls = false;
  }

  /** Index of the row that the keyboard is at; of one that is gone, the one in its place. */
  #cursor(): number {
    const { rows, cursorId } = this;
    const current = cursorId ?? this.currentId;
    const place = rows[this.#place]?.id === current ? this.#place : rows.findIndex(({ id }) => id === current);
    if (place >= 0) this.#place = place;
    return Math.max(0, Math.min(this.#place, rows.length - 1));
  }

  #rowAt(place: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[role="row"][aria-rowindex="${place + 2}"]`);
  }

  #go(place: number): void {
    const { rows, rowHeight } = this;
    const target = Math.max(0, Math.min(place, rows.length - 1));
    const article = rows[target];
    if (!article) return;
    this.cursorId = article.id;
    this.#place = target;
    const room = this.height;
    const top = Math.max((target + 1) * rowHeight - room, Math.min(target * rowHeight, this.top));
    this.#scrolls = top !== this.top || this.#scrolls;
    this.top = Math.max(0, top);
    void this.updateComplete.then(() => this.#rowAt(target)?.focus({ preventScroll: true }));
  }

  #onKey(event: KeyboardEvent): void {
    const { key, shiftKey, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    if (altKey || (event.target as HTMLElement).closest('.head')) return;
    const at = this.#cursor();
    const article = this.rows[at];
    if (!article) return;
    const page = Math.max(1, Math.floor(this.height / this.rowHeight) - 1);
    const last = this.rows.length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: last,
    };
    const to = moves[key];
    if (to !== undefined) this.#move(Math.max(0, Math.min(to, last)), article, shiftKey);
    else if (key === 'Enter') this.#fire('article-pick', { id: article.id });
    else if (key === ' ') this.#select(article.id, shiftKey ? 'reach' : 'toggle');
    else if (key.toLowerCase() === 'a' && control) this.#select(null, 'all');
    else if (key === 'Delete' && !control) this.#remove(article.id);
    else if (key === 'Escape' && this.selected.size) this.#select(null, 'none');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move(to: number, from: ArticleSummary, extend: boolean): void {
    if (extend) {
      if (!this.selected.has(from.id)) this.#select(from.id, 'toggle');
      this.#select(this.rows[to]!.id, 'reach');
    }
    this.#go(to);
  }

  /** The focus goes to the row, not to what is pressed in it: from there the keys go on. */
  #onPress(event: MouseEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.row');
    if (!row || event.button) return;
    event.preventDefault();
    row.focus({ preventScroll: true });
  }

  #onClick(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('.row')?.dataset['id'];
    if (id === undefined) return;
    const does = target.closest<HTMLElement>('[data-does]')?.dataset['does'];
    if (does === 'remove') return this.#fire('rows-remove', { ids: [id] });
    if (event.shiftKey) this.#select(id, 'reach');
    else if (does === 'select' || event.ctrlKey || event.metaKey) this.#select(id, 'toggle');
    else this.#fire('article-pick', { id });
  }

  /** All that are chosen, where the keyboard is at one of them. */
  #remove(id: string): void {
    this.#fire('rows-remove', { ids: this.selected.has(id) ? [...this.selected] : [id] });
  }

  #select(id: string | null, how: 'toggle' | 'reach' | 'all' | 'none'): void {
    this.#fire('row-select', { id, how });
  }

  #onScroll(): void {
    this.top = this.scroller!.scrollTop;
  }

  #observe(): void {
    for (const selector of ['.scroller', '.probe', '.head'])
      this.#sizes.observe(this.renderRoot.querySelector(selector)!);
  }

  #measure(): void {
    const heightOf = (selector: string) =>
      this.renderRoot.querySelector<HTMLElement>(selector)!.getBoundingClientRect().height;
    this.height = this.scroller!.clientHeight - heightOf('.head'); // The head covers rows.
    this.rowHeight = heightOf('.probe') || this.rowHeight; // Hidden with the page around it?
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
