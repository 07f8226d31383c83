import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Kind, Part } from '../src/domain/codebook.js';
import { controls, tokens, tones } from './theme.js';

/**
 * What the selected words can become, as buttons beside them; at the bottom of the screen where fingers point.
 * @fires kind-pick - The analyst chose `detail.kind` for the selected words.
 * @fires part-pick - They are words of `detail.part` of the active annotation.
 * @fires words-add - They are further words of the active annotation.
 * @fires step-accept - They are what is asked for.
 * @fires everywhere - They are to be marked wherever they stand.
 */
export class BiasPalette extends LitElement {
  static override styles = [
    tokens,
    tones,
    controls,
    css`
      :host {
        position: absolute;
        inset: 0 auto auto 0; /* Until it is placed: at the end of the text it would make that longer. */
        z-index: 3;
        width: max-content;
        max-width: min(30.86em, calc(100% - 16px));
      }
      [role='toolbar'] {
        display: flex;
        flex-wrap: wrap;
        gap: 0.29em;
        padding: 0.29em;
        border: 1px solid var(--line);
        border-radius: calc(var(--radius) * 1.5);
        background: var(--raised);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      }
      .swatch {
        min-width: 0;
      }
      .rule {
        flex-basis: 100%;
        height: 0;
        border-top: 1px solid var(--line);
      }
      @media (pointer: coarse) {
        :host {
          position: fixed;
          inset: auto 0 0 0 !important;
          width: auto;
          max-width: none;
        }
        [role='toolbar'] {
          justify-content: center;
          padding: 0.57em;
          border-radius: 12px 12px 0 0;
        }
        button {
          flex: 1;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) kinds: readonly Kind[] = [];

  /** Of the active annotation, where it has several. */
  @property({ attribute: false }) parts: readonly Part[] = [];
  /** The part that is asked for. */
  @property({ attribute: false }) step: Part | null = null;

  override render() {
    return html`<div role="toolbar" aria-label="Mark the selection as" @mousedown=${keepSelection}>
      ${this.kinds.map(
        (kind, index) =>
          html`<button
            type="button"
            class="plain tone-${kind.tone}"
            title=${kind.definition ?? ''}
            aria-keyshortcuts="${index + 1} ${kind.key}"
            @click=${() => this.dispatchEvent(new CustomEvent('kind-pick', { detail: { kind } }))}
          >
            <span class="swatch">${kind.label}</span><kbd aria-hidden="true">${index + 1}</kbd>
          </button>`,
      )}
      <button type="button" class="plain" aria-keyshortcuts="*" @click=${() => this.#fire('everywhere')}>
        All <kbd aria-hidden="true">*</kbd>
      </button>
      ${this.parts.length ? this.#parts() : nothing}
    </div>`;
  }

  #parts() {
    return html`<span class="rule"></span> ${
        this.step
          ? html`<button
              type="button"
              class="primary"
              aria-keyshortcuts="Space"
              @click=${() => this.#fire('step-accept')}
            >
              Use as ${this.step.label.toLowerCase()}<kbd aria-hidden="true">Space</kbd>
            </button>`
          : nothing
      }
      <button type="button" class="plain" aria-keyshortcuts="+" @click=${() => this.#fire('words-add')}>
        Add words<kbd aria-hidden="true">+</kbd>
      </button>
      ${(this.parts.length > 1 ? this.parts : []).map(
        (part) =>
          html`<button
            type="button"
            class="plain"
            aria-keyshortcuts=${part.key ?? nothing}
            @click=${() => this.#fire('part-pick', { part })}
          >
            + ${part.label}${part.key ? html`<kbd aria-hidden="true">${part.key}</kbd>` : nothing}
          </button>`,
      )}`;
  }

  #fire(type: string, detail?: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** A press on the palette must not take the selection away. */
const keepSelection = (event: Event) => event.preventDefault();
