import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  choices,
  emptyFilter,
  filterAnnotations,
  isEmpty,
  settings,
  type Choice,
  type Filter,
} from '../src/coding/filter.js';
import { findKind } from '../src/domain/codebook.js';
import type { Session } from '../src/session.js';
import { filterStyles } from './filter-styles.js';
import { sourcesIn } from './list-row.js';
import { SessionController } from './session-controller.js';
import { controls, tokens } from './theme.js';
import { whenIdle } from './when-idle.js';

/** Annotations that are made ready for the search at a time, while nobody waits. */
const batch = 250;
/** CSS pixels between the menu and what is round it. */
const gap = 6;

/**
 * The bar above the list: a search field, and a menu of what else the list can be narrowed to.
 * @fires filter-change - The analyst wants to see what `detail.filter` lets through; once a frame while typing.
 * @csspart menu - The choices.
 */
export class BiasFilter extends LitElement {
  static override styles = [tokens, controls, filterStyles];

  @property({ attribute: false }) filter: Filter = emptyFilter;
  /** How many annotations pass. */
  @property({ type: Number }) shown = 0;

  @state() private open = false;
  @query('input[type="search"]') private field!: HTMLInputElement | null;
  @query('.menu') private menu!: HTMLElement | null;
  @query('[popovertarget]') private opener!: HTMLElement | null;

  readonly #controller = new SessionController(this);
  /** What has been typed since the last frame. */
  #typed: string | null = null;
  #frame = 0;
  #warmed: Session | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#typed = null;
  }

  override focus(): void {
    this.field?.focus();
  }

  override render() {
    const { session } = this.#controller;
    if (!session) return nothing;
    const set = settings(this.filter);
    return html`<div class="bar">
        <input
          type="search"
          aria-label="Search annotations"
          placeholder="Search"
          dir="auto"
          autocomplete="off"
          spellcheck="false"
          .value=${live(this.#typed ?? this.filter.words)}
          @focus=${this.#warm}
          @input=${this.#onInput}
          @keydown=${this.#onFieldKey}
        />
        <button type="button" popovertarget="menu" ?data-set=${set > 0}>
          <span dir="auto">Filter${set ? html` (${set}<span class="unseen"> set</span>)` : nothing}</span>
        </button>
      </div>
      ${
        isEmpty(this.filter)
          ? nothing
          : html`<div class="result">
              <span aria-live="polite" dir="auto">${this.shown} of ${session.annotations.size}</span>
              <button type="button" class="plain" @click=${this.#clear}>Clear</button>
            </div>`
      }
      <div
        id="menu"
        class="menu"
        part="menu"
        popover
        role="group"
        aria-label="Filter"
        @beforetoggle=${this.#onToggle}
        @keydown=${this.#onMenuKey}
      >
        ${this.open ? this.#fields(session) : nothing}
      </div>`;
  }

  /** Counted anew while the menu is open, and only then. */
  #fields(session: Session) {
    const { kind, attribute, source, analyst, incomplete } = this.filter;
    const found = choices(session.inReadingOrder, session.codebook, sourcesIn(session));
    const attributes = found.attributes
      .filter(({ id }) => hasAttribute(session, kind, id))
      .map(({ id, label, values }) => ({
        label,
        values: values.map((value) => ({ ...value, id: JSON.stringify([id, value.id]) })),
      }));
    return html`
      ${this.#select('Kind', kind, [{ values: found.kinds }], (id) => ({
        kind: id,
        ...(attribute && !hasAttribute(session, id, attribute.id) && { attribute: undefined }),
      }))}
      ${this.#select(
        'Value',
        attribute && JSON.stringify([attribute.id, attribute.value]),
        attributes,
        (pair) => ({ attribute: pair === undefined ? undefined : attributeOf(pair) }),
      )}
      ${this.#select('Source', source, [{ values: found.sources }], (id) => ({ source: id }))}
      ${this.#select('Analyst', analyst, [{ values: found.analysts }], (id) => ({ analyst: id }))}
      <label class="check">
        <input
          type="checkbox"
          name="incomplete"
          .checked=${live(incomplete ?? false)}
          @change=${(event: Event) => this.#set({ incomplete: (event.currentTarget as HTMLInputElement).checked || undefined })}
        />
        Incomplete (${found.incomplete})
      </label>
      <footer><button type="button" @click=${this.#close}>Done</button></footer>
    `;
  }

  /** What is chosen stays a choice when nothing has it any more. */
  #select(
    label: string,
    chosen: string | undefined,
    groups: readonly Group[],
    patchOf: (id: string | undefined) => Partial<Filter>,
  ) {
    const known = chosen === undefined || groups.some(({ values }) => values.some(({ id }) => id === chosen));
    const option = ({ id, label: name, count }: Choice) =>
      html`<option value=${id} ?selected=${id === chosen}>${name} (${count})</option>`;
    return html`<label>
      <span class="name">${label}</span>
      <select
        name=${label.toLowerCase()}
        .value=${live(chosen ?? '')}
        @change=${(event: Event) => this.#set(patchOf((event.currentTarget as HTMLSelectElement).value || undefined))}
      >
        <option value="" ?selected=${chosen === undefined}>Any</option>
        ${known ? nothing : option({ id: chosen, label: 'As chosen', count: 0 })}
        ${groups.map((group) =>
          group.label === undefined
            ? group.values.map(option)
            : html`<optgroup label=${group.label}>${group.values.map(option)}</optgroup>`,
        )}
      </select>
    </label>`;
  }

  #set(patch: Partial<Filter>): void {
    const entries = Object.entries({ ...this.filter, ...patch }).filter(([, value]) => value !== undefined);
    this.#fire({ ...emptyFilter, ...Object.fromEntries(entries) });
  }

  #fire(filter: Filter): void {
    this.dispatchEvent(new CustomEvent('filter-change', { detail: { filter } }));
  }

  /** Keys that come quicker than the screen can show are taken together. */
  #onInput(event: Event): void {
    this.#typed = (event.currentTarget as HTMLInputElement).value;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#handOver());
  }

  #handOver(): void {
    cancelAnimationFrame(this.#frame);
    const words = this.#typed;
    this.#typed = null;
    if (words !== null && words !== this.filter.words) this.#set({ words });
  }

  /** Escape takes back what is typed; the next one is the owner's. */
  #onFieldKey(event: KeyboardEvent): void {
    const field = event.currentTarget as HTMLInputElement;
    if (event.key !== 'Escape' || !field.value || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    field.value = this.#typed = '';
    this.#handOver();
  }

  /** The button that was pressed goes with the filter. */
  #clear(): void {
    this.#typed = null;
    this.#fire(emptyFilter);
    this.focus();
  }

  #onMenuKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#close();
  }

  #close(): void {
    this.menu?.hidePopover();
    this.opener?.focus();
  }

  #onToggle({ newState }: ToggleEvent): void {
    this.open = newState === 'open';
    if (!this.open) return;
    // It is on screen, and has a size, only after this event; in the next frame that is before anybody sees it.
    requestAnimationFrame(() => {
      this.#place();
      this.menu?.querySelector('select')?.focus();
    });
  }

  /** Under its button, or where there is room. */
  #place(): void {
    const { menu, opener } = this;
    if (!menu || !opener || !this.open) return;
    const box = opener.getBoundingClientRect();
    const left = Math.min(box.right - menu.offsetWidth, window.innerWidth - menu.offsetWidth - gap);
    const top = Math.min(box.bottom + gap, window.innerHeight - menu.offsetHeight - gap);
    menu.style.left = `${Math.max(gap, left)}px`;
    menu.style.top = `${Math.max(gap, top)}px`;
  }

  /** Reads the annotations once, before the first key needs them read. */
  #warm(): void {
    const { session } = this.#controller;
    if (!session || this.#warmed === session) return;
    this.#warmed = session;
    const { article, codebook, inReadingOrder } = session;
    const context = { text: article.text, codebook, sourcesOf: sourcesIn(session) };
    const next = (start: number): void => {
      filterAnnotations(inReadingOrder.slice(start, start + batch), { words: 'any' }, context);
      if (start + batch < inReadingOrder.length && this.isConnected) whenIdle(() => next(start + batch));
    };
    whenIdle(() => next(0));
  }
}

interface Group {
  readonly label?: string;
  readonly values: readonly Choice[];
}

/** Whether annotations of the kind can have it: any kind at all where none is chosen or known. */
function hasAttribute({ codebook }: Session, kindId: string | undefined, id: string): boolean {
  const kind = kindId === undefined ? undefined : findKind(codebook, kindId);
  return !kind || kind.attributes.some((each) => each.id === id);
}

function attributeOf(pair: string): NonNullable<Filter['attribute']> {
  const [id, value] = JSON.parse(pair) as [string, string];
  return { id, value };
}
