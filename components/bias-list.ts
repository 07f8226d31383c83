import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Annotation } from '../src/domain/annotation.js';
import { findKind, type Codebook } from '../src/domain/codebook.js';
import { placeOf } from '../src/domain/reading-order.js';
import { quote } from '../src/domain/span.js';
import type { Session } from '../src/session.js';
import { SessionController } from './session-controller.js';
import { tokens, tones } from './theme.js';

/** Height of a row in CSS pixels: fixed, so that ten thousand rows need no measuring. */
const rowHeight = 60;
/** Rows rendered beyond those in view. */
const overscan = 6;
/** Characters of a quotation that two lines can show. */
const shownLength = 160;

/**
 * An article's annotations in reading order. Only the rows in view exist, however many there are.
 * @fires annotation-pick - The analyst chose the one named by `detail.id`; `detail.open` asks for its details.
 * @csspart row - One annotation.
 */
export class BiasList extends LitElement {
  static override styles = [
    tokens,
    tones,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow: hidden;
      }
      .scroller {
        height: 100%;
        overflow: auto;
        outline-offset: -2px;
      }
      .scroller:focus-visible {
        outline: 2px solid var(--accent);
      }
      .rows {
        position: relative;
        contain: strict;
      }
      .row {
        position: absolute;
        inset-inline: 0;
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 0.5rem;
        align-content: center;
        padding: 0.3rem 0.75rem;
        border-bottom: 1px solid var(--line);
        cursor: pointer;
        overflow: hidden;
      }
      .row:hover {
        background: color-mix(in srgb, var(--accent) 8%, transparent);
      }
      .row[aria-selected='true'] {
        background: color-mix(in srgb, var(--tone) 9%, transparent);
        box-shadow: inset 3px 0 0 var(--tone);
      }
      .row:dir(rtl)[aria-selected='true'] {
        box-shadow: inset -3px 0 0 var(--tone);
      }
      .words {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 1;
        overflow: hidden;
        grid-column: 1 / -1;
        font-family: var(--text-face);
        font-size: 0.95rem;
      }
      .about {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: 0.78rem;
        color: var(--soft-ink);
      }
      .swatch {
        font-size: 0.78rem;
      }
      .empty {
        padding: 1.25rem 1rem;
        color: var(--soft-ink);
      }
      @media (forced-colors: active) {
        .row[aria-selected='true'] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  /** The annotation that is chosen; the list keeps it in view. */
  @property({ attribute: false }) active: Annotation | null = null;
  /** Whether marking is possible, for what the empty list says. */
  @property({ type: Boolean }) readonly = false;

  @state() private top = 0;
  @state() private height = 600;
  @query('.scroller') private scroller!: HTMLElement | null;

  readonly #controller = new SessionController(this);
  readonly #sizes = new ResizeObserver(([entry]) => (this.height = entry!.contentRect.height));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override render() {
    const { session } = this.#controller;
    const all = session?.inReadingOrder ?? [];
    if (!session || !all.length) return this.#empty();
    const first = Math.max(0, Math.floor(this.top / rowHeight) - overscan);
    const end = Math.min(all.length, Math.ceil((this.top + this.height) / rowHeight) + overscan);
    return html`<div
      class="scroller"
      role="listbox"
      aria-label="Annotations"
      tabindex="0"
      aria-activedescendant=${this.active ? rowId(this.active) : nothing}
      @scroll=${this.#onScroll}
      @keydown=${this.#onKey}
    >
      <div class="rows" role="presentation">
        ${repeat(
          all.slice(first, end),
          ({ id }) => id,
          (annotation, index) => this.#row(session, annotation, first + index, all.length),
        )}
      </div>
    </div>`;
  }

  override updated(changed: PropertyValues): void {
    const rows = this.renderRoot.querySelector<HTMLElement>('.rows');
    if (!rows) return;
    rows.style.height = `${(this.#controller.session?.annotations.size ?? 0) * rowHeight}px`;
    for (const row of rows.children) {
      const place = Number(row.getAttribute('aria-posinset')) - 1;
      (row as HTMLElement).style.top = `${place * rowHeight}px`;
      (row as HTMLElement).style.height = `${rowHeight}px`;
    }
    // Details that open below take room away from the list.
    if (changed.has('active') || changed.has('height')) this.#keepActiveInView();
  }

  override focus(): void {
    this.scroller?.focus();
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

  #row({ article, codebook }: Session, annotation: Annotation, place: number, count: number) {
    const kind = findKind(codebook, annotation.kind);
    const words = quote(article.text, annotation.spans).slice(0, shownLength);
    return html`<div
      class="row tone-${kind?.tone ?? 8}"
      part="row"
      role="option"
      id=${rowId(annotation)}
      aria-selected=${annotation.id === this.active?.id}
      aria-posinset=${place + 1}
      aria-setsize=${count}
      @click=${() => this.#pick(annotation, false)}
      @dblclick=${() => this.#pick(annotation, true)}
    >
      <span class="swatch">${kind?.label ?? annotation.kind}</span>
      <span class="about">${summary(codebook, annotation)}</span>
      <span class="words" dir="auto">${words}</span>
    </div>`;
  }

  #onScroll(event: Event): void {
    this.top = (event.currentTarget as HTMLElement).scrollTop;
  }

  #onKey(event: KeyboardEvent): void {
    const all = this.#controller.session?.inReadingOrder ?? [];
    const place = this.active ? placeOf(all, this.active) : -1;
    const page = Math.max(1, Math.floor(this.height / rowHeight) - 1);
    const target = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: 0,
      End: all.length,
    };
    const next = target[event.key as keyof typeof target];
    const annotation = next === undefined ? undefined : all[Math.max(0, Math.min(all.length - 1, next))];
    if (event.ctrlKey || event.metaKey || event.altKey || !annotation) return;
    event.preventDefault();
    this.#pick(annotation, false);
  }

  #keepActiveInView(): void {
    const all = this.#controller.session?.inReadingOrder ?? [];
    if (!this.active || !this.scroller) return;
    const top = placeOf(all, this.active) * rowHeight;
    const { scrollTop } = this.scroller;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (top + rowHeight > scrollTop + this.height) this.scroller.scrollTop = top + rowHeight - this.height;
  }

  #pick({ id }: Annotation, open: boolean): void {
    this.dispatchEvent(new CustomEvent('annotation-pick', { detail: { id, open } }));
  }
}

const rowId = ({ id }: Annotation) => `row-${id}`;

/** The values that were chosen, by their labels; what the codebook does not know stands as it is. */
function summary(codebook: Codebook, { kind: kindId, attributes, note }: Annotation): string {
  const kind = findKind(codebook, kindId);
  const values = Object.entries(attributes).map(([id, value]) => {
    const attribute = kind?.attributes.find((each) => each.id === id);
    return attribute?.values?.find((each) => each.id === value)?.label ?? String(value);
  });
  return [...values, ...(note ? ['note'] : [])].join(' · ');
}
