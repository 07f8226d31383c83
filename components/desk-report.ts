/** The report of the article at hand, beside it: numbers outline their words there, and the chosen annotation its numbers. */
import { html } from 'lit';
import type { Coded } from '../src/measures/coded.js';
import type { Session } from '../src/session.js';
import type { ArticleView } from '../src/editor/article-view.js';
import type { BiasDesk } from './bias-desk.js';
import { outlineOf, type EvidenceItem } from './bias-report-words.js';
import './define-report-parts.js';

/** Milliseconds without a change after which the report is made anew. */
const rest = 250;

export class DeskReport {
  readonly #desk: BiasDesk;
  #session: Session | undefined;
  #sets: readonly Coded[] = [];
  #following = new AbortController();
  #timer = 0;
  #items: readonly EvidenceItem[] = [];
  /** The view that the words of `#items` are outlined in. */
  #drawn: ArticleView | undefined;

  constructor(desk: BiasDesk) {
    this.#desk = desk;
  }

  async show(): Promise<void> {
    this.#desk.aside = this;
    await this.#desk.updateComplete;
    this.#desk.renderRoot.querySelector<HTMLElement>('.report h2')?.focus();
  }

  close(): void {
    this.#following.abort();
    clearTimeout(this.#timer);
    this.#outline([]);
    this.#desk.aside = null;
    this.#desk.articleElement?.focus();
  }

  template(session: Session) {
    if (session !== this.#session) this.#follow(session);
    const view = this.#desk.articleElement?.view;
    if (view !== this.#drawn) this.#outline(this.#items);
    return html`<aside class="panel report" part="panel" aria-labelledby="panel-title" data-open>
      <header>
        <h2 id="panel-title" tabindex="-1">Report</h2>
        <button type="button" class="plain" @click=${() => this.close()}>
          Close <kbd aria-hidden="true">r</kbd>
        </button>
      </header>
      <bias-report
        hosted
        .sets=${this.#sets}
        .active=${this.#desk.active?.id ?? null}
        @evidence-show=${(event: CustomEvent<{ items: readonly EvidenceItem[] }>) => this.#show(event)}
        @evidence-go=${(event: CustomEvent<{ item: EvidenceItem }>) => this.#go(event)}
      ></bias-report>
    </aside>`;
  }

  #follow(session: Session): void {
    this.#following.abort();
    this.#following = new AbortController();
    this.#session = session;
    this.#sets = [codedOf(session)];
    this.#items = [];
    session.subscribe(() => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.#sets = [codedOf(session)];
        this.#desk.requestUpdate();
      }, rest);
    }, this.#following);
  }

  #show(event: CustomEvent<{ items: readonly EvidenceItem[] }>): void {
    event.stopPropagation();
    const { items } = event.detail;
    this.#outline(items);
    const [first] = items;
    if (first) this.#desk.articleElement?.view?.reveal(first.spans[0]!);
  }

  #go(event: CustomEvent<{ item: EvidenceItem }>): void {
    event.stopPropagation();
    const { annotation, spans } = event.detail.item;
    if (this.#desk.session?.annotations.has(annotation.id)) this.#desk.show(annotation.id);
    this.#desk.articleElement?.view?.reveal(spans[0]!);
  }

  #outline(items: readonly EvidenceItem[]): void {
    this.#items = items;
    this.#drawn = this.#desk.articleElement?.view;
    this.#drawn?.outline('evidence', outlineOf(items));
  }
}

const codedOf = ({ article, codebook, everything, registry }: Session): Coded => ({
  article,
  codebook,
  annotations: [...everything.values()],
  registry,
});
