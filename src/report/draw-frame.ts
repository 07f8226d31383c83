/** What every chart is drawn with, and what the drawing of one comes to. */
import type { Column, Figure, Row } from './document.js';
import type { SvgNode } from './svg.js';

export interface Frame {
  readonly figure: Figure;
  /** Of the whole drawing, in CSS pixels. */
  readonly width: number;
  /** Begins every id, so that many charts can stand in one tree. */
  readonly prefix: string;
  /** Keys of the marks that are chosen. */
  readonly chosen: ReadonlySet<string>;
}

export interface Drawing {
  readonly nodes: readonly SvgNode[];
  readonly height: number;
}

/** Below this, what stands side by side stands one below another, and a label stands above what it names. */
export const NARROW = 560;

/** Sizes of type, in pixels. */
export const SIZE = { label: 13, small: 12 } as const;

export interface DrawnColumn {
  readonly column: Column;
  /** Place of its cell in each row. */
  readonly index: number;
}

/** Those of the table's columns that a chart names, in its order. What the table does not hold is left out. */
export const drawnColumns = ({ table }: Figure, ids: readonly string[]): readonly DrawnColumn[] =>
  ids.flatMap((id) => {
    const index = table.columns.findIndex((column) => column.id === id);
    return index < 0 ? [] : [{ column: table.columns[index]!, index }];
  });

export const cellAt = (row: Row, { index }: DrawnColumn) => row.cells[index] ?? { text: '–', value: null };

/** For attributes: two decimals are finer than any screen. */
export const round = (pixels: number): number => Math.round(pixels * 100) / 100 || 0;
