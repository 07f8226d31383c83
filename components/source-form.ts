import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Annotation } from '../src/domain/annotation.js';
import { quote } from '../src/domain/span.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import { SessionController } from './session-controller.js';
import { codedFields } from './source-fields-view.js';
import { times } from './source-labels.js';
import { nameFields } from './source-names.js';
import { usesHere, type UsesElsewhere } from './source-uses.js';
import { addingAlias, removingAlias, renaming, setting, siding, type SourceWork } from './source-work.js';
import { registerStyles } from './source-styles.js';
import { controls, tokens } from './theme.js';

/** Quotes shown before the analyst asks for all. */
const most = 30;

/**
 * One source: its names, what is coded of it, where it is used. A text is one step, made when its field is left.
 * @fires source-work - The analyst changed something: `detail` is a SourceWork.
 * @fires source-ask - The analyst wants to merge, delete or split it: `detail` is a Question without its `id`.
 * @fires use-pick - The analyst wants to see the annotation `detail.id`.
 * @fires article-pick - The analyst wants to see the article `detail.articleId`.
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

  override focus(): void {
    this.nameField?.focus();
  }

  /** Keeps what is being typed. The browser does so where a field is left, but not where the dialog closes. */
  leave(): void {
    const field = this.shadowRoot?.activeElement;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
      if (field.name in this.drafts) field.dispatchEvent(new Event('change'));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source') || changed.get('source')?.id === this.source?.id) return;
    this.drafts = this.errors = {};
    this.all = false;
  }

  override render() {
    const { source } = this;
    const { session } = this.#controller;
    if (!source || !session) return nothing;
    return html`<section aria-label="Source">
      <fieldset class="bare" ?disabled=${this.readonly}>
        <legend class="unseen">${source.name}</legend>
        ${this.#nameField(session, source)}
        ${nameFields({
          registry: session.registry,
          source,
          typed: this.drafts['alias'] ?? '',
          error: this.errors['alias'],
          onType: (event) => this.#type('alias', event),
          onAdd: (alias) => this.#addAlias(session, source, alias),
          onRemove: (alias) => void this.#removeAlias(session, source, alias),
          onSplit: (alias) => this.#ask({ asks: 'split', alias }),
          onMerge: (other) => this.#ask({ asks: 'merge', into: other.id }),
        })}
        ${codedFields({
          session,
          source,
          typed: (field) => this.drafts[field],
          onType: (field, event) => this.#type(field, event),
          onText: (field, label, text) => {
            this.#settle(field);
            this.#work(setting(session, source, label, { [field]: text.trim() || undefined }));
          },
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

  #nameField(session: Session, source: Source) {
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
        @change=${(event: Event) => this.#rename(session, source, (event.currentTarget as HTMLInputElement).value)}
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
                      @click=${() => this.#fire('article-pick', { articleId, sourceId: source.id })}
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

  #rename(session: Session, source: Source, name: string): void {
    if (!name.trim()) return this.#refuse('name', 'A source needs a name.');
    this.#settle('name');
    this.#work(renaming(session, source, name));
  }

  #addAlias(session: Session, source: Source, alias: string): void {
    const name = alias.trim();
    if (!name) return this.#settle('alias');
    if ([source.name, ...source.aliases].includes(name))
      return this.#refuse('alias', `It is called ${name} already.`);
    this.#settle('alias');
    this.#work(addingAlias(session, source, name));
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

  #type(field: string, event: Event): void {
    const { value } = event.currentTarget as HTMLInputElement | HTMLTextAreaElement;
    this.drafts = { ...this.drafts, [field]: value };
  }

  /** What was typed is taken over, or given up. */
  #settle(field: string): void {
    const { [field]: _typed, ...drafts } = this.drafts;
    const { [field]: _error, ...errors } = this.errors;
    this.drafts = drafts;
    this.errors = errors;
  }

  #refuse(field: string, sentence: string): void {
    this.errors = { ...this.errors, [field]: sentence };
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
