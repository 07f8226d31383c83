import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Figure } from '../src/report/document.js';
import { part } from './part.js';
import { controls, tokens } from './theme.js';

/** The files that a figure can be had as. */
export type FigureFormat = 'csv' | 'svg' | 'png';

const labels: Readonly<Record<FigureFormat, string>> = { csv: 'CSV', svg: 'SVG', png: 'PNG' };

/** A figure to take away: its table, its chart. What writes the files is loaded when one is asked for. */
export class BiasFigureFiles extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: flex-end;
      }
      button {
        min-height: max(24px, 1.83em);
        padding: 0 0.51em;
        font-size: 0.86em;
        color: var(--soft-ink);
      }
      p {
        flex-basis: 100%;
        color: var(--alarm);
      }
    `,
  ];

  @property({ attribute: false }) figure: Figure | undefined;
  @state() private problem = '';

  override render() {
    const { figure } = this;
    if (!figure?.table.rows.length) return nothing;
    const formats: readonly FigureFormat[] = figure.chart ? ['csv', 'svg', 'png'] : ['csv'];
    return html`${formats.map(
      (format) =>
        html`<button
          type="button"
          class="plain"
          aria-label="${labels[format]} of ${figure.title}"
          title="Download as ${labels[format]}"
          @click=${() => this.#save(figure, format)}
        >
          ${labels[format]}
        </button>`,
    )}${this.problem ? html`<p role="alert">${this.problem}</p>` : nothing}`;
  }

  async #save(figure: Figure, format: FigureFormat): Promise<void> {
    this.problem = '';
    try {
      const { saveFigure } = await part(() => import('./report-out.js'));
      await saveFigure(figure, format, { dark: getComputedStyle(this).colorScheme === 'dark' });
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }
}
