/** For each row a line along the article, with what stands where. */
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Place, Row } from './document.js';
import { NARROW, round, SIZE, type Drawing, type Frame } from './draw-frame.js';
import { hairline, labelLines, labelRoom, sideLabel } from './draw-lattice.js';
import { mark, percent } from './draw-mark.js';
import { grown, lanes, type Extent } from './draw-spread.js';
import { words, wrap } from './draw-text.js';
import { ground, paint } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

/** What a finger needs. */
const TARGET = 44;
const LANE = 24;
const MARK_HEIGHT = 14;
const LEAST_MARK = 5;
const MOST_LANES = 4;
/** Room between neighbours in a lane: a fingertip's where the row has it, else less. */
const gaps = [LANE - LEAST_MARK, 9, 4, 1.5];

export type Axis = 'article' | 'share';

interface Laned {
  readonly place: Place;
  readonly extent: Extent;
  readonly hit: Extent;
  readonly lane: number;
}

export function drawPlaces(frame: Frame, places: readonly Place[], axis: Axis): Drawing | null {
  if (!places.length) return null;
  const narrow = frame.width < NARROW;
  const room = labelRoom(frame);
  const scale = scaleLinear()
    .domain([0, 1])
    .range([narrow ? 6 : room + 24, frame.width - 6])
    .clamp(true);
  const nodes: SvgNode[] = [...axisWords(scale, axis, 12, frame.width)];
  let y = 20;
  frame.figure.table.rows.forEach((row, line) => {
    const own = laned(
      places.filter((place) => place.row === row.id),
      scale,
      frame.width,
    );
    const count = Math.max(1, ...own.map(({ lane }) => lane + 1));
    const labelHeight = narrow ? 18 : 0;
    const height = Math.max(!narrow && labelLines(row.label, room).length > 1 ? 38 : 32, count * LANE + 6);
    if (narrow)
      nodes.push(
        words(wrap(row.label, frame.width, SIZE.label, 1), {
          class: 'label',
          x: 0,
          y: y + 16,
          whole: row.label,
        }),
      );
    else nodes.push(sideLabel(row, room, y, height));
    y += labelHeight;
    nodes.push(track(scale, y, height));
    const first = y + (height - count * LANE) / 2;
    for (const each of own) nodes.push(drawPlace(frame, row, each, first + each.lane * LANE, line, axis));
    y += height;
  });
  nodes.push(hairline(0, y, frame.width));
  return { nodes, height: y + 2 };
}

/** At least `least` pixels wide, around its middle and within the line. */
export function extentOf({ start, end }: Place, scale: ScaleLinear<number, number>, least: number): Extent {
  const [from, to] = [scale(Math.min(start, end)), scale(Math.max(start, end))];
  if (to - from >= least) return { start: from, end: to };
  const [low, high] = scale.range() as [number, number];
  const at = Math.max(low, Math.min(high - least, (from + to - least) / 2));
  return { start: at, end: at + least };
}

export const inOrder = (places: readonly Place[]): readonly Place[] =>
  places.toSorted((a, b) => a.start - b.start || a.end - b.end);

function laned(places: readonly Place[], scale: ScaleLinear<number, number>, width: number): readonly Laned[] {
  const sorted = inOrder(places);
  const extents = sorted.map((place) => extentOf(place, scale, LEAST_MARK));
  const tried = gaps.map((gap) => lanes(extents, gap, Infinity));
  const own =
    tried.find((each) => Math.max(0, ...each) < MOST_LANES) ?? lanes(extents, gaps.at(-1)!, MOST_LANES + 2);
  const hits: Extent[] = [];
  for (const lane of new Set(own)) {
    const members = [...own.keys()].filter((index) => own[index] === lane);
    grown(
      members.map((index) => extents[index]!),
      TARGET,
    ).forEach(({ start, end }, at) => {
      hits[members[at]!] = { start: Math.max(0, start), end: Math.min(width, end) };
    });
  }
  return sorted.map((place, index) => ({
    place,
    extent: extents[index]!,
    hit: hits[index]!,
    lane: own[index]!,
  }));
}

const quarters = [0, 0.25, 0.5, 0.75, 1];

/** The line in the middle of a row, and where its quarters are. */
function track(scale: ScaleLinear<number, number>, y: number, height: number): SvgNode {
  const [from, to] = scale.range() as [number, number];
  const ticks = quarters.map((at) => `M${round(scale(at))} ${round(y)}v${round(height)}`).join('');
  const line = `M${round(from)} ${round(y + height / 2)}H${round(to)}`;
  return svg('g', {}, svg('path', { class: 'hairline', d: ticks }), svg('path', { class: 'track', d: line }));
}

export function axisWords(
  scale: ScaleLinear<number, number>,
  axis: Axis,
  y: number,
  width: number,
): readonly SvgNode[] {
  const [from, to] = scale.range() as [number, number];
  const named = ['start', 'a quarter', 'half-way', 'three quarters', 'end'];
  const few = axis === 'article' && to - from < 420;
  return quarters.flatMap((at, index) =>
    few && index % 4
      ? []
      : [
          words([axis === 'share' ? percent(at) : named[index]!], {
            class: 'soft',
            x: scale(at),
            y,
            anchor: 'middle',
            within: width,
          }),
        ],
  );
}

function drawPlace(
  frame: Frame,
  row: Row,
  { place, extent, hit }: Laned,
  top: number,
  line: number,
  axis: Axis,
): SvgNode {
  const tone = place.tone ?? row.tone;
  // The row says what a mark is: a texture that shows two of its dots only looks like a blot.
  const painted = extent.end - extent.start < 9 ? ground(tone) : paint(frame, tone);
  const middle = top + LANE / 2;
  const at = (extent.start + extent.end) / 2;
  const shape =
    axis === 'share'
      ? svg('circle', { ...painted, cx: round(at), cy: round(middle), r: 4.5 })
      : svg('rect', {
          ...painted,
          x: round(extent.start),
          y: round(middle - MARK_HEIGHT / 2),
          width: round(extent.end - extent.start),
          height: MARK_HEIGHT,
          rx: 1.5,
        });
  const box = { x: hit.start, y: top, width: hit.end - hit.start, height: LANE };
  return mark(frame, { key: place.id, label: place.label, evidence: place.evidence, line, box, at }, shape);
}
