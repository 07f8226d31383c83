import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { controls, tokens } from './theme.js';

/**
 * The line below the text while an annotation is attached by hand.
 * @fires attach-step - `detail.does`: `take` the selected words, `pass` this part over, or `stop`.
 */
export class BiasAttach extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: 0.46em 0.86em;
        align-items: center;
        padding: 0.57em 1.14em;
        border-top: 2px solid var(--accent);
        background: var(--chrome);
      }
      .words {
        flex: 1 1 18.29em;
        font-family: var(--bias-text-font, inherit);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** How the part is called whose words are asked for. */
  @property() label = '';
  /** The words that stood for it. */
  @property() words = '';
  /** How many parts are still to come after this one. */
  @property({ type: Number }) left = 0;

  override render() {
    return html`<section role="group" aria-label="Attach by hand" @mousedown=${keepSelection}>
      <strong>${this.label}</strong>
      <span class="words" dir="auto">Select the words that now stand for “${this.words}”</span>
      ${this.left ? html`<span>${this.left} more to come</span>` : nothing}
      <button type="button" class="primary" aria-keyshortcuts="Enter" @click=${() => this.#step('take')}>
        Use <kbd aria-hidden="true">Enter</kbd>
      </button>
      <button type="button" aria-keyshortcuts="0" @click=${() => this.#step('pass')}>
        Gone <kbd aria-hidden="true">0</kbd>
      </button>
      <button type="button" class="plain" aria-keyshortcuts="Escape" @click=${() => this.#step('stop')}>
        Stop <kbd aria-hidden="true">Esc</kbd>
      </button>
    </section>`;
  }

  #step(does: 'take' | 'pass' | 'stop'): void {
    this.dispatchEvent(new CustomEvent('attach-step', { detail: { does } }));
  }
}

/** A press on a button must not take the selection out of the text. */
const keepSelection = (event: Event) => event.preventDefault();
