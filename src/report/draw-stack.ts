/** For each row one bar that the columns divide: in counts, or in per cent where every row has ten cases or more. */
import { scaleLinear } from 'd3-scale';
import { stack, stackOffsetExpand, stackOffsetNone } from 'd3-shape';
import type { Cell, Row, Unit } from './document.js';
import { cellAt, NARROW, round, SIZE, type Drawing, type DrawnColumn, type Frame } from './draw-frame.js';
import { labelRoom, hairline, sideLabel } from './draw-lattice.js';
import { drawLegend } from './draw-legend.js';
import { cellLabel, keyOf, mark, numberOf, percent, type Box } from './draw-mark.js';
import { spread, type Extent } from './draw-spread.js';
import { isolated, textWidth, words, wrap } from './draw-text.js';
import { paint } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

/** From here on a share says something. */
const ENOUGH = 10;
const THICK = 16;
/** Numbers stand above what they count; as a whole no less than a finger needs. */
const ROW = 46;

const units: Readonly<Record<Unit, string>> = {
  attributions: 'Number of attributions',
  sources: 'Number of sources',
  words: 'Number of words',
  annotations: 'Number of annotations',
  articles: 'Number of articles',
  share: 'Share',
  number: 'Number',
  text: 'Number',
};

interface StackRow {
  readonly row: Row;
  readonly cells: readonly Cell[];
  readonly total: number;
}

export function drawStack(frame: Frame, columns: readonly DrawnColumn[]): Drawing {
  const rows = frame.figure.table.rows.map((row): StackRow => {
    const cells = columns.map((drawn) => cellAt(row, drawn));
    return { row, cells, total: cells.reduce((sum, cell) => sum + lengthOf(cell), 0) };
  });
  const unit = columns[0]!.column.unit;
  // Numbers so large that their sum is none are taken for a fraction of the largest.
  const largest = Math.max(...rows.flatMap(({ cells }) => cells.map(lengthOf))) || 1;
  const whole = unit !== 'share' && rows.every(({ total }) => total >= ENOUGH);
  const series = stack<StackRow, number>()
    .keys(columns.keys())
    .value(({ cells }, at) => lengthOf(cells[at]!) / largest)
    .offset(whole ? stackOffsetExpand : stackOffsetNone)(rows);

  const narrow = frame.width < NARROW;
  const left = narrow ? 0 : labelRoom(frame) + 20;
  const said = ({ cells, total }: StackRow) =>
    unit === 'share' || !Number.isFinite(total) || silent(cells) ? '' : `n = ${plain(total)}`;
  const side = Math.ceil(Math.max(...rows.map((row) => textWidth(said(row), SIZE.label)))) + 14;
  const right = frame.width - (narrow ? 1 : side);
  const most = Math.max(...series.flatMap((layer) => layer.map(([, end]) => end)));
  const scale = scaleLinear()
    .domain([0, whole ? 1 : most || 1])
    .range([left, right]);

  const legend = drawLegend(
    frame,
    columns.map(({ column }) => column),
    left,
  );
  const nodes: SvgNode[] = [...legend.nodes];
  let y = legend.height + 4;
  rows.forEach((each, line) => {
    const labelHeight = narrow ? 20 : 0;
    const height = ROW + labelHeight;
    nodes.push(hairline(0, y, frame.width));
    const top = y + labelHeight;
    if (narrow) {
      const label = wrap(each.row.label, frame.width - side, SIZE.label, 1);
      nodes.push(words(label, { class: 'label', x: 0, y: y + 16, whole: each.row.label }));
    } else nodes.push(sideLabel(each.row, labelRoom(frame), y + 8, height - 8));
    const nY = narrow ? y + 16 : y + 20 + THICK / 2 + 4.5;
    if (said(each))
      nodes.push(words([said(each)], { class: 'number soft', x: frame.width, y: nY, anchor: 'end' }));
    const layers = series.map((layer) => layer[line]!);
    const extents = layers.map(([start, end]) => ({ start: scale(start), end: scale(end) }));
    nodes.push(
      ...drawRow(frame, columns, each, extents, { x: left, y: top, width: right - left, height: ROW }, line),
    );
    y += height;
  });
  nodes.push(hairline(0, y, frame.width));
  const axis = whole
    ? [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: percent(at) }))
    : countTicks(largest * most, (right - left) / 70).map((tick) => ({
        at: tick / largest,
        text: plain(tick),
      }));
  for (const { at, text } of axis)
    nodes.push(
      svg('line', { class: 'axis', x1: round(scale(at)), x2: round(scale(at)), y1: y, y2: y + 4 }),
      words([text], { class: 'soft number', x: scale(at), y: y + 17, anchor: 'middle', within: frame.width }),
    );
  const title = whole ? 'Share of each row; the numbers above the bars are counts' : units[unit];
  nodes.push(
    words(wrap(title, frame.width - left, SIZE.small, 1), { class: 'soft', x: left, y: y + 35, whole: title }),
  );
  return { nodes, height: y + 42 };
}

/** What cannot be laid end to end has no length. */
const lengthOf = (cell: Cell): number => Math.max(0, numberOf(cell) ?? 0);

/** Whether there is no number at all, which is not none. */
const silent = (cells: readonly Cell[]): boolean => cells.every((cell) => numberOf(cell) === undefined);

const plain = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });

function countTicks(most: number, count: number): readonly number[] {
  if (!Number.isFinite(most) || most <= 0) return [0];
  return scaleLinear()
    .domain([0, most])
    .ticks(Math.max(2, Math.min(8, Math.floor(count))))
    .filter((tick) => Number.isInteger(tick) || most < 1);
}

function drawRow(
  frame: Frame,
  columns: readonly DrawnColumn[],
  { row, cells, total }: StackRow,
  extents: readonly Extent[],
  { x, y, width }: Box,
  line: number,
): readonly SvgNode[] {
  const axis = svg('line', { class: 'axis', x1: round(x), x2: round(x), y1: y + 20, y2: y + 20 + THICK });
  if (silent(cells)) {
    const why = [...new Set(cells.flatMap((cell) => cell.why ?? []))].join(' ');
    const label = `${isolated(row.label)}: –${why && `, ${why}`}`;
    const box = { x, y, width, height: ROW };
    const dash = words(['–'], { class: 'number none', x: x + 6, y: y + 32 });
    return [axis, mark(frame, { key: row.id, label, evidence: undefined, line, box }, dash)];
  }
  if (!total) return [axis, words(['0'], { class: 'number none', x: x + 6, y: y + 32 })];
  const shown = columns.flatMap(({ column }, at) => {
    const cell = cells[at]!;
    const none = numberOf(cell) === undefined;
    return none || lengthOf(cell) ? [{ column, cell, none, extent: extents[at]! }] : [];
  });
  const least = Math.max(24, ...shown.map(({ cell }) => textWidth(cell.text, SIZE.label) + 8));
  const hits = spread(
    shown.map(({ extent }) => extent),
    least,
    Math.max(x + width, x + shown.length * least),
  );
  return [
    ...shown.map(({ column, cell, none, extent }, at) => {
      const hit = hits[at]!;
      const { start, end } = extent;
      const away = hit.start < start - 3 || hit.start > Math.max(start + 3, end - 10);
      const segment = svg('rect', {
        ...paint(frame, column.tone),
        x: round(start + 0.75),
        y: y + 20,
        width: round(Math.max(1, end - start - 1.5)),
        height: THICK,
      });
      // From a number that had to give way to what it counts.
      const lead = svg('path', {
        class: 'lead',
        d: `M${round(hit.start + 3)} ${y + 16}L${round((start + end) / 2)} ${y + 20}`,
      });
      return mark(
        frame,
        {
          key: keyOf(row, column),
          label: cellLabel(row, column.label, cell),
          evidence: cell.evidence,
          line,
          box: { x: hit.start, y: y + 1, width: hit.end - hit.start, height: ROW - 2 },
        },
        words([cell.text], { class: none ? 'number none' : 'number', x: hit.start + 2, y: y + 14 }),
        ...(none ? [] : [segment]),
        ...(away ? [lead] : []),
      );
    }),
    axis,
  ];
}
