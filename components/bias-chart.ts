import { css, html, LitElement, unsafeCSS, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { chartColours, chartStyles } from '../src/report/chart-styles.js';
import type { Evidence, Figure } from '../src/report/document.js';
import { drawChart } from '../src/report/draw-chart.js';
import { evidenceAt } from '../src/report/draw-evidence.js';
import { markAfter } from './chart-keys.js';
import { renderSvg } from './chart-svg.js';
import { tokens } from './theme.js';

/** A mark of a chart and the words behind it; `evidence` is null when the mark is chosen no more. */
export interface EvidencePick {
  readonly key: string;
  /** In words: `US government, directly quoted words: 27 of 47, 57 %, interval 43 to 70 %`. */
  readonly label: string;
  readonly evidence: Evidence | null;
}

const { light, dark } = chartColours;
const series = Object.keys(light)
  .filter((name) => name.startsWith('--series'))
  .map((name) => `${name}: var(--bias-${name.slice(2)}, light-dark(${light[name]}, ${dark[name]}));`)
  .join('\n');

const nothingChosen: ReadonlySet<string> = new Set();

/**
 * A figure of the report as a chart as wide as the element: one tab stop, arrow keys among its marks.
 * @fires evidence-pick - The analyst chose a mark (`detail` says which, and the words behind it), or chose it no more
 *   (`detail.evidence` is null).
 * @cssproperty --bias-series-0 - Colour of tone 0; so on to 7.
 */
export class BiasChart extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
        ${unsafeCSS(series)}
      }
      ${unsafeCSS(chartStyles)}
    `,
  ];

  @property({ attribute: false }) figure?: Figure;
  /** Keys of the marks that are shown as chosen. */
  @property({ attribute: false }) chosen: ReadonlySet<string> = nothingChosen;
  @state() private width = 0;

  readonly #mount = document.createElement('div');
  /** In the next frame: what is drawn has a height, and that would be another change within the same one. */
  readonly #sizes = new ResizeObserver(([entry]) => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => (this.width = Math.floor(entry!.contentRect.width)));
  });
  #frame = 0;
  /** Key of the mark that Tab leads to. */
  #current = '';

  constructor() {
    super();
    this.#mount.addEventListener('click', ({ target }) => this.#choose(markOf(target)));
    this.#mount.addEventListener('focusin', ({ target }) => this.#stopAt(markOf(target)));
    this.#mount.addEventListener('keydown', (event) => this.#key(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** The mark that Tab leads to. */
  override focus(options?: FocusOptions): void {
    this.#marks.find((mark) => mark.tabIndex === 0)?.focus(options);
  }

  override render() {
    return html`${this.#mount}`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('figure') || changed.has('width')) this.#draw();
    else
      for (const mark of this.#marks)
        mark.setAttribute('aria-pressed', String(this.chosen.has(mark.dataset['key']!)));
  }

  get #marks(): SVGElement[] {
    return [...this.#mount.querySelectorAll<SVGElement>('.mark')];
  }

  #draw(): void {
    const { figure, width, chosen } = this;
    const focused = markOf(this.shadowRoot!.activeElement)?.dataset['key'];
    // Ids are this shadow root's own: one prefix serves every chart.
    const drawing = figure && width > 0 ? drawChart(figure, { width, prefix: 'chart', chosen }) : null;
    this.#mount.replaceChildren(...(drawing ? [renderSvg(drawing)] : []));
    const marks = this.#marks;
    const named = (key: string | undefined) => marks.find((mark) => mark.dataset['key'] === key);
    this.#stopAt(named(this.#current) ?? marks[0]);
    named(focused)?.focus();
  }

  #stopAt(stop: SVGElement | undefined): void {
    if (!stop) return;
    this.#current = stop.dataset['key']!;
    for (const mark of this.#marks) mark.setAttribute('tabindex', mark === stop ? '0' : '-1');
  }

  #key(event: KeyboardEvent): void {
    const mark = markOf(event.target);
    if (!mark || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') this.#choose(mark);
    else {
      const next = markAfter(this.#marks, mark, event);
      if (!next) return;
      next.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #choose(mark: SVGElement | undefined): void {
    const key = mark?.dataset['key'];
    const evidence = key !== undefined && this.figure && evidenceAt(this.figure, key);
    if (!mark || key === undefined || !evidence) return;
    const detail: EvidencePick = {
      key,
      label: mark.getAttribute('aria-label')!,
      evidence: this.chosen.has(key) ? null : evidence,
    };
    this.dispatchEvent(new CustomEvent('evidence-pick', { detail, bubbles: true, composed: true }));
  }
}

const markOf = (target: EventTarget | null): SVGElement | undefined =>
  (target instanceof Element && target.closest<SVGElement>('.mark')) || undefined;
