/** Which blocks are counted, and so which words and which annotations. */
import type { Annotation } from '../domain/annotation.js';
import { blockAt, type Article, type Block } from '../domain/article.js';
import { lowerBound } from '../domain/lower-bound.js';
import type { Span } from '../domain/span.js';
import { leftOutRoles, type BalanceOptions, type Inclusion } from './coded.js';
import { wordsOf, type ArticleWords } from './words.js';

/** What an article offers to be counted. Word indexes as in `wordsOf`. */
export interface Countable {
  readonly article: Article;
  readonly words: ArticleWords;
  /** For each block why it is left out; null for a counted one. */
  readonly out: readonly (Inclusion | null)[];
  readonly countedWords: number;
  /** Counted words in blocks of the role body. */
  readonly bodyWords: number;
}

/** Why a block is left out; null where it counts. A repeat is out whatever its role is. */
function reason({ role, repeats }: Block, include: readonly Inclusion[]): Inclusion | null {
  if (repeats !== null && !include.includes('repeats')) return 'repeats';
  const out = leftOutRoles.find((each) => each === role);
  return out && !include.includes(out) ? out : null;
}

export function countable(article: Article, { include = [] }: BalanceOptions): Countable {
  const words = wordsOf(article);
  const out = article.blocks.map((block) => reason(block, include));
  const sum = (counts: (block: Block) => boolean) =>
    article.blocks.reduce(
      (total, block, index) => total + (out[index] === null && counts(block) ? wordsIn(words, index) : 0),
      0,
    );
  return { article, words, out, countedWords: sum(() => true), bodyWords: sum(isBody) };
}

export const isBody = ({ role }: Pick<Block, 'role'>) => role === 'body';

export const wordsIn = ({ firsts }: ArticleWords, block: number) => firsts[block + 1]! - firsts[block]!;

/** Words of the counted blocks of an article. */
export const countedWordsOf = (article: Article, options: BalanceOptions = {}) =>
  countable(article, options).countedWords;

/** Why the annotation is left out: because one of its spans touches a block that is; null where it counts. */
export function whyOut({ article, out }: Countable, { spans }: Pick<Annotation, 'spans'>): Inclusion | null {
  for (const { start, end } of spans)
    for (let block = blockAt(article, start); block <= blockAt(article, end - 1); block++) {
      const why = out[block];
      if (why) return why;
    }
  return null;
}

/** A line on which only some blocks have room. */
export interface Line {
  /** UTF-16 units of those blocks. */
  readonly length: number;
  /** Where an offset of the text stands on it, from 0 to 1; 0 on a line without length. */
  at(offset: number): number;
}

/** The line of those counted blocks that `takes` says. */
export function lineOf({ article, out }: Countable, takes: (block: Block) => boolean): Line {
  const blocks = article.blocks.filter((block, index) => out[index] === null && takes(block));
  /** Units before each block. */
  const before: number[] = [];
  let length = 0;
  for (const { start, end } of blocks) {
    before.push(length);
    length += end - start;
  }
  return {
    length,
    at(offset) {
      const index = lowerBound(blocks.length, (each) => blocks[each]!.start > offset) - 1;
      const block = blocks[index];
      return block ? (before[index]! + Math.min(offset, block.end) - block.start) / length : 0;
    },
  };
}

/** Spans that lie in a text in order and touch one another become one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const made: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = made.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else made.push({ start, end });
  }
  return made;
}
