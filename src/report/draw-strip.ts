/** The whole article as one line, each stretch in the tone of what it is. */
import { scaleLinear } from 'd3-scale';
import type { Place } from './document.js';
import { round, type Drawing, type Frame } from './draw-frame.js';
import { drawLegend } from './draw-legend.js';
import { mark } from './draw-mark.js';
import { axisWords, extentOf, inOrder } from './draw-places.js';
import { grown, lanes } from './draw-spread.js';
import { paint } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

const TARGET = 24;
/** One lane is as high as a finger is wide; several share more. */
const HEIGHT = 40;
const LANE = 26;
const MOST_LANES = 4;
const LEAST = 3;

export function drawStrip(frame: Frame, places: readonly Place[]): Drawing | null {
  if (!places.length) return null;
  const rows = new Map(frame.figure.table.rows.map((row) => [row.id, row]));
  const scale = scaleLinear()
    .domain([0, 1])
    .range([1, frame.width - 1])
    .clamp(true);
  const sorted = inOrder(places);
  const extents = sorted.map((place) => extentOf(place, scale, LEAST));
  const own = lanes(extents, 0, MOST_LANES);
  const count = Math.max(...own) + 1;
  const thick = count === 1 ? HEIGHT : LANE;
  const legend = drawLegend(
    frame,
    frame.figure.table.rows.filter(({ id }) => places.some(({ row }) => row === id)),
  );
  const top = legend.height + 6;
  const height = count * thick;
  const nodes: SvgNode[] = [
    ...legend.nodes,
    svg('rect', { class: 'ground', x: 0.5, y: top - 0.5, width: frame.width - 1, height: height + 1 }),
  ];
  const marks: SvgNode[] = [];
  for (let lane = 0; lane < count; lane += 1) {
    const members = [...own.keys()].filter((index) => own[index] === lane);
    const hits = grown(
      members.map((index) => extents[index]!),
      TARGET,
    );
    members.forEach((index, at) => {
      const place = sorted[index]!;
      const { start, end } = extents[index]!;
      const y = top + lane * thick;
      const shape = svg('rect', {
        ...paint(frame, place.tone ?? rows.get(place.row)?.tone),
        x: round(start + 0.5),
        y: y + 1.5,
        width: round(Math.max(1.5, end - start - 1)),
        height: thick - 3,
      });
      const [low, high] = [Math.max(0, hits[at]!.start), Math.min(frame.width, hits[at]!.end)];
      marks[index] = mark(
        frame,
        {
          key: place.id,
          label: place.label,
          evidence: place.evidence,
          line: 0,
          box: { x: low, y, width: high - low, height: thick },
          at: (start + end) / 2,
        },
        shape,
      );
    });
  }
  const below = top + height;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((at) => `M${round(scale(at))} ${below + 1}v5`).join('');
  nodes.push(...marks, svg('path', { class: 'axis', d: ticks }));
  return { nodes: [...nodes, ...axisWords(scale, 'article', below + 18, frame.width)], height: below + 24 };
}
