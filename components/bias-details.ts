import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Annotation, Attributes, Patch } from '../src/domain/annotation.js';
import { attributesFor, findKind, type Attribute, type Codebook } from '../src/domain/codebook.js';
import { quote } from '../src/domain/span.js';
import { detailsStyles } from './details-styles.js';
import { controls, tokens, tones } from './theme.js';

/**
 * One annotation: its words, its attributes from the codebook, a note.
 * @fires annotation-patch - The analyst changed `detail.annotation` as `detail.patch` says; `detail.amends`: typing goes on.
 * @fires annotation-remove - The analyst removed the annotation `detail.id`.
 * @fires details-close - The analyst is done with it.
 */
export class BiasDetails extends LitElement {
  static override styles = [tokens, tones, controls, detailsStyles];

  @property({ attribute: false }) annotation: Annotation | null = null;
  @property({ attribute: false }) codebook: Codebook | undefined;
  @property({ attribute: false }) text = '';
  @property({ type: Boolean }) readonly = false;
  @query('input, select:not([name="annotation-kind"]), textarea') private firstField!: HTMLElement | null;

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

  override render() {
    const { annotation, codebook } = this;
    if (!annotation || !codebook) return nothing;
    const kind = findKind(codebook, annotation.kind);
    const attributes = kind ? attributesFor(kind, annotation.attributes) : [];
    const unknown = Object.keys(annotation.attributes).filter(
      (id) => !kind?.attributes.some((each) => each.id === id),
    );
    const [mandatory, rest] = [
      attributes.filter((each) => each.mandatory),
      attributes.filter((each) => !each.mandatory),
    ];
    return html`<section class="tone-${kind?.tone ?? 8}" aria-label="Details">
      <header>
        ${this.#kindField(annotation, codebook)}
        <button
          type="button"
          class="plain"
          aria-label="Close details"
          @click=${() => this.#fire('details-close', {})}
        >
          ✕
        </button>
      </header>
      <blockquote dir="auto">${quote(this.text, annotation.spans)}</blockquote>
      ${mandatory.map((attribute) => this.#choices(annotation, attribute))}
      <div class="more">
        ${rest.map((attribute) => this.#field(annotation, attribute))}
        ${unknown.map(
          (id) =>
            html`<span
              ><span class="name">${id} (not in the codebook)</span> ${annotation.attributes[id]}</span
            >`,
        )}
      </div>
      <label class="field">
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
      </label>
      <footer>
        <span class="meta">${annotation.analyst} ${new Date(annotation.modified).toLocaleString()}</span>
        ${
          this.readonly
            ? nothing
            : html`<button type="button" @click=${() => this.#fire('annotation-remove', { id: annotation.id })}>
                Remove
              </button>`
        }
      </footer>
    </section>`;
  }

  #kindField(annotation: Annotation, codebook: Codebook) {
    const { kind: kindId } = annotation;
    const known = findKind(codebook, kindId);
    return html`<select
      name="annotation-kind"
      aria-label="Kind"
      ?disabled=${this.readonly}
      .value=${live(kindId)}
      @change=${(event: Event) => this.#patch(annotation, { kind: valueOf(event) })}
    >
      ${known ? nothing : html`<option value=${kindId} selected>${kindId} (not in the codebook)</option>`}
      ${codebook.kinds.map(
        (kind) => html`<option value=${kind.id} ?selected=${kind.id === kindId}>${kind.label}</option>`,
      )}
    </select>`;
  }

  #choices(annotation: Annotation, attribute: Attribute) {
    const chosen = annotation.attributes[attribute.id];
    return html`<fieldset ?disabled=${this.readonly}>
      <legend>
        ${attribute.label} ${chosen === undefined ? html`<span class="todo">(to choose)</span>` : nothing}
      </legend>
      ${this.#values(annotation, attribute).map(
        ({ id, label, definition }) =>
          html`<label class="choice" title=${definition ?? ''}>
            <input
              type="radio"
              name=${attribute.id}
              value=${id}
              .checked=${live(chosen === id)}
              @change=${() => this.#set(annotation, attribute, id)}
            /><span>${label}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  #field(annotation: Annotation, attribute: Attribute) {
    const chosen = annotation.attributes[attribute.id];
    const field = attribute.values
      ? html`<select
          name=${attribute.id}
          ?disabled=${this.readonly}
          .value=${live(String(chosen ?? ''))}
          @change=${(event: Event) => this.#set(annotation, attribute, valueOf(event))}
        >
          <option value="">–</option>
          ${this.#values(annotation, attribute).map(
            ({ id, label, definition }) =>
              html`<option value=${id} title=${definition ?? ''} ?selected=${id === chosen}>${label}</option>`,
          )}
        </select>`
      : html`<input
          name=${attribute.id}
          dir="auto"
          ?readonly=${this.readonly}
          .value=${live(this.#typed(attribute.id) ?? String(chosen ?? ''))}
          @input=${(event: Event) => this.#type(annotation, attribute.id, event)}
          @blur=${this.leave}
        />`;
    return html`<label class="field" title=${attribute.definition ?? ''}>
      <span class="name">${attribute.label}</span>${field}
    </label>`;
  }

  /** The codebook's values, and the one that stands there now where the codebook does not have it. */
  #values({ attributes }: Annotation, { id, values = [] }: Attribute) {
    const chosen = attributes[id];
    if (chosen === undefined || values.some((value) => value.id === chosen)) return values;
    return [...values, { id: String(chosen), label: `${chosen} (not in the codebook)`, definition: '' }];
  }

  /** Values that the new one leaves without meaning, as a frame without `device` = frame, go with it. */
  #set(annotation: Annotation, { id }: Attribute, value: string): void {
    const kind = this.codebook && findKind(this.codebook, annotation.kind);
    const attributes = withValue(annotation, id, value);
    const apply = kind ? attributesFor(kind, attributes) : [];
    const idle = kind?.attributes.filter((each) => !apply.includes(each)).map((each) => each.id) ?? [];
    const kept = Object.entries(attributes).filter(([name]) => !idle.includes(name));
    this.#patch(annotation, { attributes: Object.fromEntries(kept) });
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
      this.#begun,
    );
    this.#begun = true;
  }

  #onNoteKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.leave();
  }

  #patch(annotation: Annotation, patch: Patch, amends = false): void {
    this.#fire('annotation-patch', { annotation, patch, amends });
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
