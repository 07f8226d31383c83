/** Where the words of one span stand in another text, and how much of them is left, given which word became which. */
import type { Span } from '../domain/span.js';
import { tokensIn, type Tokens } from './tokens.js';

/** `to`: for each token before, the index of the one after that it is or became; -1 for none. Ascends where it is not -1. */
export interface Pairs {
  readonly before: Tokens;
  readonly after: Tokens;
  readonly to: Int32Array;
}

export interface Place extends Span {
  /** Words of the span, or its marks where it has no word. */
  readonly words: number;
  /** Those of them that are the same. */
  readonly kept: number;
  /** Words at the place that are none of them. */
  readonly foreign: number;
  /** Whether the characters are the same. */
  readonly identical: boolean;
  /** Whether the first and the last word are the same, and could not be others beside them. */
  readonly firm: boolean;
  /** How many of the six words or marks on each side stand there still. Beyond the end of both texts they do. */
  readonly around: number;
}

/** Tokens on each side that are looked at. */
const sight = 6;
export const mostAround = 2 * sight;
/** A token that stands so much nearer or further than before no longer stands beside the words. */
const mostShift = 4;

/** Null where nothing of the span is left, nor the words on both sides of it. */
export function placeSpan(pairs: Pairs, span: Span): Place | null {
  const { before, to } = pairs;
  const { from, to: end } = tokensIn(before, span);
  const isWord = (index: number) => before.words[index + 1]! > before.words[index]!;
  // Where its first word is gone, the span begins with the next word, not with a comma before that.
  const holds = (index: number, edge: number) =>
    to[index]! >= 0 && (index === edge || !isWord(edge) || isWord(index));
  let first = from;
  while (first < end && !holds(first, from)) first++;
  let last = end - 1;
  while (last >= first && !holds(last, end - 1)) last--;
  if (first > last) return fromNeighbours(pairs, span, from, end);
  const place = describePlace(pairs, span, {
    from,
    end,
    afterFrom: to[first]!,
    afterEnd: to[last]! + 1,
    whole: first === from && last === end - 1,
  });
  return isLikely(place) ? place : fromNeighbours(pairs, span, from, end);
}

/** Whether so much is left of the words, or stands around them, that they can hardly be others. */
const isLikely = ({ words, kept, around }: Place) =>
  kept > 0 && kept * 3 >= words && (kept >= 3 || around >= 3) && (kept * 2 >= words || around >= 2);

/** Words that became none of the others, between two that are the same and adjoin them. */
function fromNeighbours({ before, after, to }: Pairs, span: Span, from: number, end: number): Place | null {
  if (from === end || from === 0 || end === before.count) return null;
  const [left, right] = [to[from - 1]!, to[end]!];
  if (left < 0 || right < 0 || right - left < 2 || right - left - 1 > 2 * (end - from) + 2) return null;
  if (before.id[from - 1] !== after.id[left] || before.id[end] !== after.id[right]) return null;
  if (before.words[end]! > before.words[from]! && after.words[right] === after.words[left + 1]) return null;
  return describePlace({ before, after, to }, span, {
    from,
    end,
    afterFrom: left + 1,
    afterEnd: right,
    whole: false,
  });
}

/** Token indices, the ends exclusive. */
interface Stretch {
  readonly from: number;
  readonly end: number;
  readonly afterFrom: number;
  readonly afterEnd: number;
  /** Whether the first and the last token have a pair. */
  readonly whole: boolean;
}

function describePlace(pairs: Pairs, span: Span, stretch: Stretch): Place {
  const { before, after, to } = pairs;
  const { from, end, afterFrom, afterEnd, whole } = stretch;
  const counted = { before: before.words[end]! - before.words[from]!, after: 0 };
  counted.after = after.words[afterEnd]! - after.words[afterFrom]!;
  const marksOnly = counted.before === 0;
  if (marksOnly) {
    counted.before = end - from;
    counted.after = afterEnd - afterFrom;
  }
  let kept = 0;
  for (let i = from; i < end; i++) {
    const isCounted = marksOnly || before.words[i + 1]! > before.words[i]!;
    if (isCounted && to[i]! >= 0 && before.id[i] === after.id[to[i]!]) kept++;
  }
  const start = whole ? startAt(pairs, span, from, afterFrom) : after.start[afterFrom]!;
  const stop = whole ? endAt(pairs, span, end - 1, afterEnd - 1) : after.end[afterEnd - 1]!;
  return {
    start,
    end: Math.max(stop, start + 1),
    words: counted.before,
    kept,
    foreign: Math.max(0, counted.after - kept),
    identical:
      stop - start === span.end - span.start &&
      before.text.slice(span.start, span.end) === after.text.slice(start, stop),
    firm: whole && isRooted(pairs, from, -1) && isRooted(pairs, end - 1, 1) && !couldSlide(pairs, stretch),
    around: around(pairs, stretch),
  };
}

/** Whether a token is the same, and so is the one before it or after it: a lone “the” may be any other. */
function isRooted({ before, after, to }: Pairs, index: number, outwards: 1 | -1): boolean {
  const same = (i: number) => to[i] !== undefined && to[i]! >= 0 && before.id[i] === after.id[to[i]!];
  if (!same(index)) return false;
  const outside = index + outwards;
  const isEnd = outside < 0 || outside >= before.count;
  return isEnd || [outside, index - outwards].some((i) => same(i) && to[i]! - to[index]! === i - index);
}

/** The offset of the span's start, which may lie inside its first token or in the white space before it. */
function startAt({ before, after }: Pairs, span: Span, from: number, to: number): number {
  const shift = span.start - before.start[from]!;
  const at = after.start[to]!;
  if (shift > 0) return before.form[from] === after.form[to] ? at + shift : at;
  const white = before.text.slice(span.start, before.start[from]);
  return at >= white.length && after.text.slice(at - white.length, at) === white ? at + shift : at;
}

function endAt({ before, after }: Pairs, span: Span, last: number, to: number): number {
  const shift = span.end - before.end[last]!;
  const at = after.end[to]!;
  if (shift < 0) return before.form[last] === after.form[to] ? at + shift : at;
  const white = before.text.slice(before.end[last], span.end);
  return after.text.slice(at, at + white.length) === white ? at + shift : at;
}

/**
 * Whether what was put in or taken out beside the first or last word begins or ends with the same word, so that either
 * could be meant: of “very very good”, which “very” is new?
 */
function couldSlide({ before, after, to }: Pairs, { from, end, afterFrom, afterEnd }: Stretch): boolean {
  const putIn = (index: number, edge: number, neighbour: number) =>
    after.id[index] === before.id[edge] && to[neighbour] !== index;
  const takenOut = (step: 1 | -1, edge: number) => {
    let last = edge;
    while (Math.abs(last - edge) <= mostShift && to[last + step]! < 0) last += step;
    return last !== edge && [edge + step, last].some((index) => before.id[index] === before.id[edge]);
  };
  const left = from > 0 ? to[from - 1]! : -1;
  const right = end < before.count ? to[end]! : after.count;
  return (
    (left + 1 < afterFrom && left >= 0 && putIn(left + 1, from, from - 1)) ||
    (afterFrom > 0 && putIn(afterFrom - 1, from, from - 1)) ||
    (right - 1 >= afterEnd && putIn(right - 1, end - 1, end)) ||
    (afterEnd < after.count && putIn(afterEnd, end - 1, end)) ||
    takenOut(-1, from) ||
    takenOut(1, end - 1)
  );
}

function around({ before, after, to }: Pairs, { from, end, afterFrom, afterEnd }: Stretch): number {
  let stay = 0;
  for (let k = 1; k <= sight; k++) {
    const [i, j] = [from - k, to[from - k] ?? -1];
    if (i < 0) stay += afterFrom - k < 0 ? 1 : 0;
    else if (j >= 0 && before.id[i] === after.id[j] && Math.abs(afterFrom - k - j) <= mostShift) stay++;
  }
  for (let k = 0; k < sight; k++) {
    const [i, j] = [end + k, to[end + k] ?? -1];
    if (i >= before.count) stay += afterEnd + k >= after.count ? 1 : 0;
    else if (j >= 0 && before.id[i] === after.id[j] && Math.abs(afterEnd + k - j) <= mostShift) stay++;
  }
  return stay;
}
