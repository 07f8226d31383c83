/** What a chart shows of one number or place: in words, and as something to press where words of the article stand behind it. */
import type { Cell, Column, Evidence, Row } from './document.js';
import { round, type Frame } from './draw-frame.js';
import { isolated } from './draw-text.js';
import { svg, type SvgNode } from './svg.js';

export const keyOf = (row: Row, column: Column): string => `${row.id} ${column.id}`;

/** From 0 to 1, as whole per cent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The number that a shape stands for; undefined where there is none, or none that can be drawn. */
export const numberOf = ({ value }: Cell): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** `27 of 47, 57 %, interval 43 to 70 %`. */
export function cellWords({ text, value, of, share, why }: Cell): string {
  if (value === null) return why ? `${text}, ${why}` : text;
  const parts = [of === undefined ? text : `${text} of ${of}`];
  if (share) {
    if (!text.includes('%')) parts.push(percent(share.value));
    parts.push(`interval ${Math.round(share.low * 100)} to ${percent(share.high)}`);
  }
  if (why) parts.push(why);
  return parts.join(', ');
}

/** A measure's name within a sentence: `Directly quoted words` loses its capital, `US government` does not. */
export const midSentence = (label: string): string =>
  /^\p{Lu}(?:\p{Ll}|\s|$)/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

export const cellLabel = (row: Row, column: string, cell: Cell): string =>
  `${isolated(row.label)}, ${isolated(column)}: ${cellWords(cell)}`;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Mark {
  readonly key: string;
  readonly label: string;
  readonly evidence: Evidence | undefined;
  /** Which line of marks it stands in, counted from the top: where the arrow keys lead. */
  readonly line: number;
  /** What answers a press. */
  readonly box: Box;
  /** Its middle in the line, where that is not the middle of the box. */
  readonly at?: number;
}

/** A group that is a button where there are words to open, and a picture with a name where there are none. */
export function mark(
  frame: Frame,
  { key, label, evidence, line, box, at }: Mark,
  ...children: SvgNode[]
): SvgNode {
  const title = svg('title', {}, label);
  if (!evidence) return svg('g', { class: 'cell', role: 'img', 'aria-label': label }, title, ...children);
  const attributes = {
    class: 'mark',
    role: 'button',
    'aria-pressed': String(frame.chosen.has(key)),
    'aria-label': label,
    'data-key': key,
    'data-line': line,
    'data-at': round(at ?? box.x + box.width / 2),
  };
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(round) as [
    number,
    number,
    number,
    number,
  ];
  const hit = svg('rect', { class: 'hit', x, y, width, height, rx: 4, fill: 'none' });
  // What is printed lies beside the button: a name that is a sentence need not repeat it figure by figure.
  return svg(
    'g',
    {},
    svg('g', { class: 'shape', 'aria-hidden': 'true' }, ...children),
    svg('g', attributes, title, hit),
  );
}
