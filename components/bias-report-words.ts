import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { titleOf, blockAt } from '../src/domain/article.js';
import { spansOf } from '../src/domain/parents.js';
import { sourcesOf } from '../src/domain/registry.js';
import { compareSpans, quote, type Span } from '../src/domain/span.js';
import { cuePart } from '../src/measures/case.js';
import type { Coded } from '../src/measures/coded.js';
import { joined } from '../src/measures/counted.js';
import type { EvidenceSpans } from '../src/measures/evidence.js';
import { reportWordsStyles } from './report-words-styles.js';
import { controls, tokens } from './theme.js';
import { excerpt, excerptTemplate } from './version-excerpt.js';

/** What stands behind a number: an annotation of an article, and those of its words that are counted. */
export interface EvidenceItem extends EvidenceSpans {
  readonly coded: Coded;
}

/** What is to be outlined for `items` of one article: words of two of them once. */
export const outlineOf = (items: readonly EvidenceItem[]): readonly Span[] =>
  joined(items.flatMap(({ spans }) => spans).toSorted(compareSpans));

/** As many are shown at first: a corpus may have thousands. */
const page = 100;

/**
 * The words behind a number, one quotation after another.
 * @fires evidence-go - The reader wants to see `detail.item` in its article.
 * @fires words-close - The reader has seen enough.
 */
export class BiasReportWords extends LitElement {
  static override styles = [tokens, controls, reportWordsStyles];

  /** The number in words. */
  @property() label = '';
  @property({ attribute: false }) items: readonly EvidenceItem[] = [];

  @state() private at = -1;
  @state() private shown = page;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('label')) return;
    this.at = -1;
    this.shown = page;
  }

  override render() {
    const { items, label, at } = this;
    const many = new Set(items.map(({ coded }) => coded)).size > 1;
    return html`<section aria-labelledby="label">
      <header>
        <h3 id="label" dir="auto">${label}</h3>
        <span class="unseen" role="status">${items.length} behind ${label}</span>
        <div class="steps">
          <button
            type="button"
            class="plain"
            aria-label="Previous"
            ?disabled=${at < 1}
            @click=${() => this.#go(at - 1)}
          >
            ‹
          </button>
          <span>${at < 0 ? `${items.length}` : `${at + 1} of ${items.length}`}</span>
          <button
            type="button"
            class="plain"
            aria-label="Next"
            ?disabled=${at >= items.length - 1}
            @click=${() => this.#go(at + 1)}
          >
            ›
          </button>
          <button type="button" class="plain" @click=${this.#close}>
            Close <kbd aria-hidden="true">Esc</kbd>
          </button>
        </div>
      </header>
      <ol>
        ${items.slice(0, this.shown).map((item, index) => this.#item(item, index, many))}
      </ol>
      ${
        items.length > this.shown
          ? html`<button type="button" class="all" @click=${() => (this.shown += 10 * page)}>
              Show more: ${items.length - this.shown} are left
            </button>`
          : nothing
      }
    </section>`;
  }

  #item(item: EvidenceItem, index: number, many: boolean) {
    const { annotation, coded, spans } = item;
    const { article, registry } = coded;
    const who = sourcesOf(registry, annotation).map(({ name }) => name);
    const cue = quote(article.text, spansOf(annotation, cuePart));
    return html`<li>
      <button type="button" aria-current=${index === this.at} @click=${() => this.#go(index)}>
        <span class="who" dir="auto"
          >${who.join(' and ') || 'No source assigned'}${cue ? html` <i>${cue}</i>` : nothing}</span
        >
        <span class="where" dir="auto"
          >${many ? `${titleOf(article)}, ` : ''}paragraph ${blockAt(article, spans[0]!.start) + 1}</span
        >
        <span class="quotation" dir="auto" lang=${article.language ?? nothing}
          >${excerptTemplate(
            excerpt(
              article.text,
              spans.map((span) => ({ ...span, part: 'evidence', exact: '', prefix: '', suffix: '' })),
            ),
            () => 'Counted',
          )}</span
        >
      </button>
    </li>`;
  }

  #go(index: number): void {
    this.at = index;
    this.shown = Math.max(this.shown, index + 1);
    const item = this.items[index]!;
    this.dispatchEvent(new CustomEvent('evidence-go', { detail: { item }, bubbles: true, composed: true }));
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent('words-close'));
  }
}
