/** Moves an insertion or a removal that could stand at several places to where a reader would put it. */
import type { Tokens } from './tokens.js';

/** Tokens that an edit is slid over: further than that nobody sees the two ends of it together. */
const furthest = 400;

/**
 * Changes `to`, as in `TokenMatch`, in place. Of “A. B. B. C”, where one B is new, any stretch of its length could be: it
 * becomes one that begins where a paragraph or a sentence does.
 */
export function slide(before: Tokens, after: Tokens, to: Int32Array): void {
  const from = new Int32Array(after.count).fill(-1);
  for (let i = 0; i < to.length; i++) if (to[i]! >= 0) from[to[i]!] = i;
  slideRuns(before, after, to, from);
  slideRuns(after, before, from, to);
}

/** Runs of `one` that have no pair in `other` while its neighbours adjoin there. */
function slideRuns(one: Tokens, other: Tokens, to: Int32Array, from: Int32Array): void {
  for (let start = 0; start < one.count; start++) {
    if (to[start]! >= 0) continue;
    let end = start + 1;
    while (end < one.count && to[end]! < 0) end++;
    const gap = start ? to[start - 1]! + 1 : 0;
    const slides = (end < one.count ? to[end]! : other.count) === gap;
    start = end + Math.max(0, slides ? place(one, other, to, from, start, end) : 0);
  }
}

/** By how many tokens the run from `start` to `end` has been moved. */
function place(
  one: Tokens,
  other: Tokens,
  to: Int32Array,
  from: Int32Array,
  start: number,
  end: number,
): number {
  const { form } = one;
  const same = (index: number) => to[index]! >= 0 && form[index] === other.form[to[index]!];
  let back = 0;
  while (
    back < furthest &&
    start - back > 0 &&
    same(start - back - 1) &&
    to[start - back - 1] === to[start - 1]! - back &&
    form[start - back - 1] === form[end - back - 1]
  )
    back++;
  let ahead = 0;
  while (
    ahead < furthest &&
    end + ahead < one.count &&
    same(end + ahead) &&
    to[end + ahead] === to[end]! + ahead &&
    form[end + ahead] === form[start + ahead]
  )
    ahead++;
  let best = 0;
  for (let by = -back; by <= ahead; by++)
    if (standing(one, start + by, end + by) > standing(one, start + best, end + best)) best = by;
  const match = (index: number, paired: number) => {
    to[index] = paired;
    from[paired] = index;
  };
  // One at a time, so that each pair is free when it is made.
  for (let by = 0; by > best; by--) {
    match(end + by - 1, to[start + by - 1]!);
    to[start + by - 1] = -1;
  }
  for (let by = 0; by < best; by++) {
    match(start + by, to[end + by]!);
    to[end + by] = -1;
  }
  return best;
}

/** How well the stretch stands as something that somebody put in or took out. */
const standing = (tokens: Tokens, start: number, end: number) =>
  beginning(tokens, start) + beginning(tokens, end);

function beginning({ text, start, end, count }: Tokens, index: number): number {
  if (index === 0 || index === count) return 4;
  const between = text.slice(end[index - 1], start[index]);
  if (between.includes('\n')) return 4;
  const last = text.slice(start[index - 1], end[index - 1]);
  if (/^[.!?…。！？؟”"»]$/.test(last)) return 3;
  if (/^[,;:—–)]$/.test(last)) return 2;
  return between ? 1 : 0;
}
