import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { inContext, occurrencesOf, type InContext } from '../src/coding/occurrences.js';
import type { Attributes } from '../src/domain/annotation.js';
import type { Role } from '../src/domain/article.js';
import { attributesFor, findKind, type Kind } from '../src/domain/codebook.js';
import type { Span } from '../src/domain/span.js';
import type { Session } from '../src/session.js';
import { defineAll } from './define-all.js';
import { occurrenceStyles } from './occurrences-styles.js';
import { controls, tokens, tones } from './theme.js';

export interface OccurrenceRequest {
  readonly session: Session;
  /** The words to look for; those of several spans are looked for each by itself. */
  readonly spans: readonly Span[];
  /** The kind that is offered first; without one, the codebook's first. */
  readonly kind?: string;
}

/** What the analyst wants to be marked, and as what. */
export interface OccurrenceChoice {
  readonly kind: string;
  readonly spans: readonly Span[];
  readonly attributes: Attributes;
}

interface Found extends InContext {
  readonly key: string;
}

/** Occurrences that can be reviewed in one go; of a word that is in every sentence nobody reviews all. */
const most = 2000;
/** Left out of every count unless an analyst says otherwise. */
const aside: ReadonlySet<Role> = new Set(['pull-quote', 'caption', 'boilerplate']);

const keyOf = ({ start, end }: Span) => `${start}-${end}`;

/**
 * All places where the selected words stand, to be looked through before they are marked.
 * @fires occurrences-choose - The dialog is closed: `detail` is an OccurrenceChoice, or null.
 */
export class BiasOccurrences extends LitElement {
  static override styles = [tokens, tones, controls, occurrenceStyles];

  @property({ attribute: false }) request: OccurrenceRequest | undefined;

  @state() private kind: Kind | undefined;
  @state() private values: Readonly<Record<string, string>> = {};
  @state() private wholeWords = true;
  @state() private matchCase = false;
  /** What the analyst ticked or unticked, by place: it outlasts a search with other settings. */
  @state() private ticks: ReadonlyMap<string, boolean> = new Map();
  /** The row that the Tab key leads to; arrow keys lead on from there. */
  @state() private at = 0;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('.list') private list!: HTMLElement | null;

  #found: readonly Found[] = [];
  #marked: ReadonlySet<string> = new Set();
  #result: OccurrenceChoice | null = null;

  override willUpdate(changed: PropertyValues): void {
    const { request } = this;
    if (!request) return;
    if (changed.has('request')) {
      const { kinds } = request.session.codebook;
      this.kind = kinds.find(({ id }) => id === request.kind) ?? kinds[0];
    }
    if (changed.has('kind')) this.#marked = markedAs(request.session, this.kind);
    if (['request', 'wholeWords', 'matchCase'].some((name) => changed.has(name))) {
      const { article } = request.session;
      const { wholeWords, matchCase } = this;
      this.#found = occurrencesOf(article, request.spans, { wholeWords, matchCase }).map((span) => ({
        ...inContext(article, span),
        key: keyOf(span),
      }));
      this.at = 0;
    }
  }

  override firstUpdated(): void {
    this.dialog?.showModal();
    const first = this.list?.querySelector('input') ?? this.renderRoot.querySelector('input');
    first?.focus();
  }

  override render() {
    const { request, kind } = this;
    if (!request || !kind) return nothing;
    const { article, codebook } = request.session;
    const found = this.#listed;
    const count = found.filter((each) => this.#ticked(each)).length;
    const words = [...new Set(request.spans.map(({ start, end }) => article.text.slice(start, end)))];
    return html`<dialog
      class="tone-${kind.tone}"
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new CustomEvent('occurrences-choose', { detail: this.#result }))}
    >
      <form @submit=${this.#onSubmit} @keydown=${this.#onKey}>
        <header>
          <h2 id="title">Mark all occurrences</h2>
          <p dir="auto">${words.map((each) => `“${each}”`).join(', ')}: ${places(this.#found.length)}</p>
        </header>
        <div class="fields">
          <label>
            <span class="name">Mark as</span>
            <select name="kind" @change=${this.#onKind}>
              ${codebook.kinds.map(
                ({ id, label, key }) =>
                  html`<option value=${id} ?selected=${id === kind.id}>${label} (${key})</option>`,
              )}
            </select>
          </label>
          ${this.#questions(kind)}
          <div class="checks">
            ${this.#toggle('whole-words', 'Whole words', this.wholeWords, (on) => (this.wholeWords = on))}
            ${this.#toggle('match-case', 'Match case', this.matchCase, (on) => (this.matchCase = on))}
            <span class="buttons">
              <button type="button" class="plain" @click=${() => this.#tickAll(true)}>All</button>
              <button type="button" class="plain" @click=${() => this.#tickAll(false)}>None</button>
            </span>
          </div>
        </div>
        <div class="list" role="group" aria-label="Occurrences" @keydown=${this.#onListKey}>
          ${found.map((each, place) => this.#row(each, place))}
        </div>
        <footer>
          <span class="about">
            ${
              this.#found.length > found.length
                ? `The first ${found.length.toLocaleString()} are listed, and only these are marked.`
                : nothing
            }
          </span>
          <button type="button" @click=${() => this.dialog?.close()}>Cancel</button>
          <button class="primary" ?disabled=${!count}>Mark ${count}</button>
        </footer>
      </form>
    </dialog>`;
  }

  get #listed(): readonly Found[] {
    return this.#found.length > most ? this.#found.slice(0, most) : this.#found;
  }

  /** What the codebook insists on: one answer for all of them, or none for now. */
  #questions(kind: Kind) {
    return attributesFor(kind, this.values)
      .filter(({ mandatory, values }) => mandatory && values)
      .map(
        ({ id, label, values = [] }) =>
          html`<label>
            <span class="name">${label}</span>
            <select
              name="value"
              .value=${live(this.values[id] ?? '')}
              @change=${(event: Event) => (this.values = { ...this.values, [id]: valueOf(event) })}
            >
              <option value="">Later, one by one</option>
              ${values.map((value) => html`<option value=${value.id}>${value.label}</option>`)}
            </select>
          </label>`,
      );
  }

  #toggle(name: string, label: string, on: boolean, set: (on: boolean) => void) {
    return html`<label class="check">
      <input
        type="checkbox"
        name=${name}
        .checked=${live(on)}
        @change=${(event: Event) => set((event.currentTarget as HTMLInputElement).checked)}
      />
      ${label}
    </label>`;
  }

  #row(found: Found, place: number) {
    const { key, before, words, after } = found;
    return html`<label class="row">
      <input
        type="checkbox"
        name="occurrence"
        tabindex=${place === this.at ? 0 : -1}
        .checked=${live(this.#ticked(found))}
        @focus=${() => (this.at = place)}
        @change=${(event: Event) => {
          this.ticks = new Map(this.ticks).set(key, (event.currentTarget as HTMLInputElement).checked);
        }}
      />
      <span class="context" dir="auto">${before}<mark>${words}</mark>${after}</span>
      <span class="about" dir="auto">${this.#about(found)}</span>
    </label>`;
  }

  #about({ key, role, repeats }: Found): string {
    const name = role.replace('-', ' ');
    return [
      name.charAt(0).toUpperCase() + name.slice(1),
      ...(repeats ? ['repeats another block'] : []),
      ...(this.#marked.has(key) ? [`marked already as ${this.kind!.label.toLowerCase()}`] : []),
    ].join(' · ');
  }

  /** Unless the analyst says otherwise: what counts and is not marked yet. */
  #ticked({ key, role, repeats }: Found): boolean {
    return this.ticks.get(key) ?? !(repeats || aside.has(role) || this.#marked.has(key));
  }

  /** All that are not marked already: a second mark on the same words is nothing to be made in passing. */
  #tickAll(on: boolean): void {
    const keys = this.#listed.map(({ key }) => key).filter((key) => !on || !this.#marked.has(key));
    this.ticks = new Map([...this.ticks, ...keys.map((key) => [key, on] as const)]);
  }

  #onKind(event: Event): void {
    this.kind = findKind(this.request!.session.codebook, valueOf(event));
    this.values = {};
  }

  /** In a list of choices Enter would do nothing; in a check box it submits as it is. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    event.target.form?.requestSubmit();
  }

  #onListKey(event: KeyboardEvent): void {
    const places = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: this.#listed.length - 1 };
    const place = places[event.key as keyof typeof places];
    if (place === undefined) return;
    event.preventDefault();
    this.list?.querySelectorAll('input')[Math.max(0, Math.min(this.#listed.length - 1, place))]?.focus();
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const chosen = this.#listed.filter((each) => this.#ticked(each));
    if (!chosen.length) return;
    this.#result = {
      kind: this.kind!.id,
      spans: chosen.map(({ start, end }) => ({ start, end })),
      attributes: Object.fromEntries(Object.entries(this.values).filter(([, value]) => value)),
    };
    this.dialog?.close();
  }
}

const valueOf = (event: Event) => (event.currentTarget as HTMLSelectElement).value;

const places = (count: number) => (count === 1 ? '1 place' : `${count.toLocaleString()} places`);

/** Where the main part of an annotation of the kind is these very words. */
function markedAs({ annotations }: Session, kind: Kind | undefined): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const each of annotations.values())
    if (each.kind === kind?.id)
      for (const span of each.spans) if (span.part === kind.mainPart) keys.add(keyOf(span));
  return keys;
}

/**
 * Shows the occurrences of the request's words in a dialog inside `root`, and resolves with what is to be marked: null
 * where the analyst wants nothing. The focus goes back to where it was.
 */
export async function chooseOccurrences(
  root: ShadowRoot,
  request: OccurrenceRequest,
): Promise<OccurrenceChoice | null> {
  defineAll({ 'bias-occurrences': BiasOccurrences });
  const element = document.createElement('bias-occurrences') as BiasOccurrences;
  element.request = request;
  const chosen = new Promise<OccurrenceChoice | null>((resolve) => {
    element.addEventListener('occurrences-choose', (event) =>
      resolve((event as CustomEvent<OccurrenceChoice | null>).detail),
    );
  });
  root.append(element);
  const choice = await chosen;
  element.remove();
  return choice;
}
