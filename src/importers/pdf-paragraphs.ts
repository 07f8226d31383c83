/** Lines of a PDF as headings and paragraphs. */
import { sizeOf, type Line } from './pdf-lines.js';

export interface Paragraph {
  readonly text: string;
  /** Of the letters, in points. */
  readonly size: number;
  readonly last: Line;
  /** Whether its first line stands further in than those around it. */
  readonly indented: boolean;
  /** Whether its last line had room for the word that came next, or would have. */
  readonly full: boolean;
}

/** Sizes that differ by less are the same. */
const sameSize = 0.12;
/** Lines this much further apart than most are paragraphs. */
const wideGap = 1.35;
/** A first line this far in, in letter sizes, begins a paragraph. */
const indent = 0.8;
/** Lines this near, before and after, tell how wide a column is. */
const neighbourhood = 8;

const isBullet = (text: string) => /^(?:[•▪◦‣·*–—-]|\(?\d{1,2}[.)])\s/.test(text);

/** Places along the reading direction, so that one rule serves both. */
const startOf = ({ rtl, left, right }: Line) => (rtl ? -right : left);
const endOf = ({ rtl, left, right }: Line) => (rtl ? -left : right);

/** What the whole file tells about each of its columns. */
export interface Habits {
  /** The size that most of its letters have, in points. */
  readonly size: number;
  /** Its words, by which hyphens are judged. */
  readonly words: ReadonlySet<string>;
  /** Whether a hyphen at the end of a line mostly parts a word, and does not join two. */
  readonly partsWords: boolean;
}

/** The paragraphs of one column. */
export function paragraphsOf(lines: readonly Line[], habits: Habits): readonly Paragraph[] {
  const leading = leadingOf(lines);
  const groups: { lines: Line[]; indented: boolean }[] = [];
  for (const [index, line] of lines.entries()) {
    const edges = edgesAt(lines, index);
    const indented = startOf(line) - edges.start > indent * line.size;
    const group = groups.at(-1);
    if (group && !breaks(group, line, { indented, leading, ...edges, usual: habits.size }))
      group.lines.push(line);
    else groups.push({ lines: [line], indented });
  }
  return groups.map((group) => {
    const last = group.lines.at(-1)!;
    return {
      text: group.lines.reduce((text, line) => joined(text, line.text, habits), ''),
      size: sizeOf(group.lines),
      last,
      indented: group.indented,
      full: edgesAt(lines, lines.indexOf(last)).end - endOf(last) < 0.1 * (endOf(last) - startOf(last)),
    };
  });
}

/** The usual distance of two baselines. */
function leadingOf(lines: readonly Line[]): number {
  const gaps = lines
    .slice(1)
    .map((line, index) => line.baseline - lines[index]!.baseline)
    .filter((gap, index) => gap > 0 && isSameSize(lines[index]!, lines[index + 1]!))
    .sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 2)] ?? 0;
}

/** Where the lines around begin and end that are of the same size. */
function edgesAt(lines: readonly Line[], index: number): { start: number; end: number } {
  const line = lines[index]!;
  const near = lines
    .slice(Math.max(0, index - neighbourhood), index + neighbourhood + 1)
    .filter((other) => other.rtl === line.rtl && isSameSize(other, line));
  return { start: Math.min(...near.map(startOf)), end: Math.max(...near.map(endOf)) };
}

const isSameSize = (a: Line, b: Line) => Math.abs(a.size - b.size) <= sameSize * Math.max(a.size, b.size);

interface Place {
  readonly indented: boolean;
  /** The usual distance of two baselines. */
  readonly leading: number;
  /** Where the column begins and ends, along the reading direction. */
  readonly start: number;
  readonly end: number;
  /** The size of most letters. */
  readonly usual: number;
}

function breaks(
  { lines, indented: open }: { readonly lines: readonly Line[]; readonly indented: boolean },
  line: Line,
  { indented, leading, start, end, usual }: Place,
): boolean {
  const before = lines.at(-1)!;
  if (before.rtl !== line.rtl || !isSameSize(before, line) || (before.hasCells && line.hasCells)) return true;
  const gap = line.baseline - before.baseline;
  if (gap > wideGap * Math.max(Math.min(leading || Infinity, 1.6 * line.size), line.size)) return true;
  const hangs = isBullet(lines[0]!.text);
  if (isBullet(line.text) && (hangs || before.text.endsWith(':'))) return true;
  if (isCentred(before, line)) return false;
  const further = startOf(before) < startOf(line) - (indent / 2) * line.size;
  if (indented && !hangs && (lines.length > 1 || !open) && further) return true;
  // Whoever sets type begins a new line only where the next word does not fit.
  const perCharacter = (endOf(line) - startOf(line)) / Math.max(1, line.text.length);
  const word = line.text.split(' ', 1)[0]!.length + 2;
  if (endOf(before) + word * perCharacter >= end) return false;
  const isShort = endOf(before) - start < 0.6 * (end - start) && line.size < 1.1 * usual;
  return /[.!?…:;"'”’»)\]\d]$/.test(before.text) || (isShort && !/^\p{Ll}/u.test(line.text));
}

/** Lines of different width around one middle, as pull quotes are set. */
const isCentred = (a: Line, b: Line) =>
  Math.abs(a.left + a.right - b.left - b.right) < 0.4 * a.size && Math.abs(a.left - b.left) > 0.4 * a.size;

const endsSentence = /[.!?…:]["'”’»)\]]*$/;

/** Whether `next`, which stands at the top of a column or page, goes on with the paragraph `before`. */
export const goesOn = (before: Paragraph, next: Paragraph): boolean =>
  Math.abs(before.size - next.size) <= sameSize * next.size &&
  !endsSentence.test(before.text) &&
  (/^\p{Ll}/u.test(next.text) || (before.full && !next.indented));

/** Two lines as one: a word that was parted at the end of a line is whole again. */
export function joined(before: string, next: string, { words, partsWords }: Habits): string {
  if (!before) return next;
  const parted = parting.exec(before);
  const tail = /^\p{Ll}[\p{L}\p{M}]*/u.exec(next)?.[0];
  if (!parted || !tail) return /\S[-\u2010–—/]$/.test(before) ? before + next : `${before} ${next}`;
  const head = parted.groups!.head!;
  const isWord = words.has(`${head}${tail}`.toLowerCase());
  const isCompound = words.has(`${head}-${tail}`.toLowerCase());
  const keepsHyphen = !parted[0].endsWith('\u00ad') && !isWord && (isCompound || !partsWords);
  return (keepsHyphen ? before : before.slice(0, -1)) + next;
}

const parting = /(?<head>[\p{L}\p{M}]+)[-\u2010\u00ad]$/u;

/** Words with their hyphens, but for those at the end of a line. */
const wholeWord = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?=[^\p{L}\p{M}-])/gu;

/** So many of the lines, and so few at least, end in a hyphen where words are parted at all. */
const partedShare = 0.03;
const fewestParted = 3;

export function habitsOf(lines: readonly Line[]): Habits {
  const parted = lines.filter(({ text }) => parting.test(text)).length;
  return {
    size: sizeOf(lines),
    words: new Set(
      lines.flatMap(
        ({ text }) =>
          text
            .toLowerCase()
            .replace(/\u2010/g, '-')
            .match(wholeWord) ?? [],
      ),
    ),
    partsWords: parted >= Math.max(fewestParted, partedShare * lines.length) || parted > lines.length / 10,
  };
}
