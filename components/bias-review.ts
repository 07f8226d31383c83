import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Article, Role } from '../src/domain/article.js';
import { factProblems, setCounted, setFacts, setRole, takeBack } from '../src/domain/article-edit.js';
import { same } from '../src/domain/same.js';
import { factsTemplate, typedFacts } from './review-facts.js';
import { keysTemplate, nameOfRole, roleKeys, rowTemplate, showTemplate } from './review-row.js';
import { ReviewHistory } from './review-history.js';
import { reviewRows, type ReviewRow, type Show } from './review-rows.js';
import { digestOf, factsLine, summaryOf } from './review-summary.js';
import { reviewStyles } from './review-styles.js';
import { controls, tokens } from './theme.js';

/**
 * What was kept of a page and what was set aside, side by side, with the rule of each decision.
 * @fires review-done - The analyst is content: `detail.article`, and `detail.textChanged` where parts were taken back.
 * @fires review-cancel - The analyst gives it up.
 */
export class BiasReview extends LitElement {
  static override styles = [tokens, controls, reviewStyles];

  @property({ attribute: false }) article: Article | undefined;
  /** Before anything is coded, or of an article that is stored. */
  @property() mode: 'before' | 'later' = 'before';
  @property() heading = 'Look through the article';

  @state() private now: Article | undefined;
  @state() private show: Show = 'all';
  @state() private open: ReadonlySet<string> = new Set();
  /** Keys of the rows that are chosen; the last one has the focus. */
  @state() private chosen: readonly string[] = [];
  @state() private facts: ReturnType<typeof typedFacts> | null = null;
  @state() private told = '';
  /** Leaving was tried once, with changes. */
  @state() private asked = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.rows') private list!: HTMLElement;

  readonly #history = new ReviewHistory();
  #result: Article | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('article')) this.now = this.article;
    const rows = this.#rows;
    const chosen = this.chosen.filter((key) => rows.some((row) => row.key === key));
    if (chosen.length !== this.chosen.length || !chosen.length)
      this.chosen = chosen.length ? chosen : rows.slice(0, 1).map(({ key }) => key);
  }

  /** The row that had the focus may be gone: the keys must go on to work. */
  override update(changed: PropertyValues): void {
    const had = this.shadowRoot?.activeElement;
    super.update(changed);
    if (had && !this.shadowRoot!.activeElement && this.dialog.open) this.#focusRow();
  }

  override firstUpdated(): void {
    this.dialog.showModal();
    this.#focusRow();
  }

  override render() {
    const { now, mode, article } = this;
    if (!now || !article) return nothing;
    const wrong = this.facts && Object.keys(factProblems(this.facts)).length > 0;
    return html`<dialog
      aria-labelledby="title"
      @cancel=${this.#onEscape}
      @close=${this.#onClose}
      @keydown=${this.#onKey}
    >
      <section class="frame">
        <header>
          <h2 id="title">${this.heading}</h2>
          ${showTemplate(this.show, (show) => (this.show = show))}
          <p class="summary">${summaryOf(now)}</p>
          <details>
            <summary>Facts: ${factsLine(now)}</summary>
            ${factsTemplate(now, this.facts, (form) => this.#onFacts(form))}
          </details>
          <p class="digest">${digestOf(now)}</p>
        </header>
        <div class="heads" aria-hidden="true"><span>Counts</span><span>Set aside, and why</span></div>
        <div
          class="rows"
          role="grid"
          aria-label="Blocks of the page"
          aria-multiselectable="true"
          @click=${this.#onRowClick}
        >
          ${repeat(
            this.#rows,
            ({ key }) => key,
            (row) =>
              rowTemplate(row, {
                chosen: this.chosen.includes(row.key),
                focused: row.key === this.chosen.at(-1),
                open: this.open.has(row.key),
                setRole: (role) => this.#setRoles([row], role),
                toggle: () => this.#toggle([row]),
                goTo: (index) => this.#choose(`block-${index}`),
              }),
          )}
        </div>
        <footer>
          ${keysTemplate()}
          <span class="steps">
            <button
              type="button"
              class="plain"
              ?disabled=${!this.#history.canUndo}
              @click=${() => this.#step('undo')}
            >
              Undo
            </button>
            <button
              type="button"
              class="plain"
              ?disabled=${!this.#history.canRedo}
              @click=${() => this.#step('redo')}
            >
              Redo
            </button>
            <button type="button" @click=${() => this.#cancel()}>
              ${mode === 'before' ? 'Cancel import' : 'Cancel'}
            </button>
            <button type="button" class="primary" ?disabled=${wrong} @click=${() => this.#accept()}>
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

  get #rows(): readonly ReviewRow[] {
    return this.now ? reviewRows(this.now, { show: this.show, open: this.open }) : [];
  }

  #make(article: Article, did: string): void {
    this.#history.record(this.now!, did);
    this.now = article;
    this.told = did;
  }

  #step(direction: 'undo' | 'redo'): void {
    const stage = this.#history[direction](this.now!);
    if (!stage) return this.#say(`Nothing to ${direction}.`);
    this.now = stage.article;
    this.#say(`${direction === 'undo' ? 'Undone' : 'Redone'}: ${stage.did}`);
  }

  #say(words: string): void {
    this.told = words;
    this.facts = null;
  }

  #setRoles(rows: readonly ReviewRow[], role: Role): void {
    const indexes = rows.flatMap((row) => (row.kind === 'block' ? [row.index] : []));
    if (!indexes.length || !this.now) return;
    const next = setRole(this.now, indexes, role);
    if (same(next.blocks, this.now.blocks)) return;
    this.#make(next, `${what(indexes)} ${nameOfRole(role).toLowerCase()} now.`);
  }

  /** A part comes back, a block counts or does not, a fold opens or closes. */
  #toggle(rows: readonly ReviewRow[]): void {
    const [first] = rows;
    if (!first || !this.now) return;
    if (first.kind === 'fold') {
      const open = new Set(this.open);
      if (!open.delete(first.key)) open.add(first.key);
      this.open = open;
      return;
    }
    const parts = rows.flatMap((row) => (row.kind === 'removed' ? [row.index] : []));
    if (parts.length) return this.#takeBack(parts);
    const counted = !rows.some((row) => row.kind === 'block' && row.counted);
    const indexes = rows.flatMap((row) => (row.kind === 'block' ? [row.index] : []));
    const did = counted ? 'counted' : 'set aside';
    this.#make(setCounted(this.now, indexes, counted), `${what(indexes)} ${did} now.`);
  }

  #takeBack(parts: readonly number[]): void {
    const { removed } = this.now!;
    // The last one first: those before it keep their places in the list.
    const next = [...parts].sort((a, b) => b - a).reduce(takeBack, this.now!);
    this.#make(next, parts.length === 1 ? 'The part is back in the text.' : `${parts.length} parts are back.`);
    this.chosen = [`block-${removed![Math.min(...parts)]!.before}`];
  }

  #onFacts(form: HTMLFormElement): void {
    const facts = typedFacts(form);
    this.facts = facts;
    if (Object.keys(factProblems(facts)).length) return;
    const next = setFacts(this.now!, facts);
    if (!same(next, this.now)) this.#make(next, 'The facts are changed.');
  }

  #onRowClick(event: MouseEvent): void {
    const target = event.target as Element;
    const key = target.closest<HTMLElement>('.row')?.dataset['key'];
    if (!key || target.closest('select, button')) return;
    this.#choose(key, { extend: event.shiftKey, add: event.ctrlKey || event.metaKey });
  }

  #choose(key: string, { extend = false, add = false } = {}): void {
    const keys = this.#rows.map((row) => row.key);
    const [from, to] = [keys.indexOf(this.chosen[0] ?? key), keys.indexOf(key)];
    if (to < 0) return;
    if (extend) {
      const range = keys.slice(Math.min(from, to), Math.max(from, to) + 1);
      this.chosen = from <= to ? range : range.reverse();
    } else if (add) {
      const others = this.chosen.filter((each) => each !== key);
      this.chosen = [...others, key];
    } else this.chosen = [key];
    void this.updateComplete.then(() => this.#focusRow());
  }

  #focusRow(): void {
    const row = this.list.querySelector<HTMLElement>('.row[tabindex="0"]');
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
  #act(event: KeyboardEvent): boolean {
    const rows = this.#rows;
    const at = rows.findIndex(({ key }) => key === this.chosen.at(-1));
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 10, PageUp: -10 }[event.key];
    const place = event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : step && at + step;
    if (place !== undefined) {
      const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
      if (row) this.#choose(row.key, { extend: event.shiftKey });
      return true;
    }
    const role = roleKeys.find(({ key }) => key === event.key)?.role;
    const chosen = rows.filter(({ key }) => this.chosen.includes(key));
    if (role) this.#setRoles(chosen, role);
    else if (event.key === ' ') this.#toggle(chosen);
    else if (event.key === 'Enter') this.#accept();
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
    if (this.facts && Object.keys(factProblems(this.facts)).length) return;
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

const what = (indexes: readonly number[]) =>
  indexes.length === 1 ? `Block ${indexes[0]! + 1} is` : `${indexes.length} blocks are`;

const leaveTemplate = html`<p class="leave" role="alert">
  Your changes here would be lost. Cancel once more to leave them.
</p>`;

const newVersionTemplate = html`<p class="soft">
  Taking parts back makes a new version of the text; annotations are carried over.
</p>`;
