/** How sure an analyst is. */
import { html } from 'lit';
import type { Annotation } from '../src/domain/annotation.js';

const degrees = [
  [1, 'Sure'],
  [0.75, 'Fairly sure'],
  [0.5, 'Undecided'],
  [0.25, 'Doubtful'],
] as const;

/** Any number from 0 to 1 may come from a file; four of them can be chosen here. */
export function confidenceField(
  { confidence }: Annotation,
  { readonly, onSet }: { readonly readonly: boolean; readonly onSet: (confidence: number | null) => void },
) {
  const strange = confidence !== null && !degrees.some(([value]) => value === confidence);
  return html`<label class="field">
    <span class="name">Confidence</span>
    <select
      name="confidence"
      ?disabled=${readonly}
      @change=${(event: Event) => {
        const { value } = event.currentTarget as HTMLSelectElement;
        onSet(value === '' ? null : Number(value));
      }}
    >
      <option value="" ?selected=${confidence === null}>–</option>
      ${degrees.map(
        ([value, label]) => html`<option value=${value} ?selected=${value === confidence}>${label}</option>`,
      )}
      ${strange ? html`<option value=${confidence} selected>${confidence}</option>` : ''}
    </select>
  </label>`;
}
