/** How a drawn chart looks: rules for its classes, and the colours of both themes for files that stand alone. */

export type Theme = 'light' | 'dark';
export type Colours = Readonly<Record<string, string>>;

const series = (...colours: readonly string[]): Colours =>
  Object.fromEntries(colours.map((colour, index) => [`--series-${index}`, colour]));

/** Those of the tones stand at least 3 to 1 against the paper. */
export const chartColours: Readonly<Record<Theme, Colours>> = {
  light: {
    '--ink': '#1f1d1a',
    '--soft-ink': '#5d5850',
    '--line': '#ddd8cd',
    '--paper': '#fffefb',
    '--accent': '#1d4f91',
    ...series('#1d5fbf', '#c2570c', '#0b7f63', '#7a3fb0', '#857300', '#c2397f', '#37474f', '#7a4b2a'),
  },
  dark: {
    '--ink': '#e8e5df',
    '--soft-ink': '#aaa59b',
    '--line': '#3a3f47',
    '--paper': '#17191d',
    '--accent': '#8ab8f5',
    ...series('#86b7ff', '#ffab73', '#5fd0ab', '#d0a6ff', '#d6d35a', '#ff9cc8', '#c9d3dc', '#d19a6e'),
  },
};

export const declarations = (colours: Colours): string =>
  Object.entries(colours)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');

const tones = Array.from(
  { length: 8 },
  (_, tone) => `
.chart .ground-${tone} { fill: var(--series-${tone}); }
.chart .edge-${tone} { stroke: var(--series-${tone}); stroke-width: 1px; }`,
).join('');

/** What every renderer of SVG understands, once `var()` is resolved. */
export const chartRules = `
.chart { direction: ltr; font-family: var(--ui-face, system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif); font-size: 13px; }
.chart text { fill: var(--ink); }
.chart .hit { fill: none; pointer-events: all; }
.chart .heading { font-weight: 600; }
.chart .soft, .chart .none { fill: var(--soft-ink); }
.chart .soft { font-size: 12px; }
.chart .number { font-variant-numeric: tabular-nums; }
.chart .number.soft { font-size: 13px; }
.chart .plain { fill: var(--ink); }
.chart .texture-line { fill: none; stroke: var(--paper); }
.chart .texture-dot { fill: var(--paper); }
.chart .hairline { stroke: var(--line); stroke-width: 1px; }
.chart .track { fill: none; stroke: var(--soft-ink); stroke-opacity: 0.4; stroke-width: 1px; }
.chart .ground { fill: none; stroke: var(--line); stroke-width: 1px; }
.chart .lead { fill: none; stroke: var(--soft-ink); stroke-width: 1px; }
.chart .point { fill: var(--soft-ink); }
.chart .ring { fill: none; stroke: var(--ink); stroke-width: 1.25px; }
.chart .column { font-size: 12px; }
.chart .axis { stroke: var(--soft-ink); stroke-width: 1px; }
.chart .casing { fill: none; stroke: var(--paper); stroke-width: 3.5px; }
.chart .whisker { fill: none; stroke: var(--ink); stroke-width: 1.5px; }${tones}
`;

/** For a page: presses, focus, forced colours and print as well. The page gives the variables. */
export const chartStyles = `${chartRules}
.chart { display: block; max-width: 100%; height: auto; }
.chart .mark { cursor: pointer; outline: none; }
.chart .mark:hover .hit { stroke: var(--soft-ink); stroke-width: 1px; }
.chart .mark[aria-pressed='true'] .hit { fill: var(--accent); fill-opacity: 0.14; stroke: var(--ink); stroke-width: 2px; }
.chart .mark:focus-visible .hit { stroke: var(--accent); stroke-width: 2.5px; }
@media (forced-colors: active) {
  .chart { forced-color-adjust: none; ${declarations(
    Object.fromEntries(
      Object.keys(chartColours.light).map((name) => [
        name,
        name === '--paper' ? 'Canvas' : name === '--accent' ? 'Highlight' : 'CanvasText',
      ]),
    ),
  )}; }
}
@media print {
  .chart { print-color-adjust: exact; ${declarations({ ...chartColours.light, '--paper': '#fff' })}; background: #fff; }
  .chart .mark .hit { stroke: none !important; fill: none !important; }
}
`;
