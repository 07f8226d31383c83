/** Finds the columns of a PDF page, so that it is read as it is meant to be: down each of them. */
import { rowsOf, type Row } from './pdf-lines.js';
import type { Piece } from './pdf-text.js';

interface Gap {
  readonly left: number;
  readonly right: number;
}

/** A gutter is at least this wide, in letter sizes; a space between words is narrower. */
const gutterWidth = 0.9;
/** A column has at least this many rows, this wide in letter sizes on average; a table's cells are narrower. */
const fewestRows = 3;
const narrowest = 7;
/** In such a crowd of rows nothing is a column. */
const mostRows = 1500;

/** The rows of `pieces`, column by column where there are several. Each list is read from top to bottom before the next. */
export function columnsOf(pieces: readonly Piece[]): readonly (readonly Row[])[] {
  const rows = rowsOf(pieces);
  if (rows.length > mostRows) return [rows];
  const fromRight = rightToLeft(pieces);
  const columns: (readonly Row[])[] = [];
  let single: Row[] = [];
  for (let at = 0; at < rows.length;) {
    const band = bandAt(rows, at);
    if (band) {
      if (single.length) columns.push(single);
      single = [];
      const parts = split(band.rows, band.gutters);
      columns.push(...(fromRight ? parts.toReversed() : parts));
      at += band.rows.length;
    } else single.push(rows[at++]!);
  }
  if (single.length) columns.push(single);
  return columns;
}

const rightToLeft = (pieces: readonly Piece[]) => {
  const count = pieces.reduce((sum, { rtl, text }) => sum + (rtl ? text.length : -text.length), 0);
  return count > 0;
};

/** The rows from `start` on that stand in columns, and the gutters between these. */
function bandAt(
  rows: readonly Row[],
  start: number,
): { rows: readonly Row[]; gutters: readonly Gap[] } | undefined {
  let free: readonly Gap[] = [{ left: -Infinity, right: Infinity }];
  let found: { rows: readonly Row[]; gutters: readonly Gap[] } | undefined;
  for (let end = start; end < rows.length; end++) {
    const row = rows[end]!;
    free = row.pieces.reduce(without, free).filter(({ left, right }) => right - left >= gutterWidth * row.size);
    const band = rows.slice(start, end + 1);
    const gutters = free.filter((gap) => isGutter(band, gap));
    if (gutters.length < (found?.gutters.length ?? 0)) break;
    if (gutters.length) found = { rows: band, gutters };
  }
  return found && { ...found, rows: found.rows.slice(0, endOfColumns(found.rows, found.gutters)) };
}

/** `gaps` without the room that `piece` takes. */
const without = (gaps: readonly Gap[], piece: Piece): readonly Gap[] =>
  gaps.flatMap((gap) =>
    piece.right <= gap.left || piece.left >= gap.right
      ? gap
      : [
          { left: gap.left, right: Math.min(gap.right, piece.left) },
          { left: Math.max(gap.left, piece.right), right: gap.right },
        ].filter(({ left, right }) => right > left),
  );

function isGutter(rows: readonly Row[], gap: Gap): boolean {
  if (gap.left === -Infinity || gap.right === Infinity) return false;
  const sides = [
    rows.flatMap(({ pieces, size }) => widthIn(pieces, -Infinity, gap.left, size)),
    rows.flatMap(({ pieces, size }) => widthIn(pieces, gap.right, Infinity, size)),
  ];
  return sides.every(
    (widths) =>
      widths.length >= fewestRows && widths.reduce((sum, width) => sum + width, 0) >= narrowest * widths.length,
  );
}

/** How wide, in letter sizes, a row is between two places; nothing where it is empty there. */
function widthIn(pieces: readonly Piece[], from: number, to: number, size: number): readonly number[] {
  const inside = pieces.filter(({ left, right }) => left >= from && right <= to);
  return inside.length ? [(inside.at(-1)!.right - inside[0]!.left) / size] : [];
}

/** Columns end where, after a wide gap, only one of them goes on: that is a note under them. */
function endOfColumns(rows: readonly Row[], gutters: readonly Gap[]): number {
  const sides = ({ pieces }: Row) =>
    new Set(pieces.map(({ left }) => gutters.filter((gutter) => left >= gutter.right).length)).size;
  let end = rows.length;
  for (let at = rows.length - 1; at > 0 && sides(rows[at]!) === 1; at--)
    if (rows[at]!.baseline - rows[at - 1]!.baseline > 3.5 * rows[at]!.size) end = at;
  return end;
}

function split(rows: readonly Row[], gutters: readonly Gap[]): readonly (readonly Row[])[] {
  const columns: Piece[][] = Array.from({ length: gutters.length + 1 }, () => []);
  for (const { pieces } of rows)
    for (const piece of pieces) columns[gutters.filter(({ right }) => piece.left >= right).length]!.push(piece);
  return columns.map(rowsOf);
}
