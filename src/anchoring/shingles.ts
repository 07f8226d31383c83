/** Words in a row that stand once in each of two texts: the fixed points between which all else is compared. */

/** Token ids of two texts, and the stretches of them that are meant; `end` is exclusive. */
export interface Region {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** The shingle of `length` tokens at `a[i]` is that at `b[j]`; by ascending `i`. */
export interface Matches {
  readonly i: Int32Array;
  readonly j: Int32Array;
}

const none = -1;
const several = -2;

/** Shingles of `length` tokens that occur exactly once in either stretch. */
export function uniqueMatches({ a, b, aStart, aEnd, bStart, bEnd }: Region, length: number): Matches {
  const inA = Math.max(0, aEnd - aStart - length + 1);
  const inB = Math.max(0, bEnd - bStart - length + 1);
  let size = 16;
  while (size < inA * 2) size *= 2;
  const mask = size - 1;
  const firsts = new Int32Array(size).fill(none);
  const inOther = new Int32Array(size).fill(none);
  const repeated = new Uint8Array(size);

  /** The place of the shingle, or the empty one where it would go. */
  const find = (ids: Int32Array, at: number): number => {
    let hash = 0;
    for (let k = 0; k < length; k++) hash = Math.imul(hash ^ ids[at + k]!, 0x9e3779b1) ^ (hash >>> 15);
    for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const held = firsts[slot]!;
      if (held === none) return slot;
      let k = 0;
      while (k < length && a[held + k] === ids[at + k]) k++;
      if (k === length) return slot;
    }
  };

  const slots = new Int32Array(inA);
  for (let k = 0; k < inA; k++) {
    const slot = find(a, aStart + k);
    slots[k] = slot;
    if (firsts[slot] === none) firsts[slot] = aStart + k;
    else repeated[slot] = 1;
  }
  for (let k = 0; k < inB; k++) {
    const slot = find(b, bStart + k);
    if (firsts[slot] !== none) inOther[slot] = inOther[slot] === none ? bStart + k : several;
  }
  const i: number[] = [];
  const j: number[] = [];
  for (let k = 0; k < inA; k++) {
    const slot = slots[k]!;
    if (repeated[slot] || inOther[slot]! < 0) continue;
    i.push(aStart + k);
    j.push(inOther[slot]!);
  }
  return { i: Int32Array.from(i), j: Int32Array.from(j) };
}

/** Of the values, the indices of a longest run that ascends. */
export function longestAscent(values: Int32Array): Int32Array {
  const tails = new Int32Array(values.length);
  const previous = new Int32Array(values.length);
  let length = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    let low = 0;
    if (length && values[tails[length - 1]!]! < value) low = length;
    else
      for (let high = length; low < high;) {
        const middle = (low + high) >>> 1;
        if (values[tails[middle]!]! >= value) high = middle;
        else low = middle + 1;
      }
    previous[index] = low ? tails[low - 1]! : none;
    tails[low] = index;
    if (low === length) length++;
  }
  const ascent = new Int32Array(length);
  let at = length ? tails[length - 1]! : none;
  for (let k = length - 1; k >= 0; k--) {
    ascent[k] = at;
    at = previous[at]!;
  }
  return ascent;
}
