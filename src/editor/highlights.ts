/** Draws annotations over the article. Owns none: it is handed what to draw and keeps decorations near the viewport only. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import { lowerBound } from '../domain/lower-bound.js';
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
  /** A letter or two that stand over the first word of a fragment. */
  readonly labelOf: (annotation: Annotation, part: string) => string;
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
  const marks = blocks.flatMap(({ index, annotations }) => {
    const ends = endsIn(article, index, annotations);
    return annotations.flatMap((annotation) => marksIn(article, index, annotation, ends, look));
  });
  return state.tr.setMeta(key, marks.length ? shown.add(state.doc, marks) : shown);
}

/** Where fragments, links and emphasis begin and end in a block, in order: there ProseMirror cuts every mark that lies across. */
function endsIn({ blocks }: Article, index: number, annotations: readonly Annotation[]): readonly number[] {
  if (!annotations.length) return [];
  const { start, end, marks = [] } = blocks[index]!;
  return [...marks, ...annotations.flatMap(({ spans }) => spans)]
    .flatMap((span) => [span.start, span.end])
    .filter((offset) => offset > start && offset < end)
    .sort((a, b) => a - b);
}

function marksIn(
  article: Article,
  index: number,
  annotation: Annotation,
  ends: readonly number[],
  { toneOf, labelOf, activeId }: Look,
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
    const mark = (a: number, b: number, more?: { 'data-label': string }) =>
      Decoration.inline(a + index + 1, b + index + 1, { ...attributes, ...more });
    const label = from === start ? labelOf(annotation, part) : '';
    if (!label) return [mark(from, to)];
    // One label each: on the piece up to the first place where another fragment cuts the mark in any case.
    const cut = ends[lowerBound(ends.length, (place) => ends[place]! > from)] ?? to;
    const first = mark(from, Math.min(cut, to), { 'data-label': label });
    return cut < to ? [first, mark(cut, to)] : [first];
  });
}
