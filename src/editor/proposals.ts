/** Draws words that are proposed for a part and belong to no annotation yet: an outline, and never a `<mark>`. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Article } from '../domain/article.js';
import type { Span } from '../domain/span.js';
import { posAt } from './position.js';

const key = new PluginKey<DecorationSet>('proposals');

export const proposals = () =>
  new Plugin<DecorationSet>({
    key,
    state: { init: () => DecorationSet.empty, apply: (tr, shown) => tr.getMeta(key) ?? shown },
    props: { decorations: (state) => key.getState(state) },
  });

/** A transaction that shows `spans` as proposed, in place of those before. */
export function propose(state: EditorState, article: Article, spans: readonly Span[]): Transaction {
  const shown = spans.map(({ start, end }) =>
    Decoration.inline(posAt(article, start), posAt(article, end - 1) + 1, { class: 'proposal' }),
  );
  return state.tr.setMeta(key, DecorationSet.create(state.doc, shown));
}
