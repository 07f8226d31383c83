/** Draws words that are shown for a while and belong to no annotation by that: an outline, and never a `<mark>`. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Article } from '../domain/article.js';
import type { Span } from '../domain/span.js';
import { posAt } from './position.js';

/** Words that are proposed for a part, and words that a number of the report counts; the class that they are drawn with. */
export type Outline = 'proposal' | 'evidence';

const keys: Readonly<Record<Outline, PluginKey<DecorationSet>>> = {
  proposal: new PluginKey('proposal'),
  evidence: new PluginKey('evidence'),
};

export const outlines = () =>
  Object.values(keys).map(
    (key) =>
      new Plugin<DecorationSet>({
        key,
        state: { init: () => DecorationSet.empty, apply: (tr, shown) => tr.getMeta(key) ?? shown },
        props: { decorations: (state) => key.getState(state) },
      }),
  );

/** A transaction that outlines `spans`, in place of those before. */
export function outline(
  state: EditorState,
  article: Article,
  kind: Outline,
  spans: readonly Span[],
): Transaction {
  const shown = spans.map(({ start, end }) =>
    Decoration.inline(posAt(article, start), posAt(article, end - 1) + 1, { class: kind }),
  );
  return state.tr.setMeta(keys[kind], DecorationSet.create(state.doc, shown));
}
