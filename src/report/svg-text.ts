/** A drawing as the text of an SVG file. */
import { chartColours, chartRules, type Theme } from './chart-styles.js';
import type { Figure } from './document.js';
import { drawChart } from './draw-chart.js';
import { lineHeight, words, wrap } from './draw-text.js';
import { svg, type SvgNode } from './svg.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML knows no control characters but these three, and no half of a surrogate pair. */
const unknownToXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text.replace(unknownToXml, '\ufffd').replace(/[&<>"]/gu, (sign) => entities[sign]!);

/** Well-formed XML, which is good HTML too. */
export function svgText(node: SvgNode): string {
  const attributes = Object.entries(node.attributes).map(
    ([name, value]) => ` ${name}="${escaped(String(value))}"`,
  );
  const open = `<${node.tag}${attributes.join('')}`;
  if (!node.children.length) return `${open}/>`;
  const children = node.children.map((child) => (typeof child === 'string' ? escaped(child) : svgText(child)));
  return `${open}>${children.join('')}</${node.tag}>`;
}

/** The drawing for where nothing can be pressed: marks are pictures with a name. */
export function still(node: SvgNode): SvgNode {
  const children = node.children.map((child) => (typeof child === 'string' ? child : still(child)));
  if (node.attributes['role'] !== 'button') return { ...node, children };
  const { 'aria-label': label = '' } = node.attributes;
  return { tag: node.tag, attributes: { class: 'cell', role: 'img', 'aria-label': label }, children };
}

const MARGIN = 20;

/**
 * A file that stands alone: title and notes to be read in it, a paper ground, and no variable, which many programs that
 * draw SVG do not know. A figure without a chart gives its title and the notes that say why.
 */
export function svgFile(figure: Figure, { width, theme }: { width: number; theme: Theme }): string {
  const colours = chartColours[theme];
  const inner = width - 2 * MARGIN;
  const title = wrap(figure.title, inner, 18, 3);
  const chart = drawChart(figure, { width: inner, prefix: figure.id });
  const chartTop = MARGIN + title.length * lineHeight(18) + 10;
  const chartHeight = chart ? Number(chart.attributes['height']) + 16 : 0;
  const notes = figure.notes.map((note) => wrap(note, inner, 12, 20)).filter((lines) => lines.length);
  const nodes: SvgNode[] = [words(title, { class: 'title', x: MARGIN, y: MARGIN + 14, size: 18 })];
  if (chart) nodes.push(place(still(chart), MARGIN, chartTop));
  let y = chartTop + chartHeight;
  for (const lines of notes) {
    nodes.push(words(lines, { class: 'soft', x: MARGIN, y: y + 12, size: 12 }));
    y += lines.length * lineHeight(12) + 4;
  }
  const height = Math.ceil(y + MARGIN);
  const rules = `${chartRules}.chart .title { font-size: 18px; font-weight: 600; }\n.chart .paper { fill: var(--paper); }\n`;
  const styles = rules.replace(
    /var\((--[\w-]+)(?:, ([^)]*))?\)/gu,
    (_, name: string, fallback = '') => colours[name] ?? fallback,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgText(
    svg(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        class: 'chart',
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        role: 'group',
        'aria-label': figure.title,
      },
      svg('title', {}, figure.title),
      ...(figure.notes.length ? [svg('desc', {}, figure.notes.join(' '))] : []),
      svg('style', {}, styles),
      svg('rect', { class: 'paper', width, height }),
      ...nodes,
    ),
  )}\n`;
}

/** A drawing within another: its own title and size would only be in the way. */
const place = ({ children }: SvgNode, x: number, y: number): SvgNode =>
  svg('g', { transform: `translate(${x} ${y})` }, ...children);
