/** Brings articles into the workbench: one with a review, many with a list of what became of each. */
import type { Article, RawInput } from '../src/domain/article.js';
import type { Codebook } from '../src/domain/codebook.js';
import { newId } from '../src/domain/id.js';
import { likeness } from '../src/domain/likeness.js';
import { entryOf } from '../src/domain/library.js';
import type { LoadInput } from '../src/exchange.js';
import type { ImportInput } from '../src/bulk-import.js';
import type { Workspace } from '../src/storage/workspace.js';
import type { BiasAnnotator } from './bias-annotator.js';
import type { BiasImport, ImportState } from './bias-import.js';
import type { Likely, SameChoice } from './bias-same.js';
import { exchange } from './exchange.js';
import { importFiles } from './exchange-part.js';

export interface IntakeHost extends HTMLElement {
  readonly workspace: Workspace;
  readonly annotator: BiasAnnotator;
  /** Id of the article on screen. */
  readonly currentId: string | null;
  /** Shows a stored article; `versions`: with the dialog about its versions. */
  openStored(id: string, options?: { readonly versions?: boolean }): Promise<void>;
  /** Says why something did not come in, where the analyst looks. */
  refuse(error: unknown): void;
  /** Says what takes time; '' when it is over. */
  busy(words: string): void;
  /** Shows what these files hold, before it comes in. */
  exchange(request: { readonly files: readonly File[] }): Promise<void>;
  /** Says how the import of many files stands. */
  importing(state: ImportState): void;
}

interface Incoming {
  readonly article: Article;
  readonly raw: RawInput | null;
}

/** Of the shorter text's runs of five words: less is shared by stories about the same event. */
const alike = 0.3;

/** Endings of files in which annotations of other tools come. */
const mayBeForeign = /\.(json|jsonl|jsonld|ndjson|ann|tsv|csv|xml|tei|qdpx|qdc)$/i;

export class Intake {
  readonly #host: IntakeHost;
  #reading = new AbortController();
  /** The same for all: what came in before stays listed. */
  #dialog: BiasImport | undefined;
  /** Id of the article of which the next text is a version. */
  #versionOf: string | null = null;

  constructor(host: IntakeHost) {
    this.#host = host;
  }

  /** The next article that comes in is a new version of this one. */
  asVersionOf(id: string | null): void {
    this.#versionOf = id;
  }

  /** Several files, or an archive, come in without a review of each. */
  async files(files: readonly File[]): Promise<void> {
    const [first] = files;
    if (!first) return;
    if (await this.#areForeign(files)) return this.#host.exchange({ files });
    if (files.length > 1 || /\.zip$/i.test(first.name)) return this.#many(files);
    await this.one(async (signal) => (await exchange()).fileInput(first, { signal }));
  }

  /** What was read already, one result each. */
  items(items: readonly ImportInput[]): Promise<void> {
    return this.#many(items);
  }

  /** Annotations of other tools, by what the files hold; those that can only be articles are not looked into. */
  async #areForeign(files: readonly File[]): Promise<boolean> {
    if (!files.some(({ name }) => mayBeForeign.test(name))) return false;
    try {
      return await (await importFiles()).areForeign(files);
    } catch {
      return false; // Whoever opens them next says what is wrong.
    }
  }

  /** Gives up what is being read or compared. */
  cancel(): void {
    this.#reading.abort(new DOMException('The analyst gave it up', 'AbortError'));
    this.#host.busy('');
  }

  /** An annotation set about the article on screen is added to it, and can be undone; a codebook is used for it. */
  async one(read: (signal: AbortSignal) => LoadInput | Promise<LoadInput>): Promise<void> {
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    const versionOf = this.#versionOf;
    this.#versionOf = null;
    try {
      this.#host.busy('Reading …');
      const part = await exchange();
      const input = await read(signal);
      if ('annotationSet' in input) {
        this.#host.busy('');
        if (part.isCodebook(input.annotationSet)) return this.#codebook(input.annotationSet as Codebook);
        await this.#host.annotator.importJSON(input.annotationSet).catch(() => undefined); // The annotator says why.
        return;
      }
      const { article, raw } = await part.openInput(input);
      this.#host.busy('');
      if (signal.aborted) return;
      await this.take({ article, raw }, versionOf ? { does: 'version', id: versionOf } : undefined);
    } catch (error) {
      if (!signal.aborted) this.#host.refuse(error);
    } finally {
      this.#host.busy('');
    }
  }

  /** Lets the analyst look through an article, and stores it. */
  async take(incoming: Incoming, decided?: SameChoice): Promise<void> {
    const choice = decided ?? (await this.#choose(incoming.article));
    if (!choice) return;
    if (choice.does === 'open') return this.#host.openStored(choice.id);
    const version = choice.does === 'version' ? choice.id : null;
    const { reviewArticle } = await import('./review-article.js');
    const reviewed = await reviewArticle(this.#host.shadowRoot!, incoming.article, {
      mode: 'before',
      heading: version ? 'Look through the new version' : 'Look through the article',
    });
    if (!reviewed) return;
    const { article } = reviewed;
    if (version) await this.version(version, { ...incoming, article });
    else await this.#add({ ...incoming, article });
  }

  /** Stores a new version of an article, and shows what became of its annotations. */
  async version(id: string, incoming: Incoming): Promise<void> {
    const { workspace, annotator } = this.#host;
    const { signal } = (this.#reading = new AbortController());
    this.#host.busy('Carrying annotations over …');
    try {
      if (id === this.#host.currentId) await annotator.saved;
      const { prepareRevision } = await import('../src/revise.js');
      await workspace.addRevision(await prepareRevision(workspace, id, incoming, { signal }));
      this.#host.busy('');
      await this.#host.openStored(id, { versions: true });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#host.busy('');
    }
  }

  /** Another one of the same text gets an id of its own, since that of a text follows from its words. */
  async #add({ article, raw }: Incoming): Promise<void> {
    const { workspace, annotator } = this.#host;
    const stored = await workspace.load(article.id).catch(() => null);
    const own = stored?.article ? { ...article, id: newId() } : article;
    try {
      await workspace.addArticle(own, { raw });
    } catch {
      // The annotator opens it in memory, says why it is not kept, and how to keep the work.
      await annotator.load({ article: own, raw }).catch(() => undefined);
      return;
    }
    await this.#host.openStored(own.id);
  }

  /** Nothing to ask where it is like none that is stored. Where storage fails, the annotator will say so. */
  async #choose(article: Article): Promise<SameChoice | null> {
    const likely = await this.#likely(article).catch(() => []);
    if (!likely.length) return { does: 'both' };
    const { askSame } = await import('./bias-same.js');
    return askSame(this.#host.shadowRoot!, article.title, likely);
  }

  async #likely(article: Article): Promise<readonly Likely[]> {
    const { text, past, address } = await this.#host.workspace.findSame(article);
    const shown = this.#host.annotator.article;
    const found: Likely[] = [
      ...(text ? [{ entry: text, why: 'text' as const }] : []),
      ...(past ? [{ entry: past, why: 'past' as const }] : []),
      ...address.map((entry) => ({ entry, why: 'address' as const })),
      ...(shown && likeness(shown.text, article.text) > alike
        ? [{ entry: entryOf(shown), why: 'words' as const }]
        : []),
    ];
    return found.filter(({ entry }, index) => found.findIndex((each) => each.entry.id === entry.id) === index);
  }

  /** A wrong one is refused by the annotator, with the place and the reason, and the old one stays. */
  #codebook(codebook: Codebook): void {
    if (this.#host.currentId === null)
      this.#host.refuse(new Error('Open an article first: a codebook is chosen for an article.'));
    else this.#host.annotator.codebook = codebook;
  }

  /** The list of results, where there is one. */
  showResults(): void {
    void this.#dialog?.open();
  }

  async #many(files: readonly ImportInput[]): Promise<void> {
    try {
      const { importDialog } = await import('./bias-import.js');
      const dialog = importDialog(this.#host.shadowRoot!, this.#host.workspace);
      if (dialog !== this.#dialog) this.#dialog = this.#heed(dialog);
      this.#dialog.articleOpen = this.#host.currentId !== null;
      await this.#dialog.start(files);
    } catch (error) {
      this.#host.refuse(error);
    }
  }

  /** Hears what the analyst decides there. */
  #heed(dialog: BiasImport): BiasImport {
    const on = <Detail>(type: string, listener: (detail: Detail) => void) =>
      dialog.addEventListener(type, (event) => listener((event as CustomEvent<Detail>).detail));
    on<ImportState>('import-progress', (state) => this.#host.importing(state));
    on<{ id: string }>('import-open', ({ id }) => void this.#host.openStored(id));
    on<Incoming & { id: string; stored: () => void }>('import-version', ({ id, article, raw, stored }) => {
      this.version(id, { article, raw }).then(stored, (error: unknown) => this.#host.refuse(error));
    });
    on<{ codebook: Codebook }>('import-codebook', ({ codebook }) => this.#codebook(codebook));
    return dialog;
  }
}
