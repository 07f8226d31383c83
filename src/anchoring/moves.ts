/** Passages that stand elsewhere in the new text, word for word or nearly: cut from one place and pasted in another. */
import { align } from './align.js';
import type { Matches } from './shingles.js';
import type { Tokens, Vocabulary } from './tokens.js';

export interface Moves {
  /** For each token before that has moved, the index of the token after that it is or became; -1 for all others. */
  readonly to: Int32Array;
  /** For each token before that has moved, how many words of its passage are the same. */
  readonly size: Int32Array;
  /** The ids of either text, where those that have moved are unlike all others: they are not compared with what stayed. */
  readonly idsBefore: Int32Array;
  readonly idsAfter: Int32Array;
}

/** A shorter run is a turn of phrase, not a passage. */
const leastWords = 8;
/** Tokens between two runs of one passage that was edited as well. */
const mostBetween = 30;

interface Run {
  readonly i: number;
  readonly j: number;
  readonly length: number;
}

/** `kept`: shingles in order; `crossing`: those that are not, each of them the only one of its words in either text. */
export function findMoves(
  before: Tokens,
  after: Tokens,
  words: Vocabulary,
  kept: Matches,
  crossing: Matches,
): Moves {
  const to = new Int32Array(before.count).fill(-1);
  const size = new Int32Array(before.count);
  if (!crossing.i.length) return { to, size, idsBefore: before.id, idsAfter: after.id };
  const taken = { before: takenBy(kept.i, before.count), after: takenBy(kept.j, after.count) };
  const passages = passagesOf(runs(before, after, crossing, taken));
  const idsBefore = Int32Array.from(before.id);
  const idsAfter = Int32Array.from(after.id);
  for (const passage of passages) {
    const [first, last] = [passage[0]!, passage.at(-1)!];
    let same = 0;
    const pair = (i: number, j: number) => {
      to[i] = j;
      if (before.id[i] === after.id[j]) same++;
    };
    for (const [at, { i, j, length }] of passage.entries()) {
      for (let k = 0; k < length; k++) pair(i + k, j + k);
      const next = passage[at + 1];
      if (next) {
        const [aStart, aEnd, bStart, bEnd] = [i + length, next.i, j + length, next.j];
        align({ a: before.id, b: after.id, aStart, aEnd, bStart, bEnd }, words, pair);
      }
    }
    size.fill(same, first.i, last.i + last.length);
    for (let i = first.i; i < last.i + last.length; i++) idsBefore[i] = -1;
    for (let j = first.j; j < last.j + last.length; j++) idsAfter[j] = -2;
  }
  return { to, size, idsBefore, idsAfter };
}

/** The tokens under shingles of which the first one has stayed in its place. */
function takenBy(starts: Int32Array, count: number): Uint8Array {
  const taken = new Uint8Array(count);
  for (const start of starts) taken.fill(1, start, start + 4);
  return taken;
}

/** Crossing shingles that adjoin, drawn out over what is the same on either side of them. */
function runs(
  { id: a, count: inA }: Tokens,
  { id: b, count: inB }: Tokens,
  crossing: Matches,
  taken: { readonly before: Uint8Array; readonly after: Uint8Array },
): readonly Run[] {
  const found: Run[] = [];
  const free = (i: number, j: number) =>
    i >= 0 && j >= 0 && i < inA && j < inB && a[i] === b[j] && !taken.before[i] && !taken.after[j];
  for (let at = 0; at < crossing.i.length; at++) {
    const [i, j] = [crossing.i[at]!, crossing.j[at]!];
    if (!free(i, j)) continue;
    let from = 0;
    while (free(i + from - 1, j + from - 1)) from--;
    let length = 1 - from;
    while (free(i + from + length, j + from + length)) length++;
    taken.before.fill(1, i + from, i + from + length);
    taken.after.fill(1, j + from, j + from + length);
    found.push({ i: i + from, j: j + from, length });
  }
  return found.sort((one, two) => one.i - two.i);
}

/** Runs that follow one another in both texts with little between them, where they are long enough to mean something. */
function passagesOf(found: readonly Run[]): readonly (readonly Run[])[] {
  const passages: Run[][] = [];
  for (const run of found) {
    const passage = passages.at(-1);
    const last = passage?.at(-1);
    const [inA, inB] = last ? [run.i - last.i - last.length, run.j - last.j - last.length] : [-1, -1];
    if (passage && inA >= 0 && inB >= 0 && inA <= mostBetween && inB <= mostBetween) passage.push(run);
    else passages.push([run]);
  }
  return passages.filter((passage) => passage.some(({ length }) => length >= leastWords));
}
