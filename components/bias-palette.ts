import { css, html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Kind } from '../src/domain/codebook.js';
import { controls, tokens, tones } from './theme.js';

/**
 * The kinds as buttons, beside the selection; at the bottom of the screen where fingers point.
 * @fires kind-pick - The analyst chose `detail.kind` for the selected words.
 */
export class BiasPalette extends LitElement {
  static override styles = [
    tokens,
    tones,
    controls,
    css`
      :host {
        position: absolute;
        z-index: 2;
        width: max-content;
      }
      [role='toolbar'] {
        display: flex;
        gap: 0.25rem;
        padding: 0.25rem;
        border: 1px solid var(--line);
        border-radius: 9px;
        background: var(--raised);
        box-shadow: 0 4px 16px rgb(0 0 0 / 18%);
      }
      .swatch {
        min-width: 0;
      }
      @media (pointer: coarse) {
        :host {
          position: fixed;
          inset: auto 0 0 0 !important;
          width: auto;
        }
        [role='toolbar'] {
          justify-content: center;
          padding: 0.5rem;
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
    </div>`;
  }
}

/** A press on the palette must not take the selection away. */
const keepSelection = (event: Event) => event.preventDefault();
