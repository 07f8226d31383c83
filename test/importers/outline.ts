/** Short views of articles and blocks, as tests compare them. */
import type { Article, Block } from '../../src/domain/article.js';

const first = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** `role`, or `role = index` of the block that it repeats. */
export const outline = (blocks: readonly Pick<Block, 'role' | 'repeats'>[]) =>
  blocks.map(({ role, repeats }) => (repeats === null ? role : `${role} = ${repeats}`));

/**
 * The page as a reviewer sees it, a line for each block: its role, its rule in brackets and how it begins; what was left out
 * has a minus before it, in its place.
 */
export function reviewed({ text, blocks, removed = [] }: Article, most = 40): string[] {
  const lines: string[] = [];
  for (let index = 0; index <= blocks.length; index += 1) {
    for (const { before, role, rule, text: words } of removed)
      if (before === index)
        lines.push(`- ${role === 'boilerplate' ? '' : `${role} `}[${rule}] ${first(words, most)}`);
    const block = blocks[index];
    if (block)
      lines.push(
        `${block.role}${block.rule ? ` [${block.rule}]` : ''} ${first(text.slice(block.start, block.end), most)}`,
      );
  }
  return lines;
}

/** What is known about an article, in one line. */
export const facts = ({ title, bylines, publisher, published, url, language, direction }: Article) =>
  [title, bylines.join(' & ') || '-', publisher, published, url, language, direction]
    .map((fact) => fact ?? '-')
    .join(' / ');

export const textOf =
  ({ text }: Article) =>
  ({ start, end }: Block) =>
    text.slice(start, end);
