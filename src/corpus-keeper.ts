/** Answers what is asked of many articles, from what is kept of each of them. */
import { CorpusShelf, type CorpusOptions } from './corpus-shelf.js';
import type { ArticleMeasures, SourceBalance } from './measures/balance.js';
import type { Grouping } from './measures/corpus-groups.js';
import { pool } from './measures/source-balance.js';
import { acrossReport } from './report/across-report.js';
import { corpusReport, type Unmeasured } from './report/corpus-report.js';
import type { Report } from './report/document.js';

export type { CorpusOptions, CorpusProgress } from './corpus-shelf.js';

/** Answers once everything is measured. All reject with an Error with a sentence where the storage fails. */
export interface Corpus {
  /** Of `ids`, or of all; those that could not be measured are named in the method. */
  report(by: Grouping, ids?: readonly string[]): Promise<Report>;
  /** Of those of `ids` that are stored, in that order. `contents`: aligns what people are said to say as well. */
  across(ids: readonly string[], options?: { readonly contents?: boolean }): Promise<Report>;
  /** Of `ids`, or of all, taken together. */
  balance(ids?: readonly string[]): Promise<SourceBalance>;
  /** The article of each of these annotations that is known. */
  whereabouts(annotations: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export class CorpusKeeper implements Corpus {
  readonly #shelf: CorpusShelf;

  /** Begins to read. */
  constructor(name: string, options: CorpusOptions) {
    this.#shelf = new CorpusShelf(name, options);
  }

  /** Reads and measures everything again. */
  reload(): void {
    this.#shelf.reload();
  }

  async report(by: Grouping, ids?: readonly string[]): Promise<Report> {
    await this.#shelf.work();
    const { listed, include } = this.#shelf;
    const articles = this.#chosen(ids).map((measures) => ({
      measures,
      collections: listed.get(measures.article.id)?.collections ?? [],
    }));
    return corpusReport(articles, { by, include, unmeasured: this.#unmeasured(ids) });
  }

  async across(
    ids: readonly string[],
    { contents = false }: { readonly contents?: boolean } = {},
  ): Promise<Report> {
    await this.#shelf.work();
    const { kept, include } = this.#shelf;
    const codeds = await this.#shelf.read([...new Set(ids)].filter((id) => kept.has(id)));
    return acrossReport(codeds, { contents, include, unmeasured: this.#unmeasured(ids) });
  }

  async balance(ids?: readonly string[]): Promise<SourceBalance> {
    await this.#shelf.work();
    return pool(this.#chosen(ids), { include: this.#shelf.include });
  }

  async whereabouts(annotations: readonly string[]): Promise<ReadonlyMap<string, string>> {
    await this.#shelf.work();
    const asked = new Set(annotations);
    const found = new Map<string, string>();
    for (const [article, { measures }] of this.#shelf.kept)
      for (const some of [measures.cases, measures.claims, measures.framings])
        for (const { id } of some) if (asked.has(id)) found.set(id, article);
    return found;
  }

  /** In the order of the list; `ids` in their own. */
  #chosen(ids?: readonly string[]): readonly ArticleMeasures[] {
    const { listed, kept } = this.#shelf;
    return [...new Set(ids ?? listed.keys())].flatMap((id) => kept.get(id)?.measures ?? []);
  }

  #unmeasured(ids?: readonly string[]): readonly Unmeasured[] {
    return [...this.#shelf.failed.values()].filter(({ id }) => ids?.includes(id) ?? true);
  }
}
