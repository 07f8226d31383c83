/** The fields for an annotation's values: the mandatory choice first, its keys printed on it, the rest below. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { openQuestion } from '../src/coding/answers.js';
import type { Suggestion } from '../src/coding/prefill.js';
import type { Annotation } from '../src/domain/annotation.js';
import { attributesFor, type Attribute, type Kind, type Value } from '../src/domain/codebook.js';

export interface AttributeFields {
  readonly annotation: Annotation;
  readonly kind: Kind | undefined;
  readonly readonly: boolean;
  /** Why a value was suggested, by attribute id. */
  readonly reasons: Readonly<Record<string, Suggestion>>;
  readonly onSet: (attribute: Attribute, value: string) => void;
  /** What is being typed into a field, before it is kept. */
  readonly typed: (field: string) => string | undefined;
  readonly onType: (field: string, event: Event) => void;
  readonly onLeave: () => void;
}

export function attributeFields(fields: AttributeFields) {
  const { annotation, kind } = fields;
  const apply = kind ? attributesFor(kind, annotation.attributes) : [];
  const asked = kind && openQuestion(kind, annotation);
  const first = apply.filter((each) => each.mandatory || each === asked);
  const rest = apply.filter((each) => !first.includes(each));
  const unknown = Object.entries(annotation.attributes).filter(
    ([id]) => !kind?.attributes.some((each) => each.id === id),
  );
  return html`${first.map((attribute) => choices(attribute, fields))}
    <div class="more">
      ${rest.map((attribute) => field(attribute, fields))}
      ${unknown.map(
        ([id, value]) => html`<span><span class="name">${id} (not in the codebook)</span> ${value}</span>`,
      )}
    </div>`;
}

const isSuggested = ({ prefilled }: Annotation, { id }: Attribute) => prefilled?.includes(id) ?? false;

/** Said in words as well as shown: colour and slant alone tell nothing to those who do not see them. */
function suggestedNote(attribute: Attribute, { annotation, reasons }: AttributeFields) {
  if (!isSuggested(annotation, attribute)) return nothing;
  const reason = reasons[attribute.id]?.reason;
  return html`<span class="suggested" title=${reason ?? 'Suggested by a rule, not chosen yet'}
    >suggested</span
  >`;
}

function choices(attribute: Attribute, fields: AttributeFields) {
  const { annotation, readonly, onSet } = fields;
  const chosen = annotation.attributes[attribute.id];
  const suggested = isSuggested(annotation, attribute);
  return html`<fieldset
    ?disabled=${readonly}
    @keydown=${(event: KeyboardEvent) => answerByKey(event, attribute, fields)}
  >
    <legend>
      ${attribute.label} ${chosen === undefined ? html`<span class="todo">(to choose)</span>` : nothing}
      ${suggestedNote(attribute, fields)}
    </legend>
    ${valuesOf(annotation, attribute).map(
      ({ id, label, definition, key }) =>
        html`<label class="choice" title=${definition ?? ''}>
          <input
            type="radio"
            name=${attribute.id}
            value=${id}
            aria-keyshortcuts=${key ?? nothing}
            .checked=${live(chosen === id)}
            @change=${() => onSet(attribute, id)}
            @click=${() => suggested && chosen === id && onSet(attribute, id)}
          /><span class=${suggested && chosen === id ? 'rule' : ''}
            >${label}${key ? html` <kbd aria-hidden="true">${key}</kbd>` : nothing}</span
          >
        </label>`,
    )}
  </fieldset>`;
}

/** The letters on the choices work among them, too; so does Space on a suggestion, which makes it a choice. */
function answerByKey(event: KeyboardEvent, attribute: Attribute, { annotation, onSet }: AttributeFields): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const value = attribute.values?.find(({ key }) => key === event.key.toLowerCase());
  if (!value || !valuesOf(annotation, attribute).includes(value)) return;
  event.preventDefault();
  event.stopPropagation();
  onSet(attribute, value.id);
}

function field(attribute: Attribute, fields: AttributeFields) {
  const { annotation, readonly, onSet, typed, onType, onLeave } = fields;
  const chosen = annotation.attributes[attribute.id];
  const suggested = isSuggested(annotation, attribute);
  const input = attribute.values
    ? html`<select
        name=${attribute.id}
        class=${suggested ? 'rule' : ''}
        ?disabled=${readonly}
        .value=${live(String(chosen ?? ''))}
        @change=${(event: Event) => onSet(attribute, (event.currentTarget as HTMLSelectElement).value)}
      >
        <option value="">–</option>
        ${valuesOf(annotation, attribute).map(
          ({ id, label, definition }) =>
            html`<option value=${id} title=${definition ?? ''} ?selected=${id === chosen}>${label}</option>`,
        )}
      </select>`
    : html`<input
        name=${attribute.id}
        dir="auto"
        ?readonly=${readonly}
        .value=${live(typed(attribute.id) ?? String(chosen ?? ''))}
        @input=${(event: Event) => onType(attribute.id, event)}
        @blur=${onLeave}
      />`;
  return html`<label class="field" title=${attribute.definition ?? ''}>
    <span class="name">${attribute.label} ${suggestedNote(attribute, fields)}</span>${input}
  </label>`;
}

/** The codebook's values, and the one that stands there now where the codebook does not have it. */
function valuesOf({ attributes }: Annotation, { id, values = [] }: Attribute): readonly Value[] {
  const chosen = attributes[id];
  if (chosen === undefined || values.some((value) => value.id === chosen)) return values;
  return [...values, { id: String(chosen), label: `${chosen} (not in the codebook)` }];
}
