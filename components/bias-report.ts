import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import { generator } from '../src/formats/generator.js';
import type { SourceBalance } from '../src/measures/balance.js';
import { leftOutRoles, type Coded, type Inclusion } from '../src/measures/coded.js';
import { evidenceSpans } from '../src/measures/evidence.js';
import { sourceBalance } from '../src/measures/source-balance.js';
import { balanceReport } from '../src/report/balance-report.js';
import type { Evidence, Report } from '../src/report/document.js';
import { methodOf } from '../src/report/method.js';
import { codedOf, type BalanceInput } from '../src/source-balance.js';
import { addressed, followAddress } from './annotation-address.js';
import type { BiasReportArticle } from './bias-report-article.js';
import type { EvidenceItem } from './bias-report-words.js';
import { exchange } from './exchange.js';
import { HostLook } from './host-look.js';
import { reportFrameStyles } from './report-frame-styles.js';

const inclusions: readonly (readonly [id: Inclusion, label: string])[] = [
  ...leftOutRoles.map((role) => [role, role === 'boilerplate' ? role : `${role.replace('-', ' ')}s`] as const),
  ['repeats', 'repeats'],
];

/**
 * The source-balance report of annotation sets: who speaks, how much, how early, through which verbs. Every number opens
 * the words behind it.
 * @fires evidence-show - The reader chose a number: `detail.items` holds `{ coded, annotation, spans }` for each annotation
 *   behind it, offsets in UTF-16, `detail.label` the number in words; `items` is empty when it is chosen no more.
 * @fires evidence-go - The reader wants to see `detail.item` in its article.
 * @csspart title - Title and table of contents.
 * @csspart section - A section of the report.
 * @csspart figure - A figure of a section.
 * @csspart words - The words behind the chosen number.
 */
export class BiasReport extends HostLook {
  static override styles = [...HostLook.styles, reportFrameStyles];

  /** URLs of annotation sets, with spaces between them. */
  @property() src = '';
  /** Annotation sets, or articles in memory with what was said about them; in place of `src`. */
  @property({ attribute: false }) sets: readonly BalanceInput[] = [];
  /** The article stands elsewhere on the page: the report shows none of its own. */
  @property({ type: Boolean }) hosted = false;
  /** Id of the annotation that is chosen in the article: the numbers that it counts in are marked. */
  @property({ attribute: false }) active: string | null = null;

  @state() private problem = '';
  @state() private loading = false;
  @state() private include: readonly Inclusion[] = [];
  @state() private codeds: readonly Coded[] = [];
  @query('bias-report-article') private article!: BiasReportArticle | null;

  #balance: SourceBalance | undefined;
  /** What is wrong in the files. */
  #problems: SourceBalance['notes'] = [];
  #report: Report | undefined;
  #reading = new AbortController();
  #connected = new AbortController();

  /** The numbers; undefined while there is nothing to measure. */
  get balance(): SourceBalance | undefined {
    return this.#balance;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('src') && this.src) void this.#read(this.src);
    if (changed.has('sets')) this.#take(this.sets);
    if (changed.has('codeds') || changed.has('include')) this.#measure();
  }

  override render() {
    if (this.problem) return html`<p class="alarm apart" part="notice" role="alert">${this.problem}</p>`;
    if (this.loading) return html`<p class="waiting apart" role="status">The report is being made …</p>`;
    if (!this.#report)
      return html`<div class="waiting apart" part="empty">
        <slot name="empty">There is no annotation set to report on.</slot>
      </div>`;
    return html`<div class="frame apart" ?data-hosted=${this.hosted}>
      <bias-report-view
        exportparts="title, section, figure, words"
        .report=${this.#report}
        .find=${this.#find}
        .active=${this.active}
        ?untitled=${this.hosted}
        @evidence-show=${({ detail }: CustomEvent<{ items: readonly EvidenceItem[] }>) =>
          this.article?.outline(detail.items)}
        @evidence-go=${({ detail }: CustomEvent<{ item: EvidenceItem }>) => this.article?.show(detail.item)}
      >
        <div class="tools">
          <details>
            <summary>What is counted</summary>
            <fieldset>
              <legend>Left out unless you count them as well</legend>
              ${inclusions.map(
                ([id, label]) =>
                  html`<label
                    ><input
                      type="checkbox"
                      .checked=${this.include.includes(id)}
                      @change=${() => this.#toggle(id)}
                    />${label}</label
                  >`,
              )}
            </fieldset>
          </details>
          <bias-report-files
            .codeds=${this.codeds}
            .balance=${this.#balance}
            .report=${this.#report}
          ></bias-report-files>
        </div>
      </bias-report-view>
      ${
        this.hosted
          ? nothing
          : html`<bias-report-article
              part="article"
              exportparts="key, text"
              .codeds=${this.codeds}
              @annotation-pick=${({ detail }: CustomEvent<{ id: string | null }>) => (this.active = detail.id)}
            ></bias-report-article>`
      }
    </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    followAddress((id) => void this.#showAddressed(id), this.#connected);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
  }

  override updated(changed: PropertyValues): void {
    const id = changed.has('codeds') ? addressed() : null;
    if (id !== null) void this.#showAddressed(id);
  }

  /** An address of the page that leads to one annotation. */
  async #showAddressed(id: string): Promise<void> {
    for (const coded of this.codeds) {
      const annotation = coded.annotations.find((each) => each.id === id);
      if (!annotation || this.hosted) continue;
      await this.updateComplete;
      this.active = id;
      await this.article?.show({ coded, annotation, spans: annotation.spans });
    }
  }

  readonly #find = ({ annotations, words }: Evidence): readonly EvidenceItem[] =>
    this.codeds.flatMap((coded) =>
      evidenceSpans(coded, annotations, words, { include: this.include }).map((each) => ({ ...each, coded })),
    );

  #toggle(id: Inclusion): void {
    this.include = this.include.includes(id)
      ? this.include.filter((each) => each !== id)
      : [...this.include, id];
  }

  #measure(): void {
    const { codeds, include } = this;
    const balance = sourceBalance(codeds, { include });
    this.#balance = codeds.length ? { ...balance, notes: [...balance.notes, ...this.#problems] } : undefined;
    const made = { software: generator, generated: new Date().toISOString() };
    this.#report = this.#balance && {
      ...balanceReport(this.#balance, codeds),
      method: methodOf(this.#balance, codeds, made),
    };
  }

  /** What is no annotation set is said, and nothing is measured. */
  #take(sets: readonly BalanceInput[]): void {
    try {
      const read = sets.map(codedOf);
      this.#problems = read.flatMap(({ problems }) => problems);
      this.codeds = read.map(({ coded }) => coded);
      this.problem = '';
    } catch (error) {
      this.problem = sentenceOf(error);
    }
  }

  async #read(src: string): Promise<void> {
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    this.loading = true;
    try {
      const { fetchInput } = await exchange();
      const inputs = await Promise.all(
        src
          .split(/\s+/)
          .filter(Boolean)
          .map((url) => fetchInput(url, { signal })),
      );
      if (signal.aborted) return;
      this.sets = inputs.map((input) => {
        if (!('annotationSet' in input)) throw new Error(`${src} is no annotation set: the report needs one.`);
        return input.annotationSet as BalanceInput;
      });
      this.problem = '';
    } catch (error) {
      if (!signal.aborted) this.problem = sentenceOf(error);
    } finally {
      if (!signal.aborted) this.loading = false;
    }
  }
}
