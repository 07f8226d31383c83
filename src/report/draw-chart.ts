/** Draws a figure as plain data: the same for the page, for files, and where there is no DOM. */
import type { Chart, Figure } from './document.js';
import { drawBars } from './draw-bars.js';
import { drawnColumns, type Drawing, type Frame } from './draw-frame.js';
import { drawInterval } from './draw-interval.js';
import { drawMatrix } from './draw-matrix.js';
import { drawPlaces } from './draw-places.js';
import { drawStack } from './draw-stack.js';
import { drawStrip } from './draw-strip.js';
import { toneDefs } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

export interface ChartOptions {
  /** In CSS pixels; less than 240 is drawn as 240 is. */
  readonly width: number;
  /** Begins every id in the drawing: unique in the tree that it will stand in. */
  readonly prefix: string;
  /** Keys (`data-key`) of the marks that are chosen. */
  readonly chosen?: ReadonlySet<string>;
}

const LEAST_WIDTH = 240;

/**
 * Null where there is nothing to draw. Each mark with evidence is a `<g class="mark" role="button">` with `data-key`
 * (`row column` for cells, the place's id for places), `data-line` (its line from the top) and `data-at` (its middle).
 */
export function drawChart(figure: Figure, { width, prefix, chosen = new Set() }: ChartOptions): SvgNode | null {
  const { chart, table } = figure;
  if (!chart || !table.rows.length) return null;
  const frame = { figure, width: Math.max(LEAST_WIDTH, Math.floor(width) || 0), prefix, chosen };
  const drawing = draw(frame, chart);
  if (!drawing) return null;
  const height = Math.ceil(drawing.height);
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: `chart chart-${chart.type}`,
      viewBox: `0 0 ${frame.width} ${height}`,
      width: frame.width,
      height,
      role: 'group',
      'aria-label': figure.title,
    },
    ...toneDefs(figure, prefix),
    ...drawing.nodes,
  );
}

function draw(frame: Frame, chart: Chart): Drawing | null {
  if ('places' in chart) {
    const { places, axis = 'article' } = chart;
    return chart.type === 'strip' ? drawStrip(frame, places) : drawPlaces(frame, places, axis);
  }
  const columns = drawnColumns(frame.figure, chart.columns);
  if (!columns.length) return null;
  return { bars: drawBars, stack: drawStack, interval: drawInterval, matrix: drawMatrix }[chart.type](
    frame,
    columns,
  );
}
