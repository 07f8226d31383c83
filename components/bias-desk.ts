import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Annotation } from '../src/domain/annotation.js';
import type { Kind } from '../src/domain/codebook.js';
import type { Span } from '../src/domain/span.js';
import type { SaveState } from '../src/open-session.js';
import type { Session } from '../src/session.js';
import { about, counts } from './about-article.js';
import { AnalystActions, type ActionHost } from './analyst-actions.js';
import type { BiasArticle } from './bias-article.js';
import type { BiasDetails } from './bias-details.js';
import type { BiasList } from './bias-list.js';
import type { BiasPalette } from './bias-palette.js';
import { deskStyles } from './desk-styles.js';
import { pressedCommand, type Command } from './keys.js';
import { SessionController } from './session-controller.js';
import { controls, tokens, tones } from './theme.js';

/**
 * The analyst's place of work: the article, the list, the details, and the keys that move between them.
 * @fires annotation-create - See `<bias-annotator>`; likewise update, delete and select.
 * @fires download - The analyst wants the annotation set as a file.
 * @csspart bar - The line above the article.
 * @csspart article - The box that the article scrolls in.
 * @csspart panel - The list and the details.
 */
export class BiasDesk extends LitElement implements ActionHost {
  static override styles = [tokens, tones, controls, deskStyles];

  @property() analyst = '';
  @property({ type: Boolean }) readonly = false;
  /** Null where the host keeps the work. */
  @property({ attribute: false }) saveState: SaveState | null = null;

  @state() private activeId: string | null = null;
  @state() private selection: Span | null = null;
  @state() private announcement = '';
  @state() private panelOpen = false;
  @query('bias-article') readonly articleElement!: BiasArticle | null;
  @query('bias-list') private list!: BiasList | null;
  @query('bias-details') private details!: BiasDetails | null;
  @query('bias-palette') private palette!: BiasPalette | null;
  @query('.reader') private reader!: HTMLElement;

  /** The details were opened from the list, and Escape leads back there. */
  private fromList = false;
  readonly #controller = new SessionController(this);
  readonly #actions = new AnalystActions(this);
  #shown: Session | undefined;

  get session(): Session | undefined {
    return this.#controller.session;
  }

  get active(): Annotation | null {
    return (this.activeId !== null && this.session?.annotations.get(this.activeId)) || null;
  }

  /** Makes an annotation the active one and shows it in the text, without a word to the host page. */
  show(id: string | null): void {
    this.activate(id);
    this.articleElement?.revealActive();
  }

  /** Makes a change of what is being typed. */
  handOver(): void {
    this.details?.leave();
  }

  activate(id: string | null): void {
    this.activeId = id;
    if (id !== null) this.panelOpen = true;
  }

  announce(words: string): void {
    this.announcement = this.announcement === words ? `${words}\u00a0` : words; // The same words again are news, too.
  }

  override render() {
    const { session, active } = this;
    if (!session) return nothing;
    const { article, codebook } = session;
    const failed = this.saveState?.state === 'failed';
    return html`<div class="frame" @keydown=${this.#onKey}>
      <div class="bar" part="bar">
        <div class="about" dir="auto">${about(article)}</div>
        <div class="tools" role="toolbar" aria-label="Annotator">
          ${this.saveState && !failed && !this.readonly ? html`<bias-save-state .state=${this.saveState}></bias-save-state>` : nothing}
          ${this.readonly ? nothing : this.#steps(session)}
          <button type="button" class="plain" @click=${this.#showKeys}>
            Keys <kbd aria-hidden="true">?</kbd>
          </button>
          <button type="button" class="plain" @click=${() => this.dispatchEvent(new CustomEvent('download'))}>
            Export JSON
          </button>
        </div>
      </div>
      ${
        failed
          ? html`<bias-save-state
              .state=${this.saveState!}
              @save-retry=${() => this.dispatchEvent(new CustomEvent('save-retry'))}
              @save-download=${() => this.dispatchEvent(new CustomEvent('download'))}
            ></bias-save-state>`
          : nothing
      }
      <div class="body">
        <div class="reader" part="article">
          <bias-article
            .active=${active}
            @text-select=${this.#onSelect}
            @text-press=${(event: CustomEvent<{ ids: readonly string[] }>) => this.#actions.press(event.detail.ids)}
          ></bias-article>
          ${
            this.selection && !this.readonly
              ? html`<bias-palette
                  .kinds=${codebook.kinds}
                  @kind-pick=${(event: CustomEvent<{ kind: Kind }>) => this.#actions.mark(event.detail.kind)}
                ></bias-palette>`
              : nothing
          }
        </div>
        ${this.#panel(session, active)}
      </div>
      <div class="unseen" role="status" aria-live="polite">${this.announcement}</div>
    </div>`;
  }

  /** What was selected and chosen belongs to the article that it was in. */
  override willUpdate(): void {
    if (this.session === this.#shown) return;
    this.#shown = this.session;
    this.selection = this.activeId = null;
    this.panelOpen = false;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('selection') && this.palette)
      void this.palette.updateComplete.then(() => this.#placePalette());
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await this.articleElement?.updateComplete;
    await this.list?.updateComplete;
    return done;
  }

  #steps({ canUndo, canRedo }: Session) {
    return html`<button type="button" class="plain" ?disabled=${!canUndo} @click=${() => this.#actions.undo()}>
        Undo
      </button>
      <button type="button" class="plain" ?disabled=${!canRedo} @click=${() => this.#actions.redo()}>
        Redo
      </button>`;
  }

  #panel(session: Session, active: Annotation | null) {
    return html`<aside class="panel" part="panel" aria-labelledby="panel-title" ?data-open=${this.panelOpen}>
      <header>
        <h2 id="panel-title">
          ${session.annotations.size} ${session.annotations.size === 1 ? 'annotation' : 'annotations'}
        </h2>
        <div class="counts">${counts(session)}</div>
        <button
          type="button"
          class="toggle"
          aria-expanded=${this.panelOpen}
          @click=${() => (this.panelOpen = !this.panelOpen)}
        >
          ${this.panelOpen ? 'Hide' : 'Show'}
        </button>
      </header>
      <bias-list
        .active=${active}
        .readonly=${this.readonly}
        @annotation-pick=${(event: CustomEvent<{ id: string; open: boolean }>) => {
          this.#actions.pick(event.detail.id);
          if (event.detail.open) void this.#openDetails();
        }}
      ></bias-list>
      ${
        active
          ? html`<bias-details
              .annotation=${active}
              .codebook=${session.codebook}
              .text=${session.article.text}
              .readonly=${this.readonly}
              @annotation-patch=${({ detail }: CustomEvent) => this.#actions.patch(detail.annotation, detail.patch, detail.amends)}
              @annotation-remove=${() => this.#remove()}
              @details-close=${() => this.#closeDetails()}
            ></bias-details>`
          : nothing
      }
    </aside>`;
  }

  #onSelect({ detail }: CustomEvent<{ selection: Span | null }>): void {
    this.selection = detail.selection;
  }

  /** Under the end of the selection, and inside the reader whatever its width. */
  #placePalette(): void {
    const { palette, reader, selection } = this;
    const box = selection && this.articleElement?.boxOf(selection);
    if (!palette || !box) return;
    const frame = reader.getBoundingClientRect();
    const room = reader.clientWidth - palette.offsetWidth - 8;
    palette.style.left = `${Math.max(8, Math.min(room, box.left - frame.left - palette.offsetWidth / 2))}px`;
    palette.style.top = `${box.bottom - frame.top + reader.scrollTop + 8}px`;
  }

  #onKey(event: KeyboardEvent): void {
    const command = this.session && pressedCommand(event, this.session.codebook);
    if (command && this.#run(command)) event.preventDefault();
  }

  /** Whether the key was used. */
  #run(command: Command): boolean {
    switch (command.does) {
      case 'mark':
        this.#actions.mark(command.kind);
        return true;
      case 'previous':
      case 'next':
        this.#actions.go(command.does === 'next' ? 1 : -1);
        return true;
      case 'details':
        return this.#openTarget();
      case 'remove':
        return this.#remove();
      case 'back':
        return this.#back();
      case 'undo':
      case 'redo':
        this.#actions[command.does]();
        return true;
      case 'keys':
        void this.#showKeys();
        return true;
    }
  }

  async #showKeys(): Promise<void> {
    const { showKeys } = await import('./keys-dialog.js');
    if (this.session && this.isConnected) showKeys(this.shadowRoot!, this.session.codebook);
  }

  #openTarget(): boolean {
    const { target } = this.#actions;
    if (!target) return false;
    if (target !== this.active) this.#actions.pick(target.id);
    void this.#openDetails();
    return true;
  }

  async #openDetails(): Promise<void> {
    this.fromList = this.shadowRoot?.activeElement === this.list;
    this.panelOpen = true;
    await this.updateComplete;
    await this.details?.updateComplete;
    this.details?.focus();
  }

  /** In the list the next annotation takes the place of the one that is gone; from the details the way is to the text. */
  #remove(): boolean {
    const { target } = this.#actions;
    const { activeElement } = this.shadowRoot!;
    if (!target || (this.selection && this.articleElement?.hasFocus)) return false; // A selection asks for a mark.
    const all = this.session?.inReadingOrder ?? [];
    const place = all.indexOf(target);
    const next = all[place + 1] ?? all[place - 1];
    this.#actions.remove(target.id);
    if (activeElement === this.list && next) this.#actions.pick(next.id);
    else if (activeElement?.closest('.panel')) this.articleElement?.focus();
    return true;
  }

  #closeDetails(): void {
    this.#actions.pick(null);
    this.articleElement?.focus();
  }

  /** One step out: from details to where they were opened, from panel to text, from selection to caret, from annotation to none. */
  #back(): boolean {
    const { articleElement, selection } = this;
    if (this.fromList && this.shadowRoot?.activeElement === this.details) this.list?.focus();
    else if (!articleElement?.hasFocus) articleElement?.focus();
    else if (selection) articleElement.select({ start: selection.end, end: selection.end });
    else if (this.activeId !== null) this.#actions.pick(null);
    else return false;
    return true;
  }
}
