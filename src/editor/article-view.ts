/** The article on screen: text that takes a caret and a selection but no edit, with annotations drawn over it. */
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import type { Annotations, Change } from '../domain/change.js';
import { trim, type Span } from '../domain/span.js';
import { BlockView, layOut, settle } from './block-view.js';
import { HighlightIndex } from './highlight-index.js';
import { highlights, redraw, type Look } from './highlights.js';
import { outline, outlines, type Outline } from './outlines.js';
import { scrollIntoView } from './scroll-into-view.js';
import { firstBlocks, indexesOf, nearbyBlocks, watchScrolling, within, type BlockWindow } from './nearby.js';
import { offsetAt, posAt } from './position.js';
import { readOnly } from './read-only.js';
import { documentOf } from './schema.js';

export interface ArticleViewOptions {
  readonly annotations: Annotations;
  /** 1 to 8, by kind. */
  readonly toneOf: (kind: string) => number;
  /** What stands in small letters over the beginning of each fragment; '' for nothing. */
  readonly labelOf?: (annotation: Annotation, part: string) => string;
  /** The selection moved: null when it covers no word. `caret`: UTF-16 offset of its moving end. */
  readonly onSelection: (selection: Span | null, caret: number) => void;
  /** A press on the text at a UTF-16 offset. */
  readonly onPress: (offset: number) => void;
}

/** Milliseconds after which ProseMirror looks at the selection of a newly focused view. */
const focusDelay = 20;
/**
 * Keys that stay in the text. Between them the selection is not read: a caret at the very beginning soon after the focus
 * came is taken by ProseMirror for one that the browser has set back, and not for one that Control and Home put there.
 */
const caretKeys = /^(?:Arrow|Home|End|Page|Control|Shift|Alt|Meta)/;
/** Screens above and below the viewport that are drawn ahead. */
const margin = 1;

export class ArticleView {
  readonly #article: Article;
  readonly #look: Omit<Look, 'activeId'>;
  readonly #index: HighlightIndex;
  readonly #view: EditorView;
  readonly #closed = new AbortController();
  #drawn: BlockWindow;
  #whole = false;
  #active: Annotation | null = null;
  /** Active before the one that is expected. */
  #left: Annotation | null = null;

  /** Builds the text inside `mount`, which must be connected, and draws the annotations near the viewport. */
  constructor(
    mount: HTMLElement,
    article: Article,
    { annotations, toneOf, labelOf = () => '', onSelection, onPress }: ArticleViewOptions,
  ) {
    this.#article = article;
    this.#look = { toneOf, labelOf };
    this.#index = new HighlightIndex(article, annotations);
    this.#drawn = firstBlocks(article, margin);
    const bare = EditorState.create({
      doc: documentOf(article),
      plugins: [readOnly(), highlights(), ...outlines()],
    });
    this.#view = new EditorView(mount, {
      state: bare.apply(this.#drawing(bare, indexesOf(this.#drawn))),
      nodeViews: { block: (node) => new BlockView(node, { inRightToLeft: article.direction === 'rtl' }) },
      dispatchTransaction: (tr) => {
        const { selection } = this.#view.state;
        this.#apply(tr);
        const now = this.#view.state.selection;
        if (!now.eq(selection)) onSelection(this.#words, offsetAt(article, now.head));
      },
      handleDOMEvents: {
        // Soon after, ProseMirror sets its own selection again; keys that were quicker than that would be lost.
        focus: (view) => void setTimeout(() => !view.isDestroyed && readSelection(view), focusDelay),
        // The key may lead out of the text, and from there ProseMirror does not look at the selection any more.
        keydown: (view, { key }) => void (caretKeys.test(key) || readSelection(view)),
      },
      handleClick: (_view, pos) => {
        onPress(offsetAt(article, pos));
        return false;
      },
    });
    watchScrolling(this.#view.dom, () => this.draw(), this.#closed); // The first time in the next frame.
    settle(this.#view.dom, this.#closed);
  }

  /** The selected words without the white space around them; null when there are none. */
  get selection(): Span | null {
    readSelection(this.#view);
    return this.#words;
  }

  /** UTF-16 offset of the caret, or of the moving end of the selection. */
  get caret(): number {
    readSelection(this.#view);
    return offsetAt(this.#article, this.#view.state.selection.head);
  }

  /** The annotations under an offset, the innermost first. */
  annotationsAt(offset: number): readonly Annotation[] {
    return this.#index.at(offset);
  }

  /** The annotations that touch a block which `annotation` touches. */
  around(annotation: Annotation): readonly Annotation[] {
    return [...this.#index.blocksOf(annotation)].flatMap((index) => this.#index.inBlock(index));
  }

  /** The UTF-16 offset at which a drawn element begins. */
  offsetOf(mark: Element): number {
    return offsetAt(this.#article, this.#view.posAtDOM(mark, 0));
  }

  /** Redraws what a change touches. */
  change(change: Change): void {
    const touched = new Set(this.#index.change(change));
    for (const { id, after } of change) if (id === this.#active?.id) this.#active = after ?? null;
    for (const index of this.#left ? this.#index.blocksOf(this.#left) : []) touched.add(index);
    this.#left = null;
    this.#redraw([...touched].filter((index) => within(this.#drawn, index)));
  }

  /** The next change brings `annotation`, as the active one: both are drawn at once. */
  expect(annotation: Annotation): void {
    this.#left = this.#active;
    this.#active = annotation;
  }

  /** Shows `annotation` as the active one, in place of the one before; `reveal` scrolls to it where it is out of sight. */
  activate(annotation: Annotation | null, { reveal = false }: { readonly reveal?: boolean } = {}): void {
    const changed = this.#active === annotation ? [] : [this.#active, annotation];
    const touched = changed.flatMap((each) => (each ? [...this.#index.blocksOf(each)] : []));
    this.#active = annotation;
    if (annotation && reveal) this.#scrollTo(annotation.spans[0]!);
    this.#move((reveal && nearbyBlocks(this.#view.dom, margin)) || this.#drawn, touched);
  }

  /** Scrolls `span` into view where it is out of sight. */
  reveal(span: Span): void {
    this.#scrollTo(span);
    this.draw();
  }

  /** Draws every block anew, however far away: what is printed is not on the screen. False goes back to those nearby. */
  drawWhole(whole: boolean): void {
    this.#whole = whole;
    const all = { first: 0, end: this.#article.blocks.length };
    this.#move(whole ? all : (nearbyBlocks(this.#view.dom, margin) ?? this.#drawn), indexesOf(all));
  }

  /** Draws the annotations of blocks that have come near the viewport, and takes away those that have left it. */
  draw(): void {
    if (this.#whole) return;
    this.#move(nearbyBlocks(this.#view.dom, margin) ?? this.#drawn, []);
  }

  /** Selects `span`, or sets the caret at an offset, and scrolls nowhere. */
  select({ start, end }: Span): void {
    const { doc, tr } = this.#view.state;
    const at = (offset: number) => posAt(this.#article, offset);
    this.#view.dispatch(tr.setSelection(TextSelection.create(doc, at(start), at(end))));
  }

  /** Outlines words, in place of those before. */
  outline(kind: Outline, spans: readonly Span[]): void {
    readSelection(this.#view);
    this.#apply(outline(this.#view.state, this.#article, kind, spans));
  }

  /** The caret's box in the viewport at a UTF-16 offset, beside the character before (-1) or after (1) it. */
  boxAt(offset: number, side: 1 | -1): { left: number; top: number; bottom: number } {
    return this.#view.coordsAtPos(posAt(this.#article, offset), side);
  }

  /** The UTF-16 offset nearest to a point of the viewport; null for one outside the text. */
  offsetAtPoint(left: number, top: number): number | null {
    const found = this.#view.posAtCoords({ left, top });
    return found && offsetAt(this.#article, found.pos);
  }

  /** Whether the block at an offset is written from right to left. */
  isRightToLeft(offset: number): boolean {
    const { node } = this.#view.domAtPos(posAt(this.#article, offset));
    const element = node instanceof Element ? node : node.parentElement!;
    return getComputedStyle(element).direction === 'rtl';
  }

  /** The element that the text stands in; what lies over the text is placed by it. */
  get content(): HTMLElement {
    return this.#view.dom;
  }

  get hasFocus(): boolean {
    return this.#view.hasFocus();
  }

  focus(): void {
    this.#view.focus();
  }

  destroy(): void {
    this.#closed.abort();
    this.#view.destroy();
  }

  get #words(): Span | null {
    const { from, to } = this.#view.state.selection;
    const span = { start: offsetAt(this.#article, from), end: offsetAt(this.#article, to) };
    const words = trim(this.#article.text, span);
    return words.start < words.end ? words : null;
  }

  /** A third of the way down where it was out of sight. */
  #scrollTo({ start, end }: Span): void {
    const block = this.#view.nodeDOM(posAt(this.#article, start) - 1 - this.#inBlock(start));
    if (block instanceof HTMLElement) layOut(block);
    const range = document.createRange();
    const from = this.#view.domAtPos(posAt(this.#article, start), 1);
    const to = this.#view.domAtPos(posAt(this.#article, Math.min(end, start + 1)), -1);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    scrollIntoView(range.getBoundingClientRect(), this.#view.dom);
  }

  /** From the window drawn so far to `near`, and `touched` anew, in one go. */
  #move(near: BlockWindow, touched: readonly number[]): void {
    const before = this.#drawn;
    const changed = [...indexesOf(before), ...indexesOf(near)].filter(
      (index) => within(before, index) !== within(near, index),
    );
    const again = touched.filter((index) => within(before, index) && within(near, index));
    this.#drawn = near;
    this.#redraw([...new Set([...changed, ...again])]);
  }

  #inBlock(offset: number): number {
    return this.#view.state.doc.resolve(posAt(this.#article, offset)).parentOffset;
  }

  #apply(tr: Transaction): void {
    this.#view.updateState(this.#view.state.apply(tr));
  }

  #redraw(indexes: readonly number[]): void {
    if (!indexes.length) return;
    readSelection(this.#view);
    this.#apply(this.#drawing(this.#view.state, indexes));
  }

  #drawing(state: EditorState, indexes: readonly number[]): Transaction {
    const blocks = indexes.map((index) => ({
      index,
      annotations: within(this.#drawn, index) ? this.#index.inBlock(index) : [],
    }));
    return redraw(state, this.#article, blocks, { ...this.#look, activeId: this.#active?.id ?? null });
  }
}

/**
 * Takes over a selection that the browser has made and not announced yet: in a busy page, or one in the background, that
 * can be several keys later. Drawing would set it back to the one before.
 * ProseMirror does the same through this method, which its types leave out.
 */
function readSelection(view: EditorView): void {
  if (!view.hasFocus()) return;
  const { domObserver } = view as unknown as { readonly domObserver?: { flush?(): void } };
  domObserver?.flush?.();
}
