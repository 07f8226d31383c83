/** Colour and texture of the eight tones: either alone tells them apart. */
import type { Figure } from './document.js';
import type { Frame } from './draw-frame.js';
import { svg, type SvgNode } from './svg.js';

const lines = (d: string, width: number) => svg('path', { class: 'texture-line', d, 'stroke-width': width });
const dot = (cx: number, cy: number) => svg('circle', { class: 'texture-dot', cx, cy, r: 1.4 });

/** Side of a texture's tile, in pixels. */
const TILE = 8;

const textures: readonly (readonly SvgNode[])[] = [
  [],
  [lines('M-2 2l4-4M0 8l8-8M6 10l4-4', 2)],
  [dot(2, 2), dot(6, 6)],
  [lines('M-2 2l4-4M0 8l8-8M6 10l4-4M-2 6l4 4M0 0l8 8M6-2l4 4', 1.2)],
  [lines('M0 2h8M0 6h8', 1.5)],
  [lines('M2 0v8M6 0v8', 1.5)],
  [lines('M-2 6l4 4M0 0l8 8M6-2l4 4', 2)],
  [lines('M0 4h8M4 0v8', 1.3)],
];

const known = (tone: number | undefined): tone is number => tone !== undefined && textures[tone] !== undefined;

/** Attributes of a shape of that tone; of plain ink where there is none. */
export const paint = ({ prefix }: Frame, tone: number | undefined): Readonly<Record<string, string>> =>
  known(tone) ? { class: `edge-${tone}`, fill: `url(#${prefix}-tone-${tone})` } : { class: 'plain' };

/** Attributes of a shape that is too small for a texture. */
export const ground = (tone: number | undefined): Readonly<Record<string, string>> => ({
  class: known(tone) ? `ground-${tone}` : 'plain',
});

/** The textures that a figure needs. */
export function toneDefs(figure: Figure, prefix: string): readonly SvgNode[] {
  const { table, chart } = figure;
  const places = chart && 'places' in chart ? chart.places : [];
  const tones = [...table.rows, ...table.columns, ...places].map(({ tone }) => tone).filter(known);
  if (!tones.length) return [];
  const patterns = [...new Set(tones)]
    .sort((a, b) => a - b)
    .map((tone) =>
      svg(
        'pattern',
        { id: `${prefix}-tone-${tone}`, width: TILE, height: TILE, patternUnits: 'userSpaceOnUse' },
        svg('rect', { class: `ground-${tone}`, width: TILE, height: TILE }),
        ...textures[tone]!,
      ),
    );
  return [svg('defs', {}, ...patterns)];
}
