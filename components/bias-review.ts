import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Article, Role } from '../src/domain/article.js';
import { factProblems, setFacts } from '../src/domain/article-edit.js';
import { same } from '../src/domain/same.js';
import { giveRole, linkRepeat, putBack, toggle, type Deed } from './review-deeds.js';
import { changedFacts, factsTemplate, typedFacts } from './review-facts.js';
import { keysTemplate, looksOf, roleKeys, rowTemplate, showTemplate } from './review-row.js';
import { ReviewHistory } from './review-history.js';
import { ReviewList } from './review-list.js';
import type { ReviewRow } from './review-rows.js';
import { digestOf, digestTemplate, factsLine, summaryOf } from './review-summary.js';
import { reviewMedia } from './review-media.js';
import { reviewStyles } from './review-styles.js';
import { controls, tokens } from './theme.js';

/**
 * What was kept of a page and what was set aside, side by side, with the rule of each decision.
 * @fires review-done - The analyst is content: `detail.article`, and `detail.textChanged` where parts were taken back.
 * @fires review-cancel - The analyst gives it up.
 */
export class BiasReview extends LitElement {
  static override styles = [tokens, controls, reviewStyles, reviewMedia];

  @property({ attribute: false }) article: Article | undefined;
  /** Before anything is coded, or of an article that is stored. */
  @property() mode: 'before' | 'later' = 'before';
  @property() heading = 'Look through the article';

  @state() private now: Article | undefined;
  @state() private facts: ReturnType<typeof typedFacts> | null = null;
  @state() private told = '';
  /** Leaving was tried once, with changes. */
  @state() private asked = false;
  @state() private keysShown = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.rows') private rows!: HTMLElement;

  readonly #list = new ReviewList(this);
  readonly #history = new ReviewHistory();
  #result: Article | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('article')) this.now = this.article;
    if (this.now) this.#list.show(this.now);
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    this.#focusRow();
  }

  override render() {
    const { now, mode, article } = this;
    if (!now || !article) return nothing;
    return html`<dialog
      aria-labelledby="title"
      @cancel=${this.#onEscape}
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <section class="frame">
        <header>
          <h2 id="title">${this.heading}</h2>
          ${showTemplate(this.#list.shown, (show) => this.#list.filter(show))}
          <p class="summary">${guard([now], () => summaryOf(now))}</p>
          ${digestTemplate(now, () => void this.#copyDigest())}
          <details>
            <summary>Facts: ${factsLine(now)}</summary>
            ${factsTemplate(now, this.facts, (form) => this.#onFacts(form))}
          </details>
        </header>
        <div class="heads" aria-hidden="true"><span>Counts</span><span>Set aside, and why</span></div>
        ${this.#rowsTemplate(now)}
        <footer>
          ${keysTemplate(this.keysShown)}
          <span class="steps">
            ${this.#stepTemplate('Undo', this.#history.canUndo)}
            ${this.#stepTemplate('Redo', this.#history.canRedo)}
            <button type="button" @click=${() => this.#cancel()}>
              ${mode === 'before' ? 'Cancel import' : 'Cancel'}
            </button>
            <button type="button" class="primary" ?disabled=${this.#wrong} @click=${() => this.#accept()}>
              ${mode === 'before' ? 'Start coding' : 'Save'}
            </button>
          </span>
          ${mode === 'later' && now.sha256 !== article.sha256 ? newVersionTemplate : nothing}
        </footer>
        ${this.asked ? leaveTemplate : nothing}
        <div class="unseen" role="status">${this.told}</div>
      </section>
    </dialog>`;
  }

  #rowsTemplate({ language, direction }: Article) {
    const { drawn, shown, chosen, focused } = this.#list;
    if (!drawn.length)
      return html`<p class="none">
        ${shown === 'kept' ? 'Nothing of this page counts.' : 'Nothing was set aside.'}
      </p>`;
    return html`<div
      class="rows"
      role="grid"
      aria-label="Blocks of the page"
      aria-multiselectable="true"
      @mousedown=${keepSelection}
      @click=${this.#onRowClick}
      @change=${this.#onRoleChange}
    >
      ${repeat(
        drawn,
        ({ key }) => key,
        (row) => {
          const looks = { chosen: chosen.has(row.key), focused: row.key === focused, language, direction };
          return guard(looksOf(row, looks), () => rowTemplate(row, looks));
        },
      )}
    </div>`;
  }

  #stepTemplate(name: 'Undo' | 'Redo', can: boolean) {
    const step = () => this.#step(name === 'Undo' ? 'undo' : 'redo');
    return html`<button type="button" class="plain" ?disabled=${!can} @click=${step}>${name}</button>`;
  }

  override updated(): void {
    if (this.#list.lostFocus(this.shadowRoot!.activeElement)) this.#focusRow();
  }

  /** Whether a fact is typed that cannot be kept. */
  get #wrong(): boolean {
    return !!this.facts && Object.keys(factProblems(changedFacts(this.now!, this.facts))).length > 0;
  }

  #make(deed: Deed | null): void {
    if (!deed) return;
    this.#history.record(this.now!, deed.did);
    this.now = deed.article;
    this.told = deed.did;
    this.asked = false;
  }

  #step(direction: 'undo' | 'redo'): void {
    const stage = this.#history[direction](this.now!);
    this.facts = null;
    if (!stage) {
      this.told = `Nothing to ${direction}.`;
      return;
    }
    this.now = stage.article;
    this.told = `${direction === 'undo' ? 'Undone' : 'Redone'}: ${stage.did}`;
  }

  #setRoles(rows: readonly ReviewRow[], role: Role): void {
    const deed = giveRole(this.now!, rows, role);
    if (deed) this.#make(deed);
    else this.told = rows.some(({ kind }) => kind === 'block') ? 'It has that role already.' : notInText;
  }

  /** A part comes back, a block counts or does not, a fold opens or closes. */
  #toggle(rows: readonly ReviewRow[]): void {
    const [first] = rows;
    if (first?.kind === 'fold' && rows.length === 1) this.#list.fold(first);
    else this.#make(toggle(this.now!, rows, this.article!));
  }

  #onFacts(form: HTMLFormElement): void {
    this.facts = typedFacts(form);
    const changed = changedFacts(this.now!, this.facts);
    if (this.#wrong || same(changed, {})) return;
    this.#make({ article: setFacts(this.now!, changed), did: 'The facts are changed.' });
  }

  async #copyDigest(): Promise<void> {
    try {
      await navigator.clipboard.writeText(digestOf(this.now!));
      this.told = 'Copied.';
    } catch {
      // A browser may allow no writing to the clipboard.
      this.told = digestOf(this.now!);
    }
  }

  #onRowClick(event: MouseEvent): void {
    const target = event.target as Element;
    const row = this.#list.rowOf(target);
    const does = target.closest<HTMLElement>('[data-does]')?.dataset['does'];
    if (!row || target.closest('select')) return;
    if (!does) this.#choose(row, { extend: event.shiftKey, add: event.ctrlKey || event.metaKey });
    else if (does === 'go') this.#goToRepeated(row);
    else {
      this.#choose(row);
      this.#toggle([row]);
    }
  }

  /** Of all that are chosen, where the one whose role was picked is among them. */
  #onRoleChange(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const row = this.#list.rowOf(select);
    if (!row) return;
    const rows = this.#list.chosen.has(row.key) ? this.#list.chosenRows : [row];
    this.#setRoles(rows, select.value as Role);
  }

  #goToRepeated(row: ReviewRow | undefined): void {
    if (row?.kind !== 'block' || row.block.repeats === null) return;
    const repeated = this.#list.reveal(row.block.repeats);
    if (repeated) this.#choose(repeated);
  }

  #choose(row: ReviewRow, how: { readonly extend?: boolean; readonly add?: boolean } = {}): void {
    this.#list.choose(row, how);
    void this.updateComplete.then(() => this.#focusRow());
  }

  #focusRow(): void {
    const row = this.rows?.querySelector<HTMLElement>('.row[tabindex="0"]');
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    const target = event.composedPath()[0] as HTMLElement;
    const field = target.closest('input, select, textarea, summary');
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (field instanceof HTMLInputElement || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      return this.#step(key === 'y' || event.shiftKey ? 'redo' : 'undo');
    }
    if (field || event.altKey) return;
    if (target.closest('button') && (event.key === 'Enter' || event.key === ' ')) return;
    if (this.#act(event)) event.preventDefault();
  }

  /** Whether the key is one of ours. */
  #act({ key, shiftKey }: KeyboardEvent): boolean {
    const next = this.#list.rowFor(key);
    const role = roleKeys.get(key);
    const { chosenRows } = this.#list;
    if (next) this.#choose(next, { extend: shiftKey });
    else if (role) this.#setRoles(chosenRows, role);
    else if (key === ' ') this.#toggle(chosenRows);
    else if (key === 'o') this.#make(putBack(this.now!, chosenRows, this.article!));
    else if (key === 'r') this.#make(linkRepeat(this.now!, chosenRows));
    else if (key === 'g') this.#goToRepeated(chosenRows.at(-1));
    else if (key === '?') this.keysShown = !this.keysShown;
    else if (key === 'Enter') this.#accept();
    else return false;
    return true;
  }

  #onEscape(event: Event): void {
    event.preventDefault();
    this.#cancel();
  }

  /** The second time it is meant: what was changed here is nowhere else. */
  #cancel(): void {
    if (this.#history.canUndo && !this.asked) this.asked = true;
    else this.dialog.close();
  }

  #accept(): void {
    if (this.#wrong) return;
    this.#result = this.now!;
    this.dialog.close();
  }

  #onClose(): void {
    const article = this.#result;
    const done = article && { article, textChanged: article.sha256 !== this.article!.sha256 };
    this.dispatchEvent(
      done ? new CustomEvent('review-done', { detail: done }) : new CustomEvent('review-cancel'),
    );
  }
}

/** Several rows are chosen with Shift; the words between them are not. */
const keepSelection = (event: MouseEvent) => {
  if (event.shiftKey) event.preventDefault();
};

const notInText = 'What was left out has no role: take it back first, with the space bar.';

const leaveTemplate = html`<p class="leave" role="alert">
  Your changes here would be lost. Cancel once more to leave them.
</p>`;

const newVersionTemplate = html`<p class="soft">
  Taking parts back makes a new version of the text; annotations are carried over.
</p>`;
