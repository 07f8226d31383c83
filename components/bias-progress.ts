import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { progress, type Progress } from '../src/coding/progress.js';
import type { Session } from '../src/session.js';
import { sourcesIn } from './list-row.js';
import { SessionController } from './session-controller.js';
import { controls, tokens } from './theme.js';
import { whenIdle } from './when-idle.js';

/** What there may be left to do, and so where a button leads. */
export type Open = 'block' | 'source' | 'value';

/**
 * What is still to be done in the article, in one line. Counted once the screen shows what changed, never before.
 * @fires progress-go - The analyst wants to get to the next one of `detail.what`: block, source or value.
 */
export class BiasProgress extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-height: max(24px, 1.83em);
        font-size: 0.91em;
        color: var(--soft-ink);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.4em;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li:not(:first-child)::before {
        content: '· ' / '';
      }
      button.plain {
        min-height: max(24px, 1.83em);
        padding: 0 0.23em;
        color: inherit;
        text-decoration: underline dotted;
        text-underline-offset: 0.2em;
      }
      button.plain:hover {
        color: var(--ink);
      }
      p {
        line-height: 1.83em;
        padding-inline: 0.23em;
      }
      @media (pointer: coarse) {
        button.plain {
          min-height: 44px;
        }
      }
    `,
  ];

  @state() private progress: Progress | undefined;

  readonly #controller = new SessionController(this, { onChange: () => this.#count() });
  #counted: Session | undefined;
  #frame = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#counted = undefined; // What changes meanwhile is not heard.
  }

  override willUpdate(): void {
    const { session } = this.#controller;
    if (session === this.#counted) return;
    this.#counted = session;
    this.progress = undefined;
    this.#count();
  }

  override render() {
    if (!this.progress) return nothing;
    const { blocks, sourceless, missing } = this.progress;
    const open = [
      this.#button('block', blocks.length, (n) => `${n === 1 ? '1 block' : `${n} blocks`} with nothing marked`),
      this.#button('source', sourceless.length, (n) => `${n} without a source`),
      this.#button('value', missing, (n) => `${n === 1 ? '1 value' : `${n} values`} missing`),
    ].filter((each) => each !== nothing);
    return open.length
      ? html`<ul>
          ${open}
        </ul>`
      : html`<p>Everything is answered</p>`;
  }

  #button(what: Open, count: number, words: (count: number) => string) {
    if (!count) return nothing;
    const go = () => this.dispatchEvent(new CustomEvent('progress-go', { detail: { what } }));
    return html`<li><button type="button" class="plain" dir="auto" @click=${go}>${words(count)}</button></li>`;
  }

  /** After the frame that a change is painted in, when nothing else is waiting; of several changes once. */
  #count(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      whenIdle(() => {
        const { session } = this.#controller;
        if (!session || !this.isConnected) return;
        const { article, codebook, inReadingOrder } = session;
        this.progress = progress(article, codebook, inReadingOrder, sourcesIn(session));
      });
    });
  }
}
