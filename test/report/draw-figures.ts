/** Figures for tests of their drawing, and ways to look into what is drawn. */
import type { Cell, Chart, Column, Figure, Place, Row } from '../../src/report/document.js';
import { drawChart } from '../../src/report/draw-chart.js';
import type { SvgNode } from '../../src/report/svg.js';

const evidence = { annotations: ['a1'], words: 'marked' } as const;

export const count = (value: number, more: Partial<Cell> = {}): Cell => ({
  text: String(value),
  value,
  ...(value && { evidence }),
  ...more,
});

/** 27 of 47 with the interval that a reader of the tests can check: from 40 to 70 %. */
export const part = (value: number, of: number, low: number, high: number): Cell =>
  count(value, { of, share: { value: value / of, low, high } });

export const nothing = (why: string): Cell => ({ text: '–', value: null, why });

export const column = (id: string, label: string, more: Partial<Column> = {}): Column => ({
  id,
  label,
  unit: 'attributions',
  ...more,
});

export const row = (id: string, label: string, cells: readonly Cell[], tone?: number): Row => ({
  id,
  label,
  cells,
  ...(tone !== undefined && { tone }),
});

export const figure = (chart: Chart | null, columns: readonly Column[], rows: readonly Row[]): Figure => ({
  id: 'sides',
  title: 'Who speaks',
  measures: [],
  chart,
  table: { head: 'Side', columns, rows },
  notes: ['Repeats are left out.'],
});

export const place = (id: string, start: number, end: number, line: string): Place => ({
  id,
  start,
  end,
  row: line,
  label: `Place ${id}`,
  evidence,
});

/** Columns called a, b and so on, rows called r0, r1 and so on. */
export function table(
  type: 'bars' | 'stack' | 'interval' | 'matrix',
  ...rows: readonly (readonly Cell[])[]
): Figure {
  const columns = rows[0]!.map((_, index) => column('abcdefgh'[index]!, `Column ${'ABCDEFGH'[index]}`));
  return figure(
    { type, columns: columns.map(({ id }) => id) },
    columns,
    rows.map((cells, index) => row(`r${index}`, `Row ${index}`, cells)),
  );
}

export const draw = (drawn: Figure, width = 800): SvgNode => drawChart(drawn, { width, prefix: 'p' })!;

export function all(node: SvgNode, wanted: (node: SvgNode) => boolean): SvgNode[] {
  const below = node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, wanted)));
  return wanted(node) ? [node, ...below] : below;
}

export const byClass = (node: SvgNode, name: string) =>
  all(node, ({ attributes }) => String(attributes['class']).split(' ').includes(name));

export const byTag = (node: SvgNode, tag: string) => all(node, (each) => each.tag === tag);

export const buttonAt = (node: SvgNode, key: string): SvgNode =>
  all(node, ({ attributes }) => attributes['data-key'] === key)[0]!;

/** The button of that key, together with what is drawn and printed beside it. */
export const markAt = (node: SvgNode, key: string): SvgNode =>
  all(node, ({ children }) =>
    children.some((child) => typeof child !== 'string' && child.attributes['data-key'] === key),
  )[0]!;

/** Everything written in the drawing but for titles. */
export const texts = (node: SvgNode): string[] =>
  byTag(node, 'text').map((text) => {
    const said = (each: SvgNode): string =>
      each.children
        .map((child) => (typeof child === 'string' ? child : child.tag === 'title' ? '' : said(child)))
        .join(' ');
    return said(text).trim();
  });

export const box = ({ attributes }: SvgNode) => ({
  x: Number(attributes['x']),
  y: Number(attributes['y']),
  width: Number(attributes['width']),
  height: Number(attributes['height']),
});

export const hits = (node: SvgNode) => byClass(node, 'hit').map(box);

/** The shape of a mark that stands for its number. */
export const shape = (mark: SvgNode, tag = 'rect') =>
  byTag(mark, tag).find(({ attributes }) => attributes['class'] !== 'hit')!;
