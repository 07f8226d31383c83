/** Finds spans of a text that is at hand by what became of each of its words. */
import type { Span } from '../domain/span.js';
import { judge, lost, type Found } from './judge.js';
import type { TokenMatch } from './match-tokens.js';
import { placeSpan, type Place } from './place.js';
import { quoteIndex, type QuoteIndex } from './quote-index.js';
import { candidates, readQuote, type Candidate } from './quote-search.js';
import type { Quoted } from './by-quotes.js';
import { tokensIn, type Tokens, type Vocabulary } from './tokens.js';

/** Words around a quote help to find it only where they moved with it. */
const bare = (quoted: Quoted) => ({ exact: quoted.exact, prefix: '', suffix: '' });

/** Fewer words say nothing about where they came from. */
const leastWords = 3;

/** A function that finds the spans of the text before. */
export function byText(match: TokenMatch, words: Vocabulary): (quoted: Quoted) => Found {
  const { before, after, moves } = match;
  const moved = { before, after, to: moves.to };
  let isNew: Uint8Array | undefined;
  let index: QuoteIndex | undefined;

  /** Words that are gone from their place may stand among those that are new elsewhere. */
  const elsewhere = (quoted: Quoted): Candidate | null => {
    isNew ??= newTokens(match);
    index ??= quoteIndex(after);
    const [best, next] = candidates(readQuote(bare(quoted), words), index, words, (at) => isNew![at] === 1);
    if (!best || best.same < leastWords || best.worth < 0.6 || (next && next.worth >= best.worth)) return null;
    return best;
  };

  return (quoted) => {
    const place = placeSpan(match, quoted);
    const share = ({ kept, words: all, foreign }: Place) => kept / Math.max(all, kept + foreign);
    const passage = placeSpan(moved, quoted);
    if (passage && (!place || passage.kept > place.kept))
      return {
        place: passage,
        verdict: judge(passage, { moved: standsOnce(after, passage) ? sizeOf(match, quoted) : 0 }),
      };
    if (!place || share(place) < 0.5) {
      const found = elsewhere(quoted);
      if (found && (!place || found.place.kept > place.kept))
        return { place: found.place, verdict: judge(found.place, { moved: 0 }) };
    }
    return place ? { place, verdict: judge(place) } : { place: null, verdict: lost };
  };
}

/** For each token after, 1 where it is not the same as one before, in its place or moved. */
function newTokens({ before, after, to, moves }: TokenMatch): Uint8Array {
  const fresh = new Uint8Array(after.count).fill(1);
  for (const pairs of [to, moves.to])
    for (let i = 0; i < pairs.length; i++) {
      const j = pairs[i]!;
      if (j >= 0 && before.id[i] === after.id[j]) fresh[j] = 0;
    }
  return fresh;
}

/** Words on each side that tell a place from another where the same was said. */
const beside = 2;

/** Whether the words and those beside them are nowhere else in the text. */
function standsOnce({ text, count, start, end }: Tokens, span: Span): boolean {
  const { from, to } = tokensIn({ start, end, count }, span);
  const words = text.slice(start[Math.max(0, from - beside)], end[Math.min(count, to + beside) - 1]);
  return text.indexOf(words) === text.lastIndexOf(words);
}

const sizeOf = ({ before, moves }: TokenMatch, span: Span) => moves.size[tokensIn(before, span).from] ?? 0;
