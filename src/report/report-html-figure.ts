/** A figure of a report in a file: drawing, table, notes, and what the measures mean. */
import { shareText, whole } from './cells.js';
import { definitionsFor, definitions, measureIds, type Definition } from './definitions.js';
import type { Cell, Column, Figure, Row } from './document.js';
import { drawChart } from './draw-chart.js';
import { evidenceAt } from './draw-evidence.js';
import { drawing, fragment, name, tag, type Html } from './html-text.js';
import type { EvidenceIndex } from './report-html-evidence.js';
import { still } from './svg-text.js';
import { svg, type SvgNode } from './svg.js';

/** CSS pixels: as wide as the column of text, and as a telephone. */
const widths = { wide: 740, narrow: 350 } as const;

export function figureHtml(figure: Figure, index: EvidenceIndex, place: number): Html {
  return tag(
    'section',
    { class: 'figure', id: `f${place}`, 'aria-labelledby': `f${place}-title` },
    tag('h3', { id: `f${place}-title` }, figure.title),
    (['wide', 'narrow'] as const).map((size) => chartHtml(figure, index, size, `f${place}-${size}`)),
    tableHtml(figure, index),
    figure.notes.map((note) => tag('p', { class: 'note' }, note)),
    meaning(figure),
  );
}

function chartHtml(
  figure: Figure,
  index: EvidenceIndex,
  size: keyof typeof widths,
  prefix: string,
): Html | null {
  const chart = drawChart(figure, { width: widths[size], prefix });
  return chart && tag('div', { class: size }, drawing(still(linked(chart, figure, index))));
}

/** Marks lead to the words behind them. The keyboard finds the same links in the table, so these are no stops of it. */
function linked(node: SvgNode, figure: Figure, index: EvidenceIndex): SvgNode {
  const children = node.children.map((child) =>
    typeof child === 'string' ? child : linked(child, figure, index),
  );
  const { role, 'data-key': key } = node.attributes;
  const href = role === 'button' ? index.href(evidenceAt(figure, String(key))) : null;
  if (href === null) return { ...node, children };
  return svg('a', { class: 'mark', href, tabindex: -1 }, ...children);
}

function tableHtml(figure: Figure, index: EvidenceIndex): Html | null {
  const { title, table } = figure;
  if (!table.rows.length) return null;
  const reasons = reasonsOf([...table.rows, ...(table.total ? [table.total] : [])]);
  const rowHtml = (row: Row) =>
    tag(
      'tr',
      {},
      tag('th', { scope: 'row' }, name(row.label)),
      table.columns.map((column, at) => cellHtml(figure, row, column, at, index, reasons)),
    );
  return fragment(
    tag(
      'div',
      { class: 'table', role: 'group', tabindex: 0, 'aria-label': `Table: ${title}` },
      tag(
        'table',
        {},
        tag('caption', {}, `${title}: the numbers`),
        tag(
          'thead',
          {},
          tag(
            'tr',
            {},
            tag('th', { scope: 'col' }, table.head),
            table.columns.map(({ label, unit }) =>
              tag('th', { scope: 'col', class: unit === 'text' ? 'text' : null }, name(label)),
            ),
          ),
        ),
        tag('tbody', {}, table.rows.map(rowHtml)),
        table.total && tag('tbody', { class: 'all' }, rowHtml(table.total)),
      ),
    ),
    [...reasons].map(([reason, letter]) => tag('p', { class: 'note' }, tag('sup', {}, letter), ` ${reason}`)),
  );
}

/** Why cells are empty, each reason with a letter that stands in the cells. */
function reasonsOf(rows: readonly Row[]): ReadonlyMap<string, string> {
  const found = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ why }) => why || [])));
  return new Map([...found].map((reason, index) => [reason, letterOf(index)]));
}

/** a, b, … z, aa, ab … */
const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));

function cellHtml(
  figure: Figure,
  row: Row,
  { unit }: Column,
  at: number,
  index: EvidenceIndex,
  reasons: ReadonlyMap<string, string>,
): Html {
  const cell = row.cells[at] ?? { text: '–', value: null };
  const id = index.cellId(figure, row, at);
  const href = id === null ? null : index.href(cell.evidence);
  const text = unit === 'text' ? name(cell.text) : cell.text;
  const letter = cell.why && reasons.get(cell.why);
  return tag(
    'td',
    { id, class: unit === 'text' ? 'text' : null },
    href === null || !cell.text
      ? tag('span', { class: 'number' }, text, letter && tag('sup', {}, letter))
      : [tag('a', { class: 'number', href }, text), letter && tag('sup', {}, letter)],
    partHtml(cell),
  );
}

/** `of 19: 53 %, 32–73 %`, on two lines where there is no room. */
const partHtml = ({ of, share }: Cell): Html | null =>
  of === undefined
    ? null
    : tag(
        'span',
        { class: 'of' },
        tag('span', {}, `of ${whole(of)}${share ? ':' : ''}`),
        share && [' ', tag('span', {}, shareText(share))],
      );

/** What the measures of a figure say: in short, with the way to all there is to know. */
function meaning({ measures }: Figure): Html | null {
  const known = measureIds.filter((id) => measures.includes(id)).map((id) => definitions[id]);
  if (!known.length) return null;
  return tag(
    'details',
    { class: 'screen' },
    tag('summary', {}, 'What this means and how it is counted'),
    known.map(({ id, title, plain, formula }) => [
      tag(
        'p',
        {},
        tag('strong', {}, title),
        `. ${plain} `,
        tag('a', { href: `#d-${id}` }, 'Rules and cautions'),
      ),
      formula && tag('p', {}, tag('code', {}, formula)),
    ]),
  );
}

/** All that is to be known about the measures of a report. */
export const definitionsHtml = (figures: readonly Figure[]): Html =>
  fragment(definitionsFor(figures.flatMap(({ measures }) => measures)).map(definitionHtml));

const definitionHtml = ({ id, title, plain, formula, rules, source, caution }: Definition): Html =>
  tag(
    'section',
    { id: `d-${id}`, class: 'definition' },
    tag('h3', {}, title),
    tag('p', {}, plain),
    formula && tag('p', {}, tag('code', {}, formula)),
    tag(
      'ul',
      {},
      rules.map((rule) => tag('li', {}, rule)),
    ),
    caution && tag('p', {}, tag('strong', {}, 'Caution: '), caution),
    tag('p', { class: 'note' }, `Origin: ${source}`),
  );
