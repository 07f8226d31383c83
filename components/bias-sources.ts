import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Change } from '../src/domain/change.js';
import { resolve } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import type { DispatchOptions, Session } from '../src/session.js';
import { BiasSourcePicker } from './bias-source-picker.js';
import { defineAll } from './define-all.js';
import { SessionController } from './session-controller.js';
import { BiasSourceForm } from './source-form.js';
import { BiasSourceList } from './source-list.js';
import { BiasSourceQuestion, type Question } from './source-question.js';
import { BiasSourceSides } from './source-sides.js';
import { usesHere, UsesElsewhere, type FindUses } from './source-uses.js';
import { deleting, isNothing, movable, splitting, type SourceWork } from './source-work.js';
import { dialogStyles } from './sources-styles.js';
import { controls, tokens } from './theme.js';

/**
 * All sources of the project, in a dialog: what is coded of each and where it is used; merge, split and delete them; the
 * sides that the project tells apart. Every action is one step, and can be undone here.
 * @fires sources-close - The dialog is closed.
 * @fires use-pick - The analyst wants to see the annotation `detail.id` of this article.
 * @fires article-pick - The analyst wants to see where the article `detail.articleId` names `detail.sourceId`; whoever
 *   opens it prevents the default, which is to say where it can be opened.
 */
export class BiasSources extends LitElement {
  static override styles = [tokens, controls, dialogStyles];

  /** Show, and change nothing. */
  @property({ type: Boolean }) readonly = false;
  /** Where annotations hold an id, by article; those of merged entries are asked for by their own. */
  @property({ attribute: false }) uses: FindUses | undefined;
  /** Makes a change; without it the session alone hears of it. */
  @property({ attribute: false }) commit: ((change: Change, recording: DispatchOptions) => void) | undefined;
  @property({ attribute: false }) undo: (() => void) | undefined;
  @property({ attribute: false }) redo: (() => void) | undefined;

  /** Id of the source that is shown. */
  @state() private shown: string | undefined;
  @state() private question: Question | null = null;
  @state() private said = '';
  @state() private known = 0;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('bias-source-list') private list!: BiasSourceList | null;
  @query('bias-source-form') private form!: BiasSourceForm | null;
  @query('bias-source-question') private asked!: BiasSourceQuestion | null;

  readonly #controller = new SessionController(this, { onChange: () => void this.#keepFocus() });
  #elsewhere: UsesElsewhere | undefined;

  /** Shows the dialog, at the source `sourceId` where that is given. */
  open(sourceId?: string): void {
    defineAll({
      'bias-source-picker': BiasSourcePicker,
      'bias-source-list': BiasSourceList,
      'bias-source-form': BiasSourceForm,
      'bias-source-question': BiasSourceQuestion,
      'bias-source-sides': BiasSourceSides,
    });
    const { session } = this.#controller;
    const { uses } = this;
    this.leave();
    this.#elsewhere = session && uses && new UsesElsewhere(uses, session.article.id, () => (this.known += 1));
    this.shown = sourceId;
    this.question = null;
    this.said = '';
    void this.#begin();
  }

  async #begin(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    if (!this.dialog?.open) this.dialog?.showModal();
    await this.list?.updateComplete;
    if (this.#source) this.list?.focus();
    else this.list?.focusSearch();
  }

  close(): void {
    this.leave();
    this.dialog?.close();
  }

  /** Keeps what is being typed about the source that is shown. */
  leave(): void {
    this.form?.leave();
  }

  get #source(): Source | undefined {
    const { session } = this.#controller;
    return session && this.shown !== undefined ? resolve(session.registry, this.shown) : undefined;
  }

  override render() {
    const { session } = this.#controller;
    if (!session) return nothing;
    const source = this.#source;
    return html`<dialog
      aria-labelledby="sources-title"
      @keydown=${this.#onKey}
      @cancel=${this.leave}
      @close=${() => this.dispatchEvent(new CustomEvent('sources-close'))}
    >
      <div class="frame">
        ${this.#header(session)}
        <div class="body">
          <div class="side-of-list">
            <bias-source-list
              .shown=${source}
              .elsewhere=${this.#elsewhere}
              .known=${this.known}
              @source-show=${this.#onShow}
            ></bias-source-list>
            <details>
              <summary>Sides of this project (${session.sides.length})</summary>
              <bias-source-sides .readonly=${this.readonly} @source-work=${this.#onWork}></bias-source-sides>
            </details>
          </div>
          <div class="side-of-form">${this.question ? this.#ask(this.question) : this.#form(source)}</div>
        </div>
        <div class="said" role="status">${this.said}</div>
      </div>
    </dialog>`;
  }

  #header(session: Session) {
    return html`<header>
      <h2 id="sources-title">Sources</h2>
      ${
        this.readonly
          ? nothing
          : html`<button
                type="button"
                @click=${() => this.#onAsk({ asks: 'new', name: this.list?.unmatched ?? '' })}
              >
                New source
              </button>
              ${this.#step('Undo', session.undoName)} ${this.#step('Redo', session.redoName)}`
      }
      <button type="button" class="plain" aria-label="Close the sources" @click=${this.close}>✕</button>
    </header>`;
  }

  /** Never disabled, or the focus would be lost with the last step. */
  #step(label: 'Undo' | 'Redo', name: string | null) {
    return html`<button
      type="button"
      aria-disabled=${name === null}
      title=${name ?? ''}
      @click=${() => this.#take(label)}
    >
      <span class="step">${name === null ? label : `${label}: ${lowered(name)}`}</span>
    </button>`;
  }

  #form(source: Source | undefined) {
    if (!source)
      return html`<p class="blank">Choose a source, to see what is coded of it and where it is used.</p>`;
    return html`<bias-source-form
      .source=${source}
      .readonly=${this.readonly}
      .elsewhere=${this.#elsewhere}
      .known=${this.known}
      @source-work=${this.#onWork}
      @source-ask=${({ detail }: CustomEvent) => void this.#asks({ ...detail, id: source.id } as Question)}
      @use-pick=${this.#pass}
      @article-pick=${this.#onArticlePick}
    ></bias-source-form>`;
  }

  #ask(question: Question) {
    return html`<bias-source-question
      .question=${question}
      .elsewhere=${this.#elsewhere}
      .known=${this.known}
      @source-work=${this.#onWork}
      @source-ask=${({ detail }: CustomEvent<Question>) => this.#onAsk(detail)}
      @source-show=${this.#onShow}
      @question-close=${() => this.#goOn('form')}
    ></bias-source-question>`;
  }

  /** What needs no question is done at once. */
  async #asks(question: Question): Promise<void> {
    const { session } = this.#controller;
    const source = this.#source;
    if (!session || !source) return;
    if (question.asks === 'delete') {
      const here = usesHere(session).get(source.id)?.length ?? 0;
      const there = await this.#elsewhere?.find(session.registry, source).catch(() => null);
      if (!here && there !== null && !there?.length) return this.#do(deleting(session, source));
    }
    if (question.asks === 'split') {
      try {
        if (!movable(session, source, question.alias).length)
          return this.#do(splitting(session, source, question.alias, new Set()));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        this.said = `${error.message}.`; // Two that share all their names cannot be told apart by one.
        return;
      }
    }
    this.#onAsk(question);
  }

  #onAsk(question: Question): void {
    this.leave();
    this.question = question;
    void this.#goOn('question');
  }

  #onWork({ detail }: CustomEvent<SourceWork>): void {
    this.#do(detail);
  }

  #do(work: SourceWork): void {
    const { session } = this.#controller;
    if (!session || this.readonly || isNothing(work)) return;
    const { change = [], name, amends = false, said, sources = [], sides, show } = work;
    const recording: DispatchOptions = { name, amends, sources, ...(sides && { sides }) };
    if (this.commit) this.commit(change, recording);
    else session.dispatch(change, recording);
    this.said = said;
    if (show !== undefined) this.shown = show;
    // What was asked is answered; and what was shown may be gone.
    if (this.question || show !== undefined || (this.shown !== undefined && !this.#source))
      void this.#goOn('list');
  }

  #take(label: 'Undo' | 'Redo'): void {
    const { session } = this.#controller;
    if (!session || this.readonly) return;
    const name = label === 'Undo' ? session.undoName : session.redoName;
    if (name === null) return void (this.said = `Nothing to ${lowered(label)}.`);
    const step =
      (label === 'Undo' ? this.undo : this.redo) ?? (() => session[label === 'Undo' ? 'undo' : 'redo']());
    step();
    this.said = `${label === 'Undo' ? 'Undone' : 'Redone'}: ${lowered(name)}.`;
  }

  async #onShow({ detail }: CustomEvent<Shown>): Promise<void> {
    this.question = null;
    this.shown = detail.id;
    if (detail.open) return this.#goOn('form');
    await this.updateComplete;
    await this.form?.updateComplete;
    // In one column the fields are further down; who goes through the list by keys stays there.
    if (detail.pressed) this.form?.scrollIntoView({ block: 'nearest' });
  }

  /** Takes the focus to where the work goes on; a question that is not asked any more is closed. */
  async #goOn(where: 'list' | 'form' | 'question'): Promise<void> {
    if (where !== 'question') this.question = null;
    await this.updateComplete;
    const target = { list: this.list, form: this.form ?? this.list, question: this.asked }[where];
    await target?.updateComplete;
    target?.focus();
  }

  /** What had the focus may be gone with what it was about: undone here, or deleted in another tab. */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    await new Promise(requestAnimationFrame);
    if (this.dialog?.open && !this.shadowRoot?.activeElement) this.list?.focus();
  }

  /** No key of the dialog is one of the desk's around it. */
  #onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape' && this.question && !event.defaultPrevented) {
      event.preventDefault(); // A step back first: the dialog would close.
      void this.#goOn('form');
    }
    const target = event.composedPath()[0] as HTMLElement;
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return;
    if (target.matches('textarea, input:not([type="checkbox"])')) return; // A text takes back its own letters.
    event.preventDefault();
    this.#take(key === 'y' || event.shiftKey ? 'Redo' : 'Undo');
  }

  #onArticlePick({ type, detail }: CustomEvent<{ title: string }>): void {
    const taken = !this.dispatchEvent(new CustomEvent(type, { detail, cancelable: true }));
    if (!taken) this.said = `It opens where the articles are listed: ${detail.title}.`;
  }

  #pass({ type, detail }: CustomEvent): void {
    this.dispatchEvent(new CustomEvent(type, { detail: detail as unknown }));
  }
}

interface Shown {
  readonly id: string;
  readonly open: boolean;
  readonly pressed: boolean;
}

const lowered = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
