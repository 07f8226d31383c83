/** Pieces of a PDF page as rows, and rows as lines of text. */
import type { Piece } from './pdf-text.js';

/** Pieces on one baseline, from left to right; raised and lowered characters lie on that of their neighbours. */
export interface Row {
  readonly pieces: readonly Piece[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its letters, in points. */
  readonly size: number;
}

export interface Line extends Row {
  readonly text: string;
  readonly rtl: boolean;
  /** Whether it is parted as the rows of a table are. */
  readonly hasCells: boolean;
}

/** What lies within half a letter of a baseline belongs to it. */
const sameBaseline = 0.5;
/** A gap of this much of a letter's size is a space. */
const wordGap = 0.12;
/** A gap of this many letter sizes parts the cells of a table. */
const cellGap = 2;

/** The rows of `pieces` from top to bottom. */
export function rowsOf(pieces: readonly Piece[]): readonly Row[] {
  const groups: Piece[][] = [];
  let anchor: Piece | undefined;
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const near = sameBaseline * Math.max(piece.size, anchor?.size ?? 0);
    if (anchor && piece.baseline - anchor.baseline < near) {
      groups.at(-1)!.push(piece);
      if (piece.size > anchor.size) anchor = piece;
    } else {
      groups.push([piece]);
      anchor = piece;
    }
  }
  return groups.map(rowOf);
}

function rowOf(group: readonly Piece[]): Row {
  const pieces = [...group].sort((a, b) => a.left - b.left || a.right - b.right);
  const size = sizeOf(pieces);
  const main = pieces.find((piece) => piece.size === size) ?? pieces[0]!;
  return {
    pieces,
    left: pieces[0]!.left,
    right: pieces.reduce((right, piece) => Math.max(right, piece.right), -Infinity),
    baseline: main.baseline,
    size,
  };
}

/** The size that most characters have. */
export function sizeOf(pieces: Iterable<Pick<Piece, 'text' | 'size'>>): number {
  const counts = new Map<number, number>();
  for (const { text, size } of pieces) counts.set(size, (counts.get(size) ?? 0) + text.length);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0])[0];
}

/** `row` as it is read: from the right where most of it is. */
export function lineOf(row: Row): Line {
  const length = (pieces: readonly Piece[]) => pieces.reduce((sum, { text }) => sum + text.length, 0);
  const rtl = 2 * length(row.pieces.filter((piece) => piece.rtl)) > length(row.pieces);
  const pieces = rtl ? row.pieces.toReversed() : row.pieces;
  let text = '';
  let before: Piece | undefined;
  let hasCells = false;
  for (const piece of pieces) {
    if (before) {
      const gap = rtl ? before.left - piece.right : piece.left - before.right;
      hasCells ||= gap > cellGap * row.size;
      const touches =
        /\s$/.test(text) || /^\s/.test(piece.text) || gap < wordGap * Math.min(before.size, piece.size);
      text += touches ? piece.text : ` ${piece.text}`;
    } else text = piece.text;
    before = piece;
  }
  return { ...row, text: (rtl ? logical(text) : text).replace(/\s+/g, ' ').trim(), rtl, hasCells };
}

const mirrored = '«»‹›()[]{}';

/** A PDF holds the shapes that are seen: marks apart from their letters, brackets as they open on screen. */
const logical = (text: string) =>
  text
    .replace(/ (\p{M}+)(?!\p{L})/gu, '$1')
    .replace(/ (\p{M}+)(\p{L})/gu, ' $2$1')
    .replace(/[«»‹›()[\]{}]/g, (character) => mirrored[mirrored.indexOf(character) ^ 1]!);
