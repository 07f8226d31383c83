import { css, html, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { LoadInput } from '../src/exchange.js';
import { controls, tokens } from './theme.js';

/**
 * A dialog that takes an article from the clipboard, with its headings and quotations where the clipboard has them.
 * @fires article-paste - `detail.input` is what the analyst pasted.
 */
export class BiasPaste extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      form {
        display: grid;
        gap: 0.75rem;
        padding: 1rem;
      }
      h2 {
        font-size: 1.05rem;
      }
      label {
        display: grid;
        gap: 0.2rem;
        color: var(--soft-ink);
      }
      textarea {
        min-height: min(20rem, 45vh);
        font-family: var(--text-face);
        font-size: 1rem;
        color: var(--ink);
      }
      footer {
        display: flex;
        justify-content: flex-end;
        gap: 0.5rem;
      }
      .formatted {
        color: var(--soft-ink);
      }
    `,
  ];

  @state() private formatted: string | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private text!: HTMLTextAreaElement;
  @query('[name="url"]') private url!: HTMLInputElement;

  /** `init`: what was pasted elsewhere on the page. */
  open({ text = '', html = '' }: { readonly text?: string; readonly html?: string } = {}): void {
    this.dialog.querySelector('form')?.reset();
    this.text.value = text;
    this.formatted = html || null;
    this.dialog.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <form method="dialog" @submit=${this.#onSubmit}>
        <h2 id="title">Paste an article</h2>
        <label>
          Text
          <textarea
            name="text"
            dir="auto"
            required
            autofocus
            @paste=${this.#onPaste}
            @input=${this.#onInput}
          ></textarea>
        </label>
        ${
          this.formatted === null
            ? nothing
            : html`<p class="formatted">Headings, quotations and links of what you pasted are kept.</p>`
        }
        <label>Address, if it has one <input name="url" type="url" placeholder="https://" /></label>
        <footer>
          <button type="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button type="submit" class="primary">Open</button>
        </footer>
      </form>
    </dialog>`;
  }

  #onPaste(event: ClipboardEvent): void {
    const formatted = event.clipboardData?.getData('text/html');
    // Only what replaces the whole field: a second paste into it is an edit of plain text.
    this.formatted = formatted && !this.text.value ? fragmentOf(formatted) : null;
  }

  /** What was typed over is plain text. */
  #onInput(event: InputEvent): void {
    if (event.inputType !== 'insertFromPaste') this.formatted = null;
  }

  #onSubmit(): void {
    const url = this.url.value ? { url: this.url.value } : {};
    const input: LoadInput =
      this.formatted === null ? { text: this.text.value, ...url } : { html: this.formatted, ...url };
    this.dispatchEvent(new CustomEvent('article-paste', { detail: { input } }));
  }
}

/** The clipboard wraps what was copied in a page of its own, and says where it begins and ends. */
const fragmentOf = (html: string) =>
  /<!--StartFragment-->([^]*)<!--EndFragment-->/.exec(html)?.[1] ??
  html.replace(/<\/?(?:!doctype|html|head|body|meta)\b[^>]*>/gi, '');
