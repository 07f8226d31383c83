/** Panels of the same rows: side by side where there is room, one below another where there is not. */
import type { Cell, Row } from './document.js';
import { cellAt, NARROW, round, SIZE, type Drawing, type DrawnColumn, type Frame } from './draw-frame.js';
import { cellLabel, keyOf, mark, midSentence, type Box } from './draw-mark.js';
import { lineHeight, textWidth, words, wrap } from './draw-text.js';
import { svg, type SvgNode } from './svg.js';

/** How one column's panel draws what is in it. */
export interface Panel {
  /** Said of the whole column, under its heading. */
  readonly note: string;
  cell(row: Row, cell: Cell, box: Box): readonly SvgNode[];
  /** What stands below the last row. */
  readonly foot: readonly SvgNode[];
  readonly footHeight: number;
}

type MakePanel = (column: DrawnColumn, x: number, width: number) => Panel;

const GAP = 28;
const LEAST_PANEL = 170;
const ROW = 30;
/** A label's line and 28 px for its bar; as a whole no less than a finger needs. */
const NARROW_ROW = 46;

export const hairline = (x: number, y: number, width: number) =>
  svg('line', { class: 'hairline', x1: round(x), x2: round(x + width), y1: round(y), y2: round(y) });

/** Room for row labels on the left: what they need, and no more than `most` of the width. */
export const labelRoom = ({ figure, width }: Frame, most = 0.3): number =>
  Math.ceil(
    Math.min(Math.max(...figure.table.rows.map(({ label }) => textWidth(label, SIZE.label))), width * most),
  );

export const labelLines = (label: string, room: number): readonly string[] => wrap(label, room, SIZE.label, 2);

/** Draws a row's label to the left of what it names, in the middle of the row's height. */
export function sideLabel(row: Row, room: number, y: number, height: number): SvgNode {
  const lines = labelLines(row.label, room);
  const drop = ((lines.length - 1) * lineHeight(SIZE.label)) / 2;
  return words(lines, { class: 'label', x: 0, y: y + height / 2 + 4.5 - drop, whole: row.label });
}

/** Panels stand side by side as long as each has `least` pixels. */
export function lattice(
  frame: Frame,
  columns: readonly DrawnColumn[],
  panelOf: MakePanel,
  least = LEAST_PANEL,
): Drawing {
  return frame.width < NARROW ? stacked(frame, columns, panelOf) : abreast(frame, columns, panelOf, least);
}

function drawCell(frame: Frame, panel: Panel, drawn: DrawnColumn, row: Row, line: number, box: Box): SvgNode {
  const cell = cellAt(row, drawn);
  return mark(
    frame,
    {
      key: keyOf(row, drawn.column),
      label: cellLabel(row, midSentence(drawn.column.label), cell),
      evidence: cell.evidence,
      line,
      box: { ...box, x: box.x - 5, width: box.width + 10 },
    },
    ...panel.cell(row, cell, box),
  );
}

function abreast(frame: Frame, columns: readonly DrawnColumn[], panelOf: MakePanel, least: number): Drawing {
  const { rows } = frame.figure.table;
  const room = labelRoom(frame);
  const most = Math.max(1, Math.floor((frame.width - room) / (least + GAP)));
  const bands = Math.ceil(columns.length / most);
  const perBand = Math.ceil(columns.length / bands);
  const width = (frame.width - room - 6) / perBand - GAP;
  const nodes: SvgNode[] = [];
  let y = 0;
  for (let band = 0; band < bands; band += 1) {
    const panels = columns.slice(band * perBand, (band + 1) * perBand).map((drawn, index) => {
      const x = room + GAP + index * (width + GAP);
      return { drawn, x, panel: panelOf(drawn, x, width), lines: heading(drawn, width) };
    });
    const tallest = Math.max(...panels.map(({ lines }) => lines.length));
    const headHeight = tallest * lineHeight(SIZE.label);
    const noteHeight = panels.some(({ panel }) => panel.note) ? lineHeight(SIZE.small) : 0;
    for (const { drawn, x, panel, lines } of panels)
      nodes.push(...head(drawn, panel, lines, x, y + headHeight - lines.length * lineHeight(SIZE.label)));
    y += headHeight + noteHeight + 8;
    rows.forEach((row, index) => {
      const height = labelLines(row.label, room).length > 1 ? ROW + 8 : ROW;
      nodes.push(hairline(0, y, frame.width), sideLabel(row, room, y, height));
      for (const { drawn, x, panel } of panels)
        nodes.push(
          drawCell(frame, panel, drawn, row, band * rows.length + index, {
            x,
            y: y + 1,
            width,
            height: height - 2,
          }),
        );
      y += height;
    });
    nodes.push(hairline(0, y, frame.width));
    for (const { panel } of panels) nodes.push(svg('g', { transform: `translate(0 ${y})` }, ...panel.foot));
    y += Math.max(...panels.map(({ panel }) => panel.footHeight)) + (band < bands - 1 ? 24 : 4);
  }
  return { nodes, height: y };
}

function stacked(frame: Frame, columns: readonly DrawnColumn[], panelOf: MakePanel): Drawing {
  const { rows } = frame.figure.table;
  const nodes: SvgNode[] = [];
  const width = frame.width - 12;
  let y = 0;
  columns.forEach((drawn, at) => {
    const panel = panelOf(drawn, 6, width);
    const lines = heading(drawn, frame.width);
    nodes.push(...head(drawn, panel, lines, 0, y));
    y += lines.length * lineHeight(SIZE.label) + (panel.note ? lineHeight(SIZE.small) : 0) + 8;
    rows.forEach((row, index) => {
      nodes.push(hairline(0, y, frame.width));
      const label = wrap(row.label, frame.width, SIZE.label, 1);
      nodes.push(words(label, { class: 'label', x: 0, y: y + 16, whole: row.label }));
      // The label is pressed with its bar: a finger needs the height of both.
      nodes.push(
        drawCell(frame, below(panel), drawn, row, at * rows.length + index, {
          x: 6,
          y: y + 1,
          width,
          height: NARROW_ROW - 2,
        }),
      );
      y += NARROW_ROW;
    });
    nodes.push(hairline(0, y, frame.width));
    nodes.push(svg('g', { transform: `translate(0 ${y})` }, ...panel.foot));
    y += panel.footHeight + (at < columns.length - 1 ? 28 : 4);
  });
  return { nodes, height: y };
}

/** The panel with each cell drawn in the lower part of its box, under the label. */
const below = (panel: Panel): Panel => ({
  ...panel,
  cell: (row, cell, box) => panel.cell(row, cell, { ...box, y: box.y + 19, height: box.height - 19 }),
});

const heading = ({ column }: DrawnColumn, width: number) => wrap(column.label, width, SIZE.label * 1.06, 3);

function head(
  { column }: DrawnColumn,
  panel: Panel,
  lines: readonly string[],
  x: number,
  y: number,
): SvgNode[] {
  const nodes = [words(lines, { class: 'heading', x, y: y + 12, whole: column.label })];
  const noteY = y + 12 + lines.length * lineHeight(SIZE.label);
  if (panel.note) nodes.push(words([panel.note], { class: 'soft', x, y: noteY }));
  return nodes;
}
