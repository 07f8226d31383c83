/** Pairs the words of two short stretches, changed ones included, so that as few as possible are left over. */
import type { Region } from './shingles.js';
import type { Vocabulary } from './tokens.js';

const openGap = 2;
const inGap = 1;
/** A pair that is not to be made. */
const never = -1e9;
/** Up to so many cells it is worth asking which words look alike. */
const comparing = 2500;

/** Where a row's best came from; two bits for each of the three states. */
const paired = 0;
const left = 1;
const added = 2;

let rows = new Int32Array(0);
let trace = new Uint8Array(0);

/** Throughout: `paired` ends in a pair, `left` in a token of `a` alone, `added` in one of `b` alone. */
interface Cells {
  readonly width: number;
  readonly paired: Int32Array;
  readonly left: Int32Array;
  readonly added: Int32Array;
}

function cells(width: number): Cells {
  if (rows.length < width * 3) rows = new Int32Array(width * 6);
  return {
    width,
    paired: rows.subarray(0, width),
    left: rows.subarray(width, width * 2),
    added: rows.subarray(width * 2, width * 3),
  };
}

/**
 * Calls `pair` with each two tokens that belong together, from last to first; their ids may differ. With `within`, the
 * tokens of `b` before and after the best place for those of `a` cost nothing. Time and memory go with the product of
 * the lengths.
 */
export function align(
  region: Region,
  words: Pick<Vocabulary, 'isWord' | 'folded'>,
  pair: (i: number, j: number) => void,
  within = false,
): void {
  const { a, b, aStart, aEnd, bStart, bEnd } = region;
  const height = aEnd - aStart;
  const width = bEnd - bStart + 1;
  if (trace.length < (height + 1) * width) trace = new Uint8Array((height + 1) * width * 2);
  const best = cells(width);
  const compare = height * width <= comparing;
  const gap = (length: number) => (length ? -openGap - inGap * length : 0);

  for (let column = 0; column < width; column++) {
    best.paired[column] = column ? never : 0;
    best.left[column] = never;
    best.added[column] = column ? (within ? 0 : gap(column)) : never;
    trace[column] = added << 4;
  }
  for (let row = 1; row <= height; row++) {
    const id = a[aStart + row - 1]!;
    let diagonal = max(best, 0);
    let diagonalFrom = from(best, 0);
    best.paired[0] = never;
    best.added[0] = never;
    best.left[0] = gap(row);
    trace[row * width] = left << 2;
    for (let column = 1; column < width; column++) {
      const other = b[bStart + column - 1]!;
      const worth = id === other ? (words.isWord(id) ? 6 : 2) : likeness(words, id, other, compare);
      const nextDiagonal = max(best, column);
      const nextFrom = from(best, column);
      const above = best.paired[column]!;
      const aboveAdded = best.added[column]!;
      const aboveLeft = best.left[column]!;

      const opened = Math.max(above, aboveAdded) - openGap;
      const leftFrom = aboveLeft >= opened ? left : above >= aboveAdded ? paired : added;
      best.left[column] = Math.max(aboveLeft, opened) - inGap;

      best.paired[column] = diagonal + worth;

      const beside = best.paired[column - 1]!;
      const besideLeft = best.left[column - 1]!;
      const besideAdded = best.added[column - 1]!;
      const free = within && row === height;
      const openedBeside = Math.max(beside, besideLeft) - (free ? 0 : openGap);
      const addedFrom = besideAdded >= openedBeside ? added : beside >= besideLeft ? paired : left;
      best.added[column] = Math.max(besideAdded, openedBeside) - (free ? 0 : inGap);

      trace[row * width + column] = diagonalFrom | (leftFrom << 2) | (addedFrom << 4);
      diagonal = nextDiagonal;
      diagonalFrom = nextFrom;
    }
  }

  let row = height;
  let column = width - 1;
  let state = from(best, column);
  while (row > 0 && column >= 0) {
    const step = trace[row * width + column]!;
    if (state === paired) {
      pair(aStart + row - 1, bStart + column - 1);
      state = step & 3;
      row--;
      column--;
    } else if (state === left) {
      state = (step >> 2) & 3;
      row--;
    } else {
      state = (step >> 4) & 3;
      column--;
    }
  }
}

const max = ({ paired: p, left: l, added: d }: Cells, column: number) =>
  Math.max(p[column]!, l[column]!, d[column]!);

function from({ paired: p, left: l, added: d }: Cells, column: number): number {
  const most = Math.max(p[column]!, l[column]!, d[column]!);
  return p[column] === most ? paired : l[column] === most ? left : added;
}

const number = /^\p{Nd}/u;

/** What it is worth to take one token for the other: a word may have become another word, never a mark. */
function likeness(
  words: Pick<Vocabulary, 'isWord' | 'folded'>,
  id: number,
  other: number,
  compare: boolean,
): number {
  if (id < 0 || other < 0 || words.isWord(id) !== words.isWord(other)) return never;
  if (!compare) return -1;
  const one = words.folded(id);
  const two = words.folded(other);
  if (isNumber(one) && isNumber(two)) return 2;
  const most = Math.min(one.length, two.length);
  if (most < 3) return -1;
  let before = 0;
  while (before < most && one.charCodeAt(before) === two.charCodeAt(before)) before++;
  let after = 1;
  while (after <= most && one.charCodeAt(one.length - after) === two.charCodeAt(two.length - after)) after++;
  return Math.max(before, after - 1) * 2 > Math.max(one.length, two.length) ? 2 : -1;
}

const isNumber = (word: string) => {
  const unit = word.charCodeAt(0);
  return unit < 0x80 ? unit >= 0x30 && unit <= 0x39 : number.test(word);
};
