/** Which tone stands for what, in lines of as many as fit. */
import { SIZE, type Drawing, type Frame } from './draw-frame.js';
import { shorten, textWidth, words } from './draw-text.js';
import { paint } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

const SWATCH = 18;
const LINE = 22;

export interface LegendEntry {
  readonly label: string;
  readonly tone?: number;
}

export function drawLegend(frame: Frame, entries: readonly LegendEntry[], left = 0): Drawing {
  const nodes: SvgNode[] = [];
  let [x, y] = [left, 0];
  for (const { label, tone } of entries) {
    const room = frame.width - left - SWATCH - 6;
    const shown = shorten(label, room, SIZE.label);
    const width = SWATCH + 6 + textWidth(shown, SIZE.label);
    if (x > left && x + width > frame.width) [x, y] = [left, y + LINE];
    nodes.push(
      svg('rect', { ...paint(frame, tone), x: x + 0.5, y: y + 2.5, width: SWATCH - 1, height: 12 }),
      words([shown], { class: 'label', x: x + SWATCH + 6, y: y + 13, whole: label }),
    );
    x += Math.ceil(width) + 18;
  }
  return { nodes, height: y + LINE };
}
