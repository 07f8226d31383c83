/** The library in the workbench: what is listed, what happens to whole articles, and how it is taken back. */
import { html, nothing } from 'lit';
import { titleOf } from '../src/domain/article.js';
import type { Status } from '../src/domain/library.js';
import type { Span } from '../src/domain/span.js';
import type { ImportItem } from '../src/intake/import-item.js';
import type { RemovedArticle } from '../src/storage/article-repository.js';
import { LibraryListing } from '../src/storage/library-listing.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import type { Workspace } from '../src/storage/workspace.js';
import type { BiasAnnotator } from './bias-annotator.js';
import type { OpenSearch } from './library-search.js';
import type { Intake } from './workbench-intake.js';

export interface ShelfHost extends HTMLElement {
  readonly workspace: Workspace;
  readonly annotator: BiasAnnotator;
  readonly intake: Intake;
  readonly currentId: string | null;
  readonly database: string;
  readonly updateComplete: Promise<boolean>;
  articles: readonly ArticleSummary[] | null;
  problem: string;
  requestUpdate(): void;
  /** Reports on these articles; null for all. */
  report(ids: readonly string[] | null): Promise<void>;
  openStored(id: string, options?: { readonly span?: Span }): Promise<void>;
  /** Reads again what the project keeps beside its articles. */
  readSettings(): Promise<void>;
  /** Shows no article any more. */
  close(): void;
  /** Undefined where `task` fails; the reason is shown. */
  attempt<T>(task: () => Promise<T>): Promise<T | undefined>;
}

/** Milliseconds between two readings of a list that grows. */
const soon = 1000;

export interface ExchangeRequest {
  readonly ids?: readonly string[];
  readonly files?: readonly File[];
}

interface StatusChange {
  readonly ids: readonly string[];
  readonly status: Status | null;
}

interface CollectionsChange {
  readonly ids: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export class Shelf {
  readonly #host: ShelfHost;
  /** What was removed together, the last one last; Undo brings them back from there. */
  #removed: readonly (readonly RemovedArticle[])[] = [];
  #listing: LibraryListing | undefined;
  #waiting = false;
  /** The same each time, so that a restore can be undone after it was closed. */
  #dialog: HTMLElement | undefined;
  /** The same each time: a dialog that hears it twice would import twice. */
  readonly #onSets = (event: Event) =>
    void this.#host.intake.items((event as CustomEvent<{ items: readonly ImportItem[] }>).detail.items);

  constructor(host: ShelfHost) {
    this.#host = host;
  }

  template() {
    const { articles, currentId, database } = this.#host;
    const last = this.#removed.at(-1);
    return html`<bias-library
        .articles=${articles}
        .currentId=${currentId}
        .describe=${this.#describe}
        .openSearch=${this.#openSearch}
        remember="${database}:library"
        @article-pick=${({ detail }: CustomEvent<{ id: string; span?: Span }>) =>
          void this.#host.openStored(detail.id, detail.span ? { span: detail.span } : {})}
        @articles-export=${({ detail }: CustomEvent<{ ids: readonly string[] }>) =>
          void this.exchange({ ids: detail.ids })}
        @articles-report=${({ detail }: CustomEvent<{ ids: readonly string[] }>) => void this.#host.report(detail.ids)}
        @article-remove=${({ detail }: CustomEvent<{ id: string }>) => void this.remove([detail.id])}
        @articles-remove=${({ detail }: CustomEvent<{ ids: readonly string[] }>) => void this.remove(detail.ids)}
        @status-change=${({ detail: { ids, status } }: CustomEvent<StatusChange>) =>
          void this.#change(ids, () => this.#host.workspace.setStatus(ids, status))}
        @collections-change=${({ detail: { ids, add, remove } }: CustomEvent<CollectionsChange>) =>
          void this.#change(ids, () =>
            this.#host.workspace.setCollections(ids, (now) =>
              [...new Set([...now, ...add])].filter((name) => !remove.includes(name)),
            ),
          )}
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

  /** The library as it is stored, from now on; with no storage there is none, and the annotator says so. */
  async follow({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    this.#listing = this.#host.workspace.part(LibraryListing);
    await this.#listing.follow({
      signal,
      onChange: (articles) => (this.#host.articles = articles),
      onFailure: ({ message }) => {
        this.#host.articles ??= [];
        this.#host.problem = message;
      },
    });
  }

  /** Reads these again after a change of the page's own; where none are named, what is new. */
  async list(ids?: readonly string[]): Promise<void> {
    await this.#listing?.refresh(ids);
  }

  /** Once for all that comes in meanwhile. */
  listSoon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      if (this.#host.isConnected) void this.list();
    }, soon);
  }

  readonly #describe = (ids: readonly string[]) =>
    this.#listing?.describe(ids) ?? Promise.resolve(new Map<string, never>());

  readonly #openSearch: OpenSearch = async (options) => {
    const { openSearch } = await import('../src/storage/search-client.js');
    return openSearch(this.#host.database, options);
  };

  async #change(ids: readonly string[], make: () => Promise<void>): Promise<void> {
    await this.#host.attempt(make);
    await this.list(ids);
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

  /** Exports articles, and imports, in formats of other tools. `ids`: those that are selected; `files` are read at once. */
  async exchange({ ids, files }: ExchangeRequest = {}): Promise<void> {
    const { annotator, articles, currentId, workspace, shadowRoot } = this.#host;
    await annotator.saved.catch(() => undefined); // Shown there already.
    await this.#host.attempt(async () => {
      const { exchangeDialog } = await import('./bias-exchange.js');
      const { length } = articles ?? [];
      const dialog = exchangeDialog(shadowRoot!, {
        workspace,
        scopes: [
          ...(ids
            ? [
                {
                  label: ids.length === 1 ? 'The selected article' : `The ${ids.length} selected articles`,
                  ids,
                },
              ]
            : []),
          ...(currentId === null || !annotator.article
            ? []
            : [{ label: `The open article: ${titleOf(annotator.article)}`, ids: [currentId] }]),
          ...(length === 1 && currentId !== null
            ? []
            : [
                {
                  label: length === 1 ? 'The only article here' : `All ${length.toLocaleString()} articles`,
                  ids: null,
                },
              ]),
        ],
      });
      dialog.addEventListener('sets-import', this.#onSets);
      await dialog.open(files);
    });
  }

  /** The article on screen hears of most changes by itself; not that it is gone, or another text. */
  async #onRestored(): Promise<void> {
    await this.#listing?.reload();
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
    await this.list(ids);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot!.querySelector<HTMLElement>('.toast button')?.focus(); // What had the focus is gone.
  }

  async #restore(removed: readonly RemovedArticle[]): Promise<void> {
    await this.#host.attempt(async () => {
      for (const each of removed) await this.#host.workspace.restoreArticle(each);
    });
    this.#removed = this.#removed.filter((each) => each !== removed);
    await this.list(removed.map(({ article }) => article.id));
    this.#host.requestUpdate();
    if (removed.length === 1) await this.#host.openStored(removed[0]!.article.id);
  }
}
