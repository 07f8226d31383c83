/** The library in the workbench: what is listed, what happens to whole articles, and how it is taken back. */
import { html, nothing } from 'lit';
import { titleOf } from '../src/domain/article.js';
import type { RemovedArticle } from '../src/storage/article-repository.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import type { Workspace } from '../src/storage/workspace.js';
import type { BiasAnnotator } from './bias-annotator.js';

export interface ShelfHost extends HTMLElement {
  readonly workspace: Workspace;
  readonly annotator: BiasAnnotator;
  readonly currentId: string | null;
  readonly updateComplete: Promise<boolean>;
  articles: readonly ArticleSummary[] | null;
  requestUpdate(): void;
  openStored(id: string): Promise<void>;
  /** Reads again what the project keeps beside its articles. */
  readSettings(): Promise<void>;
  /** Shows no article any more. */
  close(): void;
  /** Undefined where `task` fails; the reason is shown. */
  attempt<T>(task: () => Promise<T>): Promise<T | undefined>;
}

/** Milliseconds: once for all that is marked meanwhile, since each listing asks for every article. */
const soon = 500;

export class Shelf {
  readonly #host: ShelfHost;
  /** What was removed together, the last one last; Undo brings them back from there. */
  #removed: readonly (readonly RemovedArticle[])[] = [];
  #listing = false;
  /** The same each time, so that a restore can be undone after it was closed. */
  #dialog: HTMLElement | undefined;

  constructor(host: ShelfHost) {
    this.#host = host;
  }

  template() {
    const { articles, currentId } = this.#host;
    const last = this.#removed.at(-1);
    return html`<bias-library
        .articles=${articles}
        .currentId=${currentId}
        @article-pick=${(event: CustomEvent<{ id: string }>) => void this.#host.openStored(event.detail.id)}
        @article-remove=${(event: CustomEvent<{ id: string }>) => void this.remove([event.detail.id])}
        @articles-remove=${(event: CustomEvent<{ ids: readonly string[] }>) => void this.remove(event.detail.ids)}
      ></bias-library>
      <div role="status">
        ${
          last
            ? html`<div class="toast">
                <span
                  >Deleted
                  ${last.length === 1 ? `“${titleOf(last[0]!.article)}”` : `${last.length} articles`}.</span
                >
                <button type="button" @click=${() => void this.#restore(last)}>Undo</button>
              </div>`
            : nothing
        }
      </div>`;
  }

  /** The library as it is stored now; with no storage there is none, and the annotator says so. */
  async list(): Promise<void> {
    this.#host.articles = (await this.#host.attempt(() => this.#host.workspace.listArticles())) ?? [];
  }

  listSoon(): void {
    if (this.#listing) return;
    this.#listing = true;
    setTimeout(() => {
      this.#listing = false;
      if (this.#host.isConnected) void this.list();
    }, soon);
  }

  /** Back up, and restore. */
  async backup(): Promise<void> {
    const { annotator, workspace, shadowRoot } = this.#host;
    await annotator.saved.catch(() => undefined); // Shown there already.
    await this.#host.attempt(async () => {
      const { showBackup } = await import('./bias-backup.js');
      const dialog = showBackup(shadowRoot!, workspace);
      if (dialog === this.#dialog) return;
      this.#dialog = dialog;
      dialog.addEventListener('restored', () => void this.#onRestored());
    });
  }

  /** The article on screen hears of most changes by itself; not that it is gone, or another text. */
  async #onRestored(): Promise<void> {
    await this.list();
    const { currentId, annotator, workspace } = this.#host;
    await this.#host.readSettings();
    if (currentId === null) return;
    const stored = await this.#host.attempt(() => workspace.load(currentId));
    if (stored && !stored.article) this.#host.close();
    else if (stored?.article?.sha256 !== annotator.article?.sha256) await this.#host.openStored(currentId);
  }

  async remove(ids: readonly string[]): Promise<void> {
    const { annotator, currentId, workspace } = this.#host;
    if (currentId !== null && ids.includes(currentId)) await annotator.saved.catch(() => undefined); // Shown there.
    const removed: RemovedArticle[] = [];
    await this.#host.attempt(async () => {
      for (const id of ids) {
        const each = await workspace.removeArticle(id);
        if (each) removed.push(each);
      }
    });
    if (removed.length) this.#removed = [...this.#removed, removed];
    if (removed.some(({ article }) => article.id === currentId)) this.#host.close();
    await this.list();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot!.querySelector<HTMLElement>('.toast button')?.focus(); // What had the focus is gone.
  }

  async #restore(removed: readonly RemovedArticle[]): Promise<void> {
    await this.#host.attempt(async () => {
      for (const each of removed) await this.#host.workspace.restoreArticle(each);
    });
    this.#removed = this.#removed.filter((each) => each !== removed);
    await this.list();
    this.#host.requestUpdate();
    if (removed.length === 1) await this.#host.openStored(removed[0]!.article.id);
  }
}
