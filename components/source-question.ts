import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { resolve } from '../src/domain/registry.js';
import { quote } from '../src/domain/span.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import type { BiasSourcePicker } from './bias-source-picker.js';
import { SessionController } from './session-controller.js';
import { counted } from './source-labels.js';
import { sourcesCalled } from './source-names.js';
import { countOf, usesHere, type UsesElsewhere } from './source-uses.js';
import { adding, deleting, merging, movable, splitting, type SourceWork } from './source-work.js';
import { registerStyles } from './source-styles.js';
import { controls, tokens } from './theme.js';

/** What has to be said before something is done. */
export type Question =
  | { readonly asks: 'new'; readonly name: string }
  | { readonly asks: 'merge'; readonly id: string; readonly into?: string }
  | { readonly asks: 'delete'; readonly id: string }
  | { readonly asks: 'split'; readonly id: string; readonly alias: string };

/**
 * Asks what a new source is called, whom to merge one into, what becomes of the annotations of one that is deleted or
 * split, and says what will happen.
 * @fires source-work - The analyst has decided: `detail` is a SourceWork.
 * @fires source-ask - The analyst wants something else asked: `detail` is a Question.
 * @fires source-show - The analyst wants to see the source `detail.id` instead.
 * @fires question-close - The analyst wants nothing done.
 */
export class BiasSourceQuestion extends LitElement {
  static override styles = [tokens, controls, registerStyles];

  @property({ attribute: false }) question: Question | null = null;
  @property({ attribute: false }) elsewhere: UsesElsewhere | undefined;
  /** Grows with what `elsewhere` knows. */
  @property({ type: Number }) known = 0;

  @state() private typed = '';
  @state() private error = '';
  /** Ids of the annotations that do not go along with a name that is split off. */
  @state() private staying: ReadonlySet<string> = new Set();
  @query('bias-source-picker') private picker!: BiasSourcePicker | null;
  @query('[data-first]') private first!: HTMLElement | null;

  readonly #controller = new SessionController(this);

  override focus(): void {
    (this.picker ?? this.first)?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('question')) return;
    this.typed = this.question?.asks === 'new' ? this.question.name : '';
    this.error = '';
    this.staying = new Set();
  }

  override render() {
    const { question } = this;
    const { session } = this.#controller;
    if (!question || !session) return nothing;
    if (question.asks === 'new') return this.#new(session);
    const source = resolve(session.registry, question.id);
    const gone = !source || (question.asks === 'split' && !source.aliases.includes(question.alias));
    if (gone)
      return this.#section('Gone', html`<p>What this was about is gone.</p>`, this.#close('Go on', true));
    if (question.asks === 'delete') return this.#delete(session, source);
    if (question.asks === 'split') return this.#split(session, source, question.alias);
    const into = question.into === undefined ? undefined : resolve(session.registry, question.into);
    return into && into !== source ? this.#merge(session, source, into) : this.#pick(source);
  }

  #section(title: string, content: unknown, buttons: unknown) {
    return html`<section aria-labelledby="title">
      <h3 id="title">${title}</h3>
      ${content}
      <div class="actions">${buttons}</div>
    </section>`;
  }

  #close(label: string, first = false) {
    return html`<button type="button" ?data-first=${first} @click=${() => this.#fire('question-close')}>
      ${label}
    </button>`;
  }

  #new({ registry }: Session) {
    const [there] = this.typed.trim() ? sourcesCalled(registry, this.typed) : [];
    const add = () => {
      if (this.typed.trim()) this.#work(adding(this.typed));
      else this.error = 'A source needs a name.';
      this.first?.focus();
    };
    return this.#section(
      'New source',
      html`<label class="field">
          <span class="field-name">Name</span>
          <input
            data-first
            name="new-name"
            autocomplete="off"
            dir="auto"
            aria-invalid=${this.error !== ''}
            aria-describedby="new-error"
            .value=${live(this.typed)}
            @input=${(event: Event) => (this.typed = (event.currentTarget as HTMLInputElement).value)}
            @keydown=${(event: KeyboardEvent) => {
              if (event.key === 'Enter' && !event.isComposing) add();
            }}
          />
          <span class="error" id="new-error">${this.error}</span>
        </label>
        ${
          there
            ? html`<p class="namesake">
                <span><bdi>${there.name}</bdi> is called so already.</span>
                <button
                  type="button"
                  class="plain"
                  @click=${() => this.#fire('source-show', { id: there.id, open: true })}
                >
                  Show it
                </button>
              </p>`
            : nothing
        }`,
      html`<button type="button" class="primary" @click=${add}>Add</button> ${this.#close('Cancel')}`,
    );
  }

  #pick(source: Source) {
    return this.#section(
      'Merge into another',
      html`<bias-source-picker
        existing
        .words=${source.name}
        .taken=${[source.id]}
        .label=${`Which source is “${source.name}” another name of?`}
        @source-pick=${({ detail }: CustomEvent<{ id: string }>) =>
          this.#fire('source-ask', { asks: 'merge', id: source.id, into: detail.id })}
        @picker-close=${() => this.#fire('question-close')}
      ></bias-source-picker>`,
      nothing, // The picker has a button to close it.
    );
  }

  #merge(session: Session, from: Source, into: Source) {
    return this.#section(
      'Merge',
      html`<p>
        “<bdi>${from.name}</bdi>” will be another name of “<bdi>${into.name}</bdi>”.
        ${this.#usesOf(session, from)} will count as “<bdi>${into.name}</bdi>”, which also takes over what is
        coded only of “<bdi>${from.name}</bdi>”.
      </p>`,
      html`<button
          type="button"
          class="primary"
          data-first
          @click=${() => this.#work(merging(session, from, into))}
        >
          Merge
        </button>
        <button
          type="button"
          @click=${() => this.#fire('source-ask', { asks: 'merge', id: into.id, into: from.id })}
        >
          The other way round
        </button>
        ${this.#close('Cancel')}`,
    );
  }

  #delete(session: Session, source: Source) {
    const uses = usesHere(session).get(source.id) ?? [];
    const alone = uses.filter((each) => session.sourcesOf(each).length === 1).length;
    const there = countOf(this.elsewhere?.of(session.registry, source) ?? []);
    const left = [
      ...(alone ? [`${counted(alone, 'annotation')} here`] : []),
      ...(there ? [`${counted(there, 'annotation')} in other articles`] : []),
    ].join(' and ');
    return this.#section(
      'Delete',
      html`<p>
        “<bdi>${source.name}</bdi>” is in use: ${this.#usesOf(session, source)}. What is to become of them?
      </p>`,
      html`${this.#close('Keep it', true)}
        <button type="button" @click=${() => this.#fire('source-ask', { asks: 'merge', id: source.id })}>
          Merge it into another…
        </button>
        <button type="button" class="danger" @click=${() => this.#work(deleting(session, source))}>
          ${left ? `Delete it, and leave ${left} without this source` : 'Delete it'}
        </button>`,
    );
  }

  #split(session: Session, source: Source, alias: string) {
    const uses = movable(session, source, alias);
    const moved = new Set(uses.map(({ id }) => id).filter((id) => !this.staying.has(id)));
    return this.#section(
      'A source of its own',
      html`<p id="moved">
          “<bdi>${alias}</bdi>” will no longer be a name of “<bdi>${source.name}</bdi>”. Which of these go along
          with it?
        </p>
        <div class="moved" role="group" aria-labelledby="moved">
          ${uses.map(
            ({ id, spans }, place) =>
              html`<label class="check">
                <input
                  type="checkbox"
                  ?data-first=${place === 0}
                  .checked=${live(!this.staying.has(id))}
                  @change=${() => this.#toggle(id)}
                />
                <span class="quote" dir="auto">${quote(session.article.text, spans)}</span>
              </label>`,
          )}
        </div>`,
      html`<button
          type="button"
          class="primary"
          @click=${() => this.#work(splitting(session, source, alias, moved))}
        >
          Make it a source, with ${moved.size} of ${uses.length}
        </button>
        ${this.#close('Cancel')}`,
    );
  }

  /** “3 annotations here and 4 in 2 other articles”. */
  #usesOf(session: Session, source: Source): string {
    const here = counted(usesHere(session).get(source.id)?.length ?? 0, 'annotation');
    const others = this.elsewhere?.of(session.registry, source) ?? [];
    if (!others.length) return `${here} in this article`;
    return `${here} here and ${countOf(others).toLocaleString()} in ${counted(others.length, 'other article')}`;
  }

  #toggle(id: string): void {
    const staying = new Set(this.staying);
    if (!staying.delete(id)) staying.add(id);
    this.staying = staying;
  }

  #work(work: SourceWork): void {
    this.#fire('source-work', work);
  }

  #fire(type: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
