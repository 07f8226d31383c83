import { css, html, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Codebook } from '../src/domain/codebook.js';
import { keyHelp } from './keys.js';
import { controls, tokens } from './theme.js';

/** All keys, in a dialog. */
export class BiasKeys extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      header {
        display: flex;
        justify-content: space-between;
        align-items: center;
        padding: 0.75rem 1rem;
        border-bottom: 1px solid var(--line);
      }
      h2 {
        font-size: 1.05rem;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0.35rem 1rem;
        text-align: start;
        font-weight: normal;
        border-bottom: 1px solid var(--line);
      }
      td {
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) codebook: Codebook | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Opens the dialog; closing it gives the focus back to where it was. */
  open(): void {
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <header>
        <h2 id="title">Keys</h2>
        <button type="button" class="plain" @click=${() => this.dialog.close()}>Close</button>
      </header>
      <table>
        ${(this.codebook ? keyHelp(this.codebook) : []).map(
          ({ keys, label }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${keys.map((key, index) => html`${index ? ' ' : ''}<kbd>${key}</kbd>`)}</td>
            </tr>`,
        )}
      </table>
    </dialog>`;
  }
}
