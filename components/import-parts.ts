/** The parts of the dialog of an import around its list. */
import { html, nothing } from 'lit';
import type { Decision } from '../src/bulk-import.js';
import { isToRetry, isUndecided, type ImportResult, type Undecided } from '../src/intake/import-result.js';
import type { ImportRun } from './import-run.js';
import { progressOf, summaryOf, timeLeft, type ImportCounts } from './import-words.js';
import { counted } from './library-labels.js';

/** Which results are listed. */
export type Sort = 'all' | 'ask' | 'failed';

export const sortOf: Readonly<Record<Sort, (result: ImportResult) => boolean>> = {
  all: () => true,
  ask: isUndecided,
  failed: isToRetry,
};

export function headTemplate(run: ImportRun, counts: ImportCounts) {
  const { progress, ending } = run;
  if (!run.isUnderWay)
    return html`<p class="summary wide" tabindex="-1">
        ${ending?.ended === 'cancelled' ? 'Cancelled. ' : nothing}${summaryOf(counts)}
      </p>
      ${
        ending?.ended === 'storage-failed'
          ? html`<p class="alarm wide">${ending.reason} What is in stays in; the rest can be tried again.</p>`
          : nothing
      }`;
  const { rest } = run;
  return html`<progress
      class="wide"
      aria-label="Files imported"
      value=${progress.done}
      max=${Math.max(1, progress.total)}
    ></progress>
    <p class="state wide">
      <span class="numbers">${progressOf(progress)}</span>
      <span class="soft">${run.isPaused ? 'Paused' : rest === null ? '' : sentence(timeLeft(rest))}</span>
    </p>
    <p class="current wide" dir="auto">${run.isPaused ? '' : progress.current}</p>`;
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export function sortsTemplate(
  { undecided, failed, untried }: ImportCounts,
  total: number,
  { sort, choose }: { readonly sort: Sort; readonly choose: (sort: Sort) => void },
) {
  const button = (name: Sort, label: string, count: number) =>
    count || name === 'all' || name === sort
      ? html`<button type="button" aria-pressed=${sort === name} @click=${() => choose(name)}>
          ${label} (${count.toLocaleString()})
        </button>`
      : nothing;
  return html`<div class="sorts" role="group" aria-label="Which files are listed">
    ${button('all', 'All', total)} ${button('ask', 'To decide', undecided)}
    ${button('failed', untried ? 'Failed or not tried' : 'Only failures', failed + untried)}
  </div>`;
}

/** The same decision for many. */
export function alikeTemplate(
  undecided: readonly Undecided[],
  busy: ReadonlySet<unknown>,
  decide: (results: readonly Undecided[], decision: Decision) => void,
) {
  const same = undecided.filter(({ outcome }) => outcome === 'same');
  const changed = undecided.filter(({ outcome }) => outcome !== 'same');
  const group = (results: readonly Undecided[], words: string, versions: boolean) => {
    if (results.length < 2) return nothing;
    const working = results.some((each) => busy.has(each));
    const button = (decision: Decision, label: string) =>
      html`<button type="button" aria-disabled=${working} @click=${() => working || decide(results, decision)}>
        ${label}
      </button>`;
    return html`<div class="alike" role="group" aria-label=${`${counted(results.length, 'file')} ${words}`}>
      <p>${counted(results.length, 'file')} ${words}.</p>
      <div class="acts">
        ${versions ? button('version', 'All as new versions') : nothing} ${button('both', 'Keep all')}
        ${button('left', 'Leave all out')}
      </div>
    </div>`;
  };
  return html`${group(same, 'with a text that is in the library', false)}
  ${group(changed, 'with another text of an article in the library', true)}`;
}
