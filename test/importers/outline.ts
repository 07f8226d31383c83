/** Short views of articles and blocks, as tests compare them. */
import type { Article, Block } from '../../src/domain/article.js';

/** `role`, or `role = index` of the block that it repeats. */
export const outline = (blocks: readonly Pick<Block, 'role' | 'repeats'>[]) =>
  blocks.map(({ role, repeats }) => (repeats === null ? role : `${role} = ${repeats}`));

export const textOf =
  ({ text }: Article) =>
  ({ start, end }: Block) =>
    text.slice(start, end);

/** The message that `work` fails with. */
export async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It did not fail.');
}
