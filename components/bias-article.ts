import { html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Annotation } from '../src/domain/annotation.js';
import type { Article } from '../src/domain/article.js';
import { findKind, type Codebook } from '../src/domain/codebook.js';
import type { Span } from '../src/domain/span.js';
import { ArticleView } from '../src/editor/article-view.js';
import type { Session } from '../src/session.js';
import { articleStyles } from './article-styles.js';
import { followPrinting } from './printing.js';
import { SessionController } from './session-controller.js';
import { tokens, tones } from './theme.js';

/**
 * The article's text with its annotations drawn over it.
 * @fires text-select - The selection moved; `detail.selection` is a span, or null when it covers no word, `detail.caret`
 *   the offset of its moving end.
 * @fires text-press - The analyst pressed on the text; `detail.ids` names the annotations there, innermost first.
 * @fires text-open - Another view of the text is on screen.
 * @fires text-hover - The pointer came over another mark, or left them all: `detail.ids` as above, and `detail.offset`.
 */
export class BiasArticle extends LitElement {
  static override styles = [tokens, tones, articleStyles];

  /** The annotation that stands out. */
  @property({ attribute: false }) active: Annotation | null = null;

  readonly #mount = document.createElement('div');
  readonly #controller = new SessionController(this, { onChange: (change) => this.#view?.change(change) });
  #view: ArticleView | undefined;
  #shown: Session | undefined;
  #article: Article | undefined;
  #reveal = false;
  #hovered: string | undefined;
  #printing: AbortController | undefined;
  /** On paper: the place of each annotation in reading order, from 1. */
  #numbers: ReadonlyMap<string, number> | undefined;
  readonly #hoverSheet = new CSSStyleSheet();

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.shadowRoot!.adoptedStyleSheets.push(this.#hoverSheet);
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate(); // Taken out and put back: the view is made anew.
    this.#printing = followPrinting((printing) => this.#print(printing));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#printing?.abort();
    this.#close();
  }

  override render() {
    return html`<div @mouseover=${this.#onHover} @mouseleave=${this.#onHover}>${this.#mount}</div>`;
  }

  override updated(changed: PropertyValues<this>): void {
    const { session } = this.#controller;
    if (session !== this.#shown || session?.article !== this.#article) this.#close();
    if (session && !this.#view && this.isConnected) this.#open(session);
    if (changed.has('active') || this.#reveal) this.#view?.activate(this.active, { reveal: this.#reveal });
    this.#reveal = false;
  }

  /** The selected words; null when there are none. */
  get selection(): Span | null {
    return this.#view?.selection ?? null;
  }

  /** UTF-16 offset of the caret. */
  get caret(): number {
    return this.#view?.caret ?? 0;
  }

  get hasFocus(): boolean {
    return this.#view?.hasFocus ?? false;
  }

  /** The annotations under an offset, the innermost first. */
  annotationsAt(offset: number): readonly Annotation[] {
    return this.#view?.annotationsAt(offset) ?? [];
  }

  /** Scrolls to the active annotation, in one go with showing it as such. */
  revealActive(): void {
    this.#reveal = true;
    this.requestUpdate();
  }

  select(span: Span): void {
    this.#view?.select(span);
  }

  /** The view while an article is open, for what lies over the text or follows it. */
  get view(): ArticleView | undefined {
    return this.#view;
  }

  override focus(): void {
    this.#view?.focus();
  }

  /** Lights all marks of the annotation under the pointer, however others cut it up: one rule, no change of the text. */
  #onHover(event: Event): void {
    const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('mark') : null;
    const id = mark?.dataset['annotation'];
    if (id === this.#hovered) return;
    this.#hovered = id;
    const offset = mark && this.#view ? this.#view.offsetOf(mark) : 0;
    this.#fire('text-hover', { ids: mark ? this.#idsAt(offset) : [], offset });
    this.#hoverSheet.replaceSync(
      id === undefined
        ? ''
        : `mark[data-annotation="${CSS.escape(id)}"] { background: color-mix(in srgb, var(--tone) 26%, transparent); }`,
    );
  }

  #open(session: Session): void {
    const { article, codebook, annotations } = session;
    this.#shown = session;
    this.#article = article;
    this.#mount.lang = article.language ?? '';
    this.#mount.dir = article.direction === 'auto' ? '' : article.direction; // Then each block finds its own.
    this.#view = new ArticleView(this.#mount, article, {
      annotations,
      toneOf: (kind) => findKind(codebook, kind)?.tone ?? 8,
      labelOf: ({ id, kind }, part) => labelOf(codebook, kind, part, this.#numbers?.get(id)),
      onSelection: (selection, caret) => this.#fire('text-select', { selection, caret }),
      onPress: (offset) => this.#fire('text-press', { ids: this.#idsAt(offset), offset }),
    });
    this.#view.activate(this.active);
    this.#fire('text-open', {});
  }

  /** On paper all marks are drawn, each with the number that it has in the list that follows. */
  #print(printing: boolean): void {
    const ordered = this.#shown?.inReadingOrder ?? [];
    this.#numbers = printing ? new Map(ordered.map(({ id }, place) => [id, place + 1])) : undefined;
    this.#view?.drawWhole(printing);
  }

  #close(): void {
    this.#view?.destroy();
    this.#view = this.#shown = this.#article = undefined;
  }

  #idsAt(offset: number): readonly string[] {
    return this.annotationsAt(offset).map(({ id }) => id);
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** The key of the kind, with `number`, and for another part than the main one that of the part: "A", "A cue", "A4 cue". */
function labelOf(codebook: Codebook, id: string, part: string, number?: number): string {
  const kind = findKind(codebook, id);
  const letter = `${kind?.key.toUpperCase() ?? id}${number ?? ''}`;
  if (!kind || part === kind.mainPart) return letter;
  return `${letter} ${kind.parts.find((each) => each.id === part)?.label.toLowerCase() ?? part}`;
}
