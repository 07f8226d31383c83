import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { liveSources, type Registry } from '../src/domain/registry.js';
import { alwaysSides } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import { SessionController } from './session-controller.js';
import { counted, sideLabel } from './source-labels.js';
import { addingSide, removingSide, renamingSide, type SourceWork } from './source-work.js';
import { registerStyles } from './source-styles.js';
import { controls, tokens } from './theme.js';

/**
 * The sides of a dispute that the project tells apart, with how many sources are on each.
 * @fires source-work - The analyst changed the list: `detail` is a SourceWork.
 */
export class BiasSourceSides extends LitElement {
  static override styles = [tokens, controls, registerStyles];

  @property({ type: Boolean }) readonly = false;

  /** The side that is being renamed or removed. */
  @state() private open: { readonly side: string; readonly does: 'rename' | 'remove' } | null = null;
  @state() private typed = '';
  @state() private error = '';

  readonly #controller = new SessionController(this);

  override render() {
    const { session } = this.#controller;
    if (!session) return nothing;
    const counts = countsOf(session.registry);
    return html`<ul class="sides">
        ${session.sides.map((side) => this.#side(session, side, counts.get(side) ?? none))}
      </ul>
      ${this.readonly ? nothing : this.#field('add', 'New side', () => this.#add(session))}`;
  }

  #side(session: Session, side: string, count: Count) {
    const fixed = alwaysSides.includes(side);
    const about = [
      counted(count.usual, 'source'),
      ...(count.exceptions ? [`${counted(count.exceptions, 'exception')} in single articles`] : []),
    ].join(', ');
    const begin = (does: 'rename' | 'remove') => void this.#begin(session, side, does, count);
    return html`<li>
      <span class="side" dir="auto">${sideLabel(side)}</span>
      <span class="soft">${about}${fixed ? ' · always there' : ''}</span>
      ${
        fixed || this.readonly
          ? nothing
          : html`<span class="buttons">
              <button
                type="button"
                class="plain"
                data-side=${side}
                aria-label="Rename: ${side}"
                @click=${() => begin('rename')}
              >
                Rename
              </button>
              <button type="button" class="plain" aria-label="Remove: ${side}" @click=${() => begin('remove')}>
                ✕
              </button>
            </span>`
      }
      ${this.open?.side === side ? this.#opened(session, side, this.open.does) : nothing}
    </li>`;
  }

  #opened(session: Session, side: string, does: 'rename' | 'remove') {
    if (does === 'rename')
      return this.#field('rename', `New name of ${side}`, () => this.#rename(session, side));
    return html`<div class="opened">
      <label class="field">
        <span class="field-name">Its sources go to</span>
        <select name="side-instead" @keydown=${this.#onKey}>
          ${session.sides
            .filter((each) => each !== side)
            .map(
              (each) => html`<option value=${each} ?selected=${each === 'unclear'}>${sideLabel(each)}</option>`,
            )}
        </select>
      </label>
      <div class="actions">
        <button
          type="button"
          class="danger"
          @click=${() => this.#done(removingSide(session, side, this.#control('side-instead').value))}
        >
          Remove ${side}
        </button>
        <button type="button" @click=${() => void this.#close()}>Keep it</button>
      </div>
    </div>`;
  }

  /** A text that Enter takes over: a name is never changed by leaving the field. */
  #field(name: 'add' | 'rename', label: string, onEnter: () => void) {
    const typing = name === 'rename' || !this.open;
    const error = typing ? this.error : '';
    return html`<div class="opened">
      <label class="field">
        <span class="field-name">${label}</span>
        <span class="row-of-field">
          <input
            name="side-${name}"
            autocomplete="off"
            dir="auto"
            aria-invalid=${error !== ''}
            aria-describedby="error-${name}"
            .value=${live(typing ? this.typed : '')}
            @focus=${() => name === 'add' && this.open && this.#reset()}
            @input=${(event: Event) => (this.typed = (event.currentTarget as HTMLInputElement).value)}
            @keydown=${(event: KeyboardEvent) => {
              if (event.key === 'Enter' && !event.isComposing) onEnter();
              else if (name === 'rename') this.#onKey(event);
            }}
          />
          <button type="button" @click=${onEnter}>${name === 'add' ? 'Add' : 'Rename'}</button>
        </span>
      </label>
      <span class="error" id="error-${name}">${error}</span>
    </div>`;
  }

  async #begin(session: Session, side: string, does: 'rename' | 'remove', count: Count): Promise<void> {
    if (does === 'remove' && !count.usual && !count.exceptions)
      return this.#done(removingSide(session, side, 'unclear'));
    this.open = { side, does };
    this.typed = does === 'rename' ? side : '';
    this.error = '';
    await this.updateComplete;
    this.#control(does === 'rename' ? 'side-rename' : 'side-instead').focus();
  }

  #add(session: Session): void {
    const side = this.typed.trim();
    if (!this.#refused(session, side)) this.#done(addingSide(session, side));
  }

  #rename(session: Session, side: string): void {
    const to = this.typed.trim();
    if (to === side) return void this.#close();
    if (!this.#refused(session, to)) this.#done(renamingSide(session, side, to));
  }

  /** Whether the name will not do; then a sentence says why. */
  #refused({ sides }: Session, side: string): boolean {
    const taken = sides.find((each) => each.toLowerCase() === side.toLowerCase() || sideLabel(each) === side);
    if (!side) this.error = 'A side needs a name.';
    else if (taken && !(this.open?.side === taken))
      this.error = this.open
        ? `There is a side ${sideLabel(taken)} already. To join the two, remove this one and say that its sources go there.`
        : `There is a side ${sideLabel(taken)} already.`;
    else return false;
    return true;
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // The dialog would close as well.
    void this.#close();
  }

  #done(work: SourceWork): void {
    this.dispatchEvent(new CustomEvent('source-work', { detail: work }));
    void this.#close();
  }

  #reset(): void {
    this.open = null;
    this.typed = this.error = '';
  }

  /** What had the focus may be gone with the side. */
  async #close(): Promise<void> {
    const side = this.open?.side;
    this.#reset();
    await new Promise(requestAnimationFrame);
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-side]')];
    const same = buttons.find((button) => button.dataset['side'] === side);
    (same ?? this.#control('side-add')).focus();
  }

  #control(name: string): HTMLInputElement | HTMLSelectElement {
    return this.renderRoot.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  }
}

interface Count {
  readonly usual: number;
  /** Where a source is on it in single articles only. */
  readonly exceptions: number;
}

const none: Count = { usual: 0, exceptions: 0 };
const tallies = new WeakMap<Registry, ReadonlyMap<string, Count>>();

/** The same map for the same registry. */
function countsOf(registry: Registry): ReadonlyMap<string, Count> {
  const known = tallies.get(registry);
  if (known) return known;
  const counts = new Map<string, Count>();
  const add = (side: string, usual: number, exceptions: number) => {
    const before = counts.get(side) ?? none;
    counts.set(side, { usual: before.usual + usual, exceptions: before.exceptions + exceptions });
  };
  for (const { side, sides = {} } of liveSources(registry)) {
    add(side, 1, 0);
    for (const each of Object.values(sides)) add(each, 0, 1);
  }
  tallies.set(registry, counts);
  return counts;
}
