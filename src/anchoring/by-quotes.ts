/** Finds spans whose text is not at hand by what they quote, and by where their neighbours are found. */
import search from 'approx-string-match';
import { lowerBound } from '../domain/lower-bound.js';
import type { TextQuoteSelector } from '../domain/selector.js';
import { wholeCharacter, type Span } from '../domain/span.js';
import { judge, lost, type Found } from './judge.js';
import type { QuoteIndex } from './quote-index.js';
import { candidateIn, candidates, distinct, readQuote, type Candidate, type Quote } from './quote-search.js';
import { longestAscent } from './shingles.js';
import { tokensIn, type Vocabulary } from './tokens.js';

export interface Quoted extends Span, TextQuoteSelector {}

/** Where in the new text a span should stand, by its neighbours; UTF-16 offsets. */
export interface Expected {
  readonly at: number;
  /** Between its neighbours: in front of the first and behind the last there is no saying. */
  readonly from: number;
  readonly to: number;
}

/** What it is worth to stand between one's neighbours, and by how much the best place has to be better than the next. */
const [between, margin] = [0.25, 0.15];
/** UTF-16 units by which a place may miss its neighbours: those overlap. */
const overlap = 200;

/** A span on its way. */
export interface Sought {
  readonly quoted: Quoted;
  readonly quote: Quote;
  readonly found: readonly Candidate[];
}

export function seek(quoted: Quoted, index: QuoteIndex, words: Vocabulary): Sought {
  const quote = readQuote(quoted, words);
  return { quoted, quote, found: candidates(quote, index, words) };
}

/**
 * Where spans of the old text should be, from those that are found beyond doubt and in the same order as before. With
 * none of them the same offset is as good a guess as any.
 */
export function expectation(all: readonly Sought[], length: number): (start: number) => Expected {
  const clear = all
    .filter(({ found: [best, next] }) => best && best.worth >= 0.8 && best.worth - (next?.worth ?? 0) >= 0.3)
    .map(({ quoted, found }) => ({ old: quoted.start, now: found[0]!.place.start }))
    .sort((a, b) => a.old - b.old);
  const anchors = [...longestAscent(Int32Array.from(clear, ({ now }) => now))].map((at) => clear[at]!);
  return (start) => {
    const next = lowerBound(anchors.length, (index) => anchors[index]!.old > start);
    const [left, right] = [anchors[next - 1], anchors[next]];
    const near = !right || (left && start - left.old <= right.old - start) ? left : right;
    return {
      at: start + (near ? near.now - near.old : 0),
      from: left ? left.now - overlap : 0,
      to: right ? right.now + overlap : length,
    };
  };
}

/** Decides between the places that a span may have. */
export function settle(
  { quoted, quote, found }: Sought,
  expected: Expected,
  index: QuoteIndex,
  words: Vocabulary,
): Found {
  const inOrder = ({ place }: Candidate) => place.start >= expected.from && place.start <= expected.to;
  const value = (candidate: Candidate) => candidate.worth + (inOrder(candidate) ? between : 0);
  let all = found;
  if (!found[0] || value(found[0]) < 1) all = distinct([...found, ...nearby(quote, expected, index, words)]);
  const ranked = all
    .filter((candidate) => isLikely(candidate, inOrder(candidate)))
    .sort(
      (a, b) =>
        value(b) - value(a) || Math.abs(a.place.start - expected.at) - Math.abs(b.place.start - expected.at),
    );
  const [best, next] = ranked;
  if (!best) return byLetters(quoted, expected, index.tokens.text);
  const others = ranked.filter((one) => one !== best && value(best) - value(one) < 0.02).length;
  const verdict = judge(best.place, { others, ...(!inOrder(best) && { moved: 0 }) });
  // What was only looked for nearby could stand elsewhere as well.
  const isKnown = found.some(({ place }) => place.start === best.place.start && place.end === best.place.end);
  const isClear = isKnown && isHeld(best) && (!next || value(best) - value(next) >= margin);
  return { place: best.place, verdict: isClear ? verdict : { ...verdict, status: 'doubtful' } };
}

/** Whether a place is worth a look. Words that are gone are not to be found among others like them. */
const isLikely = ({ place, worth, same }: Candidate, inOrder: boolean) =>
  worth >= (inOrder ? 0.4 : 0.7) && (place.kept >= 4 || same - place.kept >= 3);

/** Whether so much of the quote stands there that there need not be a second look. */
const isHeld = ({ place, worth, same, beside }: Candidate) =>
  worth >= 0.8 && (place.kept >= 8 || (same - place.kept >= 3 && beside >= 2));

/** Tokens on either side of where a span should be. */
const vicinity = 60;

/** The best place where the span should be, though it need not share three words in a row. */
function nearby(
  quote: Quote,
  { at, from, to }: Expected,
  { tokens }: QuoteIndex,
  words: Vocabulary,
): readonly Candidate[] {
  const guess = tokensIn(tokens, { start: at, end: at + 1 }).from;
  const bounds = {
    from: tokensIn(tokens, { start: from, end: from }).from,
    to: tokensIn(tokens, { start: to, end: to }).to,
  };
  const ahead = tokensIn(quote.tokens, quote.span).from;
  const first = Math.max(guess - vicinity, bounds.from) - ahead;
  const last = Math.min(guess + vicinity, bounds.to) - ahead;
  const found = first <= last ? candidateIn(quote, tokens, words, first, last) : null;
  return found ? [found] : [];
}

/** Quotes are compared letter by letter in so many UTF-16 units on either side only. */
const window = 1500;
const [shortest, longest] = [16, 400];

/** For words that were all respelt a little, as when accents are set or hyphens taken out. */
function byLetters({ exact }: Quoted, { at }: Expected, text: string): Found {
  const none = { place: null, verdict: lost };
  if (exact.length < shortest || exact.length > longest) return none;
  const from = wholeCharacter(text, Math.max(0, Math.min(at, text.length) - window));
  const matches = search(text.slice(from, at + window), exact, Math.floor(exact.length / 4));
  const best = matches.toSorted(
    (a, b) => a.errors - b.errors || Math.abs(a.start + from - at) - Math.abs(b.start + from - at),
  )[0];
  if (!best) return none;
  const start = wholeCharacter(text, from + best.start);
  const end = wholeCharacter(text, from + best.end);
  if (end <= start) return none;
  const score = Math.round((1 - best.errors / exact.length) * 60) / 100;
  return {
    place: { start, end },
    verdict: { status: 'doubtful', score, reason: 'The words are spelt differently.' },
  };
}
