import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { moveEdge, type Edge } from '../src/coding/boundaries.js';
import type { Annotation } from '../src/domain/annotation.js';
import { snap } from '../src/domain/words.js';
import type { ArticleView } from '../src/editor/article-view.js';
import { SessionController } from './session-controller.js';
import { tokens, tones } from './theme.js';

interface Drag {
  readonly place: number;
  readonly edge: Edge;
  readonly to: number;
}

/**
 * Handles at both ends of each fragment of the active annotation, over the text. Keys do the same, so readers of the
 * screen are not told of them.
 * @fires edge-drag - `detail.edge` of the fragment at `detail.place` goes to the offset `detail.to`.
 */
export class BiasHandles extends LitElement {
  static override styles = [
    tokens,
    tones,
    css`
      :host {
        position: absolute;
        inset: 0 auto auto 0;
        width: 0;
        height: 0;
        z-index: 1;
      }
      /* Below the end and above the start, as phones have them: the words beside them can be selected. */
      i {
        position: absolute;
        width: 20px;
        height: 14px;
        margin-inline-start: -10px;
        cursor: ew-resize;
        touch-action: none;
      }
      i.start {
        margin-top: -14px;
      }
      i::before {
        position: absolute;
        left: calc(50% - 1px);
        width: 2px;
        height: var(--line-height);
        background: var(--tone);
        content: '';
        pointer-events: none;
      }
      i.start::before {
        top: 100%;
      }
      i.end::before {
        bottom: 100%;
      }
      i::after {
        position: absolute;
        left: calc(50% - 5px);
        width: 10px;
        height: 10px;
        border: 2px solid var(--paper);
        border-radius: 50%;
        background: var(--tone);
        content: '';
      }
      i.start::after {
        bottom: -3px;
      }
      i.end::after {
        top: -3px;
      }
      .dragging i {
        pointer-events: none;
      }
      @media (pointer: coarse) {
        i {
          width: 44px;
          height: 44px;
          margin-inline-start: -22px;
        }
        i.start {
          margin-top: -44px;
        }
        i::after {
          left: calc(50% - 9px);
          width: 18px;
          height: 18px;
        }
      }
      @media (forced-colors: active) {
        i::before,
        i::after {
          background: Highlight;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) annotation: Annotation | null = null;
  @property({ attribute: false }) view: ArticleView | undefined;
  @state() private drag: Drag | null = null;

  readonly #controller = new SessionController(this);
  readonly #sizes = new ResizeObserver(() => this.#place());
  #seen: HTMLElement | undefined;
  #frame = 0;
  /** From the edge in the middle of its line to where the pointer took hold of the handle. */
  #grip = { x: 0, y: 0 };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#seen = undefined;
  }

  override render() {
    const { annotation, view } = this;
    const { session } = this.#controller;
    if (!annotation || !view || !session) return nothing;
    const tone = session.codebook.kinds.find(({ id }) => id === annotation.kind)?.tone ?? 8;
    return html`<div class="tone-${tone} ${this.drag ? 'dragging' : ''}" aria-hidden="true">
      ${annotation.spans.flatMap((_span, place) =>
        (['start', 'end'] as const).map(
          (edge) =>
            html`<i
              class=${edge}
              data-place=${place}
              title="Drag to move this edge"
              @pointerdown=${(event: PointerEvent) => this.#take(event, { place, edge })}
              @pointermove=${this.#move}
              @pointerup=${this.#leave}
              @pointercancel=${this.#cancel}
            ></i>`,
        ),
      )}
    </div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    const content = this.annotation ? this.view?.content : undefined;
    if (content !== this.#seen) {
      this.#sizes.disconnect();
      if (content) this.#sizes.observe(content); // Tells at once, too.
      this.#seen = content;
    }
    if (!changed.has('annotation') && !changed.has('view') && !this.drag) return;
    // Once all else is rendered: to ask for places earlier would lay out the text twice.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#place());
  }

  /** Beside the words; they scroll with the text, since both lie in the same box. */
  #place(): void {
    const { annotation, view } = this;
    if (!annotation || !view || !this.isConnected) return;
    const origin = this.getBoundingClientRect();
    const handles = [...this.renderRoot.querySelectorAll<HTMLElement>('i')];
    const boxes = handles.map((handle) => {
      const place = Number(handle.dataset['place']);
      const edge = handle.className as Edge;
      const held = this.drag?.place === place && this.drag.edge === edge;
      const span = annotation.spans[place];
      if (!span) return null;
      return view.boxAt(held ? this.drag!.to : span[edge], edge === 'start' ? 1 : -1);
    });
    for (const [index, box] of boxes.entries()) {
      if (!box) continue;
      const { style } = handles[index]!;
      style.left = `${box.left - origin.left}px`;
      style.top = `${(handles[index]!.className === 'end' ? box.bottom : box.top) - origin.top}px`;
      style.setProperty('--line-height', `${box.bottom - box.top}px`);
    }
  }

  #take(event: PointerEvent, { place, edge }: Pick<Drag, 'place' | 'edge'>): void {
    const span = this.annotation?.spans[place];
    if (!span || event.button !== 0) return;
    event.preventDefault(); // The selection and the focus stay where they are.
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    const box = this.view!.boxAt(span[edge], edge === 'start' ? 1 : -1);
    this.#grip = { x: event.clientX - box.left, y: event.clientY - (box.top + box.bottom) / 2 };
    this.drag = { place, edge, to: span[edge] };
  }

  readonly #move = (event: PointerEvent): void => {
    const { drag, annotation, view } = this;
    const { session } = this.#controller;
    const at = drag && view?.offsetAtPoint(event.clientX - this.#grip.x, event.clientY - this.#grip.y);
    if (!session || !annotation || at === null || at === undefined) return;
    const { text, language } = session.article;
    const to = snap(text, at, language);
    if (to === drag!.to) return;
    this.drag = { ...drag!, to };
    view!.outline('proposal', [...moveEdge(text, annotation.spans, { ...drag!, to, language })]);
  };

  readonly #leave = (): void => {
    const { drag, annotation } = this;
    this.#cancel();
    if (drag && annotation && annotation.spans[drag.place]?.[drag.edge] !== drag.to)
      this.dispatchEvent(new CustomEvent('edge-drag', { detail: drag }));
  };

  readonly #cancel = (): void => {
    if (this.drag) this.view?.outline('proposal', []);
    this.drag = null;
  };
}
