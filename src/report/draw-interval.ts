/** For each row a dot on a line from 0 to 100 %, with its interval; under ten cases the count. */
import { scaleLinear } from 'd3-scale';
import { symbol, symbolCircle } from 'd3-shape';
import { figuresOf, whisker } from './draw-bars.js';
import { cellAt, round, type Drawing, type DrawnColumn, type Frame } from './draw-frame.js';
import { lattice, type Panel } from './draw-lattice.js';
import { numberOf, percent } from './draw-mark.js';
import { words } from './draw-text.js';
import { ground } from './draw-tones.js';
import { svg, type SvgNode } from './svg.js';

/** Numbers and a line on which a tenth can still be told. */
const LEAST_PANEL = 200;

/** Area in square pixels. */
const dot = symbol(symbolCircle, 95)() ?? '';

export const drawInterval = (frame: Frame, columns: readonly DrawnColumn[]): Drawing =>
  lattice(frame, columns, (drawn, x, width) => intervalPanel(frame, drawn, x, width), LEAST_PANEL);

function intervalPanel({ figure }: Frame, drawn: DrawnColumn, x: number, width: number): Panel {
  const cells = figure.table.rows.map((row) => cellAt(row, drawn));
  const figures = figuresOf(cells, x, width, true);
  const shares = cells.some(({ share }) => share);
  // Dots at either end stay within the panel.
  const scale = scaleLinear()
    .domain([0, 1])
    .range([figures.end + 6, x + width - 6]);
  const track = (y: number): SvgNode => {
    const ticks = scale.ticks(2).map((tick) => `M${round(scale(tick))} ${round(y - 4)}v8`);
    return svg('path', {
      class: 'track',
      d: `M${round(scale(0))} ${round(y)}H${round(scale(1))}${ticks.join('')}`,
    });
  };
  return {
    note: shares || cells.every((cell) => numberOf(cell) === undefined) ? '' : 'counts: fewer than ten cases',
    footHeight: shares ? 20 : 0,
    foot: (shares ? scale.ticks(2) : []).map((tick) =>
      words([percent(tick)], { class: 'soft', x: scale(tick), y: 15, anchor: 'middle', within: x + width }),
    ),
    cell: (row, cell, box) => {
      const middle = box.y + box.height / 2;
      const { share } = cell;
      const shown = share
        ? [
            track(middle),
            ...whisker(scale(share.low), scale(share.high), middle),
            svg('path', {
              ...ground(row.tone ?? drawn.column.tone),
              d: dot,
              transform: `translate(${round(scale(share.value))} ${round(middle)})`,
            }),
          ]
        : [];
      return [...figures.draw(cell, box), ...shown];
    },
  };
}
