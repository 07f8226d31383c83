/** The flat ProseMirror schema: blocks of text, so that an article offset is a position less the blocks before it. */
import { Schema, type Mark, type Node } from 'prosemirror-model';
import type { Article, Block, InlineMark } from '../domain/article.js';

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'text*',
      attrs: { type: { default: 'paragraph' }, role: { default: 'body' }, repeats: { default: false } },
      toDOM: ({ attrs }) => [elementOf(attrs as Block), 0],
    },
    text: {},
  },
  marks: {
    link: {
      attrs: { href: { default: null } },
      inclusive: false,
      toDOM: ({ attrs }) => [
        'a',
        attrs.href ? { href: attrs.href, rel: 'noreferrer', target: '_blank' } : {},
        0,
      ],
    },
    em: { toDOM: () => ['em', 0] },
    strong: { toDOM: () => ['strong', 0] },
  },
});

/** The element that draws a block. Lists and captions are flat here, so their elements would have no parent. */
export function elementOf({ type, role }: Pick<Block, 'type' | 'role'>): string {
  if (type === 'heading') return role === 'headline' ? 'h2' : 'h3';
  return type === 'quote' ? 'blockquote' : 'p';
}

/** ProseMirror's document for `article`, its text the same, one node a block. */
export function documentOf({ text, blocks }: Article): Node {
  const { block } = schema.nodes;
  return schema.node(
    'doc',
    null,
    blocks.map(({ type, role, repeats, start, end, marks }) =>
      block!.create(
        { type, role, repeats: repeats !== null },
        marks ? pieces(text, { start, end }, marks) : schema.text(text.slice(start, end)),
      ),
    ),
  );
}

/** The block's text cut wherever an inline mark begins or ends. */
function pieces(
  text: string,
  { start, end }: Pick<Block, 'start' | 'end'>,
  marks: readonly InlineMark[],
): Node[] {
  const cuts = [...new Set([start, end, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!;
    const over = marks.filter((mark) => mark.start <= from && mark.end >= to).map(markOf);
    return schema.text(text.slice(from, to), over);
  });
}

const markOf = ({ type, href }: InlineMark): Mark =>
  schema.mark(type, type === 'link' ? { href: href ?? null } : null);
