/** One row of a review: a block, a part that was left out, or several of these in one line. */
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { byHand, roles, type Metadata, type Role } from '../src/domain/article.js';
import type { BlockRow, FoldRow, RemovedRow, ReviewRow, Show } from './review-rows.js';

export const roleKeys: ReadonlyMap<string, Role> = new Map([
  ['h', 'headline'],
  ['s', 'standfirst'],
  ['y', 'byline'],
  ['d', 'dateline'],
  ['u', 'subheading'],
  ['b', 'body'],
  ['p', 'pull-quote'],
  ['c', 'caption'],
  ['x', 'boilerplate'],
]);

const nameOfRole = (role: Role) => {
  const words = role.replace('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const keysTemplate = (shown: boolean) =>
  html`<p class="keys ${shown ? 'shown' : ''}">
    ${[...roleKeys].map(([key, role]) => html`<span><kbd>${key}</kbd> ${nameOfRole(role).toLowerCase()}</span> `)}
    <span><kbd>Space</kbd> set aside, or take back</span> <span><kbd>o</kbd> role as it was</span>
    <span><kbd>Shift</kbd>+<kbd>↓</kbd> several</span> <span><kbd>r</kbd> first of two repeats the other</span>
    <span><kbd>g</kbd> go to what it repeats</span> <span><kbd>Enter</kbd> done</span>
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

export interface RowLooks extends Pick<Metadata, 'language' | 'direction'> {
  readonly chosen: boolean;
  readonly focused: boolean;
}

/** Buttons say by `data-does` what they do: one listener serves thousands of rows. */
export function rowTemplate(row: ReviewRow, looks: RowLooks) {
  const role = row.kind === 'block' ? row.block.role : row.kind;
  return html`<div
    class="row ${role}"
    role="row"
    data-key=${row.key}
    aria-selected=${looks.chosen}
    tabindex=${looks.focused ? 0 : -1}
  >
    ${row.kind === 'block' ? block(row, looks) : row.kind === 'removed' ? removed(row, looks) : fold(row)}
  </div>`;
}

/** What is equal as long as a row looks the same. */
export const looksOf = (row: ReviewRow, { chosen, focused, language, direction }: RowLooks) => [
  row.kind === 'block' ? row.block : row.kind === 'removed' ? row.part : row,
  row.kind === 'fold' ? 0 : row.index,
  chosen,
  focused,
  language,
  direction,
];

const does = (what: 'toggle' | 'go', words: string, look = '') =>
  html`<button type="button" class=${look} data-does=${what} tabindex="-1">${words}</button>`;

const words = (text: string, { language, direction }: RowLooks) =>
  html`<div class="words" dir=${direction} lang=${language ?? nothing}>${text}</div>`;

function block({ index, block, text, counted }: BlockRow, looks: RowLooks) {
  const { role, rule, repeats, type } = block;
  const why = rule ?? (type === 'quote' ? 'quotation' : '');
  return html`<div class="cell ${counted ? '' : 'aside'}" role="gridcell">
    <div class="tags">
      <span class="number">${index + 1}</span>
      <select aria-label="Role of block ${index + 1}" tabindex="-1">
        ${roles.map(
          (each) => html`<option value=${each} .selected=${live(each === role)}>${nameOfRole(each)}</option>`,
        )}
      </select>
      ${repeats === null ? nothing : does('go', `repeats block ${repeats + 1}`, 'link')}
      ${why && (repeats === null || rule === byHand) ? html`<span class="rule">${why}</span>` : nothing}
      ${counted ? does('toggle', 'Set aside', 'plain quiet') : does('toggle', 'Count it')}
    </div>
    ${words(text, looks)}
  </div>`;
}

const removed = ({ part }: RemovedRow, looks: RowLooks) =>
  html`<div class="cell aside" role="gridcell">
    <div class="tags">
      <span>left out</span> <span class="rule">${part.rule}</span> ${does('toggle', 'Take back')}
    </div>
    ${words(part.text, looks)}
  </div>`;

const fold = ({ words, rules, open }: FoldRow) =>
  html`<div class="cell aside" role="gridcell">
    <div class="tags">
      <span>${words}</span> <span class="rule">${rules}</span>
      <button type="button" data-does="toggle" tabindex="-1" aria-expanded=${open}>
        ${open ? 'Fold' : 'Show them'}
      </button>
    </div>
  </div>`;
