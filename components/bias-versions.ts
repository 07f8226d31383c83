import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Annotation, PartSpan } from '../src/domain/annotation.js';
import type { Carried, PastRevision } from '../src/domain/revision.js';
import { sentenceOf } from '../src/domain/sentence-of.js';
import type { Span } from '../src/domain/span.js';
import type { Session } from '../src/session.js';
import { compareRevisions, placesOfOrphans, type Comparison } from '../src/compare-revisions.js';
import { formatDate } from './about-article.js';
import { diffTemplate, editedTemplate } from './versions-changes.js';
import { waitingTemplate } from './versions-waiting.js';
import { versionsStyles } from './versions-styles.js';
import { controls, tokens, tones } from './theme.js';

export type VersionsTab = 'attach' | 'edited' | 'changes';

/**
 * The versions of an article: what waits to be attached to this one, what was edited, and all that changed.
 * @fires versions-close - The dialog is closed.
 * @fires orphan-attach - `detail.annotation` belongs to `detail.spans` of this revision.
 * @fires orphan-by-hand - The analyst wants to show in the text where `detail.annotation` belongs; the dialog is closed.
 * @fires orphan-remove - The analyst wants `detail.annotation` gone.
 * @fires place-pick - The analyst wants to see `detail.span` in the article; the dialog is closed.
 * @fires version-remove - The analyst wants this version gone, and the one before back.
 */
export class BiasVersions extends LitElement {
  static override styles = [tokens, tones, controls, versionsStyles];

  @property({ attribute: false }) session: Session | undefined;
  /** The revisions before, the oldest first. */
  @property({ attribute: false }) pasts: readonly PastRevision[] = [];
  @property({ type: Boolean }) readonly = false;

  @state() private tab: VersionsTab = 'attach';
  /** Index among `pasts` of the revision that is compared with. */
  @state() private against = -1;
  @state() private comparison: Comparison | null = null;
  @state() private places: ReadonlyMap<string, Carried> | null = null;
  @state() private failure = '';
  @state() private at = 0;
  @state() private whole = false;
  @state() private told = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('[role="tabpanel"]') private panel!: HTMLElement;

  readonly #closed = new AbortController();
  #comparing = new AbortController();

  /** `tab`: what is shown first; what there is to do, by default. */
  async open(tab?: VersionsTab): Promise<void> {
    const { session, pasts } = this;
    if (!session) return;
    this.against = pasts.length - 1;
    this.tab = tab ?? (session.orphans.size ? 'attach' : 'edited');
    this.dialog.showModal();
    this.panel.focus();
    this.#compare();
    try {
      this.places = await placesOfOrphans(session, pasts, this.#closed);
    } catch (error) {
      this.#fail(error);
    }
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('session') && this.session)
      this.session.subscribe(() => this.requestUpdate(), this.#closed);
    this.at = Math.max(0, Math.min(this.at, this.#orphans.length - 1));
  }

  override render() {
    const { session, pasts } = this;
    if (!session) return nothing;
    const { article } = session;
    return html`<dialog aria-labelledby="title" @close=${this.#onClose} @keydown=${this.#onKey}>
      <section class="frame">
        <header>
          <h2 id="title">Versions of this article</h2>
          <button type="button" class="plain" @click=${() => this.dialog.close()}>Close</button>
          <p class="summary">${this.#summary()}</p>
          <div role="tablist" aria-label="What to look at" @keydown=${this.#onTabKey}>
            ${this.#tabButton('attach', `To attach (${this.#orphans.length})`)}
            ${this.#tabButton('edited', `What was edited${this.comparison ? ` (${this.comparison.edited.length})` : ''}`)}
            ${this.#tabButton('changes', 'All changes')}
          </div>
          ${
            pasts.length > 1 && this.tab !== 'attach'
              ? html`<label
                  >Compare version ${article.revision} with
                  <select name="against" @change=${this.#onAgainst}>
                    ${pasts.map(
                      (past, index) =>
                        html`<option value=${index} ?selected=${index === this.against}>
                          version ${past.revision},
                          ${formatDate({ published: past.article.retrieved, language: null })}
                        </option>`,
                    )}
                  </select></label
                >`
              : nothing
          }
          ${
            this.tab === 'changes'
              ? html`<label class="check"
                  ><input
                    type="checkbox"
                    name="whole"
                    .checked=${this.whole}
                    @change=${() => (this.whole = !this.whole)}
                  />
                  Show what is unchanged, too</label
                >`
              : nothing
          }
        </header>
        <div role="tabpanel" id="panel" tabindex="0" aria-labelledby="tab-${this.tab}">
          ${this.failure ? html`<p role="alert">${this.failure}</p>` : this.#panel(session)}
        </div>
        ${
          !this.readonly && pasts.length
            ? html`<footer>
                <button type="button" class="plain" @click=${() => this.#fire('version-remove', {})}>
                  Go back to version ${pasts.at(-1)!.revision}
                </button>
                <span class="soft"
                  >Annotations go back to where they stood; what was done since is kept and waits.</span
                >
              </footer>`
            : nothing
        }
        <div class="unseen" role="status">${this.told}</div>
      </section>
    </dialog>`;
  }

  get #orphans(): readonly Annotation[] {
    return [...(this.session?.orphans.values() ?? [])].sort(
      (a, b) => b.revision - a.revision || a.spans[0]!.start - b.spans[0]!.start,
    );
  }

  #summary() {
    const { session, pasts } = this;
    const { revision, retrieved } = session!.article;
    const day = formatDate({ published: retrieved, language: null });
    if (!pasts.length)
      return `This is version ${revision}. The versions before it are not kept here; what is left of them are the words that were marked.`;
    const carried = pasts.at(-1)!.carried;
    const sure = carried.filter(({ status }) => status === 'sure').length;
    return `Version ${revision}, from ${day}. Of the ${carried.length} annotations of version ${pasts.at(-1)!.revision}, ${sure} moved here by themselves.`;
  }

  #tabButton(tab: VersionsTab, label: string) {
    const chosen = this.tab === tab;
    return html`<button
      type="button"
      role="tab"
      id="tab-${tab}"
      aria-controls="panel"
      aria-selected=${chosen}
      tabindex=${chosen ? 0 : -1}
      @click=${() => (this.tab = tab)}
    >
      ${label}
    </button>`;
  }

  #panel(session: Session) {
    if (this.tab === 'attach') return this.#attach(session);
    if (!this.pasts.length)
      return html`<p class="empty">There is no version before this one to compare with.</p>`;
    if (!this.comparison) return html`<p class="empty" aria-busy="true">Comparing the two texts …</p>`;
    const texts = { before: this.pasts[this.against]!.article.text, after: session.article.text };
    return this.tab === 'edited'
      ? editedTemplate(this.comparison.edited, texts, (span) => this.#leave('place-pick', { span }))
      : diffTemplate(this.comparison.pieces, texts, { whole: this.whole });
  }

  /** One annotation at a time. */
  #attach(session: Session) {
    const orphans = this.#orphans;
    const annotation = orphans[this.at];
    if (!annotation) return html`<p class="empty">Every annotation stands in this version of the text.</p>`;
    return waitingTemplate(session, annotation, {
      past: this.pasts.find(({ revision }) => revision === annotation.revision),
      place: this.places?.get(annotation.id),
      searched: this.places !== null,
      at: this.at,
      count: orphans.length,
      act: this.readonly
        ? null
        : {
            attach: (spans) => this.#accept(annotation, spans),
            byHand: () => this.#leave('orphan-by-hand', { annotation }),
            remove: () => this.#fire('orphan-remove', { annotation }),
          },
      go: (step) => this.#go(step),
    });
  }

  #accept(annotation: Annotation, spans: readonly PartSpan[] | null): void {
    if (!spans) return;
    this.#fire('orphan-attach', { annotation, spans });
    const left = this.#orphans.length;
    this.told = left ? `Attached. ${left} left.` : 'Attached. None is left.';
    this.panel.focus(); // The button that was pressed may be gone.
  }

  #go(step: 1 | -1): void {
    const count = this.#orphans.length;
    if (!count) return;
    this.at = (this.at + step + count) % count;
    this.told = `${this.at + 1} of ${count}`;
  }

  #compare(): void {
    const { session, pasts } = this;
    this.#comparing.abort();
    const { signal } = (this.#comparing = new AbortController());
    this.comparison = null;
    const past = pasts[this.against];
    if (!session || !past) return;
    compareRevisions(session, past, { signal }).then(
      (comparison) => !signal.aborted && (this.comparison = comparison),
      (error: unknown) => !signal.aborted && this.#fail(error),
    );
  }

  #fail(error: unknown): void {
    if (!this.#closed.signal.aborted) this.failure = sentenceOf(error);
  }

  #onAgainst(event: Event): void {
    this.against = Number((event.currentTarget as HTMLSelectElement).value);
    this.#compare();
  }

  #onTabKey(event: KeyboardEvent): void {
    const tabs: readonly VersionsTab[] = ['attach', 'edited', 'changes'];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const towards = getComputedStyle(this).direction === 'rtl' ? -step : step;
    this.tab = tabs[(tabs.indexOf(this.tab) + towards + tabs.length) % tabs.length]!;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`#tab-${this.tab}`)?.focus(),
    );
  }

  #onKey(event: KeyboardEvent): void {
    if (this.tab !== 'attach' || event.ctrlKey || event.metaKey || event.altKey) return;
    const annotation = this.#orphans[this.at];
    const act = {
      a: () =>
        !this.readonly &&
        annotation &&
        this.#accept(annotation, this.places?.get(annotation.id)?.spans ?? null),
      h: () => !this.readonly && annotation && this.#leave('orphan-by-hand', { annotation }),
      n: () => this.#go(1),
      p: () => this.#go(-1),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Closed first, so that the page has the focus that the listener sets. */
  #leave(type: string, detail: { readonly span: Span } | { readonly annotation: Annotation }): void {
    this.dialog.close();
    this.#fire(type, detail);
  }

  #onClose(): void {
    this.#closed.abort();
    this.#comparing.abort();
    this.#fire('versions-close', {});
  }

  #fire(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
