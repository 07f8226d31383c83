/** Sets large first letters, which reach down over several lines, in front of the line that they begin. */
import { sizeOf } from './pdf-lines.js';
import type { Piece } from './pdf-text.js';

/** So much larger than the text is an initial. */
const larger = 1.8;

/** `pieces` with each initial in the size and on the baseline of its line. */
export function withInitials(pieces: readonly Piece[]): readonly Piece[] {
  const usual = sizeOf(pieces);
  const initials = pieces.filter(
    ({ text, size }) => size > larger * usual && /^["'“‘«„]?\p{L}$/u.test(text.trim()),
  );
  const moved = new Map<Piece, Piece>();
  for (const initial of initials) {
    const first = lineBeside(initial, pieces, usual);
    if (first)
      moved.set(initial, {
        ...initial,
        text: initial.text.trim(),
        // It touches its word, and takes no room: its line begins where the one below begins.
        ...(first.rtl ? { left: first.right, right: first.right } : { left: first.left, right: first.left }),
        baseline: first.baseline,
        size: first.size,
      });
  }
  return pieces.map((piece) => moved.get(piece) ?? piece);
}

/** The first of the lines that an initial reaches down over. */
function lineBeside(initial: Piece, pieces: readonly Piece[], usual: number): Piece | undefined {
  const top = initial.baseline - initial.size;
  return pieces
    .filter(({ size, baseline, left, right, rtl }) => {
      const gap = rtl ? initial.left - right : left - initial.right;
      return (
        size < larger * usual &&
        baseline > top &&
        baseline < initial.baseline - usual / 2 &&
        gap > -usual &&
        gap < 2 * usual
      );
    })
    .reduce<Piece | undefined>(
      (first, piece) => (first && first.baseline <= piece.baseline ? first : piece),
      undefined,
    );
}
