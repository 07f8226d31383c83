/** Two revisions side by side: which of their words are new or gone, which are quoted, and which of them hedge. */
import type { Article } from '../domain/article.js';
import { hedgings, type Hedges, type Hedging } from './hedges.js';
import { matchTokens } from './match-tokens.js';
import { vocabulary, type Tokens, type Vocabulary } from './tokens.js';

export type Text = Pick<Article, 'text' | 'blocks'>;

export interface Side {
  readonly article: Text;
  readonly tokens: Tokens;
  /** For each token, 1 where the other side does not have it, neither in its place nor moved. */
  readonly changed: Uint8Array;
  /** For each token, 1 where it stands between quotation marks. */
  readonly quoted: Uint8Array;
  readonly hedgings: readonly Hedging[];
  /** For each token, its pair on the other side, a word that it became included; -1 where there is none. */
  readonly pair: Int32Array;
}

export interface Comparison {
  readonly before: Side;
  readonly after: Side;
}

export function compare(before: Text, after: Text, hedges: Hedges): Comparison {
  const words = vocabulary();
  const match = matchTokens(words.read(before.text), words.read(after.text), words);
  const to = match.to.map((j, i) => (match.moves.to[i]! >= 0 ? match.moves.to[i]! : j));
  const from = new Int32Array(match.after.count).fill(-1);
  // A pair that is the same word goes before one that only took its place.
  const same = (i: number) => to[i]! >= 0 && match.before.id[i] === match.after.id[to[i]!];
  for (const only of [false, true])
    for (let i = 0; i < to.length; i++) if (to[i]! >= 0 && same(i) === only) from[to[i]!] = i;
  return {
    before: sideOf(before, match.before, match.after, to, words, hedges),
    after: sideOf(after, match.after, match.before, from, words, hedges),
  };
}

function sideOf(
  article: Text,
  tokens: Tokens,
  other: Tokens,
  pair: Int32Array,
  words: Vocabulary,
  hedges: Hedges,
): Side {
  const changed = Uint8Array.from(pair, (paired, index) =>
    paired >= 0 && tokens.id[index] === other.id[paired] ? 0 : 1,
  );
  return {
    article,
    tokens,
    changed,
    quoted: quotedTokens(tokens),
    hedgings: hedgings(tokens, words, hedges),
    pair,
  };
}

/** A quotation ends with its paragraph at the latest. */
function quotedTokens({ text, count, start, end }: Tokens): Uint8Array {
  const quoted = new Uint8Array(count);
  let inside = false;
  for (let index = 0; index < count; index++) {
    if (index && text.slice(end[index - 1], start[index]).includes('\n')) inside = false;
    const token = text.slice(start[index], Math.min(end[index]!, start[index]! + 2));
    if (/^[“„«「『]$/.test(token)) inside = true;
    else if (/^[”»」』]$/.test(token)) inside = false;
    else if (token === '"') inside = !inside;
    else if (inside) quoted[index] = 1;
  }
  return quoted;
}

/** Words of a stretch of tokens, and those of them that the other side has as well. */
export function shared({ tokens, changed }: Side, from: number, to: number): { words: number; same: number } {
  let [words, same] = [0, 0];
  for (let index = from; index < to; index++) {
    if (tokens.words[index + 1] === tokens.words[index]) continue;
    words++;
    if (!changed[index]) same++;
  }
  return { words, same };
}
