import { html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Annotation, Patch } from '../src/domain/annotation.js';
import { attributesFor, findKind, type Attribute, type Codebook } from '../src/domain/codebook.js';
import { quote } from '../src/domain/span.js';
import { detailsStyles } from './details-styles.js';
import { controls, tokens, tones } from './theme.js';

/**
 * One annotation: its words, its attributes from the codebook, a note.
 * @fires annotation-patch - The analyst changed the annotation `detail.id` as `detail.patch` says.
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

  /** A note being typed: one change when the field is left, or when the page is. */
  #draft: { readonly id: string; readonly note: string } | null = null;
  #connected = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    document.addEventListener('visibilitychange', () => document.hidden && this.commitNote(), { signal });
    window.addEventListener('pagehide', () => this.commitNote(), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.commitNote();
    this.#connected.abort();
  }

  /** Hands over the note that is being typed, if one is. */
  commitNote(): void {
    const draft = this.#draft;
    this.#draft = null;
    if (draft) this.#fire('annotation-patch', { id: draft.id, patch: { note: draft.note } });
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
      (id) => !attributes.some((each) => each.id === id),
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
          .value=${live(this.#draft?.id === annotation.id ? this.#draft.note : annotation.note)}
          @input=${this.#onNote}
          @blur=${this.commitNote}
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

  #kindField({ id, kind: kindId }: Annotation, codebook: Codebook) {
    const known = findKind(codebook, kindId);
    return html`<select
      name="annotation-kind"
      aria-label="Kind"
      ?disabled=${this.readonly}
      .value=${live(kindId)}
      @change=${(event: Event) => this.#patch(id, { kind: valueOf(event) })}
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
          .value=${live(String(chosen ?? ''))}
          @change=${(event: Event) => this.#set(annotation, attribute, valueOf(event).trim())}
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

  #set({ id, attributes }: Annotation, attribute: Attribute, value: string): void {
    const { [attribute.id]: _old, ...others } = attributes;
    this.#patch(id, { attributes: value ? { ...others, [attribute.id]: value } : others });
  }

  #onNote(event: Event): void {
    if (this.annotation) this.#draft = { id: this.annotation.id, note: valueOf(event) };
  }

  #onNoteKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.commitNote();
  }

  #patch(id: string, patch: Patch): void {
    this.#fire('annotation-patch', { id, patch });
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

const valueOf = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;
