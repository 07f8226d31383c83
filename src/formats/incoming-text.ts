/** The text of a file as an article can hold it, and where the file's offsets lie in it. */
import { canonical } from '../domain/article.js';
import { codePoints } from '../domain/code-points.js';
import { lowerBound } from '../domain/lower-bound.js';

export interface IncomingText {
  /** LF between blocks, no empty block, no lone surrogates. */
  readonly text: string;
  /** False where the file's text could be taken as it is. */
  readonly changed: boolean;
  /** Code points in the file's text. */
  readonly length: number;
  /** UTF-16 offset into `text` of a code point of the file's text. Throws RangeError out of bounds. */
  toUtf16(codePoint: number): number;
  /** Words that the file quotes, as `text` has them. */
  fold(words: string): string;
}

/** Line breaks at the ends of the text, and those that would leave an empty line or a CR. */
const superfluous = /^[\r\n]+|[\r\n]+$|[\r\n]{2,}/g;

/** Reads the text once. Line breaks that an article cannot hold are taken out, and offsets move with the words. */
export function incomingText(raw: string): IncomingText {
  const removed: number[] = [];
  const text = canonical(
    raw.replace(superfluous, (breaks, at: number) => {
      const inside = at > 0 && at + breaks.length < raw.length;
      for (let i = inside ? 1 : 0; i < breaks.length; i += 1) removed.push(at + i);
      return inside ? '\n' : '';
    }),
  );
  const points = codePoints(raw);
  const changed = text !== raw;
  return {
    text,
    changed,
    length: points.length,
    toUtf16(codePoint) {
      const offset = points.toUtf16(codePoint);
      return removed.length ? offset - lowerBound(removed.length, (i) => removed[i]! >= offset) : offset;
    },
    fold: (words) => (changed ? canonical(words).replace(/\n{2,}/g, '\n') : words),
  };
}
