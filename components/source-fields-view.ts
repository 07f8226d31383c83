/** What is coded of a source, as lists to choose from and short texts. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  anonymities,
  sourceKinds,
  sourceRoles,
  sourceTypes,
  type FieldValue,
} from '../src/domain/source-fields.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import { sideLabel } from './source-labels.js';

export type TextField = 'affiliation' | 'country' | 'note';

export interface CodedFields {
  readonly session: Session;
  readonly source: Source;
  /** What is being typed into a text; undefined where nothing is. */
  readonly typed: (field: TextField) => string | undefined;
  readonly onType: (field: TextField, event: Event) => void;
  readonly onText: (field: TextField, label: string, text: string) => void;
  readonly onChoose: (field: CodedField, label: string, value: string) => void;
  readonly onSide: (side: string, here: boolean) => void;
}

export type CodedField = 'kind' | 'type' | 'role' | 'anonymity';

const lists: readonly (readonly [CodedField, string, readonly FieldValue[]])[] = [
  ['kind', 'Kind', sourceKinds],
  ['type', 'Type', sourceTypes],
  ['role', 'Role', sourceRoles],
  ['anonymity', 'Anonymity', [{ id: '', label: 'Not said', key: '' }, ...anonymities]],
];

const texts: readonly (readonly [TextField, string])[] = [
  ['affiliation', 'Affiliation'],
  ['country', 'Country'],
];

export function codedFields({ session, source, typed, onType, onText, onChoose, onSide }: CodedFields) {
  const { id: articleId } = session.article;
  const { side, sides = {} } = source;
  const here = Object.hasOwn(sides, articleId) ? sides[articleId]! : null;
  return html`<div class="grid">
      ${lists.map(([field, label, values]) =>
        choice(
          field,
          label,
          values.map((value) => [value.id, value.label] as const),
          source[field],
          (value) => onChoose(field, label, value),
        ),
      )}
      ${choice(
        'side',
        'Side',
        session.sides.map((each) => [each, sideLabel(each)] as const),
        side,
        (value) => onSide(value, false),
      )}
      ${choice(
        'side-here',
        'Side in this article',
        [
          [asUsual, `As usual: ${sideLabel(side)}`],
          ...session.sides.filter((each) => each !== side).map((each) => [each, sideLabel(each)] as const),
        ],
        here === null || here === side ? asUsual : here,
        (value) => onSide(value === asUsual ? side : value, true),
      )}
      ${texts.map(
        ([field, label]) =>
          html`<label class="field">
            <span class="field-name">${label}</span>
            <input
              name=${field}
              autocomplete="off"
              dir="auto"
              .value=${live(typed(field) ?? source[field] ?? '')}
              @input=${(event: Event) => onType(field, event)}
              @change=${(event: Event) => onText(field, label, valueOf(event))}
            />
          </label>`,
      )}
    </div>
    <label class="field">
      <span class="field-name">Note</span>
      <textarea
        name="note"
        dir="auto"
        .value=${live(typed('note') ?? source.note ?? '')}
        @input=${(event: Event) => onType('note', event)}
        @change=${(event: Event) => onText('note', 'Note', valueOf(event))}
      ></textarea>
    </label>`;
}

/** No side can be called so: names of sides are trimmed. */
const asUsual = ' ';

/** A list to choose from. A value that is on no list, from a file or an older version, is shown as such and kept. */
function choice(
  name: string,
  label: string,
  values: readonly (readonly [string, string])[],
  value: string,
  onChange: (value: string) => void,
) {
  const known = values.some(([id]) => id === value);
  return html`<label class="field">
    <span class="field-name">${label}</span>
    <select name=${name} @change=${(event: Event) => onChange(valueOf(event))}>
      ${known ? nothing : html`<option value=${value} .selected=${live(true)}>${value || 'Not said'} (not in the list)</option>`}
      ${values.map(([id, text]) => html`<option value=${id} .selected=${live(id === value)}>${text}</option>`)}
    </select>
  </label>`;
}

const valueOf = (event: Event) =>
  (event.currentTarget as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
