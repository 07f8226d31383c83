import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { CueLists } from './cue-lists.js';
import { controls, tokens } from './theme.js';

/**
 * The list of cues with their stances, as text to edit. What is wrong is said by line, and the list in use stays.
 * @fires cues-close - The analyst is done; `detail.saved` tells whether the list is another now.
 */
export class BiasCues extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      dialog {
        width: min(52rem, calc(100vw - 2rem));
      }
      form {
        display: grid;
        gap: 0.75rem;
        padding: 1rem;
      }
      textarea {
        height: min(28rem, 50vh);
        font-family: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', monospace;
        font-size: 0.85rem;
      }
      .wrong {
        color: var(--alarm);
      }
      .hint {
        color: var(--soft-ink);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        justify-content: end;
      }
      .back {
        margin-inline-end: auto;
      }
    `,
  ];

  @property({ attribute: false }) lists: CueLists | undefined;
  @state() private wrong = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private field!: HTMLTextAreaElement;
  #saved = false;

  open(): void {
    this.dialog.showModal();
    this.field.setSelectionRange(0, 0);
    this.field.focus();
  }

  override render() {
    const { lists } = this;
    if (!lists) return nothing;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose}>
      <form method="dialog" @submit=${this.#onSubmit}>
        <h2 id="title">Cues and their stances</h2>
        <p class="hint" id="hint">
          A line is a stance (neutral, factive, assertive, doubting, loaded) and an act (say, think, know, want,
          order), a colon, then words as a dictionary lists them. Values that you have chosen stay as they are.
        </p>
        <textarea
          aria-label="List of cues"
          aria-describedby="hint wrong"
          aria-invalid=${this.wrong !== ''}
          spellcheck="false"
          .value=${lists.text}
        ></textarea>
        <p class="wrong" id="wrong" role="alert">${this.wrong}</p>
        <footer>
          ${
            lists.isOwn
              ? html`<button type="button" class="back" @click=${() => void this.#save('')}>
                  Back to the list of the tool
                </button>`
              : nothing
          }
          <button type="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button type="submit" class="primary">Save</button>
        </footer>
      </form>
    </dialog>`;
  }

  #onSubmit(event: Event): void {
    event.preventDefault(); // Closed once it is saved.
    void this.#save(this.field.value);
  }

  async #save(text: string): Promise<void> {
    try {
      await this.lists!.save(text);
      this.#saved = true;
      this.dialog.close();
    } catch (error) {
      this.wrong = error instanceof Error ? error.message : String(error);
      this.field.focus();
    }
  }

  #onClose(): void {
    this.dispatchEvent(new CustomEvent('cues-close', { detail: { saved: this.#saved } }));
  }
}
