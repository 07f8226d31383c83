import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Evidence, Figure, Report } from '../src/report/document.js';
import type { EvidencePick } from './bias-chart.js';
import type { EvidenceItem } from './bias-report-words.js';
import { cellsWith, evidenceOf, figureTemplate } from './report-figure.js';
import { reportStyles } from './report-styles.js';
import { controls, tokens } from './theme.js';

/** Finds the words behind a number; for many articles they are read first. */
export type FindItems = (evidence: Evidence) => readonly EvidenceItem[] | Promise<readonly EvidenceItem[]>;

/** What a number was chosen for: its figure, its cell, and the words behind it. */
interface Pick extends EvidencePick {
  readonly figure: string;
  readonly evidence: Evidence;
}

/**
 * A report: sections of figures, whose numbers open the words behind them.
 * @fires evidence-show - The reader chose a number: `detail.items` holds `{ coded, annotation, spans }` for each annotation
 *   behind it, offsets in UTF-16, `detail.label` the number in words; `items` is empty when it is chosen no more.
 * @fires evidence-go - The reader wants to see `detail.item` in its article.
 * @slot - What stands under the title.
 * @csspart title - See `<bias-report>`; likewise section, figure, words.
 */
export class BiasReportView extends LitElement {
  static override styles = [tokens, controls, reportStyles];

  @property({ attribute: false }) report: Report | undefined;
  @property({ attribute: false }) find: FindItems = () => [];
  /** Id of the annotation that is chosen in the article: the numbers that it counts in are marked. */
  @property({ attribute: false }) active: string | null = null;
  /** The title stands elsewhere. */
  @property({ type: Boolean }) untitled = false;

  @state() private pick: Pick | null = null;
  @state() private items: readonly EvidenceItem[] = [];
  @state() private problem = '';

  /** Words that are behind a number no more are not to stay lit. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('report') && changed.get('report') && this.pick) void this.#choose(this.#again(this.pick));
  }

  override render() {
    const { report, pick } = this;
    if (!report) return nothing;
    return html`<div class="frame" @keydown=${this.#onKey}>
      <div class="report" lang="en">
        <header part="title">
          ${this.untitled ? nothing : html`<h2 dir="auto">${report.title}</h2>`}
          <slot></slot>
          <nav aria-label="Sections of the report">
            ${report.sections.map(
              ({ id, title }) =>
                html`<button type="button" class="plain" @click=${() => this.#goTo(id)}>${title}</button>`,
            )}
            ${
              report.method.length
                ? html`<button type="button" class="plain" @click=${() => this.#goTo('method')}>Method</button>`
                : nothing
            }
          </nav>
        </header>
        <div @evidence-pick=${this.#onPick}>
          ${report.sections.map(
            ({ id, title, lead, figures }) =>
              html`<section part="section" aria-labelledby="title-${id}">
                <h3 id="title-${id}" tabindex="-1">${title}</h3>
                ${lead ? html`<p class="lead">${lead}</p>` : nothing}
                ${figures.map((figure) => figureTemplate(figure, this.#chosenIn(figure)))}
              </section>`,
          )}
          ${this.#method(report)}
        </div>
      </div>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}
      ${
        pick
          ? html`<bias-report-words
              part="words"
              .label=${pick.label}
              .items=${this.items}
              @words-close=${() => this.#choose(null)}
            ></bias-report-words>`
          : nothing
      }
    </div>`;
  }

  /** What a reader needs in order to check the numbers, or to take them again. */
  #method({ method }: Report) {
    if (!method.length) return nothing;
    return html`<section part="section" aria-labelledby="title-method">
      <h3 id="title-method" tabindex="-1">Method</h3>
      <dl class="method">
        ${method.map(
          ({ label, text }) =>
            html`<div>
              <dt>${label}</dt>
              <dd dir="auto">${text}</dd>
            </div>`,
        )}
      </dl>
    </section>`;
  }

  /** Chosen marks of a figure: the number that was chosen, else those in which the active annotation counts. */
  #chosenIn(figure: Figure): ReadonlySet<string> {
    if (this.pick) return this.pick.figure === figure.id ? new Set([this.pick.key]) : none;
    return this.active === null ? none : cellsWith(figure, this.active);
  }

  #onPick({ detail, target }: CustomEvent<EvidencePick>): void {
    const figure = (target as HTMLElement).closest('[data-figure]')!.getAttribute('data-figure')!;
    void this.#choose(detail.evidence && { figure, ...detail, evidence: detail.evidence });
  }

  /** The same number in another report of the same things; null where it has gone. */
  #again({ figure, key, label }: Pick): Pick | null {
    const found = this.report?.sections.flatMap(({ figures }) => figures).find(({ id }) => id === figure);
    const evidence = found && evidenceOf(found, key);
    return evidence ? { figure, key, label, evidence } : null;
  }

  async #choose(pick: Pick | null): Promise<void> {
    const before = this.pick;
    this.pick = pick;
    this.problem = '';
    if (!pick) this.items = [];
    else
      try {
        const items = await this.find(pick.evidence);
        if (this.pick !== pick) return;
        this.items = items;
      } catch (error) {
        this.problem = sentenceOf(error);
      }
    const detail = { label: pick?.label ?? '', items: this.items };
    this.dispatchEvent(new CustomEvent('evidence-show', { detail, bubbles: true, composed: true }));
    if (pick) return this.#keepInSight();
    if (!before) return;
    const inWords = this.shadowRoot!.activeElement?.localName === 'bias-report-words';
    if (inWords)
      this.renderRoot.querySelector<HTMLElement>(`[data-figure="${before.figure}"] bias-chart`)?.focus();
  }

  /** What was pressed is not to disappear under the words that it opened. */
  async #keepInSight(): Promise<void> {
    await this.updateComplete;
    const pressed = deepActive(this.shadowRoot!);
    const words = this.renderRoot.querySelector('bias-report-words');
    const column = this.renderRoot.querySelector('.report')!;
    if (!pressed || !words) return;
    const hidden = pressed.getBoundingClientRect().bottom + 12 - words.getBoundingClientRect().top;
    const scroller = column.scrollHeight > column.clientHeight ? column : document.scrollingElement!;
    if (hidden > 0) scroller.scrollBy({ top: hidden });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.pick) return;
    event.stopPropagation();
    void this.#choose(null);
  }

  #goTo(section: string): void {
    const title = this.renderRoot.querySelector<HTMLElement>(`#title-${section}`);
    title?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  }
}

/** The element with the focus, in whichever shadow root below. */
function deepActive(root: ShadowRoot): Element | null {
  const { activeElement } = root;
  return (activeElement?.shadowRoot && deepActive(activeElement.shadowRoot)) ?? activeElement;
}

const none: ReadonlySet<string> = new Set();
