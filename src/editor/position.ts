/** Article offsets and ProseMirror positions. In a flat document each block adds two tokens where the text has one LF. */
import { blockAt, type Article } from '../domain/article.js';
import { lowerBound } from '../domain/lower-bound.js';

type Blocks = Pick<Article, 'blocks'>;

/** The position of a UTF-16 offset into the article's text. */
export const posAt = (article: Blocks, offset: number) => offset + blockAt(article, offset) + 1;

/** The UTF-16 offset of a position; one between two blocks counts as the start of the second. */
export function offsetAt({ blocks }: Blocks, pos: number): number {
  const index = Math.max(0, lowerBound(blocks.length, (i) => blocks[i]!.start + i > pos) - 1);
  const { start, end } = blocks[index]!;
  return Math.min(end, Math.max(start, pos - index - 1));
}

/** Where the block's content begins and ends. */
export function blockRange({ blocks }: Blocks, index: number): { from: number; to: number } {
  const { start, end } = blocks[index]!;
  return { from: start + index + 1, to: end + index + 1 };
}
