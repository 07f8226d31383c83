import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Annotation } from '../src/domain/annotation.js';
import { titleOf } from '../src/domain/article.js';
import { findKind } from '../src/domain/codebook.js';
import { sourcesOf } from '../src/domain/registry.js';
import type { Coded } from '../src/measures/coded.js';
import { Session } from '../src/session.js';
import { addressOf } from './annotation-address.js';
import type { BiasArticle } from './bias-article.js';
import { outlineOf, type EvidenceItem } from './bias-report-words.js';
import { sessionContext } from './session-controller.js';
import { controls, tokens } from './theme.js';

/**
 * The article that a published report is about, with its annotations; one of several at a time.
 * @fires annotation-pick - The reader pressed on the words of `detail.id`; null beside all.
 */
export class BiasReportArticle extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        background: var(--paper);
      }
      select {
        flex: none;
        border-width: 0 0 1px;
        border-radius: 0;
      }
      .chosen {
        display: flex;
        flex-wrap: wrap;
        gap: 0.11em 0.86em;
        justify-content: space-between;
        padding: 0.57em 0.97em;
        border-top: 1px solid var(--line);
        background: var(--chrome);
      }
      a {
        color: var(--accent);
      }
      @media print {
        :host {
          display: block;
        }
        .text {
          overflow: visible;
        }
        select,
        .chosen {
          display: none;
        }
      }
      .text {
        container-type: inline-size;
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
    `,
  ];

  @property({ attribute: false }) codeds: readonly Coded[] = [];

  @state() private shown: Coded | undefined;
  @state() private activeId: string | null = null;
  @query('bias-article') private article!: BiasArticle | null;

  readonly #provider = new ContextProvider(this, { context: sessionContext });
  #items: readonly EvidenceItem[] = [];

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('codeds')) {
      const id = this.shown?.article.id;
      this.shown = this.codeds.find(({ article }) => article.id === id) ?? this.codeds[0];
    }
    if (changed.has('codeds') || changed.has('shown'))
      this.#provider.setValue(this.shown && sessionOf(this.shown));
  }

  override render() {
    const { shown } = this;
    if (!shown) return nothing;
    const active = shown.annotations.find(({ id }) => id === this.activeId) ?? null;
    return html`${
        this.codeds.length > 1
          ? html`<select aria-label="Article" @change=${this.#onChoose}>
              ${this.codeds.map(
                (coded, index) =>
                  html`<option value=${index} ?selected=${coded === shown}>
                    ${titleOf(coded.article)}${coded.article.publisher ? `, ${coded.article.publisher}` : ''}
                  </option>`,
              )}
            </select>`
          : nothing
      }
      <bias-key part="key" unmade></bias-key>
      <div class="text">
        <bias-article
          part="text"
          .active=${active}
          @text-press=${({ detail }: CustomEvent<{ ids: readonly string[] }>) => this.#press(detail.ids)}
          @text-open=${() => this.#draw()}
        ></bias-article>
      </div>
      <bias-printed></bias-printed>
      ${active ? chosenTemplate(active, shown) : nothing}`;
  }

  /** Outlines the words behind a number, those of the article that is shown; of another one where it has none. */
  outline(items: readonly EvidenceItem[]): void {
    this.#items = items;
    const here = items.some(({ coded }) => coded === this.shown);
    if (items.length && !here) this.shown = items[0]!.coded;
    this.#draw();
    const first = this.#items.find(({ coded }) => coded === this.shown);
    if (first) void this.updateComplete.then(() => this.article?.view?.reveal(first.spans[0]!));
  }

  /** Goes to the words of one annotation. */
  async show({ coded, annotation, spans }: EvidenceItem): Promise<void> {
    this.shown = coded;
    this.activeId = annotation.id;
    await this.updateComplete;
    await this.article?.updateComplete;
    this.article?.view?.reveal(spans[0]!);
  }

  #draw(): void {
    const here = this.#items.filter(({ coded }) => coded === this.shown);
    this.article?.view?.outline('evidence', outlineOf(here));
  }

  #onChoose(event: Event): void {
    this.shown = this.codeds[Number((event.currentTarget as HTMLSelectElement).value)];
  }

  /** The innermost, and with each further press the next one out. */
  #press(ids: readonly string[]): void {
    const place = this.activeId === null ? -1 : ids.indexOf(this.activeId);
    this.activeId = ids.length ? ids[(place + 1) % ids.length]! : null;
    this.dispatchEvent(new CustomEvent('annotation-pick', { detail: { id: this.activeId } }));
  }
}

const chosenTemplate = (annotation: Annotation, { codebook, registry }: Coded) =>
  html`<p class="chosen" role="status">
    <span dir="auto"
      >${[
        findKind(codebook, annotation.kind)?.label ?? annotation.kind,
        ...sourcesOf(registry, annotation).map(({ name }) => name),
      ].join(' · ')}</span
    >
    <a href=${addressOf(annotation.id)}>Link to this annotation</a>
  </p>`;

const sessionOf = ({ article, codebook, annotations, registry }: Coded): Session =>
  new Session({
    article,
    codebook,
    annotations: new Map(annotations.map((each) => [each.id, each])),
    registry,
  });
