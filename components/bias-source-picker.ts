import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Annotation } from '../src/domain/annotation.js';
import { pickerStyles } from './picker-styles.js';
import { SessionController } from './session-controller.js';
import type { SourceChoice } from './source-choice.js';
import { counted, facts, times } from './source-labels.js';
import { keyOf, offer, prepare, type Offer, type Option } from './source-options.js';
import { controls, tokens } from './theme.js';

/**
 * Finds an entry of the registry by a few letters, or makes a new one. The likeliest is highlighted from the start, so
 * that Enter alone will often do. The focus stays in the field.
 * @fires source-pick - The analyst chose: `detail` is `{ id }` of an entry, or `{ name }` for a new one.
 * @fires picker-close - The analyst chose nobody.
 */
export class BiasSourcePicker extends LitElement {
  static override styles = [tokens, controls, pickerStyles];

  /** What a source is sought for; null where it is sought for itself. */
  @property({ attribute: false }) annotation: Annotation | null = null;
  /** What the article calls the source; '' where it has no words for it. */
  @property() words = '';
  /** Ids of entries that are not offered, since they have been chosen. */
  @property({ attribute: false }) taken: readonly string[] = [];
  /** Offer no new entry. */
  @property({ type: Boolean }) existing = false;
  @property() label = 'Who is it?';

  @state() private typed = '';
  /** The highlighted option. */
  @state() private at = 0;
  /** What the screen reader is told that the list does not say. */
  @state() private said = '';
  @query('input') private field!: HTMLInputElement | null;

  readonly #controller = new SessionController(this);
  #offer: Offer = { options: [], more: 0, already: undefined, name: '' };

  #connected = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
  }

  override firstUpdated(): void {
    const { session } = this.#controller;
    if (session) void prepare(session, this.#connected);
  }

  override focus(): void {
    if (this.field) this.field.focus();
    else void this.updateComplete.then(() => this.field?.focus());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('annotation') && changed.get('annotation')?.id !== this.annotation?.id) {
      this.typed = this.said = '';
      this.at = 0;
    }
    const { session } = this.#controller;
    if (!session) return;
    const { annotation, words, taken, typed, existing } = this;
    this.#offer = offer({ session, annotation, words, taken, typed, existing });
    this.at = Math.max(0, Math.min(this.at, this.#offer.options.length - 1));
  }

  override render() {
    const { session } = this.#controller;
    if (!session) return nothing;
    const { options } = this.#offer;
    const current = options[this.at];
    return html`<div class="field">
        <label>
          <span class="name-of-field">${this.label}</span>
          <input
            type="text"
            role="combobox"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="done"
            aria-autocomplete="list"
            aria-expanded=${options.length > 0}
            aria-controls="options"
            aria-describedby="hint"
            aria-activedescendant=${current ? idOf(current) : nothing}
            .value=${live(this.typed)}
            @input=${this.#onInput}
            @keydown=${this.#onKey}
          />
        </label>
        <button type="button" class="plain" aria-label="Close: nobody" @click=${this.#close}>✕</button>
      </div>
      <ul id="options" role="listbox" aria-label=${this.label} ?hidden=${!options.length}>
        ${repeat(options, keyOf, (option, place) => this.#option(option, place, session.article.id))}
      </ul>
      <p class="hint" id="hint">${this.#hint()}</p>
      <div class="unseen" role="status">${this.said}</div>`;
  }

  override updated(): void {
    const list = this.renderRoot.querySelector<HTMLElement>('[role="listbox"]');
    const option = list?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!list || !option) return;
    // By hand: scrollIntoView would scroll the panel and the page as well.
    const { top, bottom } = list.getBoundingClientRect();
    const box = option.getBoundingClientRect();
    if (box.top < top) list.scrollTop -= top - box.top;
    else if (box.bottom > bottom) list.scrollTop += box.bottom - bottom;
  }

  #option(option: Option, place: number, articleId: string) {
    const selected = place === this.at;
    if (!('source' in option))
      return html`<li
        role="option"
        class="new"
        id=${idOf(option)}
        aria-selected=${selected}
        @mousedown=${keepFocus}
        @click=${() => this.#pick(option)}
      >
        <span class="name">New source “<bdi>${option.name}</bdi>”</span>
      </li>`;
    const { source, aliases, count } = option;
    const about = [...facts(source, articleId), ...(count ? [`${times(count)} here`] : [])].join(' · ');
    return html`<li
      role="option"
      id=${idOf(option)}
      aria-selected=${selected}
      @mousedown=${keepFocus}
      @click=${() => this.#pick(option)}
    >
      <span class="name"><bdi>${source.name}</bdi></span>
      ${aliases.length ? html`<span class="about">also: <bdi>${aliases.join(', ')}</bdi></span>` : nothing}
      ${about ? html`<span class="about">${about}</span>` : nothing}
    </li>`;
  }

  #hint() {
    const { options, more, already, name } = this.#offer;
    if (already) return html`“<bdi>${already.name}</bdi>” is named already.`;
    if (!options.length) return this.typed.trim() ? 'Nobody of that name.' : 'Type a name.';
    if (more) return `${more.toLocaleString()} more: type some letters of the name.`;
    if (this.existing || !name || options.length < 2) return nothing;
    return html`${this.typed ? html`<kbd>Ctrl</kbd> <kbd>Enter</kbd>` : html`<kbd>+</kbd>`} makes a new one.`;
  }

  #onInput(event: Event): void {
    this.typed = (event.currentTarget as HTMLInputElement).value;
    this.at = 0;
    void this.updateComplete.then(() => {
      const { options, more } = this.#offer;
      const found = options.filter((option) => 'source' in option).length + more;
      this.said = found ? `${counted(found, 'source')} found` : 'No source found';
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey) return;
    const handled = this.#act(event);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation(); // A dialog or the desk around it would close as well.
  }

  /** Whether the key was of use. */
  #act({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const { options } = this.#offer;
    const control = ctrlKey || metaKey;
    if (key === 'Escape') this.#close();
    else if (key === 'Enter' && control) this.#make();
    else if (control || (shiftKey && key !== '+')) return false;
    else if (key === 'Enter') this.#pick(options[this.at]);
    else if (key === '+' && !this.typed && !this.existing) this.#make();
    else return this.#move(key);
    return true;
  }

  #move(key: string): boolean {
    const { length } = this.#offer.options;
    const places = {
      ArrowDown: (this.at + 1) % length,
      ArrowUp: (this.at - 1 + length) % length,
      PageDown: Math.min(length - 1, this.at + page),
      PageUp: Math.max(0, this.at - page),
      Home: 0,
      End: length - 1,
    };
    const place = places[key as keyof typeof places];
    if (place === undefined) return false;
    if (length) this.at = place;
    return true;
  }

  #make(): void {
    const { name, already } = this.#offer;
    if (this.existing) return;
    if (name && !already) this.#choose({ name });
    else this.said = already ? `${already.name} is named already.` : 'Type the name of the new source first.';
  }

  #pick(option: Option | undefined): void {
    if (option) this.#choose('source' in option ? { id: option.source.id } : option);
  }

  /** Empty again, for one that is asked for next. */
  #choose(detail: SourceChoice): void {
    this.typed = this.said = '';
    this.at = 0;
    this.dispatchEvent(new CustomEvent('source-pick', { detail }));
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('picker-close'));
  }
}

const page = 8;

const idOf = (option: Option) => `option-${keyOf(option)}`;

/** A press on an option must not take the focus away from the field. */
const keepFocus = (event: Event) => event.preventDefault();
