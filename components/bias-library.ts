import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ArticleSummary } from '../src/storage/library-repository.js';
import { formatDate } from './about-article.js';
import { controls, tokens } from './theme.js';

/**
 * The stored articles, the latest worked on first.
 * @fires article-pick - The analyst wants to open the article `detail.id`.
 * @fires article-remove - The analyst wants the article `detail.id` and all that is marked in it gone.
 */
export class BiasLibrary extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: stretch;
        border-bottom: 1px solid var(--line);
        content-visibility: auto;
        contain-intrinsic-size: auto 4rem;
      }
      li:has([aria-current='true']) {
        background: color-mix(in srgb, var(--accent) 12%, transparent);
        box-shadow: inset 3px 0 0 var(--accent);
      }
      .open {
        display: block;
        flex: 1;
        min-width: 0;
        padding: 0.55rem 0.5rem 0.55rem 0.9rem;
        border: 0;
        border-radius: 0;
        background: none;
        text-align: start;
      }
      .open:hover strong {
        text-decoration: underline;
      }
      strong {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        font: 600 0.98rem/1.3 var(--text-face);
      }
      .about {
        display: block;
        font-size: 0.78rem;
        color: var(--soft-ink);
      }
      .remove {
        flex: none;
        align-self: center;
        color: var(--soft-ink);
      }
      p {
        padding: 1rem;
        color: var(--soft-ink);
      }
    `,
  ];

  /** Null while they are being read. */
  @property({ attribute: false }) articles: readonly ArticleSummary[] | null = null;
  @property({ attribute: false }) currentId: string | null = null;

  override render() {
    if (!this.articles) return html`<p>Looking for your articles …</p>`;
    if (!this.articles.length)
      return html`<p>
        No articles yet. What you open is kept in this browser, on this machine, and nowhere else.
      </p>`;
    return html`<ul aria-label="Articles">
      ${repeat(
        this.articles,
        ({ id }) => id,
        (article) => this.#row(article),
      )}
    </ul>`;
  }

  #row({ id, title, publisher, published, language, annotations }: ArticleSummary) {
    const marked = annotations === 1 ? '1 annotation' : `${annotations} annotations`;
    const facts = [publisher, formatDate({ published, language }), marked].filter(Boolean);
    return html`<li>
      <button
        type="button"
        class="open"
        aria-current=${id === this.currentId ? 'true' : nothing}
        @click=${() => this.#fire('article-pick', id)}
      >
        <strong dir="auto">${title}</strong
        ><span class="about">${facts.map((fact, place) => html`${place ? ' · ' : ''}<bdi>${fact}</bdi>`)}</span>
      </button>
      <button
        type="button"
        class="plain remove"
        aria-label="Delete “${title}”"
        @click=${() => this.#fire('article-remove', id)}
      >
        ✕
      </button>
    </li>`;
  }

  #fire(type: string, id: string): void {
    this.dispatchEvent(new CustomEvent(type, { detail: { id } }));
  }
}
