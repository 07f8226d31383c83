import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { Annotation, Details, Patch, SpanInput } from '../src/domain/annotation.js';
import { titleOf, type Article } from '../src/domain/article.js';
import type { Codebook } from '../src/domain/codebook.js';
import type { Source } from '../src/domain/source.js';
import type { AnnotationSet } from '../src/formats/annotation-set.js';
import type { Problem } from '../src/formats/explain.js';
import type { Changes, LoadInput } from '../src/exchange.js';
import type { Session } from '../src/session.js';
import { annotatorStyles } from './annotator-styles.js';
import type { BiasDesk } from './bias-desk.js';
import { HostLook } from './host-look.js';
import { insteadTemplate, noticeTemplate } from './notices.js';
import { exchange, loadedExchange } from './exchange.js';
import { ownContent } from './own-content.js';
import { fileNameOf, saveFile } from './save-file.js';
import { sessionContext } from './session-controller.js';
import { takeSet } from './take-set.js';
import { defaultDatabase, SessionLoader, type LoaderHost, type Notice } from './session-loader.js';

/**
 * One article to annotate. Offsets are UTF-16 code units into `article.text`, end-exclusive.
 * @slot - The article, where no `src` is given.
 * @fires article-load - `detail.article` and what was stored for it are on screen.
 * @fires annotation-create - The analyst made `detail.annotation`.
 * @fires annotation-update - The analyst changed `detail.before` into `detail.annotation`.
 * @fires annotation-delete - The analyst removed `detail.annotation`.
 * @fires annotator-change - The analyst made a step: `detail.annotations` and `detail.sources` have each record `before` and `after`.
 * @fires annotation-select - The analyst chose `detail.annotation`, or null.
 * @fires save-state - `detail.state` is `saving`, `saved` or `failed`, the last with `detail.reason`.
 * @fires annotator-error - `detail.message` says what failed, `detail.problems` which records are concerned.
 * @csspart loading - What stands there while an article is opened.
 * @csspart failed - What stands there where it could not be opened.
 * @csspart bar - The toolbar above the article.
 * @csspart save-state - Whether the work is saved.
 * @csspart palette - What selected words can become.
 * @csspart questions - What is asked about marked words.
 * @csspart panel - The list and the details.
 * @csspart list - The list of annotations.
 * @csspart row - One annotation in the list.
 * @csspart details - The chosen annotation.
 */
export class BiasAnnotator extends HostLook implements LoaderHost {
  static override styles = [...HostLook.styles, annotatorStyles];

  /** URL of an article (.html, .txt, .md) or of an annotation set (.json). */
  @property() src = '';
  /** Where the work is kept; with `none` the host keeps it. */
  @property() storage: 'indexeddb' | 'none' = 'indexeddb';
  /** IndexedDB name. */
  @property() database: string = defaultDatabase;
  /** Who annotates; written on every annotation. */
  @property() analyst = '';
  /** Shows, selects and exports; changes nothing. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** URL of another codebook. */
  @property({ attribute: 'codebook-src' }) codebookSrc = '';
  /** Stores an article as soon as it is opened, not only with its first annotation. */
  @property({ type: Boolean, attribute: 'keep-article' }) keepArticle = false;

  /** @internal For the workbench around it; no part of the contract. */
  @query('bias-desk') readonly desk!: BiasDesk | null;
  readonly #provider = new ContextProvider(this, { context: sessionContext });
  readonly #loader = new SessionLoader(this, (session) => this.#show(session));
  #codebook: Codebook | undefined;
  /** What `codebook-src` names has been read: an article waits for it. */
  #codebookRead: Promise<void> = Promise.resolve();
  #shown = new AbortController();
  #copy: readonly Annotation[] | undefined;

  /** The codebook in use; undefined before an article is open, unless it has been set. Setting it opens the article anew. */
  @property({ attribute: false, noAccessor: true })
  get codebook(): Codebook | undefined {
    return this.#loader.session?.codebook ?? this.#codebook;
  }

  set codebook(codebook: Codebook | undefined) {
    const before = this.#codebook;
    this.#codebook = codebook;
    if (codebook) this.#loader.reopen(codebook, () => (this.#codebook = before));
  }

  /** Null while none is open. */
  get article(): Article | null {
    const { session } = this.#loader;
    return session ? loadedExchange().frozen(session.article) : null;
  }

  /** In reading order. A copy: what a host does to it changes nothing here. */
  get annotations(): readonly Annotation[] {
    const { session } = this.#loader;
    return (this.#copy ??= Object.freeze(structuredClone(session?.inReadingOrder.map(session.resolved) ?? [])));
  }

  /** Those of the article: named by an annotation, or listed by the set that it came with. */
  get sources(): readonly Source[] {
    return structuredClone([...(this.#loader.session?.sources ?? [])]);
  }

  /** Resolves when article and stored annotations are on screen; rejects when the article cannot be opened. */
  get ready(): Promise<void> {
    return this.updateComplete.then(() => this.#loader.ready); // A new `src` is taken up with the next update.
  }

  /** Resolves when every change made so far is durable. */
  get saved(): Promise<void> {
    return this.#loader.saved;
  }

  /** Opens an article or an annotation set. Rejects with a sentence where there is nothing to open. */
  load(input: LoadInput): Promise<Article> {
    return this.loadFrom(() => input);
  }

  /** As `load`, for input that has to be read first: meanwhile the annotator shows that it is opening. */
  loadFrom(read: (signal: AbortSignal) => LoadInput | Promise<LoadInput>): Promise<Article> {
    return this.#loader.load(read, () => this.#codebookRead.then(() => this.#codebook));
  }

  /** Shows no article any more; what was marked is saved all the same. */
  unload(): void {
    this.#shown.abort();
    this.#copy = undefined;
    this.#provider.setValue(undefined);
    this.#loader.close();
  }

  /** Marks `spans`, each in the kind's main part unless it names another. Throws RangeError for a wrong kind, part or span. */
  annotate(kind: string, spans: readonly SpanInput[], init?: Details): Annotation {
    const session = this.#writable();
    const data = { ...session.data, analyst: this.analyst, now: new Date().toISOString() };
    const annotation = loadedExchange().createAnnotation(data, kind, spans, init);
    session.dispatch([{ id: annotation.id, after: annotation }]);
    return structuredClone(annotation);
  }

  /** Changes what `patch` names. Throws RangeError for an unknown id, and for a wrong kind, part, span or confidence. */
  override update(id: string, patch: Patch): Annotation;
  /** @internal Lit's own, which has the same name: with a map it renders. */
  override update(changed: PropertyValues): void;
  override update(id: string | PropertyValues, patch?: Patch): Annotation | void {
    if (id instanceof Map) return super.update(id);
    const session = this.#writable();
    const before = session.find(id);
    const after = loadedExchange().patchAnnotation(
      { ...session.data, now: new Date().toISOString() },
      before,
      patch ?? {},
    );
    session.dispatch([{ id, before, after }]);
    return structuredClone(after);
  }

  /** Takes an annotation away. Throws RangeError for an unknown id. */
  override remove(id: string): void;
  /** The DOM's own, which has the same name: with no id the element itself is removed from the page. */
  override remove(): void;
  override remove(...ids: readonly string[]): void {
    if (!ids.length) return super.remove();
    const session = this.#writable();
    const before = session.find(ids[0]!);
    session.dispatch([{ id: before.id, before }]);
  }

  /**
   * Takes in what was changed elsewhere: no event, no step to undo. Merged with what the analyst did to the same records;
   * what is otherwise now than was said comes back. Throws TypeError or RangeError for a wrong record, and changes nothing.
   */
  apply(changes: Changes): Changes {
    this.#writable();
    return this.#loader.project!.take(changes);
  }

  /** Takes the last step back, whatever it was; nothing where there is none. */
  undo(): void {
    this.#writable().undo();
  }

  /** Makes the step again that was taken back last. */
  redo(): void {
    this.#writable().redo();
  }

  /** Shows an annotation as the chosen one, or none. Throws RangeError for an unknown id. */
  select(id: string | null): void {
    if (id !== null) this.#open().find(id);
    this.desk?.show(id);
  }

  /** The annotation set as the file format has it, offsets in code points. */
  exportJSON(): AnnotationSet {
    const { article, codebook, sources, inReadingOrder: annotations, orphans, registry } = this.#open();
    this.#loader.takenAway = true;
    const set = { article, codebook, sources, annotations, orphans, registry };
    return loadedExchange().writeAnnotationSet(set, { exported: new Date().toISOString() });
  }

  /** Adds a set to its article, which is opened where another is on screen. The same file twice adds nothing. */
  async importJSON(set: unknown): Promise<{ imported: number; problems: readonly Problem[] }> {
    if (this.#loader.session) this.#writable();
    const { imported, problems, said } = await takeSet(this.#loader, set);
    if (said) this.desk?.announce(said);
    else await this.load({ annotationSet: set });
    return { imported, problems };
  }

  /** Hands the annotation set to the browser's downloads. */
  download(): void {
    saveFile(fileNameOf(titleOf(this.#open().article), 'json'), JSON.stringify(this.exportJSON(), null, 1));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Before the page is parsed, the element's own content is not all there.
    if (document.readyState === 'loading')
      document.addEventListener('DOMContentLoaded', () => this.#loadContent(), { once: true });
    else this.#loadContent();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('codebookSrc') && this.codebookSrc) this.#codebookRead = this.#loadCodebook();
    const { src } = this;
    if (changed.has('src') && src)
      this.loadFrom(async (signal) => (await exchange()).fetchInput(src, { signal })).catch(() => {}); // Said on screen; `ready` rejects, too.
  }

  override render() {
    const { session, phase, notice, saveState } = this.#loader;
    return html`<div class="shell apart">
      ${notice ? noticeTemplate(notice, () => this.#loader.dismiss()) : nothing}
      ${
        session
          ? html`<bias-desk
              exportparts="bar, save-state, key, article, text, palette, questions, panel, list, row, details"
              .analyst=${this.analyst}
              .readonly=${this.readonly}
              .project=${this.#loader.project}
              .saveState=${this.storage === 'none' ? null : saveState}
              @save-retry=${() => this.#loader.retrySave()}
              @version-remove=${() => this.#loader.removeRevision()}
              @download=${() => this.download()}
              @desk-trouble=${({ detail }: CustomEvent<Notice>) => this.#loader.report(detail)}
            ></bias-desk>`
          : insteadTemplate(phase, () => this.#loader.retryLoad())
      } <slot ?hidden=${phase !== 'failed'} @slotchange=${this.#loadContent}></slot>
    </div>`;
  }

  /** Waits for all that is inside as well, so that `updateComplete` means on screen. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    if (this.isConnected) await this.desk?.updateComplete;
    return done;
  }

  /** Sets the caret's focus in the text. */
  override focus(): void {
    this.desk?.articleElement?.focus();
  }

  handOver(): void {
    this.desk?.handOver();
  }

  #show(session: Session): void {
    this.#shown.abort();
    this.#shown = new AbortController();
    this.#copy = undefined;
    session.subscribe(() => (this.#copy = undefined), this.#shown);
    this.#provider.setValue(session);
  }

  #loadContent(): void {
    if (this.src || this.#loader.phase !== 'empty') return;
    const nodes = ownContent(this);
    if (nodes.length) this.load({ nodes }).catch(() => {}); // Said on screen; `ready` rejects, too.
  }

  async #loadCodebook(): Promise<void> {
    const { codebookSrc } = this;
    const read = async () => (await exchange()).fetchCodebook(codebookSrc);
    const codebook = await this.#loader.attempt(read).catch(() => undefined); // Reported.
    if (codebook && codebookSrc === this.codebookSrc) this.codebook = codebook;
  }

  /** The session to read. Throws Error while there is none. */
  #open(): Session {
    if (this.#loader.session) return this.#loader.session;
    throw new Error('No article is open yet: await `ready`, or call `load()` first.');
  }

  /** The session to change. Throws Error where nothing may be changed. */
  #writable(): Session {
    if (this.readonly) throw new Error('This annotator is read-only: it changes nothing.');
    this.handOver();
    return this.#open();
  }
}
