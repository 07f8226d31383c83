/**
 * Where the selections of a project lie: its positions may count code points or UTF-16 units, and a line break as one
 * character or as two, and nothing in the file says which. The names of selections often repeat their words.
 */
import { codePoints } from '../domain/code-points.js';
import { lowerBound } from '../domain/lower-bound.js';
import { wholeCharacter, type Span } from '../domain/span.js';
import type { OffsetUnit } from './exchange-format.js';
import { forXml } from './xml.js';

interface Selection extends Span {
  readonly name: string;
}

/** How positions count; `breaks`: characters for a line break, or as the file has them. */
export interface Count {
  readonly unit: OffsetUnit;
  readonly breaks: 'file' | 1 | 2;
}

/** The first is what the standard says. */
const counts: readonly Count[] = [
  { unit: 'code-point', breaks: 'file' },
  { unit: 'code-point', breaks: 1 },
  { unit: 'code-point', breaks: 2 },
  { unit: 'utf-16', breaks: 'file' },
  { unit: 'utf-16', breaks: 1 },
  { unit: 'utf-16', breaks: 2 },
];

export interface Places {
  /** The text with LF line breaks. */
  readonly text: string;
  /** The span in UTF-16 in `text`, or a sentence. */
  readonly at: (span: Span) => Span | string;
  /** For the user, where the count was found out or could not be; null where all is as the standard says. */
  readonly remark: string | null;
}

/** `raw`: the text as the file has it. */
export function placesIn(raw: string, selections: readonly Selection[]): Places {
  const [first] = counts as readonly [Count];
  const isPlain = !raw.includes('\r') && !/[\ud800-\udfff]/.test(raw);
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  const usual = readerOf(raw, text, first);
  const named = selections.filter(({ name }) => name.trim() !== '');
  const fitting = (at: Places['at']) => {
    let count = 0;
    for (const { start, end, name } of named) {
      const span = at({ start, end });
      if (typeof span !== 'string' && isNamedFor(name, text, span)) count += 1;
    }
    return count;
  };
  const score = fitting(usual);
  if (score === named.length && (score || isPlain)) return { text, at: usual, remark: null };
  let best = { at: usual, score, count: first };
  for (const count of counts.slice(1)) {
    const at = readerOf(raw, text, count);
    const reached = fitting(at);
    if (reached > best.score) best = { at, score: reached, count };
  }
  if (best.count !== first) return { text, at: best.at, remark: remarkOn(best.count) };
  const unsure = score || isPlain || !selections.length;
  return {
    text,
    at: usual,
    remark: unsure
      ? null
      : 'Its selections do not repeat their words, so nothing shows whether positions count code points, and line breaks as the file has them: they were read so.',
  };
}

const remarkOn = ({ unit, breaks }: Count) => {
  const units = unit === 'utf-16' ? 'UTF-16 units' : 'code points';
  const line = breaks === 'file' ? '' : `, and each line break as ${breaks === 1 ? 'one' : 'two'}`;
  return `Its positions count ${units}${line}: read so, the words are those that the selections are named for.`;
};

const fold = (words: string) => words.replace(/\s+/g, ' ').trim();

/** Whether a name repeats the words, or as many of them as it has room for. */
export function isNamedFor(name: string, text: string, { start, end }: Span): boolean {
  if (name.length === end - start && text.startsWith(name, start)) return true;
  // As a file shows it: XML cannot hold every character.
  const wish = fold(name.replace(/(\.\.\.|\u2026)$/, ''));
  const words = fold(forXml(text.slice(start, Math.min(end, start + 4 * name.length + 40))));
  return wish === words || (name.length >= 20 && words.startsWith(wish));
}

function readerOf(raw: string, text: string, { unit, breaks }: Count): Places['at'] {
  const counted = breaks === 'file' ? raw : raw.replace(/\r\n?|\n/g, breaks === 1 ? '\n' : '\r\n');
  const back = counted.length === text.length ? (offset: number) => offset : between(counted, text);
  const points = codePoints(counted);
  const { length } = unit === 'utf-16' ? counted : points;
  return ({ start, end }) => {
    for (const offset of [start, end])
      if (!Number.isInteger(offset) || offset < 0 || offset > length)
        return `The selection from ${start} to ${end} is not in the text, which has ${length} ${unit === 'utf-16' ? 'UTF-16 units' : 'code points'}.`;
    if (end <= start) return `The selection from ${start} to ${end} holds no character.`;
    const [from, to] = unit === 'utf-16' ? [start, end] : [points.toUtf16(start), points.toUtf16(end)];
    if (wholeCharacter(counted, from) !== from || wholeCharacter(counted, to) !== to)
      return `The selection from ${start} to ${end} halves a character.`;
    return { start: back(from), end: back(to) };
  };
}

/** Offsets in one text as offsets in another that differs in its line breaks alone. */
function between(counted: string, text: string): (offset: number) => number {
  const [from, to] = [lineStarts(counted), lineStarts(text)];
  return (offset) => {
    const line = lowerBound(from.length, (index) => from[index]! > offset) - 1;
    const into = offset - from[line]!;
    return Math.min(to[line]! + into, to[line + 1] ?? text.length);
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: mark } of text.matchAll(/\r\n?|\n/g)) starts.push(index + mark.length);
  return starts;
}
