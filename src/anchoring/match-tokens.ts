/** Which words of one text are which words of another: what both the shown differences and re-anchoring stand on. */
import { align } from './align.js';
import { findMoves, type Moves } from './moves.js';
import { longestAscent, uniqueMatches, type Matches, type Region } from './shingles.js';
import { slide } from './slide.js';
import type { Tokens, Vocabulary } from './tokens.js';

export interface TokenMatch {
  readonly before: Tokens;
  readonly after: Tokens;
  /**
   * For each token before, the index of the one after that it is or became, -1 where there is none. Ascends. A word that
   * became another one has its pair here, too: only the same `id` on both sides means the same word.
   */
  readonly to: Int32Array;
  readonly moves: Moves;
}

/** Shingles by which a stretch is divided, in the order in which they are tried. Long ones help where little varies. */
const lengths = [4, 12, 32, 2, 1];
/** In longer stretches that share no four words in a row, single shared words say nothing. */
const loneWords = 4000;
/** Cells of the table of an alignment: the one that is tried at once, and the one that is the last resort. */
const [small, large] = [3000, 200_000];

interface Work {
  readonly words: Vocabulary;
  readonly to: Int32Array;
  /** Steps left before the rest is left unmatched: no two texts may take for ever. */
  left: number;
  /** `performance.now()` after which the rest is left unmatched. */
  readonly deadline: number;
}

/** Both texts must have been read by `words`. Time goes with their length, whatever they hold. */
export function matchTokens(
  before: Tokens,
  after: Tokens,
  words: Vocabulary,
  { deadline = Infinity }: { readonly deadline?: number } = {},
): TokenMatch {
  const to = new Int32Array(before.count).fill(-1);
  const all = { a: before.id, b: after.id, aStart: 0, aEnd: before.count, bStart: 0, bEnd: after.count };
  const rest = trimmed(all, to);
  const work: Work = { words, to, left: 40 * (before.count + after.count) + 20_000_000, deadline };
  const { kept, crossing } = anchors(rest, lengths[0]!);
  const moves = findMoves(before, after, words, kept, crossing);
  const still = { ...rest, a: moves.idsBefore, b: moves.idsAfter };
  divide(still, kept, lengths[0]!, work);
  slide(before, after, to);
  return { before, after, to, moves };
}

/** Matches one stretch with another that is known to hold it: sets `to` for the tokens of `a`. */
export function matchStretch(region: Region, words: Vocabulary, to: Int32Array): void {
  solve(region, { words, to, left: 1_000_000, deadline: Infinity });
}

/** The region without what is the same at its ends, which is matched. */
function trimmed(region: Region, to: Int32Array): Region {
  const { a, b } = region;
  let { aStart, aEnd, bStart, bEnd } = region;
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) to[aStart++] = bStart++;
  while (aEnd > aStart && bEnd > bStart && a[aEnd - 1] === b[bEnd - 1]) to[--aEnd] = --bEnd;
  return { a, b, aStart, aEnd, bStart, bEnd };
}

/** The longest ascent of unique shingles, and the others: what stands elsewhere now. */
function anchors(region: Region, length: number): { kept: Matches; crossing: Matches } {
  const found = uniqueMatches(region, length);
  const ascent = longestAscent(found.j);
  const kept = { i: ascent.map((at) => found.i[at]!), j: ascent.map((at) => found.j[at]!) };
  if (ascent.length === found.i.length)
    return { kept, crossing: { i: new Int32Array(0), j: new Int32Array(0) } };
  const inAscent = new Set(ascent);
  const others = found.i.map((_, at) => at).filter((at) => !inAscent.has(at));
  return { kept, crossing: { i: others.map((at) => found.i[at]!), j: others.map((at) => found.j[at]!) } };
}

/** Matches the shingles of `kept` and what lies between them. */
function divide(region: Region, kept: Matches, length: number, work: Work): void {
  const { a, b } = region;
  let { aStart, bStart } = region;
  for (let at = 0; at < kept.i.length; at++) {
    // A shingle that overlaps the one before adds what of it is left.
    const passed = Math.max(aStart - kept.i[at]!, bStart - kept.j[at]!, 0);
    if (passed >= length) continue;
    const [i, j] = [kept.i[at]! + passed, kept.j[at]! + passed];
    solve({ a, b, aStart, aEnd: i, bStart, bEnd: j }, work);
    for (let k = 0; k < length - passed; k++) if (a[i + k] === b[j + k]) work.to[i + k] = j + k;
    aStart = i + length - passed;
    bStart = j + length - passed;
  }
  solve({ a, b, aStart, aEnd: region.aEnd, bStart, bEnd: region.bEnd }, work);
}

function solve(region: Region, work: Work): void {
  const rest = trimmed(region, work.to);
  const height = rest.aEnd - rest.aStart;
  const width = rest.bEnd - rest.bStart;
  if (!height || !width || work.left < 0) return;
  const cells = height * width;
  if (cells <= small) return pairAll(rest, work);
  if (performance.now() > work.deadline) return;
  for (const length of lengths) {
    if (length < 4 && Math.max(height, width) > loneWords) continue;
    work.left -= (height + width) * 4;
    const { kept } = anchors(rest, length);
    if (kept.i.length) return divide(rest, kept, length, work);
  }
  if (cells <= large) pairAll(rest, work);
}

function pairAll(region: Region, work: Work): void {
  work.left -= (region.aEnd - region.aStart) * (region.bEnd - region.bStart);
  align(region, work.words, (i, j) => (work.to[i] = j));
}
