import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { emptyFilter, filterAnnotations, isEmpty, type Filter } from '../src/coding/filter.js';
import type { Annotation } from '../src/domain/annotation.js';
import { placeOf } from '../src/domain/reading-order.js';
import type { Session } from '../src/session.js';
import { rowContent, sourcesIn, toneOf } from './list-row.js';
import { listStyles, rowStyles } from './list-styles.js';
import { SessionController } from './session-controller.js';
import { controls, tokens, tones } from './theme.js';

/** Height of a row in its type sizes: fixed, so that ten thousand rows need no measuring. */
const rowSize = 34 / 7;
/** Rows rendered beyond those in view. */
const overscan = 6;

/** What the rows shown follow from; while it is the same, so are they. */
interface Shown {
  readonly all: readonly Annotation[];
  readonly registry: Session['registry'];
  readonly filter: Filter;
  readonly rows: readonly Annotation[];
}

/**
 * An article's annotations in reading order, as far as the filter lets them through. Only the rows in view exist, however
 * many there are.
 * @fires annotation-pick - The analyst chose the one named by `detail.id`; `detail.open` asks for its details.
 * @fires filter-change - The analyst cleared the filter: `detail.filter` is an empty one.
 * @csspart row - One annotation.
 */
export class BiasList extends LitElement {
  static override styles = [tokens, tones, controls, rowStyles, listStyles];

  /** The annotation that is chosen; the list keeps it in view. */
  @property({ attribute: false }) active: Annotation | null = null;
  /** The annotation at the caret or next to it, which the list follows while none is chosen. */
  @property({ attribute: false }) near: Annotation | null = null;
  @property({ attribute: false }) filter: Filter = emptyFilter;
  /** Whether marking is possible, for what the empty list says. */
  @property({ type: Boolean }) readonly = false;

  @state() private top = 0;
  @state() private height = 600;
  /** Height of a row in CSS pixels. */
  @state() private rowHeight = 68;
  @query('.scroller') private scroller!: HTMLElement | null;

  readonly #controller = new SessionController(this);
  readonly #sizes = new ResizeObserver(([entry]) => {
    this.height = entry!.contentRect.height;
    this.rowHeight = Math.max(44, Math.round(parseFloat(getComputedStyle(this).fontSize) * rowSize));
  });
  #shown: Shown | undefined;
  /** Id and place of the annotation that the list follows. */
  #followed: string | null = null;
  #scrolls = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  /** What passes the filter, in reading order. */
  get shown(): readonly Annotation[] {
    const { session } = this.#controller;
    if (!session) return [];
    const { filter } = this;
    const { inReadingOrder: all, registry } = session;
    const before = this.#shown;
    if (before?.all !== all || before.registry !== registry || before.filter !== filter)
      this.#shown = { all, registry, filter, rows: rowsOf(session, filter) };
    return this.#shown!.rows;
  }

  override render() {
    const { session } = this.#controller;
    if (!session?.annotations.size) return this.#empty();
    const { shown } = this;
    if (!shown.length) return this.#noMatch();
    const top = Math.min(this.top, Math.max(0, shown.length * this.rowHeight - this.height)); // Fewer rows than before?
    const first = Math.max(0, Math.floor(top / this.rowHeight) - overscan);
    const end = Math.min(shown.length, Math.ceil((top + this.height) / this.rowHeight) + overscan);
    const place = this.active ? placeIn(shown, this.active) : -1;
    return html`${this.#hidden(place)}
      <div
        class="scroller"
        role="listbox"
        aria-label="Annotations"
        tabindex="0"
        aria-activedescendant=${place >= first && place < end ? rowId(shown[place]!) : nothing}
        @scroll=${this.#onScroll}
        @keydown=${this.#onKey}
      >
        <div class="rows" role="presentation">
          ${repeat(
            shown.slice(first, end),
            ({ id }) => id,
            (annotation, index) => this.#row(session, annotation, first + index, shown.length),
          )}
        </div>
      </div>`;
  }

  /** Where the list scrolls to is settled before it renders, so that the rows there come with the same frame. */
  override willUpdate(changed: PropertyValues): void {
    if (!this.shown.length) this.top = 0; // The box that scrolls goes, and the next one begins at its top.
    const followed = this.active ?? this.near;
    const place = followed && `${followed.id} ${placeOf(this.shown, followed)}`; // A part before it moves it up.
    const moved = place !== this.#followed;
    this.#followed = place;
    // Details that open below take room away from the list; a change of the same annotation is no reason to scroll.
    if (followed && (moved || changed.has('filter') || changed.has('height'))) this.#scrollTo(followed);
  }

  override updated(): void {
    const rows = this.renderRoot.querySelector<HTMLElement>('.rows');
    if (!rows) return;
    rows.style.height = `${this.shown.length * this.rowHeight}px`;
    for (const row of rows.children) {
      const place = Number(row.getAttribute('aria-posinset')) - 1;
      (row as HTMLElement).style.top = `${place * this.rowHeight}px`;
      (row as HTMLElement).style.height = `${this.rowHeight}px`;
    }
    if (this.#scrolls && this.scroller) this.scroller.scrollTop = this.top;
    this.#scrolls = false;
  }

  override focus(): void {
    const target = this.scroller ?? this.renderRoot.querySelector('button');
    target?.focus();
  }

  #empty() {
    return html`<div class="empty" role="list" aria-label="Annotations">
      <p role="listitem">
        ${
          this.readonly
            ? 'Nothing is marked in this article.'
            : html`Nothing is marked yet. Select some words, then choose what they are.`
        }
      </p>
    </div>`;
  }

  #noMatch() {
    return html`<div class="empty" role="list" aria-label="Annotations">
      <p role="listitem">Nothing matches.</p>
      <span role="listitem"><button type="button" @click=${this.#clear}>Clear the filter</button></span>
    </div>`;
  }

  /** The filter may hide the very annotation whose details are open. */
  #hidden(place: number) {
    if (!this.active || place >= 0) return nothing;
    return html`<div class="hidden">
      <span>The filter hides the chosen annotation.</span>
      <button type="button" class="plain" @click=${this.#clear}>Clear the filter</button>
    </div>`;
  }

  #row(session: Session, annotation: Annotation, place: number, count: number) {
    return html`<div
      class="row tone-${toneOf(session.codebook, annotation)}"
      part="row"
      role="option"
      id=${rowId(annotation)}
      aria-selected=${annotation.id === this.active?.id}
      ?data-near=${!this.active && annotation.id === this.near?.id}
      aria-posinset=${place + 1}
      aria-setsize=${count}
      @click=${() => this.#pick(annotation, false)}
      @dblclick=${() => this.#pick(annotation, true)}
    >
      ${rowContent(session, annotation)}
    </div>`;
  }

  #onScroll(event: Event): void {
    this.top = (event.currentTarget as HTMLElement).scrollTop;
  }

  /** From the chosen row; from the caret's, or from where the filter hides the chosen one, the row that is next. */
  #onKey(event: KeyboardEvent): void {
    const { shown, active, near } = this;
    const current = active ?? near;
    const at = current ? placeOf(shown, current) : 0;
    const after = active && shown[at]?.id === active.id ? at + 1 : at;
    const page = Math.max(1, Math.floor(this.height / this.rowHeight) - 1);
    const target = {
      ArrowDown: after,
      ArrowUp: at - 1,
      PageDown: after + page - 1,
      PageUp: at - page,
      Home: 0,
      End: shown.length,
    };
    const next = target[event.key as keyof typeof target];
    const annotation = next === undefined ? undefined : shown[Math.max(0, Math.min(shown.length - 1, next))];
    if (event.ctrlKey || event.metaKey || event.altKey || !annotation) return;
    event.preventDefault();
    this.#pick(annotation, false);
  }

  /** Where the filter hides it, to where it would stand. */
  #scrollTo(annotation: Annotation): void {
    const row = placeOf(this.shown, annotation) * this.rowHeight;
    const height = this.scroller?.clientHeight ?? this.height;
    const top = Math.max(row + this.rowHeight - height, Math.min(row, this.top));
    this.#scrolls = top !== this.top || this.#scrolls;
    this.top = top;
  }

  #pick({ id }: Annotation, open: boolean): void {
    this.dispatchEvent(new CustomEvent('annotation-pick', { detail: { id, open } }));
  }

  /** The button that was pressed goes with the filter; the focus must not go with it. */
  async #clear(): Promise<void> {
    this.dispatchEvent(new CustomEvent('filter-change', { detail: { filter: emptyFilter } }));
    await new Promise(requestAnimationFrame);
    if (isEmpty(this.filter) && this.isConnected) this.focus();
  }
}

const rowId = ({ id }: Annotation) => `row-${id}`;

const rowsOf = (session: Session, filter: Filter) =>
  filterAnnotations(session.inReadingOrder, filter, {
    text: session.article.text,
    codebook: session.codebook,
    sourcesOf: sourcesIn(session),
  });

/** -1 where it is not among them. */
function placeIn(ordered: readonly Annotation[], annotation: Annotation): number {
  const place = placeOf(ordered, annotation);
  return ordered[place]?.id === annotation.id ? place : -1;
}
