import { css, html, LitElement, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { LibraryEntry } from '../src/domain/library.js';
import { formatDate } from './about-article.js';
import { defineAll } from './define-all.js';
import { controls, tokens } from './theme.js';

/** A stored article that may be the one that comes in, and why. */
export interface Likely {
  readonly entry: LibraryEntry;
  readonly why: 'text' | 'past' | 'address' | 'words';
}

export type SameChoice = { readonly does: 'open' | 'version'; readonly id: string } | { readonly does: 'both' };

const reasons: Readonly<Record<Likely['why'], string>> = {
  text: 'The same text, word for word.',
  past: 'The same text as an earlier version of it.',
  address: 'The same address, another text.',
  words: 'It is open, and shares many of its sentences with this text.',
};

/**
 * Asks what to do with an article that seems to be in the library already.
 * @fires same-choose - `detail` is a SameChoice, or null where nothing is to come in.
 */
export class BiasSame extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      .frame {
        display: grid;
        gap: 0.8rem;
        padding: 1rem;
      }
      h2 {
        font-size: 1.05rem;
      }
      ul {
        display: grid;
        gap: 0.6rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 0.6rem 0.8rem;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--raised);
      }
      strong {
        font: 600 1rem/1.3 var(--bias-text-font, serif);
      }
      .about,
      .why {
        color: var(--soft-ink);
      }
      .acts,
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        margin-block-start: 0.5rem;
      }
      footer {
        justify-content: flex-end;
      }
    `,
  ];

  @property() incoming = '';
  @property({ attribute: false }) likely: readonly Likely[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;
  #choice: SameChoice | null = null;

  override firstUpdated(): void {
    this.dialog.showModal();
    this.renderRoot.querySelector('button')?.focus();
  }

  override render() {
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new CustomEvent('same-choose', { detail: this.#choice }))}
    >
      <section class="frame">
        <h2 id="title">Is this article here already?</h2>
        <p dir="auto">“${this.incoming}” may be the same story as:</p>
        <ul>
          ${this.likely.map((each) => this.#row(each))}
        </ul>
        <footer>
          <button type="button" @click=${() => this.#choose({ does: 'both' })}>Keep both</button>
          <button type="button" class="plain" @click=${() => this.dialog.close()}>Cancel</button>
        </footer>
      </section>
    </dialog>`;
  }

  #row({ entry, why }: Likely) {
    const { id, title, publisher, published, language, revision } = entry;
    const about = [publisher, formatDate({ published, language }), revision > 1 ? `version ${revision}` : ''];
    const same = why === 'text';
    return html`<li>
      <strong dir="auto">${title}</strong>
      <div class="about" dir="auto">${about.filter(Boolean).join(' · ')}</div>
      <div class="why">${reasons[why]}</div>
      <div class="acts">
        <button type="button" class=${same ? 'primary' : ''} @click=${() => this.#choose({ does: 'open', id })}>
          Open
        </button>
        ${
          same
            ? nothing
            : html`<button type="button" class="primary" @click=${() => this.#choose({ does: 'version', id })}>
                New version
              </button>`
        }
      </div>
    </li>`;
  }

  #choose(choice: SameChoice): void {
    this.#choice = choice;
    this.dialog.close();
  }
}

/** Resolves with what the analyst wants; null where the article is not to come in. */
export async function askSame(
  root: ShadowRoot,
  incoming: string,
  likely: readonly Likely[],
): Promise<SameChoice | null> {
  defineAll({ 'bias-same': BiasSame });
  const element = document.createElement('bias-same') as BiasSame;
  Object.assign(element, { incoming, likely });
  const chosen = new Promise<SameChoice | null>((resolve) => {
    element.addEventListener('same-choose', (event) =>
      resolve((event as CustomEvent<SameChoice | null>).detail),
    );
  });
  root.append(element);
  const choice = await chosen;
  element.remove();
  return choice;
}
