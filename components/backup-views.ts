/** What the dialog for backup and restore shows before a file is chosen, and while work is under way. */
import { html, nothing } from 'lit';
import type { Estimate } from '../src/backup.js';
import type { RestoreOutcome } from '../src/domain/backup.js';
import { changesIn, contentsIn, deed, done, modes, sizeOf, timeOf, total } from './backup-words.js';

/** What is under way: said beside a bar, and can be stopped. */
export interface Busy {
  readonly what: string;
  readonly where: 'backup' | 'restore';
  /** 0 to 1; null until it is known. */
  readonly share: number | null;
}

export const progressTemplate = ({ what, share }: Busy, stop: () => void) =>
  html`<div class="busy">
    <label for="progress">${what}</label>
    <progress id="progress" max="1" value=${share ?? nothing}></progress>
    <div><button type="button" class="stop" @click=${stop}>Stop</button></div>
  </div>`;

export interface BackupView {
  /** Undefined until it is known. */
  readonly about: Estimate | undefined;
  /** When the last one was made; '' for never. */
  readonly last: string;
  readonly busy: Busy | null;
  readonly stop: () => void;
  readonly download: () => void;
}

export function backupTemplate({ about, last, busy, stop, download }: BackupView) {
  const contents = about && contentsIn(about.counts);
  const stored = contents
    ? `Everything that is stored in this browser, in one file: ${contents}. About ${sizeOf(about.bytes)}.`
    : 'Nothing is stored in this browser yet.';
  return html`<section aria-labelledby="back-up">
    <h3 id="back-up">Back up</h3>
    <p>${about ? stored : 'Looking at what is stored …'}</p>
    ${
      busy?.where === 'backup'
        ? progressTemplate(busy, stop)
        : html`<div class="row">
            <button
              type="button"
              class="primary download"
              ?disabled=${!contents || busy !== null}
              @click=${download}
            >
              Download backup
            </button>
            <span class="about">
              ${last ? `Last backup: ${timeOf(last)}.` : 'This browser has made no backup yet.'}
            </span>
          </div>`
    }
  </section>`;
}

export interface RestoreView {
  /** The last one of this page. */
  readonly result: { readonly name: string; readonly outcome: RestoreOutcome } | null;
  readonly busy: Busy | null;
  readonly stop: () => void;
  readonly onFile: (file: File) => void;
  readonly undo: () => void;
}

export const restoreTemplate = ({ result, busy, stop, onFile, undo }: RestoreView) =>
  html`<section aria-labelledby="restore">
    <h3 id="restore">Restore</h3>
    ${
      busy?.where === 'restore'
        ? progressTemplate(busy, stop)
        : html`<div class="row place">
              <label class="button choose">
                Choose a backup file
                <input
                  class="unseen"
                  type="file"
                  accept=".zip,application/zip"
                  ?disabled=${busy !== null}
                  @change=${(event: Event) => takeFile(event.currentTarget as HTMLInputElement, onFile)}
                />
              </label>
              <span class="about">
                or drop it here. It is looked at first, and nothing changes until you say so.
              </span>
            </div>
            ${result ? resultTemplate(result, undo) : nothing}`
    }
  </section>`;

function takeFile(input: HTMLInputElement, onFile: (file: File) => void): void {
  const [file] = input.files ?? [];
  input.value = ''; // The same file can be chosen again.
  if (file) onFile(file);
}

const resultTemplate = ({ name, outcome }: NonNullable<RestoreView['result']>, undo: () => void) =>
  html`<div class="row">
    <span class="result">${modes[outcome.mode].label}d with ${name}. ${done(outcome)}</span>
    ${
      changesIn(outcome)
        ? html`<button type="button" class="undo" @click=${undo}>Undo the restore</button>`
        : nothing
    }
  </div>`;

export const confirmTemplate = (plan: RestoreOutcome, cancel: () => void, confirm: () => void) =>
  html`<footer>
    <button type="button" class="back" @click=${cancel}>Cancel</button>
    <button
      type="button"
      class="primary confirm ${total(plan, 'removed') ? 'grave' : ''}"
      ?disabled=${!changesIn(plan)}
      @click=${confirm}
    >
      ${deed(plan)}
    </button>
  </footer>`;
