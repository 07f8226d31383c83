import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { openCorpus, type Corpus, type CorpusProgress } from '../src/corpus.js';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Coded } from '../src/measures/coded.js';
import { evidenceSpans } from '../src/measures/evidence.js';
import type { Evidence, Report } from '../src/report/document.js';
import type { Workspace } from '../src/storage/workspace.js';
import type { EvidenceItem } from './bias-report-words.js';
import { controls, tokens } from './theme.js';

const views = [
  ['outlet', 'By outlet'],
  ['month', 'By month'],
  ['collection', 'By collection'],
  ['across', 'Same event, side by side'],
] as const;
type View = (typeof views)[number][0];

/** More columns than that no page has room for. */
const mostAcross = 12;

/**
 * The report of several articles: of all, or of those that were chosen.
 * @fires corpus-close - The analyst has seen enough.
 * @fires evidence-go - The analyst wants to see `detail.item` in its article.
 */
export class BiasCorpus extends LitElement {
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
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4rem 1rem;
        padding: 0.5rem 0.9rem;
        border-bottom: 1px solid var(--line);
        background: var(--chrome);
      }
      h2 {
        font-size: 0.95rem;
      }
      .views {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
      }
      .views button[aria-pressed='true'] {
        border-color: var(--accent);
        background: color-mix(in srgb, var(--accent) 14%, var(--raised));
      }
      .close {
        margin-inline-start: auto;
      }
      .progress {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        padding: 0.6rem 0.9rem;
      }
      progress {
        flex: 1 1 10rem;
        max-width: 24rem;
      }
      bias-report-view {
        flex: 1 1 auto;
        min-height: 0;
      }
      .alarm {
        margin: 1rem;
        padding: 0.75rem 1rem;
        border-radius: 6px;
        background: var(--alarm-paper);
        color: var(--alarm);
      }
    `,
  ];

  @property() database = '';
  @property({ attribute: false }) workspace: Workspace | undefined;
  /** The articles to report on; null for all. */
  @property({ attribute: false }) ids: readonly string[] | null = null;

  @state() private view: View = 'outlet';
  @state() private report: Report | undefined;
  @state() private progress: CorpusProgress | null = null;
  @state() private problem = '';
  @state() private stopped = false;

  #corpus: Corpus | undefined;
  #open = new AbortController();
  /** Which report is being made: an older one may come later. */
  #asked = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate('ids');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#open.abort();
    this.#corpus = undefined;
  }

  override willUpdate(changed: PropertyValues): void {
    if (
      changed.has('ids') &&
      this.ids &&
      this.view !== 'across' &&
      this.ids.length > 1 &&
      this.ids.length <= mostAcross
    )
      this.view = 'across';
    if (changed.has('ids') || changed.has('database')) this.#start();
    else if (changed.has('view')) void this.#make();
  }

  override render() {
    const { progress, report, stopped } = this;
    const busy = progress !== null && progress.done < progress.total;
    const many = this.ids === null || this.ids.length > mostAcross;
    return html`<header>
        <h2 id="title" tabindex="-1">
          ${this.ids ? `Report on ${this.ids.length} articles` : 'Report on all articles'}
        </h2>
        <div class="views" role="group" aria-label="Compare">
          ${views.map(
            ([view, label]) =>
              html`<button
                type="button"
                aria-pressed=${view === this.view}
                ?disabled=${view === 'across' && many}
                title=${view === 'across' && many ? `Select 2 to ${mostAcross} articles for this` : nothing}
                @click=${() => (this.view = view)}
              >
                ${label}
              </button>`,
          )}
        </div>
        <button type="button" class="close" @click=${() => this.dispatchEvent(new CustomEvent('corpus-close'))}>
          Close
        </button>
      </header>
      ${this.problem ? html`<p class="alarm" role="alert">${this.problem}</p>` : nothing}
      ${
        busy && !stopped
          ? html`<div class="progress">
              <progress max=${progress.total} value=${progress.done} aria-label="Articles measured"></progress>
              <span>${progress.done} of ${progress.total} articles</span>
              <button type="button" @click=${this.#stop}>Stop</button>
            </div>`
          : nothing
      }
      ${
        stopped
          ? html`<div class="progress">
              <span>Stopped: nothing is shown that was not measured.</span>
              <button type="button" @click=${() => this.#start()}>Start again</button>
            </div>`
          : nothing
      }
      <div class="unseen" role="status">${report && !busy ? `${report.title}: the report is ready.` : ''}</div>
      ${
        report
          ? html`<bias-report-view .report=${report} .find=${this.#find}>
              <bias-report-files .report=${report}></bias-report-files>
            </bias-report-view>`
          : nothing
      }`;
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  #start(): void {
    this.#open.abort();
    this.#open = new AbortController();
    const { signal } = this.#open;
    this.report = undefined;
    this.problem = '';
    this.stopped = false;
    this.progress = { done: 0, total: this.ids?.length ?? 1 };
    this.#corpus = openCorpus(this.database, {
      signal,
      ...(this.ids && { ids: this.ids }),
      onProgress: (progress) => (this.progress = progress),
      onChange: () => void this.#make(),
      onFailure: (message) => (this.problem = message),
    });
    void this.#make();
  }

  readonly #stop = (): void => {
    this.#open.abort();
    this.stopped = true;
  };

  async #make(): Promise<void> {
    const { signal } = this.#open;
    const asked = ++this.#asked;
    try {
      const corpus = this.#corpus!;
      const report = await (this.view === 'across' ? corpus.across(this.ids ?? []) : corpus.report(this.view));
      if (asked !== this.#asked || signal.aborted) return;
      this.report = report;
      this.problem = '';
    } catch (error) {
      if (asked === this.#asked && !signal.aborted) this.problem = sentenceOf(error);
    }
  }

  /** Reads the articles that the words are in. */
  readonly #find = async ({ annotations, words }: Evidence): Promise<readonly EvidenceItem[]> => {
    const places = await this.#corpus!.whereabouts(annotations);
    const codeds = await Promise.all([...new Set(places.values())].map((id) => this.#codedOf(id)));
    return codeds.flatMap((coded) =>
      coded ? evidenceSpans(coded, annotations, words).map((each) => ({ ...each, coded })) : [],
    );
  };

  async #codedOf(id: string): Promise<Coded | null> {
    const { article, annotations, registry } = await this.workspace!.load(id);
    return article
      ? { article, annotations: [...annotations.values()], codebook: defaultCodebook, registry }
      : null;
  }
}
