import { css, html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import { SavedElsewhere, type CueLists } from './cue-lists.js';
import { controls, tokens } from './theme.js';

/**
 * The list of cues with their stances, as text to edit. What is wrong is said by line, and the list in use stays.
 * @fires cues-close - The analyst is done; `detail.saved`: a list was saved; `detail.changed`: the list is another now.
 */
export class BiasCues extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      dialog {
        width: min(59.43em, calc(100vw - 2.29em));
      }
      form {
        display: grid;
        gap: 0.86em;
        padding: 1.14em;
      }
      textarea {
        height: min(32em, 50vh);
        font-family: ui-monospace, 'SF Mono', 'DejaVu Sans Mono', monospace;
        font-size: 0.97em;
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
        gap: 0.57em;
        justify-content: end;
      }
      .back {
        margin-inline-end: auto;
      }
    `,
  ];

  @property({ attribute: false }) lists: CueLists | undefined;
  @state() private wrong = '';
  /** Another tab has saved another list. */
  @state() private elsewhere = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private field!: HTMLTextAreaElement;
  #saved = false;

  /** The list in use when the dialog was opened. */
  #before = '';

  /** Shows the list as it is stored now: another tab may have edited it. */
  async open(): Promise<void> {
    this.#before = this.lists!.text;
    this.#saved = false;
    await this.#show();
    if (!this.dialog.open) this.dialog.showModal();
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
        ></textarea>
        <p class="wrong" id="wrong" role="alert">${this.wrong}</p>
        <footer>
          ${
            this.elsewhere
              ? html`<button type="button" @click=${() => void this.#show()}>Show the saved list</button>`
              : nothing
          }
          ${
            lists.isOwn
              ? html`<button type="button" class="back" @click=${() => this.#edit(lists.toolText)}>
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

  /** Puts the stored list into the field. */
  async #show(): Promise<void> {
    this.elsewhere = false;
    try {
      await this.lists!.load();
      this.wrong = '';
    } catch (error) {
      this.wrong = sentenceOf(error);
    }
    this.requestUpdate();
    this.#edit(this.lists!.text);
  }

  #edit(text: string): void {
    this.field.value = text;
    this.field.focus();
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
      this.wrong = sentenceOf(error);
      this.elsewhere = error instanceof SavedElsewhere;
      this.field.focus();
    }
  }

  #onClose(): void {
    const detail = { saved: this.#saved, changed: this.lists!.text !== this.#before };
    this.dispatchEvent(new CustomEvent('cues-close', { detail }));
  }
}
