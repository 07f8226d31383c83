import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Backup, Estimate, RestoreResult } from '../src/backup.js';
import { lastBackupSetting, type Pace, type RestoreMode, type RestoreOutcome } from '../src/domain/backup.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Workspace } from '../src/storage/workspace.js';
import { backupPart } from './backup-part.js';
import { planTemplate } from './backup-plan.js';
import { backupStyles } from './backup-styles.js';
import {
  backupTemplate,
  confirmTemplate,
  progressTemplate,
  restoreTemplate,
  type Busy,
} from './backup-views.js';
import { counted, sizeOf, timeOf, total } from './backup-words.js';
import { defineAll } from './define-all.js';
import { saveBlob } from './save-file.js';
import { controls, tokens } from './theme.js';

/** A file that has been read, and what restoring it would do. */
interface Planned {
  readonly name: string;
  readonly backup: Backup;
  readonly plan: RestoreOutcome;
}

/**
 * Backup and restore of everything, in a dialog: makes the file; says what a file would change before it does.
 * @fires restored - What is stored has changed: `detail.outcome` says how, `detail.undone` whether a restore was taken back.
 * @fires backup-close - The dialog is closed.
 */
export class BiasBackup extends LitElement {
  static override styles = [tokens, controls, backupStyles];

  @property({ attribute: false }) workspace: Workspace | undefined;

  @state() private about: Estimate | undefined;
  @state() private last = '';
  @state() private busy: Busy | null = null;
  @state() private planned: Planned | null = null;
  /** The last restore of this page, which can be taken back. */
  @state() private result: (RestoreResult & { readonly name: string }) | null = null;
  @state() private problem = '';
  @state() private said = '';
  @state() private dropping = false;
  @query('dialog') private dialog!: HTMLDialogElement | null;

  #stopping = new AbortController();
  readonly #stop = () => this.#stopping.abort();

  /** Shows the dialog, with what is stored now. */
  async open(): Promise<void> {
    this.problem = this.said = '';
    this.#stopping = new AbortController();
    await this.updateComplete;
    if (!this.dialog?.open) this.dialog?.showModal();
    await this.#look();
    // The browser has put the focus on the button that closes: nothing else could be pressed yet.
    if (this.shadowRoot!.activeElement?.matches('header button'))
      await this.#focus('.download:not(:disabled)', '.choose input');
  }

  close(): void {
    this.dialog?.close();
  }

  override render() {
    return html`<dialog
      class=${this.dropping ? 'dropping' : ''}
      aria-labelledby="backup-title"
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
      @dragover=${this.#onDrag}
      @dragleave=${() => (this.dropping = false)}
      @drop=${this.#onDrop}
    >
      <header role="none">
        <h2 id="backup-title">Backup and restore</h2>
        <button type="button" class="plain" aria-label="Close backup and restore" @click=${this.close}>
          ✕
        </button>
      </header>
      <div class="body">
        ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}
        ${this.planned ? this.#plan(this.planned) : this.#start()}
      </div>
      <p class="said" role="status">${this.said}</p>
      ${
        this.planned && !this.busy
          ? confirmTemplate(
              this.planned.plan,
              () => void this.#back(),
              () => void this.#confirmed(),
            )
          : nothing
      }
    </dialog>`;
  }

  #start() {
    const { about, last, busy, result } = this;
    const stop = this.#stop;
    return [
      backupTemplate({ about, last, busy, stop, download: () => void this.#download() }),
      restoreTemplate({
        result,
        busy,
        stop,
        onFile: (file) => void this.#read(file),
        undo: () => void this.#undo(),
      }),
    ];
  }

  #plan({ name, backup, plan }: Planned) {
    return html`<section aria-labelledby="restore">
      <h3 id="restore" tabindex="-1">Restore ${name}</h3>
      <p>Made on ${timeOf(backup.created)}.</p>
      ${
        this.busy
          ? progressTemplate(this.busy, this.#stop)
          : planTemplate({ plan, problems: backup.problems, onMode: (mode) => void this.#choose(mode) })
      }
    </section>`;
  }

  async #look(): Promise<void> {
    await this.#try(async () => {
      this.about = await (await backupPart()).estimateBackup(this.workspace!);
      this.last = (await this.workspace!.getSetting<string>(lastBackupSetting)) ?? '';
    });
  }

  /** Undefined where `work` fails, which is shown, or is stopped, which changes nothing. */
  async #try<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      this.problem = '';
      return await work();
    } catch (error) {
      if (this.#stopping.signal.aborted) this.said = 'Stopped. Nothing was changed.';
      else this.problem = sentenceOf(error);
      return undefined;
    }
  }

  /** `work` beside a bar that shows how far it is. */
  async #while<Result>(
    where: Busy['where'],
    what: string,
    work: (pace: Pace) => Promise<Result>,
  ): Promise<Result | undefined> {
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    this.said = '';
    this.busy = { what, where, share: null };
    void this.#focus('.stop');
    const onProgress: Pace['onProgress'] = ({ done: made, total: all }) =>
      (this.busy = { what, where, share: all ? made / all : null });
    const result = await this.#try(() => work({ signal, onProgress }));
    this.busy = null;
    return result;
  }

  async #download(): Promise<void> {
    const made = await this.#while('backup', 'Making the backup …', (pace) => this.#save(pace));
    if (made) this.said = `Downloaded ${made.name}, ${sizeOf(made.file.size)}.`;
    await this.#focus('.download');
  }

  async #save(pace: Pace, ending = '') {
    const made = await (await backupPart()).makeBackup(this.workspace!, pace);
    saveBlob(made.name.replace(/\.zip$/, `${ending}.zip`), made.file);
    await this.workspace!.putSetting(lastBackupSetting, made.created);
    this.last = made.created;
    return made;
  }

  async #read(file: File): Promise<void> {
    this.planned = null;
    const read = await this.#while('restore', `Reading ${file.name} …`, async (pace) => {
      const { readBackup, planRestore } = await backupPart();
      const backup = await readBackup(file, pace);
      const plan = await planRestore(backup, this.workspace!, 'merge', { signal: pace.signal });
      return { name: file.name, backup, plan };
    });
    this.planned = read ?? null;
    if (this.problem) this.problem = `${file.name} cannot be restored. ${this.problem}`;
    await this.#focus(read ? 'h3' : '.choose input');
  }

  async #choose(mode: RestoreMode): Promise<void> {
    const { planned } = this;
    if (!planned) return;
    const plan = await this.#while('restore', 'Looking at what that would change …', async (pace) =>
      (await backupPart()).planRestore(planned.backup, this.workspace!, mode, pace),
    );
    this.planned = { ...planned, plan: plan ?? planned.plan };
    await this.#focus('input:checked');
  }

  async #confirmed(): Promise<void> {
    const { name, backup, plan } = this.planned!;
    const loses = total(plan, 'removed') + total(plan, 'changed') > 0;
    if (plan.mode === 'replace' && loses) {
      const what = 'Making a backup of what is here first …';
      const safe = await this.#while('restore', what, (pace) => this.#save(pace, '-before-restore'));
      if (!safe) return this.#focus('.confirm');
    }
    const result = await this.#while('restore', 'Restoring …', async (pace) =>
      (await backupPart()).restoreBackup(backup, this.workspace!, plan.mode, pace),
    );
    if (!result) return this.#focus('.confirm');
    this.planned = null;
    this.result = { ...result, name };
    this.said = 'Everything is restored.';
    await this.#changed(result.outcome, false);
    await this.#focus('.undo', '.choose input');
  }

  async #undo(): Promise<void> {
    const result = this.result!;
    const left = await this.#while('restore', 'Taking the restore back …', async (pace) =>
      (await backupPart()).takeBack(result, this.workspace!, pace),
    );
    if (left !== undefined) {
      this.result = null;
      const stay = `${counted(left, 'record that was', 'records that were')} worked on since stay as they are.`;
      this.said = `The restore was taken back.${left ? ` ${stay}` : ''}`;
      await this.#changed(result.outcome, true);
    }
    await this.#focus('.undo', '.choose input');
  }

  async #changed(outcome: RestoreOutcome, undone: boolean): Promise<void> {
    this.dispatchEvent(new CustomEvent('restored', { detail: { outcome, undone } }));
    await this.#look();
  }

  async #back(): Promise<void> {
    this.planned = null;
    await this.#focus('.choose input');
  }

  /** What had the focus has made way for something else. */
  async #focus(...selectors: readonly string[]): Promise<void> {
    await this.updateComplete;
    const found = selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector));
    found.find(Boolean)?.focus();
  }

  /** Escape stops what is under way before it closes the dialog. */
  #onCancel(event: Event): void {
    if (!this.busy) return;
    event.preventDefault();
    this.#stop();
  }

  #onClose(): void {
    this.#stop();
    this.planned = null;
    this.dispatchEvent(new CustomEvent('backup-close'));
  }

  #onDrag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    this.dropping = !this.busy;
  }

  #onDrop(event: DragEvent): void {
    const [file] = event.dataTransfer?.files ?? [];
    this.dropping = false;
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.busy) void this.#read(file);
  }
}

/** The dialog inside `root`, always the same one: it remembers the last restore, so that this can be taken back. */
export function showBackup(root: ShadowRoot, workspace: Workspace): BiasBackup {
  defineAll({ 'bias-backup': BiasBackup });
  const element =
    root.querySelector<BiasBackup>('bias-backup') ??
    root.appendChild(document.createElement('bias-backup') as BiasBackup);
  element.workspace = workspace;
  void element.open();
  return element;
}
