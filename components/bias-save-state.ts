import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { SaveState } from '../src/open-session.js';
import { controls, tokens } from './theme.js';

/**
 * Whether the analyst's work is safe: saved, saving, or not saved, with the reason and two ways to keep it.
 * @fires save-retry - Try to save again.
 * @fires save-download - Take the work away as a file.
 */
export class BiasSaveState extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      .quiet {
        color: var(--soft-ink);
        white-space: nowrap;
      }
      .alarm {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.46em 0.86em;
        padding: 0.46em 0.86em;
        border: 1px solid var(--alarm);
        border-radius: var(--radius);
        background: var(--alarm-paper);
        color: var(--alarm);
      }
      .reason {
        flex: 1 1 13.71em;
      }
    `,
  ];

  @property({ attribute: false }) state: SaveState = { state: 'saved', pending: 0 };

  override render() {
    const { state, reason } = this.state;
    if (state !== 'failed')
      return html`<span class="quiet" part="save-state">${state === 'saving' ? 'Saving…' : 'Saved'}</span>`;
    return html`<div class="alarm" role="alert" part="save-state">
      <span class="reason"><strong>Not saved.</strong> ${reason ?? nothing}</span>
      <button type="button" @click=${() => this.#fire('save-retry')}>Try again</button>
      <button type="button" @click=${() => this.#fire('save-download')}>Download the work</button>
    </div>`;
  }

  #fire(type: string): void {
    this.dispatchEvent(new CustomEvent(type));
  }
}
