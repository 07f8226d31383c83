import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Annotation } from '../src/domain/annotation.js';
import type { Session } from '../src/session.js';
import { rowContent, sourceNames, kindLabel, toneOf, values } from './list-row.js';
import { rowStyles } from './list-styles.js';
import { SessionController } from './session-controller.js';
import { controls, tokens, tones } from './theme.js';

/**
 * The annotations that share some words, in a small card that its owner places: to read while the pointer is over them,
 * or to choose from.
 * @fires stack-pick - The analyst chose the one named by `detail.id`.
 * @fires stack-close - The analyst wants none of them.
 * @csspart row - One annotation.
 */
export class BiasStack extends LitElement {
  static override styles = [
    tokens,
    tones,
    controls,
    rowStyles,
    css`
      :host {
        position: absolute;
        z-index: 3;
        width: max-content;
        max-width: min(27.43em, calc(100vw - 1.14em));
        border: 1px solid var(--line);
        border-radius: calc(var(--radius) * 1.5);
        background: var(--raised);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      }
      :host([mode='hover']) {
        pointer-events: none;
      }
      .box {
        max-height: min(22.86em, 60vh);
        padding-block: 0.29em;
        overflow: auto;
        border-radius: calc(var(--radius) * 1.5);
        outline-offset: -2px;
      }
      .row + .row {
        border-top: 1px solid var(--line);
      }
      [role='option'] {
        min-height: 44px;
      }
      .box:focus-visible .at {
        outline: 2px solid var(--accent);
        outline-offset: -2px;
      }
      [role='tooltip'] .about {
        white-space: normal;
      }
      .note {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        overflow: hidden;
        font-size: 0.89em;
        white-space: pre-line;
      }
    `,
  ];

  /** The innermost first. */
  @property({ attribute: false }) annotations: readonly Annotation[] = [];
  /** The one that is chosen now. */
  @property({ attribute: false }) active: Annotation | null = null;
  /** `hover`: a tooltip that takes no focus; `choose`: a list that does. */
  @property({ reflect: true }) mode: 'hover' | 'choose' = 'hover';

  /** The place in the list that a key would choose. */
  @state() private at = 0;
  @query('.box') private box!: HTMLElement | null;

  readonly #controller = new SessionController(this);

  override focus(): void {
    this.box?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('annotations'))
      this.at = Math.max(
        0,
        this.annotations.findIndex(({ id }) => id === this.active?.id),
      );
  }

  override render() {
    const { session } = this.#controller;
    const current = this.#current;
    if (!session || !current.length) return nothing;
    if (this.mode === 'hover')
      return html`<div class="box" role="tooltip">${current.map((each) => this.#card(session, each))}</div>`;
    return html`<div
      class="box"
      role="listbox"
      aria-label="Annotations on these words"
      tabindex="0"
      aria-activedescendant="option-${this.at}"
      @mousedown=${keepSelection}
      @keydown=${this.#onKey}
    >
      ${current.map((each, place) => this.#option(session, each, place))}
    </div>`;
  }

  /** By hand: `scrollIntoView` would scroll the article as well while the card has not found its place. */
  override updated(changed: PropertyValues): void {
    const row = changed.has('at') ? this.renderRoot.querySelector<HTMLElement>('.at') : null;
    if (!row || !this.box) return;
    const [top, end] = [row.offsetTop, row.offsetTop + row.offsetHeight - this.box.clientHeight];
    this.box.scrollTop = Math.max(end, Math.min(top, this.box.scrollTop));
  }

  /** As they are now, those left out that are gone: the card may stay while somebody changes them. */
  get #current(): readonly Annotation[] {
    return this.annotations.flatMap(({ id }) => this.#controller.session?.annotations.get(id) ?? []);
  }

  #card(session: Session, annotation: Annotation) {
    const { codebook } = session;
    const names = sourceNames(session, annotation);
    return html`<div class="row tone-${toneOf(codebook, annotation)}" part="row">
      <span class="head">
        <span class="swatch" dir="auto">${kindLabel(codebook, annotation)}</span>
        <span class="about"><bdi>${values(codebook, annotation)}</bdi></span>
      </span>
      ${names ? html`<span class="about" dir="auto">${names}</span>` : nothing}
      ${annotation.note ? html`<span class="note" dir="auto">${annotation.note}</span>` : nothing}
    </div>`;
  }

  #option(session: Session, annotation: Annotation, place: number) {
    return html`<div
      class="row tone-${toneOf(session.codebook, annotation)} ${place === this.at ? 'at' : ''}"
      part="row"
      role="option"
      id="option-${place}"
      aria-selected=${annotation.id === this.active?.id}
      @click=${() => this.#pick(annotation)}
    >
      ${rowContent(session, annotation)}
    </div>`;
  }

  /** A key that means something here means nothing to those around. */
  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const current = this.#current;
    const last = current.length - 1;
    const places = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: last };
    const place = places[event.key as keyof typeof places];
    if (place !== undefined) this.at = Math.max(0, Math.min(last, place));
    else if (event.key === 'Enter' || event.key === ' ') this.#pick(current[Math.min(last, this.at)]!);
    else if (event.key === 'Escape') this.dispatchEvent(new CustomEvent('stack-close'));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #pick({ id }: Annotation): void {
    this.dispatchEvent(new CustomEvent('stack-pick', { detail: { id } }));
  }
}

/** A press on the card must not take the selection away. */
const keepSelection = (event: Event) => event.preventDefault();
