/** Looks for the words of a quote and those around it in a text, and says how well each place fits. */
import type { TextQuoteSelector } from '../domain/selector.js';
import type { Span } from '../domain/span.js';
import { align } from './align.js';
import { matchStretch } from './match-tokens.js';
import { placeSpan, type Place } from './place.js';
import { shingle, type QuoteIndex } from './quote-index.js';
import type { Region } from './shingles.js';
import type { Tokens, Vocabulary } from './tokens.js';

export interface Quote {
  /** The words before, those meant and those after, as one text. */
  readonly tokens: Tokens;
  /** The tokens that are whole: the first and the last word of the context may be cut. */
  readonly from: number;
  readonly to: number;
  /** The words meant, in that text. */
  readonly span: Span;
}

export interface Candidate {
  readonly place: Place;
  /** 0 to 1: the share of the quote that stands there, the words meant counting double. */
  readonly worth: number;
  /** Words that stand there, those around the words meant included. */
  readonly same: number;
  /** Of the words on the side of which fewer stand there, how many do; of a side where there are none, all. */
  readonly beside: number;
}

/** Units of context in a quote that is cut; one that reaches the start or the end of its text may be shorter. */
const cut = 30;

export function readQuote({ prefix, exact, suffix }: TextQuoteSelector, words: Vocabulary): Quote {
  const tokens = words.read(prefix + exact + suffix);
  const span = { start: prefix.length, end: prefix.length + exact.length };
  const { count, start, end } = tokens;
  const dropFirst = count > 0 && prefix.length >= cut && start[0] === 0 && end[0]! <= span.start;
  const dropLast =
    count > 0 && suffix.length >= cut && end[count - 1] === tokens.text.length && start[count - 1]! >= span.end;
  return { tokens, span, from: dropFirst ? 1 : 0, to: count - (dropLast ? 1 : 0) };
}

/** Diagonals this near are one place with words put in or taken out. */
const sameDiagonal = 6;
/** Places that are looked at closely. */
const closely = 4;
/** Cells above which the words are not all compared with one another. */
const mostCells = 20_000;

let votes = new Int32Array(1024);

/** The places that fit best, the best first; only those that share three words in a row with the quote. */
export function candidates(
  quote: Quote,
  index: QuoteIndex,
  words: Vocabulary,
  allowed: (token: number) => boolean = () => true,
): readonly Candidate[] {
  const { tokens, from, to } = quote;
  let count = 0;
  for (let k = from; k + shingle <= to; k++)
    index.each(tokens.id, k, (at) => {
      if (!allowed(at)) return;
      if (count === votes.length) {
        const more = new Int32Array(count * 2);
        more.set(votes);
        votes = more;
      }
      votes[count++] = at - k;
    });
  const sorted = votes.subarray(0, count).sort();
  const clusters: { first: number; last: number; size: number }[] = [];
  for (const diagonal of sorted) {
    const cluster = clusters.at(-1);
    if (cluster && diagonal - cluster.last <= sameDiagonal) {
      cluster.last = diagonal;
      cluster.size++;
    } else clusters.push({ first: diagonal, last: diagonal, size: 1 });
  }
  clusters.sort((a, b) => b.size - a.size);
  const least = (clusters[0]?.size ?? 0) / 3;
  return distinct(
    clusters
      .slice(0, closely)
      .filter(({ size }) => size >= least)
      .map(({ first, last }) => candidateIn(quote, index.tokens, words, first, last))
      .filter((candidate) => candidate !== null),
  );
}

/** The best place between two diagonals: token `first` of the text is the earliest at which the quote may begin. */
export function candidateIn(
  quote: Quote,
  text: Tokens,
  words: Vocabulary,
  first: number,
  last: number,
): Candidate | null {
  const { tokens, from, to: end } = quote;
  const to = new Int32Array(tokens.count).fill(-1);
  const region = { a: tokens.id, b: text.id, aStart: from, aEnd: end, bStart: 0, bEnd: text.count };
  const middle = betweenEnds(region, first, last, to);
  const bStart = Math.max(0, first + from - sameDiagonal);
  const bEnd = Math.min(text.count, last + end + sameDiagonal);
  const rest = middle ?? { ...region, bStart, bEnd };
  if (middle || (end - from) * (bEnd - bStart) > mostCells) matchStretch(rest, words, to);
  else align(rest, words, (i, j) => (to[i] = j), true);
  const place = placeSpan({ before: tokens, after: text, to }, quote.span);
  return place && rated(quote, text, words, to, place);
}

/** Tokens in a row that are the same, from which on the end of a quote is believed to stand there. */
const firmEnd = 3;

/** Matches what is the same at both ends of the quote; null where that is little. What lies between them is left. */
function betweenEnds(region: Region, first: number, last: number, to: Int32Array): Region | null {
  const { a, b, aStart, aEnd } = region;
  const run = (from: number, step: 1 | -1, diagonal: number) => {
    let length = 0;
    while (length < aEnd - aStart && a[from + length * step] === b[from + length * step + diagonal]) length++;
    return length;
  };
  const longer = (from: number, step: 1 | -1) => {
    const [one, two] = [run(from, step, first), run(from, step, last)];
    return one >= two ? { length: one, diagonal: first } : { length: two, diagonal: last };
  };
  const left = longer(aStart, 1);
  if (left.length < firmEnd) return null;
  const right = longer(aEnd - 1, -1);
  if (right.length < firmEnd) return null;
  const start = aStart + left.length;
  const end = Math.max(start, aEnd - right.length);
  if (end + right.diagonal < start + left.diagonal) return null;
  for (let i = aStart; i < start; i++) to[i] = i + left.diagonal;
  for (let i = end; i < aEnd; i++) to[i] = i + right.diagonal;
  return { a, b, aStart: start, aEnd: end, bStart: start + left.diagonal, bEnd: end + right.diagonal };
}

function rated(
  { tokens, from, to: end, span }: Quote,
  text: Tokens,
  words: Vocabulary,
  to: Int32Array,
  place: Place,
): Candidate {
  let [all, there, same] = [0, 0, 0];
  const side = { before: { all: 0, same: 0 }, after: { all: 0, same: 0 } };
  for (let k = from; k < end; k++) {
    const isWord = words.isWord(tokens.id[k]!);
    const inside = tokens.end[k]! > span.start && tokens.start[k]! < span.end;
    const weight = (inside ? 2 : 1) * (isWord ? 1 : 0.25);
    all += weight;
    const where = inside || !isWord ? null : tokens.start[k]! < span.start ? side.before : side.after;
    if (where) where.all++;
    if (to[k]! < 0 || tokens.id[k] !== text.id[to[k]!]) continue;
    there += weight;
    if (isWord) same++;
    if (where) where.same++;
  }
  const beside = Math.min(...[side.before, side.after].map((each) => (each.all ? each.same : Infinity)));
  return { place, worth: all ? there / all : 0, same, beside };
}

/** Candidates at places of their own, the best first. */
export function distinct(all: readonly Candidate[]): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const one of all.toSorted((a, b) => b.worth - a.worth))
    if (!found.some(({ place }) => place.start < one.place.end && one.place.start < place.end)) found.push(one);
  return found;
}
