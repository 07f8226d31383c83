/** What it takes to bring many articles in, one by one. */
import { bulkImport } from '../../../src/bulk-import.js';
import { Workspace } from '../../../src/storage/workspace.js';
import { shortPages } from '../generate-articles.js';

export interface ManyImported {
  readonly added: number;
  /** Of a file, in bytes, on average. */
  readonly size: number;
  /** In milliseconds, with what the first import loads. */
  readonly time: number;
  /** In milliseconds, of all tasks that the browser calls long, which is from 50 on. */
  readonly longTasks: readonly number[];
}

const bench = {
  async importMany(count: number): Promise<ManyImported> {
    const files = shortPages(count).map((html, index) => new File([html], `${index}.html`));
    const longTasks: number[] = [];
    const note = (entries: readonly PerformanceEntry[]) =>
      longTasks.push(...entries.map(({ duration }) => duration));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    const workspace = new Workspace(`bench-${count}`, new AbortController());
    await workspace.listArticles();
    await new Promise((resolve) => setTimeout(resolve, 100)); // What was made above is a task of its own.
    observer.observe({ type: 'longtask' });
    let added = 0;
    const start = performance.now();
    await bulkImport(files, {
      workspace,
      signal: new AbortController().signal,
      onResult: ({ outcome }) => (added += Number(outcome === 'added')),
    });
    const time = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 100)); // The last task is told after its end.
    note(observer.takeRecords());
    const size = files.reduce((sum, file) => sum + file.size, 0) / count;
    return { added, size, time, longTasks };
  },
};

export type BulkBench = typeof bench;
Object.assign(globalThis, { bench });
