import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { matchSources } from '../src/domain/match-sources.js';
import { liveSources } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import { SessionController } from './session-controller.js';
import { aliasesFor, counted, facts, times } from './source-labels.js';
import { countOf, usesHere, type UsesElsewhere } from './source-uses.js';
import { registerStyles } from './source-styles.js';
import { controls, tokens } from './theme.js';

/** Height of a row in CSS pixels: fixed, so that five thousand rows need no measuring. */
const rowHeight = 52;
/** Rows rendered beyond those in view. */
const overscan = 4;

/**
 * All sources of the project by name, as far as the search lets them through. Only the rows in view exist.
 * @fires source-show - The analyst chose the one named by `detail.id`; `detail.open` asks to go on to its fields,
 *   `detail.pressed` only to bring them into view.
 */
export class BiasSourceList extends LitElement {
  static override styles = [tokens, controls, registerStyles];

  /** The source that is shown. */
  @property({ attribute: false }) shown: Source | undefined;
  /** What is known of other articles; undefined where only this one is. */
  @property({ attribute: false }) elsewhere: UsesElsewhere | undefined;
  /** Grows with what `elsewhere` knows. */
  @property({ type: Number }) known = 0;

  @state() typed = '';
  @state() private top = 0;
  @state() private height = 600;
  @query('.scroller') private scroller!: HTMLElement | null;
  @query('input') private search!: HTMLInputElement | null;

  readonly #controller = new SessionController(this);
  readonly #sizes = new ResizeObserver(([entry]) => (this.height = entry!.contentRect.height));
  #rows: readonly Source[] = [];
  #scrolledTo: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  override focus(): void {
    this.reveal();
    (this.scroller ?? this.search)?.focus();
  }

  /** What is sought, where nobody is called so. */
  get unmatched(): string {
    return this.#rows.length ? '' : this.typed.trim();
  }

  /** Scrolls to the source that is shown: while the dialog was closed there was nothing to scroll. */
  reveal(): void {
    const place = this.shown ? this.#rows.indexOf(this.shown) : -1;
    if (place >= 0) this.#scrollTo(place);
  }

  focusSearch(): void {
    this.search?.focus();
  }

  override willUpdate(): void {
    const { session } = this.#controller;
    this.#rows = session ? matchSources(liveSources(session.registry), this.typed) : [];
  }

  override render() {
    const { session } = this.#controller;
    if (!session) return nothing;
    const all = liveSources(session.registry).length;
    return html`<label class="search">
        <span class="unseen">Search the sources</span>
        <input
          type="search"
          name="search"
          placeholder="Search"
          autocomplete="off"
          spellcheck="false"
          .value=${this.typed}
          @input=${(event: Event) => this.#onSearch(event)}
          @keydown=${this.#onSearchKey}
        />
      </label>
      <p class="soft count" role="status">
        ${this.typed.trim() ? `${this.#rows.length.toLocaleString()} of ${counted(all, 'source')}` : counted(all, 'source')}
      </p>
      ${this.#rows.length ? this.#list(session) : this.#empty(all)}`;
  }

  override updated(changed: PropertyValues<this>): void {
    const rows = this.renderRoot.querySelector<HTMLElement>('.rows');
    if (!rows) return;
    rows.style.height = `${this.#rows.length * rowHeight}px`;
    for (const row of rows.children) {
      (row as HTMLElement).style.top = `${(Number(row.getAttribute('aria-posinset')) - 1) * rowHeight}px`;
      (row as HTMLElement).style.height = `${rowHeight}px`;
    }
    const moved = this.shown?.id !== this.#scrolledTo || (changed as Map<string, unknown>).has('typed');
    this.#scrolledTo = this.shown?.id;
    if (moved) this.reveal();
  }

  #list(session: Session) {
    const { shown } = this;
    const rows = this.#rows;
    const top = Math.min(this.top, Math.max(0, rows.length * rowHeight - this.height)); // Fewer rows than before?
    const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
    const inView = rows.slice(first, Math.ceil((top + this.height) / rowHeight) + overscan);
    return html`<div
      class="scroller"
      role="listbox"
      aria-label="Sources"
      tabindex="0"
      aria-activedescendant=${shown && inView.includes(shown) ? `source-${shown.id}` : nothing}
      @scroll=${(event: Event) => (this.top = (event.currentTarget as HTMLElement).scrollTop)}
      @keydown=${this.#onKey}
    >
      <div class="rows" role="presentation">
        ${repeat(
          inView,
          ({ id }) => id,
          (source, index) => this.#row(session, source, first + index),
        )}
      </div>
    </div>`;
  }

  #row(session: Session, source: Source, place: number) {
    const about = [
      ...aliasesFor(source, this.typed.trim()).map((alias) => `also ${alias}`),
      ...facts(source, session.article.id),
      this.#used(session, source),
    ];
    return html`<div
      class="row"
      role="option"
      id="source-${source.id}"
      aria-selected=${source.id === this.shown?.id}
      aria-posinset=${place + 1}
      aria-setsize=${this.#rows.length}
      @click=${() => this.#show(source, false, true)}
      @dblclick=${() => this.#show(source, true)}
    >
      <span class="name"><bdi>${source.name}</bdi></span>
      <span class="soft">${about.join(' · ')}</span>
    </div>`;
  }

  #used(session: Session, source: Source): string {
    const here = usesHere(session).get(source.id)?.length ?? 0;
    const others = this.elsewhere?.of(session.registry, source) ?? [];
    const there = others.length
      ? `, ${times(countOf(others))} in ${counted(others.length, 'other article')}`
      : '';
    return here || there ? `used ${times(here)} here${there}` : 'not used here';
  }

  #empty(all: number) {
    return html`<p class="empty">
      ${all ? 'No source of that name.' : 'No sources yet. They come as you say who speaks, or with “New source”.'}
    </p>`;
  }

  #onSearch(event: Event): void {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    if (this.scroller) this.scroller.scrollTop = 0;
  }

  #onSearchKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const [first] = this.#rows;
    if (event.key === 'Escape' && this.typed) this.typed = '';
    else if (event.key === 'Enter' && first) this.#show(first, true);
    else if (event.key === 'ArrowDown' && first) {
      if (!this.shown || !this.#rows.includes(this.shown)) this.#show(first, false);
      this.scroller?.focus();
    } else return;
    event.preventDefault(); // Escape would close the dialog as well.
  }

  #onKey(event: KeyboardEvent): void {
    const rows = this.#rows;
    const at = this.shown ? rows.indexOf(this.shown) : -1;
    const page = Math.max(1, Math.floor((this.scroller?.clientHeight ?? 0) / rowHeight) - 1);
    const places = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
      Enter: at,
    };
    const place = places[event.key as keyof typeof places];
    const source = place === undefined ? undefined : rows[Math.max(0, Math.min(rows.length - 1, place))];
    if (!source || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#show(source, event.key === 'Enter');
  }

  #scrollTo(place: number): void {
    if (!this.scroller) return;
    const { scrollTop, clientHeight } = this.scroller;
    const top = place * rowHeight;
    if (top < scrollTop) this.scroller.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight)
      this.scroller.scrollTop = top + rowHeight - clientHeight;
  }

  #show({ id }: Source, open: boolean, pressed = false): void {
    this.dispatchEvent(new CustomEvent('source-show', { detail: { id, open, pressed } }));
  }
}
