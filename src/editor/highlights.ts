/** Draws annotations over the article. Owns none: it is handed what to draw and keeps decorations near the viewport only. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import { blockRange } from './position.js';

const key = new PluginKey<DecorationSet>('highlights');

export const highlights = () =>
  new Plugin<DecorationSet>({
    key,
    state: { init: () => DecorationSet.empty, apply: (tr, shown) => tr.getMeta(key) ?? shown },
    props: { decorations: (state) => key.getState(state) },
  });

/** What a block's marks are made from. */
export interface BlockHighlights {
  readonly index: number;
  readonly annotations: readonly Annotation[];
}

export interface Look {
  /** 1 to 8, by kind. */
  readonly toneOf: (kind: string) => number;
  readonly activeId: string | null;
}

/** A transaction that draws `blocks` anew and leaves all others as they are. */
export function redraw(
  state: EditorState,
  article: Article,
  blocks: readonly BlockHighlights[],
  look: Look,
): Transaction {
  let shown = key.getState(state) ?? DecorationSet.empty;
  for (const { index } of blocks) {
    const { from, to } = blockRange(article, index);
    const old = shown.find(from, to);
    if (old.length) shown = shown.remove(old);
  }
  const marks = blocks.flatMap(({ index, annotations }) =>
    annotations.flatMap((annotation) => marksIn(article, index, annotation, look)),
  );
  return state.tr.setMeta(key, marks.length ? shown.add(state.doc, marks) : shown);
}

function marksIn(
  article: Article,
  index: number,
  annotation: Annotation,
  { toneOf, activeId }: Look,
): Decoration[] {
  const { id, kind, spans } = annotation;
  const block = article.blocks[index]!;
  const classes = `tone-${toneOf(kind)}${id === activeId ? ' active' : ''}`;
  return spans.flatMap(({ part, start, end }) => {
    const from = Math.max(start, block.start);
    const to = Math.min(end, block.end);
    if (from >= to) return [];
    const attributes = {
      nodeName: 'mark', // An element each: on a shared one, the later id would replace the earlier.
      class: classes,
      'data-annotation': id,
      'data-kind': kind,
      'data-part': part,
    };
    return [Decoration.inline(from + index + 1, to + index + 1, attributes)];
  });
}
