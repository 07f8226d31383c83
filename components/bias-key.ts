import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { readingKey, type KeyAttribute, type KeyEntry } from '../src/coding/reading-key.js';
import { codingNote } from '../src/report/coding-note.js';
import { keyStyles } from './key-styles.js';
import { SessionController } from './session-controller.js';
import { controls, tokens, tones } from './theme.js';

/**
 * How a finished analysis is read: what each mark means, which values occur, and how it was made. Folded away on the
 * screen until somebody asks; always there on paper.
 */
export class BiasKey extends LitElement {
  static override styles = [tokens, tones, controls, keyStyles];

  /** How it was made stands elsewhere on the page. */
  @property({ type: Boolean }) unmade = false;

  @state() private open = false;
  readonly #controller = new SessionController(this);

  override render() {
    const { session } = this.#controller;
    if (!session) return nothing;
    const entries = readingKey(session.codebook, session.inReadingOrder);
    return html`<button
        type="button"
        class="plain"
        aria-expanded=${this.open}
        aria-controls="content"
        @click=${() => (this.open = !this.open)}
      >
        <span class="turn" aria-hidden="true">▸</span> ${this.unmade ? 'Key' : 'Key and method'}
      </button>
      <div id="content" role="region" tabindex="0" aria-label="Key" ?data-folded=${!this.open}>
        <div class="kinds">${entries.map(kindTemplate)}</div>
        ${
          this.unmade
            ? nothing
            : html`<h3>How it was made</h3>
                <dl class="made">
                  ${codingNote({
                    article: session.article,
                    codebook: session.codebook,
                    annotations: session.inReadingOrder,
                  }).map(
                    ({ label, text }) =>
                      html`<div>
                        <dt>${label}</dt>
                        <dd dir="auto">${text}</dd>
                      </div>`,
                  )}
                </dl>`
        }
      </div>`;
  }
}

const kindTemplate = ({ kind, count, attributes }: KeyEntry) =>
  html`<section class="tone-${kind.tone}">
    <h3><span class="swatch">${kind.label}</span> <span class="count">${count}</span></h3>
    ${kind.definition ? html`<p>${kind.definition}</p>` : nothing}
    ${
      kind.parts.length > 1
        ? html`<p class="parts">
            ${kind.parts.map(({ id, label }) => html`<span class="mark" data-part=${id}>${label}</span> `)}
          </p>`
        : nothing
    }
    ${attributes.map(attributeTemplate)}
  </section>`;

const attributeTemplate = ({ label, definition, values }: KeyAttribute) =>
  html`<dl>
    <dt title=${definition ?? nothing}>${label}</dt>
    ${values.map(
      (value) =>
        html`<dd>
          <b>${value.label}</b> <span class="count">${value.count}</span>
          ${value.definition ? html`<span class="meaning">${value.definition}</span>` : nothing}
        </dd>`,
    )}
  </dl>`;
