import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { cueListFor, type CueList } from '../src/coding/cue-list.js';
import { chain } from '../src/domain/parents.js';
import { suggestions } from '../src/coding/prefill.js';
import type { Annotation, Attributes, Patch } from '../src/domain/annotation.js';
import { findKind, type Codebook, type Kind } from '../src/domain/codebook.js';
import { quote } from '../src/domain/span.js';
import type { Session } from '../src/session.js';
import type { BiasSourcePicker } from './bias-source-picker.js';
import { addressOf } from './annotation-address.js';
import { attributeFields } from './details-attributes.js';
import { confidenceField } from './details-confidence.js';
import { parentField, partFields, sourceFields, type LinkFields } from './details-links.js';
import { detailsStyles } from './details-styles.js';
import { momentIn } from './language-of.js';
import { SessionController } from './session-controller.js';
import { sourceWords } from './source-choice.js';
import { controls, tokens, tones } from './theme.js';

/**
 * One annotation: its words by part, its attributes from the codebook, its sources, a note.
 * @fires annotation-patch - The analyst changed `detail.annotation` as `detail.patch` says; `detail.amends`: typing goes
 *   on; `detail.name` names the step for undo.
 * @fires value-pick - The analyst chose `detail.value` for the attribute `detail.attribute`.
 * @fires fragment-go - The analyst wants to see `detail.span`; `fragment-remove`: to take it away.
 * @fires source-pick - As `<bias-source-picker>`; `source-drop` and `source-open` name `detail.id`.
 * @fires annotation-remove - The analyst removed the annotation `detail.id`.
 * @fires details-close - The analyst is done with it.
 */
export class BiasDetails extends LitElement {
  static override styles = [tokens, tones, controls, detailsStyles];

  @property({ attribute: false }) annotation: Annotation | null = null;
  @property({ type: Boolean }) readonly = false;
  /** The list that explains what was suggested; the tool's own by default. */
  @property({ attribute: false }) cues: CueList | null = null;
  @state() private picking = false;
  @query('fieldset input:checked, fieldset:enabled input, .more select:enabled, .more input, textarea')
  private firstField!: HTMLElement | null;
  @query('bias-source-picker') private picker!: BiasSourcePicker | null;

  readonly #controller = new SessionController(this);
  /** What is being typed into a field, until it is handed over. */
  #draft: { readonly annotation: Annotation; readonly field: string; readonly value: string } | null = null;
  /** A part of what is typed has been handed over already: the rest goes on with that change. */
  #begun = false;
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
    this.firstField?.focus();
  }

  /** Asks who the source is. */
  async pickSource(): Promise<void> {
    this.picking = true;
    await this.updateComplete;
    this.picker?.focus();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('annotation') && changed.get('annotation')?.id !== this.annotation?.id)
      this.picking = false;
  }

  override render() {
    const { annotation } = this;
    const { session } = this.#controller;
    if (!annotation || !session) return nothing;
    const kind = findKind(session.codebook, annotation.kind);
    const links = this.#links(session, annotation, kind);
    return html`<section class="tone-${kind?.tone ?? 8}" aria-label="Details">
      <header>
        ${this.#kindField(annotation, session.codebook)}
        <button
          type="button"
          class="plain"
          aria-label="Close details"
          @click=${() => this.#fire('details-close', {})}
        >
          ✕
        </button>
      </header>
      <blockquote dir="auto">${quote(session.article.text, annotation.spans)}</blockquote>
      ${attributeFields({
        annotation,
        kind,
        readonly: this.readonly,
        reasons: annotation.prefilled ? this.#reasons(session, annotation) : {},
        onSet: ({ id }, value) => this.#fire('value-pick', { annotation, attribute: id, value }),
        typed: (field) => this.#typed(field),
        onType: (field, event) => this.#type(annotation, field, event),
        onLeave: () => this.leave(),
      })}
      ${sourceFields(links)} ${this.picking ? this.#pick(session, annotation) : nothing}
      <details class="words" ?open=${(kind?.parts.length ?? 2) > 1}>
        <summary>Words</summary>
        ${partFields(links)}
      </details>
      ${parentField(links)} ${this.#noteField(annotation)}
      ${confidenceField(annotation, {
        readonly: this.readonly,
        onSet: (confidence) => this.#patch(annotation, { confidence }, 'Set confidence'),
      })}
      ${this.#footer(annotation)}
    </section>`;
  }

  #links(session: Session, annotation: Annotation, kind: Kind | undefined): LinkFields {
    const { readonly, picking } = this;
    return {
      session,
      annotation,
      kind,
      readonly,
      picking,
      onFragment: (does, span) => {
        this.#fire(`fragment-${does}`, { annotation, span });
        if (does === 'remove') void this.#refocus('.parts button');
      },
      onSource: (does, id) => {
        if (does === 'add') return void this.pickSource();
        this.#fire(`source-${does}`, { annotation, id });
        if (does === 'drop') void this.#refocus('.sources button');
      },
      onParent: (parent) => this.#patch(annotation, { parent }, 'Set what it lies in'),
    };
  }

  #pick(session: Session, annotation: Annotation) {
    return html`<bias-source-picker
      .annotation=${annotation}
      .words=${sourceWords(session, annotation)}
      .taken=${annotation.sources}
      @source-pick=${({ detail }: CustomEvent<object>) => {
        this.#endPicking();
        this.#fire('source-pick', { annotation, choice: detail });
      }}
      @picker-close=${() => this.#endPicking()}
    ></bias-source-picker>`;
  }

  /** The button that was pressed may be gone: the focus stays near it. */
  async #refocus(selector: string): Promise<void> {
    await this.updateComplete;
    if (!this.shadowRoot!.activeElement) this.shadowRoot!.querySelector<HTMLElement>(selector)?.focus();
  }

  /** The focus goes on to a field that stays. */
  #endPicking(): void {
    this.picking = false;
    this.focus();
  }

  /** Why the suggested values are what they are. */
  #reasons({ article, codebook, annotations }: Session, annotation: Annotation) {
    const around = chain(annotations, annotation);
    return suggestions(article, codebook, annotation, {
      list: this.cues ?? cueListFor(article.language),
      around,
    });
  }

  #noteField(annotation: Annotation) {
    return html`<label class="field">
      <span class="name">Note</span>
      <textarea
        name="note"
        dir="auto"
        ?readonly=${this.readonly}
        .value=${live(this.#typed('note') ?? annotation.note)}
        @input=${(event: Event) => this.#type(annotation, 'note', event)}
        @blur=${this.leave}
        @keydown=${this.#onNoteKey}
      ></textarea>
    </label>`;
  }

  #footer(annotation: Annotation) {
    return html`<footer>
      <span class="meta">${annotation.analyst} ${momentIn(this, annotation.modified)}</span>
      ${
        this.readonly
          ? html`<a href=${addressOf(annotation.id)}>Link to this annotation</a>`
          : html`<button type="button" @click=${() => this.#fire('annotation-remove', { id: annotation.id })}>
              Remove
            </button>`
      }
    </footer>`;
  }

  #kindField(annotation: Annotation, codebook: Codebook) {
    const { kind: kindId } = annotation;
    const known = findKind(codebook, kindId);
    return html`<select
      name="annotation-kind"
      aria-label="Kind"
      ?disabled=${this.readonly}
      .value=${live(kindId)}
      @change=${(event: Event) => this.#patch(annotation, { kind: valueOf(event) }, 'Change the kind')}
    >
      ${known ? nothing : html`<option value=${kindId} selected>${kindId} (not in the codebook)</option>`}
      ${codebook.kinds.map(
        (kind) => html`<option value=${kind.id} ?selected=${kind.id === kindId}>${kind.label}</option>`,
      )}
    </select>`;
  }

  #typed(field: string): string | undefined {
    const draft = this.#draft;
    return draft?.annotation.id === this.annotation?.id && draft?.field === field ? draft.value : undefined;
  }

  /** Kept after each pause in typing, so that a crash loses no more than the last words. */
  #type(annotation: Annotation, field: string, event: Event): void {
    if (this.#draft && (this.#draft.annotation.id !== annotation.id || this.#draft.field !== field))
      this.leave();
    this.#draft = { annotation, field, value: valueOf(event) };
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#handOver(), pause);
  }

  /** All that is typed until the field is left is one change. */
  leave(): void {
    this.#handOver();
    this.#begun = false;
  }

  #handOver(): void {
    clearTimeout(this.#pause);
    const draft = this.#draft;
    this.#draft = null;
    if (!draft) return;
    const { field, value } = draft;
    const annotation = draft.annotation.id === this.annotation?.id ? this.annotation : draft.annotation;
    this.#patch(
      annotation,
      field === 'note' ? { note: value } : { attributes: withValue(annotation, field, value.trim()) },
      field === 'note' ? 'Write a note' : `Set ${field}`,
      this.#begun,
    );
    this.#begun = true;
  }

  #onNoteKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.leave();
  }

  #patch(annotation: Annotation, patch: Patch, name: string, amends = false): void {
    this.#fire('annotation-patch', { annotation, patch, name, amends });
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Milliseconds without a key after which what was typed is kept. */
const pause = 400;

function withValue({ attributes }: Annotation, id: string, value: string): Attributes {
  const { [id]: _old, ...others } = attributes;
  return value ? { ...others, [id]: value } : others;
}

const valueOf = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
