import { css, html, LitElement } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Workspace } from '../src/storage/workspace.js';
import { backupStyles } from './backup-styles.js';
import { BiasExport, type ExportScope } from './bias-export.js';
import { BiasImportSets } from './bias-import-sets.js';
import { defineAll } from './define-all.js';
import { controls, tokens } from './theme.js';

/**
 * Export and import in formats of other tools, in a dialog.
 * @fires sets-import - `detail.items` are to come in; the dialog is closed.
 */
export class BiasExchange extends LitElement {
  static override styles = [
    tokens,
    controls,
    backupStyles,
    css`
      bias-import-sets {
        border-top: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) workspace: Workspace | undefined;
  @property({ attribute: false }) scopes: readonly ExportScope[] = [];
  @state() private dropping = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('bias-export') private out!: BiasExport;
  @query('bias-import-sets') private in!: BiasImportSets;

  /** `files`: are read at once. */
  async open(files: readonly File[] = []): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
    if (files.length) await this.in.read(files);
    else this.out.focusFirst();
  }

  close(): void {
    this.dialog.close();
  }

  override render() {
    return html`<dialog
      class=${this.dropping ? 'dropping' : ''}
      aria-labelledby="exchange-title"
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
      @dragover=${this.#onDrag}
      @dragleave=${() => (this.dropping = false)}
      @drop=${this.#onDrop}
    >
      <header role="none">
        <h2 id="exchange-title">Export and import</h2>
        <button type="button" class="plain" aria-label="Close export and import" @click=${this.close}>✕</button>
      </header>
      <div class="body">
        <bias-export .workspace=${this.workspace} .scopes=${this.scopes}></bias-export>
        <bias-import-sets @sets-import=${this.close}></bias-import-sets>
      </div>
    </dialog>`;
  }

  /** Escape stops what is under way before it closes the dialog. */
  #onCancel(event: Event): void {
    if (!this.out.isBusy && !this.in.isBusy) return;
    event.preventDefault();
    this.#stop();
  }

  #onClose(): void {
    this.#stop();
    this.in.clear();
  }

  #stop(): void {
    this.out.stop();
    this.in.stop();
  }

  #onDrag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.stopPropagation();
    this.dropping = true;
  }

  #onDrop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    this.dropping = false;
    if (!files.length) return;
    event.preventDefault();
    event.stopPropagation();
    void this.in.read(files);
  }
}

/** The dialog inside `root`, always the same one. `scopes`: what can be exported, the first being chosen. */
export function exchangeDialog(
  root: ShadowRoot,
  { workspace, scopes }: { readonly workspace: Workspace; readonly scopes: readonly ExportScope[] },
): BiasExchange {
  defineAll({
    'bias-export': BiasExport,
    'bias-import-sets': BiasImportSets,
    'bias-exchange': BiasExchange,
  });
  const element =
    root.querySelector<BiasExchange>('bias-exchange') ??
    root.appendChild(document.createElement('bias-exchange') as BiasExchange);
  element.workspace = workspace;
  element.scopes = scopes;
  return element;
}
