/** What it takes to make an article out of a page that was saved. */
import { importArticle } from '../../../src/importers/import-article.js';
import { savedPage } from '../generate-page.js';

export interface Imported {
  /** In UTF-16. */
  readonly length: number;
  /** In milliseconds, with what the first import loads. */
  readonly time: number;
  readonly blocks: number;
  readonly removed: number;
}

const bench = {
  async importPage(length: number): Promise<Imported> {
    const html = savedPage(length);
    const start = performance.now();
    const { blocks, removed = [] } = await importArticle({ html });
    const time = performance.now() - start;
    return { length: html.length, time, blocks: blocks.length, removed: removed.length };
  },
};

export type ImporterBench = typeof bench;
Object.assign(globalThis, { bench });
