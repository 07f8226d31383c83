/** One file in the list of an import: its name, what became of it, and what can be done. */
import { html, nothing } from 'lit';
import { isUndecided, type ImportResult } from '../src/intake/import-result.js';
import { outcomeOf, reasonOf } from './import-words.js';
import { counted } from './library-labels.js';

/** What the buttons of a row are for. */
export type RowAct = 'open' | 'version' | 'both' | 'left' | 'codebook';

export interface RowState {
  /** A decision about it is being carried out. */
  readonly busy: boolean;
  /** Why one could not be. */
  readonly problem: string;
  /** There is an article that a codebook could be used for. */
  readonly articleOpen: boolean;
}

/** How a row looks: by what it asks of the analyst. */
export const lookOf = (result: ImportResult): 'good' | 'failed' | 'untried' | 'ask' =>
  result.outcome === 'failed'
    ? 'failed'
    : result.outcome === 'not-tried'
      ? 'untried'
      : isUndecided(result)
        ? 'ask'
        : 'good';

export function rowContent(result: ImportResult, state: RowState, act: (does: RowAct) => void) {
  const { name, title } = result;
  const path = name.split('/');
  return html`<div class="name" dir="auto">
      ${path.length > 1 ? html`<span class="folder">${path.slice(0, -1).join('/')}/</span>` : nothing}${path.at(-1)}
    </div>
    <div class="outcome">${outcomeOf(result)}</div>
    ${title && title !== name ? html`<div class="title" dir="auto">${title}</div>` : nothing} ${more(result)}
    ${state.problem ? html`<div class="reason" role="alert">${state.problem}</div>` : nothing}
    ${buttons(result, state, act)}`;
}

function more(result: ImportResult) {
  if (result.outcome === 'failed') return html`<div class="reason" dir="auto">${reasonOf(result)}</div>`;
  if (result.outcome === 'set' && result.problems.length)
    return html`<details>
      <summary>${counted(result.problems.length, 'problem')} in this file</summary>
      <ul>
        ${result.problems.slice(0, most).map(({ message }) => html`<li dir="auto">${message}</li>`)}
        ${
          result.problems.length > most
            ? html`<li>… and ${(result.problems.length - most).toLocaleString()} more</li>`
            : nothing
        }
      </ul>
    </details>`;
  if (!isUndecided(result)) return nothing;
  const [first, ...others] = result.existing;
  const { title, publisher, revision } = first!;
  if (result.outcome === 'same' && title === result.title && !others.length) return nothing;
  const known = [publisher, revision > 1 ? `version ${revision}` : ''].filter(Boolean).join(', ');
  return html`<div class="like">
    <span>Like</span> <b dir="auto">${title}</b>
    ${known ? html`<span dir="auto">(${known})</span>` : nothing}
    ${others.length ? html`<span>and ${counted(others.length, 'other')}</span>` : nothing}
  </div>`;
}

/** Problems of one file that are listed here; the annotator lists all of them. */
const most = 50;

function buttons(result: ImportResult, { busy, articleOpen }: RowState, act: (does: RowAct) => void) {
  // Not `disabled`, which would take the focus away meanwhile.
  const button = (does: RowAct, label: string, look = '') =>
    html`<button type="button" class=${look} aria-disabled=${busy} @click=${() => busy || act(does)}>
      ${label}
    </button>`;
  if (result.outcome === 'codebook')
    return articleOpen
      ? html`<div class="acts">${button('codebook', 'Use it for the open article')}</div>`
      : html`<div class="like">A codebook is used for one article: open that first, then this file.</div>`;
  if (!isUndecided(result)) return nothing;
  return html`<div class="acts">
    ${button('open', 'Open')} ${result.outcome === 'same' ? nothing : button('version', 'New version')}
    ${button('both', 'Keep both')} ${button('left', 'Leave out', 'plain')}
    ${busy ? html`<span class="working">Storing …</span>` : nothing}
  </div>`;
}
