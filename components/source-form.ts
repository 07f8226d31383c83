import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Annotation } from '../src/domain/annotation.js';
import { resolve } from '../src/domain/registry.js';
import { quote } from '../src/domain/span.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import { SessionController } from './session-controller.js';
import { codedFields } from './source-fields-view.js';
import { times } from './source-labels.js';
import { nameFields } from './source-names.js';
import { usesHere, type UsesElsewhere } from './source-uses.js';
import {
  calledAlready,
  isNothing,
  removingAlias,
  setting,
  siding,
  typing,
  type SourceWork,
  type TypedField,
} from './source-work.js';
import { registerStyles } from './source-styles.js';
import { controls, tokens } from './theme.js';

/** Quotes shown before the analyst asks for all. */
const most = 30;

/** Milliseconds without a key after which what was typed is kept. */
const pause = 400;

/**
 * One source: its names, what is coded of it, where it is used. A text is kept after each pause in typing, so that a
 * crash loses no more than the last words; all that is typed until the field is left is one step.
 * @fires source-work - The analyst changed something: `detail` is a SourceWork.
 * @fires source-ask - The analyst wants to merge, delete or split it: `detail` is a Question without its `id`.
 * @fires use-pick - The analyst wants to see the annotation `detail.id`.
 * @fires article-pick - The analyst wants to see the article `detail.articleId`, called `detail.title`.
 */
export class BiasSourceForm extends LitElement {
  static override styles = [tokens, controls, registerStyles];

  @property({ attribute: false }) source: Source | undefined;
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) elsewhere: UsesElsewhere | undefined;
  /** Grows with what `elsewhere` knows. */
  @property({ type: Number }) known = 0;

  /** What is being typed, by field: a change from elsewhere must not overwrite it. */
  @state() private drafts: Readonly<Record<string, string>> = {};
  @state() private errors: Readonly<Record<string, string>> = {};
  @state() private all = false;
  @query('[name="name"]') private nameField!: HTMLInputElement | null;

  readonly #controller = new SessionController(this);
  /** The field that is being typed into, and the source that it was about when that began. */
  #typing: { readonly field: TypedField; readonly id: string } | undefined;
  /** Something is typed that is not kept yet. */
  #fresh = false;
  /** The source before anything that is typed now was kept of it, and after: the rest goes on with that change. */
  #kept: { readonly before: Source; readonly after: Source } | undefined;
  #pause = 0;
  #connected = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    document.addEventListener('visibilitychange', () => document.hidden && this.#handOver(), { signal });
    window.addEventListener('pagehide', () => this.#handOver(), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.leave();
    this.#connected.abort();
  }

  override focus(): void {
    this.nameField?.focus();
  }

  /** Keeps what is being typed, and ends the step; a name that cannot be is refused, and stays in its field. */
  leave(): void {
    const { field } = this.#typing ?? {};
    if (!field) return;
    this.#handOver();
    const trouble = this.#trouble(field);
    this.#typing = this.#kept = undefined;
    if (trouble) this.errors = { ...this.errors, [field]: trouble };
    else this.#settle(field);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const shown = changed.get('source');
    if (!changed.has('source') || shown?.id === this.source?.id) return;
    this.all = false;
    // Merged elsewhere while somebody types about it: that goes on, about what it was merged into.
    if (shown && this.#typing && this.#live(shown.id) === this.source) return;
    this.leave();
    this.drafts = this.errors = {};
  }

  override render() {
    const { source } = this;
    const { session } = this.#controller;
    if (!source || !session) return nothing;
    return html`<section aria-label="Source">
      <fieldset class="bare" ?disabled=${this.readonly} @focusout=${this.leave}>
        <legend class="unseen">${source.name}</legend>
        ${this.#nameField(source)}
        ${nameFields({
          registry: session.registry,
          source,
          aliases: (this.#begun(source) ?? source).aliases,
          typed: this.drafts['alias'] ?? '',
          error: this.errors['alias'],
          onType: (event) => this.#type('alias', event),
          onAdd: () => this.leave(),
          onRemove: (alias) => void this.#removeAlias(session, source, alias),
          onSplit: (alias) => this.#ask({ asks: 'split', alias }),
          onMerge: (other) => this.#ask({ asks: 'merge', into: other.id }),
        })}
        ${codedFields({
          session,
          source,
          typed: (field) => this.drafts[field],
          onType: (field, event) => this.#type(field, event),
          onText: () => this.leave(),
          onChoose: (field, label, value) => this.#work(setting(session, source, label, { [field]: value })),
          onSide: (side, here) => this.#work(siding(session, source, side, here)),
        })}
        <div class="actions">
          <button type="button" @click=${() => this.#ask({ asks: 'merge' })}>Merge into…</button>
          <button type="button" @click=${() => this.#ask({ asks: 'delete' })}>Delete…</button>
        </div>
      </fieldset>
      ${this.#uses(session, source)} ${this.#others(session, source)}
    </section>`;
  }

  #nameField(source: Source) {
    const { name: error } = this.errors;
    return html`<label class="field">
      <span class="field-name">Name</span>
      <input
        name="name"
        class="title"
        autocomplete="off"
        dir="auto"
        aria-invalid=${error !== undefined}
        aria-describedby=${error === undefined ? nothing : 'name-error'}
        .value=${live(this.drafts['name'] ?? source.name)}
        @input=${(event: Event) => this.#type('name', event)}
        @change=${this.leave}
      />
      ${error === undefined ? nothing : html`<span class="error" id="name-error">${error}</span>`}
    </label>`;
  }

  #uses(session: Session, source: Source) {
    const uses = usesHere(session).get(source.id) ?? [];
    const shown = this.all ? uses : uses.slice(0, most);
    return html`<h3 id="uses">Uses in this article</h3>
      ${
        uses.length
          ? html`<ul class="uses" aria-labelledby="uses">
              ${shown.map((each) => this.#use(session, each))}
            </ul>`
          : html`<p class="soft">Nothing in this article names it.</p>`
      }
      ${
        shown.length < uses.length
          ? html`<button type="button" class="plain" @click=${this.#showAll}>
              Show all ${uses.length.toLocaleString()}
            </button>`
          : nothing
      }`;
  }

  #use({ article }: Session, { id, spans }: Annotation) {
    return html`<li>
      <button type="button" class="plain use" @click=${() => this.#fire('use-pick', { id })}>
        <span class="quote" dir="auto">${quote(article.text, spans)}</span>
      </button>
    </li>`;
  }

  #others({ registry }: Session, source: Source) {
    if (!this.elsewhere) return nothing;
    const uses = this.elsewhere.of(registry, source);
    return html`<h3 id="others">In other articles</h3>
      ${
        uses?.length
          ? html`<ul class="uses" aria-labelledby="others">
              ${uses.map(
                ({ articleId, title, count }) =>
                  html`<li>
                    <button
                      type="button"
                      class="plain use"
                      @click=${() => this.#fire('article-pick', { articleId, sourceId: source.id, title })}
                    >
                      <span class="quote" dir="auto">${title}</span> <span class="soft">${times(count)}</span>
                    </button>
                  </li>`,
              )}
            </ul>`
          : html`<p class="soft">${uses ? 'Nothing in other articles names it.' : 'Looking…'}</p>`
      }`;
  }

  /** The button goes; the focus goes on to the first of those that it brought. */
  async #showAll(): Promise<void> {
    this.all = true;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('[aria-labelledby="uses"] button')[most]?.focus();
  }

  /** The chip goes with its buttons; the focus goes on to the next one, or to the field for another name. */
  async #removeAlias(session: Session, source: Source, alias: string): Promise<void> {
    const place = source.aliases.indexOf(alias);
    this.#work(removingAlias(session, source, alias));
    await new Promise(requestAnimationFrame);
    const left = this.renderRoot.querySelectorAll<HTMLElement>('.alias');
    const next = left[Math.min(place, left.length - 1)]?.querySelector<HTMLElement>('button:last-of-type');
    (next ?? this.renderRoot.querySelector<HTMLElement>('[name="alias"]'))?.focus();
  }

  #type(field: TypedField, event: Event): void {
    const { value } = event.currentTarget as HTMLInputElement | HTMLTextAreaElement;
    if (this.#typing?.field !== field) this.leave();
    this.#typing ??= { field, id: this.source!.id };
    this.#fresh = true;
    this.drafts = { ...this.drafts, [field]: value };
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#handOver(), pause);
  }

  #live(id: string): Source | undefined {
    const { session } = this.#controller;
    return session && resolve(session.registry, id);
  }

  /** `source` before what is being typed changed it; undefined where nothing has, or where another tab has since. */
  #begun(source: Source): Source | undefined {
    return this.#kept?.after === source ? this.#kept.before : undefined;
  }

  #handOver(): void {
    clearTimeout(this.#pause);
    const { session } = this.#controller;
    if (!session || !this.#typing || !this.#fresh) return;
    this.#fresh = false;
    const { id, field } = this.#typing;
    const source = this.#live(id);
    if (!source) return; // Deleted in another tab.
    const begun = this.#begun(source);
    const before = begun ?? source;
    // The name of one that was merged is another name of what it was merged into.
    const meant = field === 'name' && source.id !== id ? 'alias' : field;
    const work = typing(session, before, meant, this.drafts[field] ?? '');
    if (isNothing(work)) return;
    this.#work({ ...work, amends: begun !== undefined });
    this.#kept = { before, after: this.#live(id) ?? source };
  }

  /** Why what is typed cannot be, in a sentence. */
  #trouble(field: TypedField): string | undefined {
    const words = (this.drafts[field] ?? '').trim();
    if (field === 'name') return words ? undefined : 'A source needs a name.';
    const source = this.#typing && this.#live(this.#typing.id);
    if (field !== 'alias' || !source || !calledAlready(this.#begun(source) ?? source, words)) return undefined;
    return `It is called ${words} already.`;
  }

  /** What was typed is taken over, or given up. */
  #settle(field: string): void {
    const { [field]: _typed, ...drafts } = this.drafts;
    const { [field]: _error, ...errors } = this.errors;
    this.drafts = drafts;
    this.errors = errors;
  }

  #ask(question: object): void {
    this.#fire('source-ask', question);
  }

  #work(work: SourceWork): void {
    this.#fire('source-work', work);
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
