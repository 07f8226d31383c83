/** A panel of bars for each column: length, number, and the interval of its share. */
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Cell, Column } from './document.js';
import { cellAt, round, SIZE, type Drawing, type DrawnColumn, type Frame } from './draw-frame.js';
import { lattice, type Panel } from './draw-lattice.js';
import { numberOf, percent, type Box } from './draw-mark.js';
import { textWidth, words } from './draw-text.js';
import { paint } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

const THICK = 14;

export function drawBars(frame: Frame, columns: readonly DrawnColumn[]): Drawing {
  const measures = measuresOf(frame, columns);
  return lattice(frame, columns, (drawn, x, width) =>
    barPanel(frame, drawn, measures.get(drawn.column.id)!, x, width, roomForFigures(frame, columns, width)),
  );
}

/** What the numbers need in the panel where they need most: bars begin at the same place in all. */
const roomForFigures = ({ figure }: Frame, columns: readonly DrawnColumn[], width: number) =>
  Math.max(
    ...columns.map(
      (drawn) =>
        figuresOf(
          figure.table.rows.map((row) => cellAt(row, drawn)),
          0,
          width,
        ).end,
    ),
  );

/** How long a column's bars are: the numbers that are drawn, and the ends of the scale. */
interface BarMeasure {
  of(cell: Cell): number | undefined;
  readonly domain: readonly [number, number];
  /** Bars are parts of wholes. */
  readonly parts: boolean;
}

/**
 * Bars that can be compared have one scale: shares of wholes in all panels alike, and numbers of one unit. Otherwise
 * each panel has its own.
 */
function measuresOf({ figure }: Frame, columns: readonly DrawnColumn[]): ReadonlyMap<string, BarMeasure> {
  const cellsOf = (drawn: DrawnColumn) => figure.table.rows.map((row) => cellAt(row, drawn));
  const drawnCells = columns.flatMap(cellsOf).filter((cell) => numberOf(cell) !== undefined);
  const parts = drawnCells.length > 0 && drawnCells.every(({ of }) => of !== undefined);
  const of = (cell: Cell) => {
    const value = numberOf(cell);
    return !parts || value === undefined ? value : cell.of ? value / cell.of : 0;
  };
  const common = parts || new Set(columns.map(({ column }) => column.unit)).size === 1;
  const domainOf = (cells: readonly Cell[], unit: Column['unit']): readonly [number, number] => {
    const ends = cells.flatMap((cell) => [of(cell) ?? 0, ...(interval(cell, unit, parts) ?? [])]);
    return [Math.min(0, ...ends), Math.max(0, ...ends) || 1];
  };
  return new Map(
    columns.map((drawn) => [
      drawn.column.id,
      { of, parts, domain: domainOf(common ? drawnCells : cellsOf(drawn), drawn.column.unit) },
    ]),
  );
}

/** Numbers stand in columns of their own before the bars, as in a table: that way they can be compared too. */
export interface Figures {
  readonly note: string;
  /** Where what is drawn beside them may begin. */
  readonly end: number;
  draw(cell: Cell, box: Box): readonly SvgNode[];
}

/**
 * The two columns of numbers of a panel that begins at `x`: how many, and of the whole how much. What all are of
 * is said once, in the note, unless `each` is to say it.
 */
export function figuresOf(cells: readonly Cell[], x: number, width: number, each = false): Figures {
  const wholes = new Set(cells.flatMap(({ of, value }) => (value === null ? [] : [of])));
  const [whole] = wholes;
  const said = !each && wholes.size === 1 && whole !== undefined;
  const countOf = ({ text, of }: Cell) => (said || of === undefined ? text : `${text} of ${of}`);
  const shareOf = ({ share, text }: Cell) => (share && !text.includes('%') ? percent(share.value) : '');
  const wide = (texts: readonly string[]) =>
    Math.ceil(Math.max(...texts.map((text) => textWidth(text, SIZE.label))));
  const countEnd = x + Math.min(wide(cells.map(countOf)), width * 0.6);
  const shares = cells.map(shareOf);
  const shareEnd = shares.some(Boolean) ? countEnd + 8 + wide(shares) : countEnd;
  return {
    note: said ? `of ${whole}` : '',
    end: shareEnd + 10,
    draw: (cell, { y, height }) => {
      const base = y + height / 2 + 4.5;
      const count = numberOf(cell) === undefined ? 'number none' : 'number';
      const share = shareOf(cell);
      return [
        words([countOf(cell)], { class: count, x: countEnd, y: base, anchor: 'end' }),
        ...(share ? [words([share], { class: 'number soft', x: shareEnd, y: base, anchor: 'end' })] : []),
      ];
    },
  };
}

/** Low and high of a cell's interval in the unit of its bar, or as parts of the whole; undefined where it has none. */
function interval(cell: Cell, unit: Column['unit'], parts: boolean): readonly [number, number] | undefined {
  const value = numberOf(cell);
  if (!cell.share || value === undefined) return undefined;
  const whole = parts || unit === 'share' ? 1 : cell.of;
  return whole === undefined ? undefined : [cell.share.low * whole, cell.share.high * whole];
}

function barPanel(
  frame: Frame,
  drawn: DrawnColumn,
  measure: BarMeasure,
  x: number,
  width: number,
  room: number,
): Panel {
  const cells = frame.figure.table.rows.map((row) => cellAt(row, drawn));
  const figures = figuresOf(cells, x, width);
  const scale = scaleLinear()
    .domain(measure.domain)
    .range([x + room, x + width]);
  return {
    note: figures.note,
    foot: [],
    footHeight: 0,
    cell: (row, cell, box) => [
      ...figures.draw(cell, box),
      ...bar(
        measure.of(cell),
        interval(cell, drawn.column.unit, measure.parts),
        scale,
        box,
        paint(frame, row.tone ?? drawn.column.tone),
      ),
    ],
  };
}

function bar(
  value: number | undefined,
  ends: readonly [number, number] | undefined,
  scale: ScaleLinear<number, number>,
  { y, height }: Box,
  painted: Readonly<Record<string, string>>,
): readonly SvgNode[] {
  const zero = scale(0);
  const axis = svg('line', {
    class: 'axis',
    x1: round(zero),
    x2: round(zero),
    y1: round(y),
    y2: round(y + height),
  });
  if (value === undefined) return [axis];
  const [from, to] = value < 0 ? [scale(value), zero] : [zero, scale(value)];
  const top = y + (height - THICK) / 2;
  const shape = svg('rect', {
    ...painted,
    x: round(from),
    y: round(top),
    width: round(to - from),
    height: THICK,
  });
  return [
    ...(value ? [shape] : []),
    axis,
    ...(ends ? whisker(scale(ends[0]), scale(ends[1]), y + height / 2) : []),
  ];
}

/** A thin line from low to high, cased in paper so that it shows on a texture. */
export function whisker(low: number, high: number, y: number): readonly SvgNode[] {
  const [from, to, middle] = [round(low), round(high), round(y)];
  const d = `M${from} ${middle}H${to}M${from} ${round(y - 3)}v6M${to} ${round(y - 3)}v6`;
  return [svg('path', { class: 'casing', d }), svg('path', { class: 'whisker', d })];
}
