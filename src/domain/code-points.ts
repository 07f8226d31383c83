/** Conversion at the border: UTF-16 offsets inside the program, Unicode code points in exchanged files. */
import { lowerBound } from './lower-bound.js';

export interface CodePoints {
  /** Number of code points in the text. */
  readonly length: number;
  /** Throws RangeError out of bounds or inside a surrogate pair. */
  fromUtf16(offset: number): number;
  /** Throws RangeError out of bounds. */
  toUtf16(offset: number): number;
}

/** Reads `text` once; each conversion then costs a binary search over its astral characters only. */
export function codePoints(text: string): CodePoints {
  const astral: number[] = [];
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) astral.push(index);
  const length = text.length - astral.length;

  const check = (offset: number, bound: number, unit: string) => {
    if (!Number.isInteger(offset) || offset < 0 || offset > bound)
      throw new RangeError(`Offset ${offset} is out of range: the text has ${bound} ${unit}`);
  };

  return {
    length,
    fromUtf16(offset) {
      check(offset, text.length, 'UTF-16 code units');
      const before = lowerBound(astral.length, (i) => astral[i]! >= offset);
      if (before && astral[before - 1] === offset - 1)
        throw new RangeError(`Offset ${offset} lies inside a surrogate pair`);
      return offset - before;
    },
    toUtf16(offset) {
      check(offset, length, 'code points');
      return offset + lowerBound(astral.length, (i) => astral[i]! - i >= offset);
    },
  };
}
