import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { SourceBalance } from '../src/measures/balance.js';
import type { Coded } from '../src/measures/coded.js';
import type { Report } from '../src/report/document.js';
import { part } from './part.js';
import { controls, tokens } from './theme.js';

/** What a report can be taken away as. */
export type ReportFormat = 'page' | 'values' | 'cases' | 'marked' | 'all';

const ways: readonly (readonly [format: ReportFormat, label: string, note: string])[] = [
  [
    'page',
    'Report as a page',
    'HTML that needs no script: numbers, charts, every quotation, the marked article',
  ],
  ['marked', 'Marked-up article', 'HTML to read, send or print, with its key'],
  ['cases', 'Attributions as a table', 'CSV, a row for each that is counted'],
  ['values', 'All values', 'JSON, with definitions and codebook version'],
  ['all', 'All of it', 'a zip with the above, a CSV for each table and an SVG for each chart'],
];

/** The report to take away. What writes the files is loaded when one is asked for. */
export class BiasReportFiles extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      summary {
        width: fit-content;
        padding: 0.4em 0;
        color: var(--accent);
        cursor: pointer;
      }
      ul {
        display: grid;
        gap: 0.4em;
        margin: 0 0 0.57em;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.86em;
      }
      small {
        color: var(--soft-ink);
      }
      .alarm {
        color: var(--alarm);
      }
    `,
  ];

  @property({ attribute: false }) report: Report | undefined;
  /** What the report was made of; without it there is the page of the report alone. */
  @property({ attribute: false }) balance: SourceBalance | undefined;
  @property({ attribute: false }) codeds: readonly Coded[] = [];
  @state() private said = '';
  @state() private problem = '';
  @state() private busy = false;

  override render() {
    if (!this.report) return nothing;
    return html`<details>
        <summary>Download</summary>
        <ul>
          ${ways
            .filter(([format]) => this.codeds.length || format === 'page')
            .map(
              ([format, label, note]) =>
                html`<li>
                  <button type="button" ?disabled=${this.busy} @click=${() => this.#save(format)}>
                    ${label}
                  </button>
                  <small>${note}</small>
                </li>`,
            )}
        </ul>
      </details>
      <p role="status">${this.said}</p>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}`;
  }

  async #save(format: ReportFormat): Promise<void> {
    const { report, balance, codeds } = this;
    this.problem = '';
    this.busy = true;
    this.said = 'The file is being written …';
    try {
      const { saveReport } = await part(() => import('./report-out.js'));
      this.said = `Saved as ${await saveReport(format, { report: report!, balance, codeds })}.`;
    } catch (error) {
      this.said = '';
      this.problem = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  }
}
