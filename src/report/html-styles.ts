/** How exported files look: on a screen, light and dark, narrow and wide, and on paper. */
import { chartColours, chartStyles, declarations } from './chart-styles.js';

/** Colours of the eight tones that tell kinds apart, as on the annotator's screen. */
const tones = {
  light: ['#1d5fbf', '#0b7255', '#b0440f', '#7a3fb0', '#6b6a00', '#b02468', '#3f5a6b', '#7a4b2a'],
  dark: ['#86b7ff', '#5fd0ab', '#ffab73', '#d0a6ff', '#d6d35a', '#ff9cc8', '#a9c8db', '#dcb190'],
} as const;

/** Underline, and its distance below the words in em: two kinds that overlap stand apart, in grey too. */
const underlines = [
  ['solid', 0.14],
  ['dashed', 0.26],
  ['wavy', 0.34],
  ['dotted', 0.2],
  ['double', 0.3],
  ['solid', 0.4],
  ['dashed', 0.42],
  ['dotted', 0.44],
] as const;

const colours = (theme: 'light' | 'dark') =>
  `${declarations(chartColours[theme])};--chrome:${theme === 'light' ? '#f5f3ee' : '#1f2227'};${tones[theme]
    .map((colour, index) => `--tone-${index + 1}:${colour}`)
    .join(';')}`;

const toneRules = underlines
  .map(
    ([style, drop], index) =>
      `.tone-${index + 1}{--tone:var(--tone-${index + 1});--underline:${style};--drop:${drop}em}`,
  )
  .join('\n');

export const pageStyles = `
:root { color-scheme: light dark; ${colours('light')};
  --ui-face: system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif;
  --text-face: 'Iowan Old Style', Charter, 'Palatino Linotype', 'Source Serif 4', Georgia, 'Noto Serif', 'Noto Naskh Arabic', serif; }
@media screen and (prefers-color-scheme: dark) { :root { ${colours('dark')}; } }
@media print { :root { color-scheme: light; --paper: #fff; --chrome: #fff; } }
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; max-width: 52rem; background: var(--paper);
  color: var(--ink); font: 400 1rem/1.5 var(--ui-face); overflow-wrap: break-word; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .4em; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.8rem 0 .5rem; padding-top: .8rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1.08rem; line-height: 1.3; margin: 1.8rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.1rem 0 .2rem; }
p { margin: 0 0 .7em; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
:target { background: color-mix(in srgb, var(--accent) 14%, transparent); box-shadow: 0 0 0 3px color-mix(in srgb, var(--accent) 40%, transparent); border-radius: 3px; }
.soft, .note, figcaption { color: var(--soft-ink); }
.small, .note { font-size: .875rem; }
.kicker { margin: 0; font-size: .875rem; color: var(--soft-ink); }
.lead { font-size: 1.06rem; }
dl.facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .25rem 1rem; margin: .6rem 0 1rem; font-size: .9375rem; }
dl.facts dt { color: var(--soft-ink); }
dl.facts dd { margin: 0; min-width: 0; }
code, .hash { font-family: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', monospace; font-size: .85em; overflow-wrap: anywhere; }
ul, ol { padding-inline-start: 1.4rem; }
details { margin: .5rem 0; }
summary { cursor: pointer; color: var(--accent); min-height: 1.5rem; }
@media (max-width: 34rem) {
  dl.facts { grid-template-columns: 1fr; gap: 0; }
  dl.facts dd { margin-bottom: .5rem; }
}
@media print {
  @page { margin: 18mm 16mm; }
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  a { color: inherit; text-decoration: none; }
  h2, h3, h4, caption { break-after: avoid; }
  h2 { margin-top: 1.6rem; }
  p, li { orphans: 3; widows: 3; }
  .screen { display: none; }
  :target { background: none; box-shadow: none; }
}
`;

export const tableStyles = `
.table { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-size: .8125rem; color: var(--soft-ink); padding-bottom: .25rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; text-align: end; }
th:first-child, td:first-child { padding-inline-start: 0; }
thead th { vertical-align: bottom; font-weight: 600; border-bottom-color: var(--soft-ink); }
th[scope='row'] { text-align: start; font-weight: 400; min-width: 7rem; }
thead th:first-child, th[scope='row'] { position: sticky; inset-inline-start: 0; background: var(--paper); }
thead th:first-child, th.text, td.text { text-align: start; }
tbody.all th, tbody.all td { font-weight: 600; border-top: 1px solid var(--soft-ink); }
td .of { display: block; font-weight: 400; font-size: .8125rem; color: var(--soft-ink); }
td .of span { white-space: nowrap; }
td .number { display: inline-block; min-width: 1.5rem; min-height: 1.5rem; }
td a { font-weight: 600; }
td.text a { font-weight: 400; }
@media print {
  .table { overflow: visible; }
  table { font-size: .8rem; }
  th, td { padding-inline: .3rem; }
  td .of { font-size: .7rem; }
  th[scope='row'], thead th:first-child { position: static; min-width: 5rem; }
  thead { display: table-header-group; break-after: avoid; }
  td .number { min-height: 0; }
  tr { break-inside: avoid; }
}
`;

export const figureStyles = `${chartStyles}
.figure { margin: 0 0 2rem; }
.figure > h3 { margin-bottom: .3rem; }
.figure > .chart, .figure > div > .chart { margin: .6rem 0; }
.narrow { display: none; }
.chart a { cursor: pointer; }
.chart a:hover .hit { stroke: var(--accent); stroke-width: 1.5px; }
@media screen and (max-width: 42rem) { .wide { display: none; } .narrow { display: block; } }
@media print { .chart { break-inside: avoid; } .figure { break-inside: auto; } }
`;

export const markStyles = `${toneRules}
.article { max-width: 36rem; margin: 1.5rem auto; font-family: var(--text-face); font-size: 1.125rem; line-height: 1.9;
  font-variant-ligatures: none; }
.article > * { margin: 0 0 .75em; padding: 0; text-align: start; position: relative; white-space: pre-wrap; }
.article .headline { font-size: 1.6em; font-weight: 650; line-height: 1.5; }
.article .subheading { font-size: 1.1em; font-weight: 650; line-height: 1.7; }
.article .standfirst { font-size: 1.05em; }
.article .byline, .article .dateline { font-family: var(--ui-face); font-size: .85em; }
.article .quote { padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.article .list-item { padding-inline-start: 1.4em; }
.article .list-item::before { content: '•' / ''; position: absolute; inset-inline-start: .35em; color: var(--soft-ink); }
.article .out { color: var(--soft-ink); font-size: .9em; padding-inline-start: .8rem; border-inline-start: 3px double var(--line); }
.article .role { display: block; text-align: match-parent; font: 400 .8125rem/1.5 var(--ui-face); color: var(--soft-ink); user-select: none; }
mark { color: inherit; background: color-mix(in srgb, var(--tone) 12%, transparent); border-radius: 2px;
  text-decoration: underline var(--underline) var(--tone) 2px; text-underline-offset: var(--drop); text-decoration-skip-ink: none;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark[data-part='source'] { text-decoration-line: underline overline; }
mark[data-part='cue'] { background: none; text-decoration-thickness: 3px; }
mark[data-part='addressee'] { text-decoration-style: dotted; }
.n { font: 700 .6875rem/1 var(--ui-face); vertical-align: super; margin-inline: 1px; padding: 0 2px; border-radius: 2px;
  color: var(--tone); background: var(--paper); text-decoration: none; white-space: nowrap; user-select: none; unicode-bidi: isolate; direction: ltr; }
a.n:hover { text-decoration: underline; }
.article .n { text-indent: 0; font-style: normal; }
.key { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: .6rem .8rem; margin: 1rem 0; border: 1px solid var(--line); border-radius: 6px; font-size: .9rem; }
.key mark { padding: 0 .15em; }
.annotations { list-style: none; padding: 0; margin: 0; }
.annotations > li { padding: .7rem .4rem .7rem; border-top: 1px solid var(--line); break-inside: avoid; }
.annotations .head { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: baseline; margin: 0 0 .25rem; font-size: .9rem; }
.annotations .number { font-weight: 700; color: var(--tone); min-width: 1.8rem; min-height: 1.5rem; }
.annotations blockquote { margin: 0 0 .35rem; padding-inline-start: .8rem; border-inline-start: 3px solid var(--tone); font-family: var(--text-face); line-height: 1.75; }
.annotations blockquote p { margin: 0 0 .3em; white-space: pre-wrap; }
.annotations .about { margin: 0; font-size: .875rem; color: var(--soft-ink); }
@media (forced-colors: active) { mark { forced-color-adjust: none; background: Canvas; color: CanvasText; text-decoration-color: CanvasText; } }
@media print {
  .article { font-size: 11pt; max-width: none; }
  .article > * { break-inside: auto; }
  mark, .n { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .annotations blockquote { font-size: 10.5pt; }
}
`;

export const reportStyles = `
nav ul, .about-articles { list-style: none; padding: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 6px; }
nav a { display: inline-block; min-height: 1.5rem; }
.about-articles li { margin-bottom: .3rem; }
.about-articles cite { font-style: normal; font-weight: 600; }
.evidence { list-style: none; padding: 0; font-size: .9375rem; }
.evidence li { padding: .55rem .4rem; border-top: 1px solid var(--line); }
.evidence p { margin: 0; }
.evidence .of { font-size: .875rem; }
.evidence .words { color: var(--soft-ink); font-family: var(--text-face); }
.evidence .words > span { unicode-bidi: isolate; }
.definition { break-inside: avoid; }
.definition ul { margin: .2rem 0 .6rem; font-size: .9375rem; }
sup { font-size: .7em; line-height: 1; margin-inline-start: .15em; color: var(--soft-ink); }
@media print {
  .evidence { font-size: 9.5pt; }
  .evidence .words { display: none; }
  .evidence li { break-inside: avoid; }
  .page { break-before: page; }
  .lead { break-after: avoid; }
}
`;
