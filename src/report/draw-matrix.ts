/** For each cell a disc whose area is its number; what is empty is a point. A ring is a remark: see the key below. */
import { scaleBand, scaleSqrt, type ScalePower } from 'd3-scale';
import type { Cell, Row } from './document.js';
import { cellAt, NARROW, round, SIZE, type Drawing, type DrawnColumn, type Frame } from './draw-frame.js';
import { hairline, labelLines, labelRoom, sideLabel } from './draw-lattice.js';
import { cellLabel, keyOf, mark, numberOf, type Box } from './draw-mark.js';
import { lineHeight, shorten, textWidth, words, wrap } from './draw-text.js';
import { ground } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

const RADIUS = 13;
/** Room for the ring of a remark. */
const RING = 3;
const LEAST_CELL = 28;
const MOST_CELL = 120;
/** Of a heading that stands at an angle. */
const HEAD_LENGTH = 150;

interface Layout {
  readonly left: number;
  readonly cell: number;
  readonly angle: 0 | 45 | 90;
  readonly headHeight: number;
  /** Whether numbers stand beside their discs, and not below. */
  readonly beside: boolean;
  readonly numberWidth: number;
}

export function drawMatrix(frame: Frame, columns: readonly DrawnColumn[]): Drawing {
  const { rows } = frame.figure.table;
  const room = labelRoom(frame, frame.width < NARROW ? 0.36 : 0.3);
  const left = room + 12;
  const perBand = Math.max(1, Math.floor((frame.width - left) / LEAST_CELL));
  const bands = Math.ceil(columns.length / perBand);
  const size = Math.ceil(columns.length / bands);
  const cells = rows.flatMap((row) => columns.map((drawn) => cellAt(row, drawn)));
  const radius = scaleSqrt()
    .domain([0, Math.max(0, ...cells.map((cell) => numberOf(cell) ?? 0)) || 1])
    .range([0, cells.some(remarkOf) ? RADIUS - RING : RADIUS]);
  const layout = layOut(frame, columns, left, size, cells);
  const nodes: SvgNode[] = [];
  let y = 0;
  for (let band = 0; band < bands; band += 1) {
    const own = columns.slice(band * size, (band + 1) * size);
    const at = scaleBand<DrawnColumn>()
      .domain(own)
      .range([left, left + layout.cell * own.length]);
    for (const drawn of own)
      nodes.push(head(drawn, at(drawn)! + layout.cell / 2, y + layout.headHeight, layout));
    y += layout.headHeight + 6;
    rows.forEach((row, index) => {
      const height = layout.beside ? (labelLines(row.label, room).length > 1 ? 38 : 32) : 46;
      nodes.push(hairline(0, y, frame.width), sideLabel(row, room, y, height));
      for (const drawn of own) {
        const box = { x: at(drawn)! + 1, y: y + 1, width: layout.cell - 2, height: height - 2 };
        nodes.push(drawCell(frame, row, drawn, box, band * rows.length + index, layout, radius));
      }
      y += height;
    });
    nodes.push(hairline(0, y, frame.width));
    y += band < bands - 1 ? 24 : 2;
  }
  const remarks = remarkKey(cells, frame.width, y + 8);
  return { nodes: [...nodes, ...remarks.nodes], height: y + remarks.height };
}

/** What stands in a cell beside its number, as in `3, only here`, or in its place. */
function remarkOf(cell: Cell): string {
  const value = numberOf(cell);
  if (value === undefined || !/\p{L}/u.test(cell.text)) return '';
  return value === 0 ? cell.text : cell.text.replace(/^[^\p{L}]*/u, '');
}

const numberText = (cell: Cell): string => {
  const remark = remarkOf(cell);
  return remark ? cell.text.slice(0, -remark.length).replace(/[,\s]+$/u, '') : cell.text;
};

const ring = (cx: number, cy: number, r: number): SvgNode =>
  svg('circle', { class: 'ring', cx: round(cx), cy: round(cy), r: round(r) });

/** Says what rings stand for: one around a disc, and one around nothing. */
function remarkKey(cells: readonly Cell[], width: number, y: number): Drawing {
  const marked = cells.filter(remarkOf);
  const entries = [...new Map(marked.map((cell) => [remarkOf(cell), numberOf(cell) === 0])).entries()];
  const nodes: SvgNode[] = [];
  let [x, top] = [0, y];
  for (const [remark, open] of entries) {
    const shown = shorten(remark, width - 22, SIZE.small);
    const room = 22 + Math.ceil(textWidth(shown, SIZE.small)) + 18;
    if (x && x + room - 18 > width) [x, top] = [0, top + 20];
    if (!open) nodes.push(svg('circle', { class: 'plain', cx: x + 8, cy: top + 8, r: 4 }));
    nodes.push(
      ring(x + 8, top + 8, open ? 5 : 4 + RING),
      words([shown], { class: 'soft', x: x + 22, y: top + 12, whole: remark }),
    );
    x += room;
  }
  return { nodes, height: entries.length ? top - y + 30 : 0 };
}

/** Headings wrap where their words fit above their column, and are turned where they do not. */
function layOut(
  { width }: Frame,
  columns: readonly DrawnColumn[],
  left: number,
  size: number,
  cells: readonly Cell[],
): Layout {
  const numberWidth = Math.ceil(Math.max(...cells.map((cell) => textWidth(numberText(cell), SIZE.label))));
  const beside = (cell: number) => cell >= 2 * RADIUS + numberWidth + 12;
  const level = Math.min(MOST_CELL, (width - left) / size);
  const fits = ({ column: { label } }: DrawnColumn) =>
    label.split(/\s+/u).every((word) => textWidth(word, SIZE.small) <= level - 8) &&
    wrap(label, level - 8, SIZE.small, 3).join(' ') === label;
  const lineCount = Math.max(
    ...columns.map(({ column }) => wrap(column.label, level - 8, SIZE.small, 3).length),
  );
  if (level >= 60 && columns.every(fits))
    return { left, cell: level, angle: 0, headHeight: lineCount * 15 + 2, beside: beside(level), numberWidth };
  const longest = Math.min(
    HEAD_LENGTH,
    Math.max(...columns.map(({ column }) => textWidth(column.label, SIZE.small))),
  );
  const lean = longest * Math.SQRT1_2;
  const angled = Math.min(MOST_CELL, (width - left - lean) / (size - 0.5));
  if (width >= NARROW && angled >= LEAST_CELL)
    return {
      left,
      cell: angled,
      angle: 45,
      headHeight: Math.ceil(lean) + 12,
      beside: beside(angled),
      numberWidth,
    };
  return {
    left,
    cell: level,
    angle: 90,
    headHeight: Math.ceil(longest) + 6,
    beside: beside(level),
    numberWidth,
  };
}

/** How far left of the middle of its cell a disc stands, to make room for its number. */
const shiftOf = ({ beside, numberWidth }: Layout): number => (beside ? (numberWidth + 4) / 2 : 0);

function head({ column: { label } }: DrawnColumn, x: number, bottom: number, layout: Layout): SvgNode {
  const { angle, cell } = layout;
  if (!angle) {
    const lines = wrap(label, cell - 8, SIZE.small, 3);
    const y = bottom - 3 - (lines.length - 1) * lineHeight(SIZE.small);
    return words(lines, { class: 'column', x, y, anchor: 'middle', size: SIZE.small, whole: label });
  }
  // It leads to the discs.
  const foot = x - shiftOf(layout);
  const turned = words([shorten(label, HEAD_LENGTH, SIZE.small)], {
    class: 'column',
    x: 0,
    y: 4,
    whole: label,
  });
  return svg('g', { transform: `translate(${round(foot)} ${round(bottom - 4)}) rotate(-${angle})` }, turned);
}

function drawCell(
  frame: Frame,
  row: Row,
  drawn: DrawnColumn,
  box: Box,
  line: number,
  layout: Layout,
  radius: ScalePower<number, number>,
): SvgNode {
  const { column } = drawn;
  const cell = cellAt(row, drawn);
  const value = numberOf(cell);
  const middle = box.x + box.width / 2;
  const cx = middle - shiftOf(layout);
  const cy = layout.beside ? box.y + box.height / 2 : box.y + RADIUS + 2;
  const label = { x: cx + RADIUS + 4, y: cy + 4.5 };
  const under = { x: middle, y: box.y + box.height - 3, anchor: 'middle' as const };
  const number = (text: string, name = 'number') =>
    words([text], { class: name, ...(layout.beside ? label : under) });
  const shapes = (): readonly SvgNode[] => {
    if (cell.value === null)
      return [words(['–'], { class: 'number none', x: cx, y: cy + 4.5, anchor: 'middle' })];
    if (value === undefined)
      return [words([cell.text], { class: 'number', x: middle, y: cy + 4.5, anchor: 'middle' })];
    const point = svg('circle', { class: 'point', cx: round(cx), cy: round(cy), r: 1.5 });
    if (value === 0) return [remarkOf(cell) ? ring(cx, cy, 5) : point];
    if (value < 0) return [point, number(numberText(cell))];
    // A disc that cannot be seen would say that there is nothing.
    const r = round(Math.max(1.75, radius(value)));
    const disc = svg('circle', { ...ground(row.tone ?? column.tone), cx: round(cx), cy: round(cy), r });
    return [disc, ...(remarkOf(cell) ? [ring(cx, cy, r + RING)] : []), number(numberText(cell))];
  };
  return mark(
    frame,
    { key: keyOf(row, column), label: cellLabel(row, column.label, cell), evidence: cell.evidence, line, box },
    ...shapes(),
  );
}
