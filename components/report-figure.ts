/** A figure of the report: its chart, the table behind it, its notes, and what its measures mean. */
import { html, nothing } from 'lit';
import { definitions } from '../src/report/definitions.js';
import type { Cell, Evidence, Figure, Row, Table } from '../src/report/document.js';
import { shareText } from '../src/report/cells.js';
import { keyOf } from '../src/report/draw-mark.js';

export function figureTemplate(figure: Figure, chosen: ReadonlySet<string>) {
  const { id, title, chart, table, notes, measures } = figure;
  return html`<figure part="figure" data-figure=${id} aria-labelledby="figure-${id}">
    <figcaption>
      <h4 id="figure-${id}">${title}</h4>
      <bias-figure-files .figure=${figure}></bias-figure-files>
    </figcaption>
    ${chart ? html`<bias-chart .figure=${figure} .chosen=${chosen}></bias-chart>` : nothing}
    ${notes.map((note) => html`<p class="note">${note}</p>`)}
    <div class="more">
      ${
        table.rows.length
          ? html`<details class="numbers" ?open=${!chart}>
              <summary>${chart ? 'Numbers' : 'Table'}</summary>
              <div class="scroll" tabindex="0" role="group" aria-label="${title}: table">
                ${tableTemplate(figure, table, chosen)}
              </div>
            </details>`
          : nothing
      }
      <details class="meaning">
        <summary>What is this?</summary>
        ${measures.flatMap((measure) => definitionTemplate(measure))}
      </details>
    </div>
  </figure>`;
}

const tableTemplate = (figure: Figure, { head, columns, rows, total }: Table, chosen: ReadonlySet<string>) =>
  html`<table>
    <caption class="unseen">
      ${figure.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${head}</th>
        ${columns.map(({ label }) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => rowTemplate(figure, row, chosen))}
    </tbody>
    ${
      total
        ? html`<tfoot>
            ${rowTemplate(figure, total, chosen)}
          </tfoot>`
        : nothing
    }
  </table>`;

const rowTemplate = ({ table }: Figure, row: Row, chosen: ReadonlySet<string>) =>
  html`<tr>
    <th scope="row" dir="auto">${row.label}</th>
    ${row.cells.map((cell, index) => {
      const column = table.columns[index]!;
      return html`<td class=${column.unit === 'text' ? 'text' : 'number'} dir="auto">
        ${cellTemplate(cell, keyOf(row, column), `${row.label}, ${column.label}`, chosen)}
      </td>`;
    })}
  </tr>`;

function cellTemplate(cell: Cell, key: string, label: string, chosen: ReadonlySet<string>) {
  const { text, share, of, evidence, why } = cell;
  const words = html`${text}${
    share
      ? html`<small>${shareText(share)}</small>`
      : of !== undefined
        ? html`<small>of ${of}</small>`
        : nothing
  }`;
  if (!evidence) return html`<span title=${why ?? nothing}>${words}</span>`;
  return html`<button
    type="button"
    class="plain value"
    aria-pressed=${chosen.has(key)}
    @click=${(event: Event) =>
      event.currentTarget!.dispatchEvent(
        new CustomEvent('evidence-pick', {
          detail: { key, label: `${label}: ${text}`, evidence: chosen.has(key) ? null : evidence },
          bubbles: true,
          composed: true,
        }),
      )}
  >
    ${words}
  </button>`;
}

function definitionTemplate(id: string) {
  const found = (definitions as Readonly<Record<string, (typeof definitions)[keyof typeof definitions]>>)[id];
  if (!found) return [];
  const { title, plain, formula, rules, source, caution } = found;
  return [
    html`<dl>
      <dt>${title}</dt>
      <dd>${plain}</dd>
      ${formula ? html`<dd class="formula">${formula}</dd>` : nothing}
      ${rules.map((rule) => html`<dd>${rule}</dd>`)}
      ${caution ? html`<dd class="caution">${caution}</dd>` : nothing}
      ${source ? html`<dd class="origin">${source}</dd>` : nothing}
    </dl>`,
  ];
}

/** The words behind a number, by its key; undefined where there is no such number any more. */
export function evidenceOf({ table, chart }: Figure, key: string): Evidence | undefined {
  for (const row of [...table.rows, ...(table.total ? [table.total] : [])])
    for (const [index, column] of table.columns.entries())
      if (keyOf(row, column) === key) return row.cells[index]?.evidence;
  return chart && 'places' in chart ? chart.places.find(({ id }) => id === key)?.evidence : undefined;
}

/** Keys of the cells and places in which an annotation counts. */
export function cellsWith({ table, chart }: Figure, annotation: string): ReadonlySet<string> {
  const cells = table.rows.flatMap((row) =>
    row.cells.flatMap(({ evidence }, index) =>
      evidence?.annotations.includes(annotation) ? [keyOf(row, table.columns[index]!)] : [],
    ),
  );
  const places = chart && 'places' in chart ? chart.places : [];
  return new Set([
    ...cells,
    ...places.flatMap(({ id, evidence }) => (evidence?.annotations.includes(annotation) ? [id] : [])),
  ]);
}
