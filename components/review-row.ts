/** One row of a review: a block, a part that was left out, or several of these in one line. */
import { html, nothing } from 'lit';
import { byHand, roles, type Role } from '../src/domain/article.js';
import type { ReviewRow, Show } from './review-rows.js';

export const roleKeys: readonly { readonly key: string; readonly role: Role }[] = [
  { key: 'h', role: 'headline' },
  { key: 's', role: 'standfirst' },
  { key: 'y', role: 'byline' },
  { key: 'd', role: 'dateline' },
  { key: 'u', role: 'subheading' },
  { key: 'b', role: 'body' },
  { key: 'p', role: 'pull-quote' },
  { key: 'c', role: 'caption' },
  { key: 'x', role: 'boilerplate' },
];

export const nameOfRole = (role: Role) => {
  const words = role.replace('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const keysTemplate = () =>
  html`<p class="keys">
    ${roleKeys.map(({ key, role }) => html`<span><kbd>${key}</kbd> ${nameOfRole(role).toLowerCase()}</span> `)}
    <span><kbd>Space</kbd> set aside, or take back</span> <span><kbd>Shift</kbd>+<kbd>↓</kbd> several</span>
    <span><kbd>Enter</kbd> done</span>
  </p>`;

export const showTemplate = (shown: Show, pick: (show: Show) => void) =>
  html`<div class="shows" role="group" aria-label="Show">
    ${(['all', 'kept', 'aside'] as const).map(
      (show) =>
        html`<button type="button" aria-pressed=${shown === show} @click=${() => pick(show)}>
          ${{ all: 'All', kept: 'Kept', aside: 'Set aside' }[show]}
        </button>`,
    )}
  </div>`;

export interface RowActs {
  readonly chosen: boolean;
  readonly focused: boolean;
  readonly open: boolean;
  readonly setRole: (role: Role) => void;
  readonly toggle: () => void;
  readonly goTo: (index: number) => void;
}

export function rowTemplate(row: ReviewRow, acts: RowActs) {
  const role = row.kind === 'block' ? row.block.role : row.kind === 'removed' ? 'removed' : 'fold';
  return html`<div
    class="row ${role}"
    role="row"
    data-key=${row.key}
    aria-selected=${acts.chosen}
    tabindex=${acts.focused ? 0 : -1}
  >
    ${row.kind === 'block' ? block(row, acts) : row.kind === 'removed' ? removed(row, acts) : fold(row, acts)}
  </div>`;
}

function block(
  { index, block: { role, rule, repeats, type }, text, counted }: Extract<ReviewRow, { kind: 'block' }>,
  acts: RowActs,
) {
  return html`<div class="cell ${counted ? '' : 'aside'}" role="gridcell">
    <div class="tags">
      <span class="number">${index + 1}</span>
      <select
        aria-label="Role of block ${index + 1}"
        tabindex="-1"
        @change=${(event: Event) => acts.setRole((event.currentTarget as HTMLSelectElement).value as Role)}
      >
        ${roles.map((each) => html`<option value=${each} ?selected=${each === role}>${nameOfRole(each)}</option>`)}
      </select>
      ${
        repeats === null
          ? rule
            ? html`<span class="rule">${rule}</span>`
            : type === 'quote'
              ? html`<span class="rule">quotation</span>`
              : nothing
          : html`<button type="button" class="plain" tabindex="-1" @click=${() => acts.goTo(repeats)}>
                repeats block ${repeats + 1}</button
              >${rule === byHand ? html`<span class="rule">${rule}</span>` : nothing}`
      }
      ${counted ? nothing : html`<button type="button" tabindex="-1" @click=${acts.toggle}>Count it</button>`}
    </div>
    <div class="words" dir="auto">${text}</div>
  </div>`;
}

const removed = ({ part }: Extract<ReviewRow, { kind: 'removed' }>, { toggle }: RowActs) =>
  html`<div class="cell aside" role="gridcell">
    <div class="tags">
      <span>left out</span> <span class="rule">${part.rule}</span>
      <button type="button" tabindex="-1" @click=${toggle}>Take back</button>
    </div>
    <div class="words" dir="auto">${part.text}</div>
  </div>`;

const fold = ({ count, words }: Extract<ReviewRow, { kind: 'fold' }>, { toggle, open }: RowActs) =>
  html`<div class="cell aside" role="gridcell">
    <div class="tags">
      <span>${count} parts left out:</span> <span class="rule">${words}</span>
      <button type="button" tabindex="-1" aria-expanded=${open} @click=${toggle}>
        ${open ? 'Fold' : 'Show them'}
      </button>
    </div>
  </div>`;
