/** Words in a drawing. There is no DOM to measure them with: widths are estimated, on the wide side. */
import { round } from './draw-frame.js';
import { svg, type SvgNode } from './svg.js';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** In ems of a common sans-serif; the first that matches holds. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^[\p{M}\p{Cf}\p{Cc}]+$/u, 0],
  [/^\p{Extended_Pictographic}|^\p{Regional_Indicator}/u, 1.35],
  [/^[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u, 1.02],
  [/^[ijl.,:;'’‘|!()[\]\u00a0 ·]/u, 0.32],
  [/^[ftrI/\-“”"]/u, 0.42],
  [/^[mwMW@%—…]/u, 0.92],
  [/^\p{Lu}/u, 0.7],
];

/** Estimated width in pixels. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const { segment } of graphemes.segment(text))
    ems += widths.find(([pattern]) => pattern.test(segment))?.[1] ?? 0.58;
  return ems * size;
}

/** The text, or as much of it as fits before `…`. */
export function shorten(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text;
  let kept = '';
  let left = room - textWidth('…', size);
  for (const { segment } of graphemes.segment(text)) {
    left -= textWidth(segment, size);
    if (left < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in at most `most` lines; the last is shortened where it needs more. */
export function wrap(text: string, room: number, size: number, most: number): readonly string[] {
  const words = text.split(/\s+/u).filter(Boolean);
  const lines: string[] = [];
  while (words.length && lines.length < most - 1) {
    let line = words.shift()!;
    if (textWidth(line, size) > room) {
      // A word without a place to break: the rest of it begins the next line.
      const start = shorten(line, room + textWidth('…', size), size).replace(/…$/u, '');
      if (start && start !== line) words.unshift(line.slice(start.length));
      line = start || line;
    }
    while (words.length && textWidth(`${line} ${words[0]}`, size) <= room) line += ` ${words.shift()}`;
    lines.push(line);
  }
  if (words.length) lines.push(shorten(words.join(' '), room, size));
  return lines;
}

/** Keeps a name that is written from right to left from turning around the numbers beside it. */
export const isolated = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);

export interface Words {
  readonly x: number;
  /** Of the first line's base. */
  readonly y: number;
  readonly class: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  /** The whole text, shown on hover where the lines do not hold it. */
  readonly whole?: string;
  /** Where the middle of a line is given: it is moved to stay between 0 and here. */
  readonly within?: number;
}

export function words(
  lines: readonly string[],
  { x: at, y, anchor, size = 13, whole, within, ...rest }: Words,
): SvgNode {
  const half = within === undefined ? 0 : Math.max(...lines.map((line) => textWidth(line, size))) / 2;
  const x = within === undefined ? at : Math.max(half, Math.min(within - half, at));
  const attributes = {
    class: rest.class,
    x: round(x),
    y: round(y),
    ...(anchor && anchor !== 'start' && { 'text-anchor': anchor }),
  };
  const title = whole !== undefined && lines.join(' ') !== whole ? [svg('title', {}, whole)] : [];
  if (lines.length === 1) return svg('text', attributes, ...title, isolated(lines[0]!));
  const spans = lines.map((line, index) =>
    svg('tspan', { x: round(x), y: round(y + index * lineHeight(size)) }, isolated(line)),
  );
  return svg('text', attributes, ...title, ...spans);
}

export const lineHeight = (size: number): number => Math.round(size * 1.25);
