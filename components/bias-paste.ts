import { html, LitElement, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { LoadInput } from '../src/exchange.js';
import { exchange } from './exchange.js';
import { addressIn, inputOf, recognisedIn, type Pasted } from './paste-content.js';
import { pasteStyles } from './paste-styles.js';
import { controls, tokens } from './theme.js';

/** Milliseconds without a key after which what was typed is looked at. */
const rest = 400;
/** Beyond this, in UTF-16, a look would take longer than nobody notices. */
const mostToLookAt = 200_000;

interface Found {
  readonly title: string;
  readonly words: string;
}

/**
 * A dialog that takes an article from the clipboard, with its headings and quotations where the clipboard has them. An
 * address alone is fetched.
 * @fires article-paste - `detail.input` is what the analyst pasted, or what stood at the address.
 * @fires files-paste - `detail.files` were pasted in place of words; the dialog is closed.
 */
export class BiasPaste extends LitElement {
  static override styles = [tokens, controls, pasteStyles];

  @state() private words = '';
  /** As the clipboard has it; '' where it has none. */
  @state() private formatted = '';
  @state() private keepFormat = true;
  @state() private found: Found | null = null;
  @state() private problem = '';
  @state() private fetching = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private text!: HTMLTextAreaElement;
  @query('[name="title"]') private titleField!: HTMLInputElement;
  @query('[name="url"]') private url!: HTMLInputElement;

  /** Ends the looking at what was pasted before, and the fetching. */
  #work = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  /** `init`: what was pasted elsewhere on the page. */
  open({ text = '', html = '' }: { readonly text?: string; readonly html?: string } = {}): void {
    this.dialog.querySelector('form')?.reset();
    this.#take(text, html);
    this.dialog.showModal();
    if (text) this.renderRoot.querySelector<HTMLElement>('.primary')?.focus();
  }

  override render() {
    const { words, fetching, found } = this;
    const rich = this.#isRich;
    const address = rich ? '' : addressIn(words);
    return html`<dialog aria-labelledby="heading" @close=${this.#onClose}>
      <form method="dialog" @submit=${this.#onSubmit}>
        <h2 id="heading">Paste an article</h2>
        <label>
          Text
          <textarea
            name="text"
            dir="auto"
            ?required=${!rich}
            autofocus
            placeholder="Paste the words here, or the address of a page"
            .value=${live(words)}
            ?readonly=${rich}
            aria-describedby=${this.formatted ? 'kept' : nothing}
            @paste=${this.#onPaste}
            @input=${() => this.#take(this.text.value, '')}
          ></textarea>
        </label>
        ${this.formatted ? this.#choice(rich) : nothing}
        <p class="found soft" role="status" dir="auto">
          ${
            fetching
              ? 'Fetching the page …'
              : address
                ? 'This is an address: the page can be fetched, where the other site allows it.'
                : found
                  ? html`${found.title ? html`<b>${found.title}</b>: ` : nothing}${found.words}`
                  : nothing
          }
        </p>
        ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}
        ${
          address
            ? nothing
            : html`<div class="facts">
                <label
                  >Title, if it has none
                  <input name="title" dir="auto" placeholder=${found?.title ?? ''} />
                </label>
                <label>Address, if it has one <input name="url" type="url" placeholder="https://" /> </label>
              </div>`
        }
        <footer>
          <button type="button" @click=${() => this.dialog.close()}>Cancel</button>
          <button type="submit" class="primary" aria-disabled=${fetching}>
            ${address ? 'Fetch the page' : 'Open'}
          </button>
        </footer>
      </form>
    </dialog>`;
  }

  #choice(rich: boolean) {
    const option = (keep: boolean, label: string) =>
      html`<label
        ><input
          type="radio"
          name="as"
          .checked=${live(this.keepFormat === keep)}
          @change=${() => this.#keep(keep)}
        />${label}</label
      >`;
    return html`<fieldset>
        <legend class="unseen">How it is taken</legend>
        ${option(true, 'As formatted text')} ${option(false, 'As plain text')}
      </fieldset>
      <p id="kept" class="soft">
        ${
          rich
            ? 'Headings, quotations and links of what you pasted are kept.'
            : 'Only the words are kept; they can be edited here.'
        }
      </p>`;
  }

  get #isRich(): boolean {
    return this.formatted !== '' && this.keepFormat;
  }

  /** The event comes late: the dialog may have been opened for something else by then. */
  #onClose(): void {
    if (!this.dialog.open) this.#stop();
  }

  #onPaste(event: ClipboardEvent): void {
    const { clipboardData } = event;
    const text = clipboardData?.getData('text/plain') ?? '';
    const formatted = clipboardData?.getData('text/html') ?? '';
    const files = [...(clipboardData?.files ?? [])];
    if (files.length && !text && !formatted) {
      event.preventDefault();
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('files-paste', { detail: { files } }));
      return;
    }
    // A second paste among plain words is an edit of them, which is left to the browser.
    const { value, selectionStart, selectionEnd } = this.text;
    const replacesAll = this.#isRich || (formatted && selectionEnd - selectionStart === value.length);
    if (!replacesAll || !(text || formatted)) return;
    event.preventDefault();
    this.#take(text, formatted);
  }

  /** What was typed over is plain text. */
  #take(text: string, formatted: string): void {
    this.words = text;
    this.formatted = formatted;
    this.keepFormat = true;
    this.#lookLater(formatted ? 0 : rest);
  }

  #keep(keep: boolean): void {
    this.keepFormat = keep;
    this.#lookLater(0);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#work.abort();
    this.fetching = false;
  }

  #lookLater(wait: number): void {
    this.#stop();
    this.problem = '';
    this.found = null;
    const { signal } = (this.#work = new AbortController());
    const length = this.#isRich ? this.formatted.length : this.words.trim().length;
    if (length && length <= mostToLookAt) this.#timer = setTimeout(() => void this.#look(signal), wait);
  }

  /** Says what was recognised; what is wrong is said when it is to be opened. */
  async #look(signal: AbortSignal): Promise<void> {
    if (!this.#isRich && addressIn(this.words)) return;
    try {
      const { openInput } = await exchange();
      const { article, annotations } = await openInput(inputOf(this.#pasted));
      if (signal.aborted) return;
      const marked = annotations.length ? `an annotation set with ${annotations.length} annotations, ` : '';
      this.found = { title: article.title, words: marked + recognisedIn(article) };
    } catch {
      if (!signal.aborted) this.found = null;
    }
  }

  get #pasted(): Pasted {
    return {
      text: this.words,
      html: this.#isRich ? this.formatted : '',
      title: this.titleField?.value.trim() ?? '',
      url: this.url?.value.trim() ?? '',
    };
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.fetching) return;
    const address = this.#isRich ? '' : addressIn(this.words);
    if (address) return void this.#fetch(address);
    try {
      this.#hand(inputOf(this.#pasted));
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  async #fetch(address: string): Promise<void> {
    this.#stop();
    this.problem = '';
    this.fetching = true;
    const { signal } = (this.#work = new AbortController());
    try {
      const { fetchInput } = await exchange();
      const input = await fetchInput(address, { signal });
      if (!signal.aborted) this.#hand(input);
    } catch (error) {
      if (signal.aborted) return;
      await this.#offerPaste(address, sentenceOf(error));
    } finally {
      if (!signal.aborted) this.fetching = false;
    }
  }

  /** The address stays known; the field is free for the words. */
  async #offerPaste(address: string, reason: string): Promise<void> {
    this.words = '';
    await this.updateComplete;
    this.url.value = address;
    this.problem = `${reason} Open the page in a tab of its own, select and copy all of it, and paste it here.`;
    this.text.focus();
  }

  #hand(input: LoadInput): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent('article-paste', { detail: { input } }));
  }
}
