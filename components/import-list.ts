import { html, LitElement, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ImportItem } from '../src/intake/import-item.js';
import type { ImportResult } from '../src/intake/import-result.js';
import { RowHeights } from './import-heights.js';
import { importListStyles } from './import-list-styles.js';
import { lookOf, rowContent, type RowAct } from './import-row.js';
import { controls, tokens } from './theme.js';

/** Height of a row with a name and a title, in CSS pixels; what is measured takes its place. */
const usual = 54;
/** Rows drawn beyond those in view. */
const overscan = 6;

/**
 * The files of an import, as many as there are: only those in view exist.
 * @fires row-act - The analyst wants `detail.does` for `detail.result`.
 */
export class BiasImportList extends LitElement {
  static override styles = [tokens, controls, importListStyles];

  @property({ attribute: false }) rows: readonly ImportResult[] = [];
  @property({ attribute: false }) busy: ReadonlySet<ImportResult> = new Set();
  /** Why a decision could not be carried out, by item. */
  @property({ attribute: false }) problems: ReadonlyMap<ImportItem, string> = new Map();
  /** There is an article that a codebook could be used for. */
  @property({ type: Boolean }) articleOpen = false;
  @query('.scroller') private scroller!: HTMLElement | null;

  @state() private height = 600;

  /** Place of the row that has the focus, which stays when it is scrolled out of view; -1 where none has. */
  #focused = -1;
  /** How far the list is scrolled. */
  #top = 0;
  readonly #heights = new RowHeights<ImportItem>(usual);
  readonly #sizes = new ResizeObserver(() => this.#later());
  #observed = new WeakSet<Element>();
  #scrolls = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#observed = new WeakSet();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows')) this.#heights.lay(this.rows.map(({ item }) => item));
  }

  override render() {
    const { rows } = this;
    return html`<div class="scroller" tabindex="0" role="group" aria-label="Files" @scroll=${this.#onScroll}>
      <div class="rows" role="list" @focusin=${this.#onFocus} @focusout=${() => (this.#focused = -1)}>
        ${repeat(
          this.#drawn(),
          (place) => rows[place]!.item,
          (place) => this.#row(rows[place]!, place),
        )}
      </div>
    </div>`;
  }

  #row(result: ImportResult, place: number) {
    const state = {
      busy: this.busy.has(result),
      problem: this.problems.get(result.item) ?? '',
      articleOpen: this.articleOpen,
    };
    return html`<div
      class="row"
      role="listitem"
      tabindex="-1"
      data-place=${place}
      data-look=${lookOf(result)}
      aria-posinset=${place + 1}
      aria-setsize=${this.rows.length}
    >
      ${rowContent(result, state, (does) => this.#act(result, does))}
    </div>`;
  }

  override update(changed: PropertyValues<this>): void {
    const focused = this.#focused;
    super.update(changed);
    this.#measure();
    this.#layOut();
    // A button that has done its work is gone: the focus goes to its row, from where Tab leads on.
    if (focused < 0 || this.shadowRoot!.activeElement) return;
    this.renderRoot.querySelector<HTMLElement>(`[data-place="${focused}"]`)?.focus({ preventScroll: true });
  }

  override updated(): void {
    for (const row of this.#rows) {
      if (this.#observed.has(row)) continue; // Or it would be measured once more.
      this.#observed.add(row);
      this.#sizes.observe(row);
    }
  }

  get #rows(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>('.row');
  }

  /** Rows that turn out higher or lower above the view must not move what is in view. */
  #measure(): void {
    const first = this.#heights.placeAt(this.#top);
    let [above, all] = [0, 0];
    for (const row of this.#rows) {
      const place = Number(row.dataset['place']);
      const height = row.getBoundingClientRect().height;
      const more = height && this.#heights.measure(this.rows[place]!.item, height);
      if (place < first) above += more;
      all += Math.abs(more);
    }
    if (!all) return;
    this.#heights.lay(this.rows.map(({ item }) => item));
    this.#scrolls ||= above !== 0;
    this.#top += above;
    this.#later(); // There may be room for more rows now, or for fewer.
  }

  /** With the next frame: what changes sizes while they are told is told of as an error. */
  #later(): void {
    requestAnimationFrame(() => {
      if (this.scroller) this.height = this.scroller.clientHeight;
      this.requestUpdate();
    });
  }

  /** Style attributes are what a strict page forbids. */
  #layOut(): void {
    this.renderRoot.querySelector<HTMLElement>('.rows')!.style.height = `${this.#heights.total}px`;
    for (const row of this.#rows) row.style.top = `${this.#heights.startOf(Number(row.dataset['place']))}px`;
    if (this.#scrolls) this.scroller!.scrollTop = this.#top;
    this.#scrolls = false;
  }

  /** Places of the rows that exist. */
  #drawn(): readonly number[] {
    const count = this.rows.length;
    const top = Math.min(this.#top, Math.max(0, this.#heights.total - this.height)); // Fewer rows than before?
    const first = Math.max(0, this.#heights.placeAt(top) - overscan);
    const end = Math.min(count, this.#heights.placeAt(top + this.height) + 1 + overscan);
    const places = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
    const held = this.#focused;
    if (held >= 0 && held < first) places.unshift(held);
    if (held >= end && held < count) places.push(held);
    return places;
  }

  #onScroll(): void {
    this.#top = this.scroller!.scrollTop;
    this.requestUpdate();
  }

  #onFocus(event: FocusEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('.row');
    this.#focused = row ? Number(row.dataset['place']) : -1;
  }

  #act(result: ImportResult, does: RowAct): void {
    this.dispatchEvent(new CustomEvent('row-act', { detail: { result, does } }));
  }
}
