/** What reports cost: of one article, and of many in a worker. */
import { openCorpus } from '../../../src/corpus.js';
import type { AnnotationSet } from '../../../src/formats/annotation-set.js';
import { entryOf } from '../../../src/domain/library.js';
import { balanceReport } from '../../../src/report/balance-report.js';
import { codedOf } from '../../../src/source-balance.js';
import { measureArticle } from '../../../src/measures/measure-article.js';
import { pool } from '../../../src/measures/source-balance.js';
import { Workspace } from '../../../src/storage/workspace.js';
import { corpus, corpusSources, type CodedArticle } from '../generate-corpus.js';
import type { Measured, Size } from './report-work.js';

/** Milliseconds. */
export interface Reported {
  /** The first time in this page, and again with nothing remembered. */
  readonly first: number;
  readonly again: number;
  /** The words of the article, found by the browser's segmenter alone. */
  readonly segment: number;
}

/** Milliseconds. */
export interface Followed {
  /** From opening, with all that is read from the database. */
  readonly all: number;
  /** The bare records, read all at once. */
  readonly raw: number;
  /** From the end of a save in this page until the new report is here. */
  readonly one: number;
  /** Longest task of the page meanwhile; 0 where none took 50 ms. */
  readonly longest: number;
}

const name = `bench-${crypto.randomUUID()}`;

async function fill(
  articles: readonly CodedArticle[],
  sources: ReturnType<typeof corpusSources>,
): Promise<void> {
  await new Workspace(name, new AbortController()).listArticles();
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  for (let at = 0; at < articles.length; at += 100) {
    const transaction = db.transaction(['articles', 'annotations', 'library', 'sources'], 'readwrite');
    if (!at) for (const source of sources) transaction.objectStore('sources').put(source);
    for (const { article, annotations } of articles.slice(at, at + 100)) {
      transaction.objectStore('articles').put(article);
      transaction.objectStore('library').put(entryOf(article));
      for (const annotation of annotations) transaction.objectStore('annotations').put(annotation);
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  }
  db.close();
}

async function readBare(): Promise<number> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const start = performance.now();
  const transaction = db.transaction(['articles', 'annotations']);
  for (const store of ['articles', 'annotations']) transaction.objectStore(store).getAll();
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  db.close();
  return performance.now() - start;
}

const bench = {
  async article(): Promise<Reported> {
    const set = (await (await fetch(`set${location.search}`)).json()) as AnnotationSet;
    const report = async () => {
      const { coded } = codedOf(set);
      await new Promise((resolve) => setTimeout(resolve, 100)); // Reading the set is a task of its own.
      const start = performance.now();
      const made = balanceReport(pool([measureArticle(coded)]), [coded]);
      const took = performance.now() - start;
      if (!made.sections.length) throw new Error('The report is empty');
      return { took, coded };
    };
    const { took: first, coded } = await report();
    const { took: again } = await report();
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
    const start = performance.now();
    let words = 0;
    for (const block of coded.article.blocks)
      for (const { isWordLike } of segmenter.segment(coded.article.text.slice(block.start, block.end)))
        words += Number(isWordLike);
    const segment = performance.now() - start;
    if (!words) throw new Error('There are no words');
    return { first, again, segment };
  },

  corpus: (size: Size): Promise<Measured> =>
    new Promise((resolve, reject) => {
      const worker = new Worker('report-work.js', { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<Measured>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(size);
    }),

  async follow({ articles, words, marks }: Size): Promise<Followed> {
    const sources = corpusSources(300);
    const made = [...corpus(articles, { words, marks, sources })];
    await fill(made, sources);
    const workspace = new Workspace(name, new AbortController());
    await workspace.listArticles();
    const raw = await readBare();
    let longest = 0;
    const note = (entries: readonly PerformanceEntry[]) =>
      (longest = Math.max(longest, ...entries.map(({ duration }) => duration)));
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    await new Promise((resolve) => setTimeout(resolve, 200)); // What was made above is a task of its own.
    observer.observe({ type: 'longtask' });
    let onChange = () => {};
    let start = performance.now();
    const opened = openCorpus(name, { signal: new AbortController().signal, onChange: () => onChange() });
    await opened.report('outlet');
    const all = performance.now() - start;
    const { article, annotations } = made[articles >> 1]!;
    const [before] = annotations;
    const told = new Promise<void>((resolve) => (onChange = resolve));
    await workspace.save(
      { change: [{ id: before!.id, before: before!, after: { ...before!, note: 'seen' } }], sources: [] },
      { article },
    );
    start = performance.now();
    await told;
    await opened.report('outlet');
    const one = performance.now() - start;
    await new Promise((resolve) => setTimeout(resolve, 100)); // The last task is told after its end.
    note(observer.takeRecords());
    return { all, raw, one, longest };
  },
};

export type ReportBench = typeof bench;
Object.assign(globalThis, { bench });
