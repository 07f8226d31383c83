import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { emptyFilter, type Filter } from '../src/coding/filter.js';
import type { Annotation } from '../src/domain/annotation.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Span } from '../src/domain/span.js';
import type { Project, SaveState } from '../src/open-session.js';
import type { Session } from '../src/session.js';
import { AnalystActions } from './analyst-actions.js';
import type { AttachView } from './attach-by-hand.js';
import type { BiasArticle } from './bias-article.js';
import type { BiasDetails } from './bias-details.js';
import type { BiasFilter } from './bias-filter.js';
import type { BiasFlow } from './bias-flow.js';
import type { BiasList } from './bias-list.js';
import type { BiasPalette } from './bias-palette.js';
import { barTemplate } from './desk-bar.js';
import type { Coder, CodingHost, Opening } from './coder.js';
import type { FlowView } from './coding-flow.js';
import { coding } from './coding.js';
import { DeskKeys } from './desk-keys.js';
import { nearCaret, placeBeside } from './desk-places.js';
import { panelTemplate } from './desk-panel.js';
import { readerTemplate } from './desk-reader.js';
import { deskStyles } from './desk-styles.js';
import { Publication } from './publication.js';
import { SessionController } from './session-controller.js';
import type { Notice } from './session-loader.js';
import { controls, tokens, tones } from './theme.js';
import { whenIdle } from './when-idle.js';

/**
 * The analyst's place of work: the article, the list, the details, and the keys that move between them.
 * @fires annotation-create - See `<bias-annotator>`; likewise update, delete and select.
 * @fires article-revise - Parts of the page were taken back into the text of `detail.article`; whoever stores it as a new revision
 *   prevents the default.
 * @fires version-remove - The analyst wants the version before back.
 * @fires download - The analyst wants the annotation set as a file.
 * @fires article-pick - The analyst wants to see where `detail.sourceId` is used in `detail.articleId`, called `detail.title`; whoever
 *   opens it prevents the default.
 * @csspart bar - See `<bias-annotator>`, which hands on all parts.
 */
export class BiasDesk extends LitElement implements CodingHost {
  static override styles = [tokens, tones, controls, deskStyles];

  @property() analyst = '';
  @property({ type: Boolean }) readonly = false;
  /** Null where the host keeps the work. */
  @property({ attribute: false }) saveState: SaveState | null = null;
  /** What lies beyond the article: other articles, settings. */
  @property({ attribute: false }) project: Project | undefined;

  @state() private activeId: string | null = null;
  @state() selection: Span | null = null;
  @state() near: Annotation | null = null;
  @state() private announcement = '';
  @state() panelOpen = false;
  @state() flow: FlowView | null = null;
  /** Annotations on the same words, to choose from. */
  @state() stack: readonly Annotation[] = [];
  @state() stackMode: 'hover' | 'choose' = 'choose';
  @state() filter: Filter = emptyFilter;
  /** An annotation of an earlier revision, while it is attached by hand. */
  @state() attaching: AttachView | null = null;
  @state() filtered = 0;
  /** What stands in the place of the list and the details. */
  @state() aside: { template(session: Session): unknown } | null = null;
  @query('bias-article') readonly articleElement!: BiasArticle | null;
  @query('bias-list') readonly list!: BiasList | null;
  @query('bias-details') readonly details!: BiasDetails | null;
  @query('bias-filter') readonly filterElement!: BiasFilter | null;
  @query('bias-palette') private palette!: BiasPalette | null;
  @query('bias-flow') private flowElement!: BiasFlow | null;
  @query('.reader') private reader!: HTMLElement;

  coder: Coder | null = null;
  readonly actions = new AnalystActions(this);
  readonly keys = new DeskKeys(this);
  protected readonly publication = new Publication(this);
  readonly #controller = new SessionController(this, { onChange: () => this.coder?.flow.follow() });
  #loading: Promise<void> | undefined;
  /** It could not be loaded, and is tried again only when somebody needs it. */
  #missing = false;
  /** Marked before that part was there, with the words that were selected. */
  #begun: (readonly [id: string, selected: Span])[] = [];
  #shown: Session | undefined;
  /** Where the stack stands: an offset into the article. */
  #stackAt = 0;
  #hover = 0;

  get session(): Session | undefined {
    return this.#controller.session;
  }

  get active(): Annotation | null {
    return (this.activeId !== null && this.session?.annotations.get(this.activeId)) || null;
  }

  get shown(): readonly Annotation[] {
    return this.list?.shown ?? this.session?.inReadingOrder ?? [];
  }

  /** Makes an annotation the active one and shows it in the text, without a word to the host page. */
  show(id: string | null): void {
    this.activate(id);
    this.articleElement?.revealActive();
  }

  /** Makes a change of what is being typed. */
  handOver(): void {
    this.details?.leave?.(); // Not there yet while its part of the tool is loading.
  }

  activate(id: string | null): void {
    if (this.flow && this.flow.annotation.id !== id) this.coder?.flow.stop();
    this.activeId = id;
    if (id === null) return;
    this.panelOpen = true;
    void this.loadCoding();
  }

  announce(words: string): void {
    this.announcement = this.announcement === words ? `${words}\u00a0` : words; // The same words again are news, too.
  }

  begin(id: string, selected: Span): void {
    if (this.coder) return this.coder.begin(id, selected);
    this.#begun.push([id, selected]);
    void this.loadCoding();
  }

  showFlow(view: FlowView | null): void {
    const [before, after] = [this.flow?.step, view?.step];
    this.flow = view;
    const focused = this.shadowRoot?.activeElement;
    const inFlow = focused !== null && focused === this.flowElement;
    const asks = after === 'who' && before !== 'who' && (inFlow || this.articleElement?.hasFocus);
    if (!asks && !(inFlow && (!view || (before === 'who' && after !== 'who')))) return; // The focus is elsewhere, or can stay.
    void this.updateComplete.then(() => (asks ? this.flowElement : this.articleElement)?.focus());
  }

  /** The part of the tool for coding in depth; what it lacks is said where it is missed. */
  loadCoding(): Promise<void> {
    return (this.#loading ??= coding().then(
      ({ Coder }) => {
        this.coder = new Coder(this);
        this.coder.flow.prepare();
        for (const [id, selected] of this.#begun.splice(0))
          this.coder.finish(id, selected, { asks: id === this.activeId });
        this.requestUpdate();
      },
      (error: unknown) => {
        this.#loading = undefined;
        if (this.#missing) this.#tell(error);
        this.#missing = true; // Nobody has missed it yet.
      },
    ));
  }

  override render() {
    const { session } = this;
    if (!session) return nothing;
    return html`<div class="frame" @keydown=${(event: KeyboardEvent) => this.keys.press(event)}>
      ${barTemplate(this, session)} ${this.readonly ? html`<bias-key part="key"></bias-key>` : nothing}
      <div class="body">
        ${readerTemplate(this, session)} ${this.aside?.template(session) ?? panelTemplate(this, session)}
      </div>
      <bias-printed></bias-printed>
      <div class="unseen" role="status" aria-live="polite">${this.announcement}</div>
    </div>`;
  }

  /** What was selected and chosen belongs to the article that it was in. */
  override willUpdate(): void {
    if (this.session === this.#shown) return;
    this.#shown = this.session;
    this.coder?.flow.stop();
    this.coder?.flow.prepare();
    this.#begun = [];
    this.selection = this.activeId = this.near = this.flow = this.attaching = null;
    this.stack = [];
    this.filter = emptyFilter;
    this.panelOpen = false;
  }

  override updated(changed: PropertyValues): void {
    if (this.session && !this.#loading && !this.#missing) whenIdle(() => void this.loadCoding(), soon);
    const { reader, palette } = this;
    const view = this.articleElement?.view;
    if (!view) return;
    if (changed.has('selection') && this.selection)
      void placeBeside(reader, palette, view.boxAt(this.selection.end, -1));
    // What is asked takes room away below the text: the words that it is about stay in sight.
    if (changed.has('flow') && this.flow && !changed.get('flow'))
      void this.flowElement?.updateComplete.then(
        () => this.flow && view.reveal(this.flow.annotation.spans[0]!),
      );
    if (changed.has('stack') && this.stack.length)
      void placeBeside(reader, this.renderRoot.querySelector('bias-stack'), view.boxAt(this.#stackAt, 1));
    void this.#count();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await this.articleElement?.updateComplete;
    await this.list?.updateComplete;
    await this.#loading;
    await this.details?.updateComplete;
    return done;
  }

  async open(what: Opening, sourceId?: string): Promise<void> {
    await this.attempt(async () => {
      const { open } = await coding();
      await this.loadCoding();
      await open(this, what, sourceId);
    });
  }

  /** Runs `task`, and has it said on screen where it fails. */
  async attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    const detail = { message: sentenceOf(error), problems: [] };
    this.dispatchEvent(new CustomEvent<Notice>('desk-trouble', { detail }));
  }

  async attachStep(does: 'take' | 'pass' | 'stop'): Promise<void> {
    const { attach } = await coding();
    attach[does](this);
  }

  goTo(span: Span): void {
    const { articleElement } = this;
    articleElement?.focus();
    articleElement?.select({ start: span.start, end: span.start });
    articleElement?.view?.reveal(span);
  }

  closeStack(): void {
    clearTimeout(this.#hover);
    this.stack = [];
  }

  readonly onSelect = ({ detail }: CustomEvent<{ selection: Span | null; caret: number }>): void => {
    this.selection = detail.selection;
    this.near = nearCaret(this, detail.caret);
  };

  /** Where several annotations lie, all are named beside the text, and the next press goes on through them. */
  readonly onPress = ({ detail }: CustomEvent<{ ids: readonly string[]; offset: number }>): void => {
    this.actions.press(detail.ids);
    this.closeStack();
    if (detail.ids.length > 1) this.#showStack('choose', detail);
  };

  readonly onHover = ({ detail }: CustomEvent<{ ids: readonly string[]; offset: number }>): void => {
    clearTimeout(this.#hover);
    if (this.stack.length && this.stackMode === 'choose') return;
    if (!detail.ids.length) this.stack = [];
    else this.#hover = window.setTimeout(() => this.#showStack('hover', detail), hoverDelay);
  };

  #showStack(mode: 'hover' | 'choose', { ids, offset }: { ids: readonly string[]; offset: number }): void {
    const stack = ids.flatMap((id) => this.session?.annotations.get(id) ?? []);
    void this.loadCoding();
    this.stackMode = mode;
    this.#stackAt = offset;
    this.stack = stack;
  }

  /** After the list has rendered: how many rows the filter leaves. */
  async #count(): Promise<void> {
    await this.list?.updateComplete;
    this.filtered = this.list?.shown.length ?? 0;
  }
}

/** Milliseconds after the article is on screen: before the first key is pressed. */
const soon = 500;

/** Milliseconds that the pointer rests on a mark before it is told what that is. */
const hoverDelay = 350;
