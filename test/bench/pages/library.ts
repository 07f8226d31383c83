/** A library of many articles over the whole page. */
import type { BiasLibrary } from '../../../components/bias-library.js';
import type { BiasLibraryRows } from '../../../components/bias-library-rows.js';
import '../../../components/define-library.js';
import type { Annotation } from '../../../src/domain/annotation.js';
import { entryOf } from '../../../src/domain/library.js';
import { LibraryListing } from '../../../src/storage/library-listing.js';
import { Workspace } from '../../../src/storage/workspace.js';
import { library as made, vocabulary } from '../generate-library.js';
import { deep, inView } from './deep.js';
import { calm, frame, frameTimes, laidOut } from './frames.js';

const name = `bench-${crypto.randomUUID()}`;
const workspace = new Workspace(name, new AbortController());
const listing = workspace.part(LibraryListing);
const library = document.createElement('bias-library') as BiasLibrary;
library.remember = '';
library.style.height = '100vh';
library.describe = (ids) => listing.describe(ids);
let read = 0;
let typing: Promise<Answered> | undefined;

const request = <Result>(asked: IDBRequest<Result>) =>
  new Promise<Result>((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const rows = () => deep(document, 'bias-library-rows') as BiasLibraryRows;
const field = () => deep(document, 'input[type="search"]') as HTMLInputElement;

/** Whether the rows are those that answer what stands in the field. */
const answered = () => rows().answers === field().value && inView(rows().shadowRoot!.querySelector('.row'));

/** Whether the first of them shows where it has that as well. */
function found(): boolean {
  const mark = rows().shadowRoot!.querySelector('.found mark');
  return answered() && inView(mark) && mark!.textContent!.startsWith(field().value);
}

/** Milliseconds from an input event until its answer is drawn. */
export interface Answered {
  readonly rows: number;
  /** With the words that were found. */
  readonly words: number;
}

const bench = {
  /** Stores `count` articles; each `every`th has a few annotations. */
  async fill(count: number, characters: number, every: number): Promise<void> {
    await workspace.listArticles();
    const db = await request(indexedDB.open(name));
    const note = { kind: 'claim', attributes: {}, sources: [], parent: null, note: '', confidence: null };
    let transaction: IDBTransaction | undefined;
    let index = 0;
    for (const article of made(count, characters)) {
      transaction ??= db.transaction(['articles', 'annotations', 'library'], 'readwrite');
      transaction.objectStore('articles').put(article);
      transaction.objectStore('library').put(entryOf(article));
      for (let place = 0; index % every === 0 && place < 5; place++) {
        const exact = article.text.slice(place * 20, place * 20 + 15);
        const annotation: Annotation = {
          ...note,
          id: crypto.randomUUID(),
          articleId: article.id,
          revision: 1,
          spans: [{ part: 'claim', start: place * 20, end: place * 20 + 15, exact, prefix: '', suffix: '' }],
          analyst: 'ana',
          created: article.retrieved!,
          modified: article.retrieved!,
        };
        transaction.objectStore('annotations').put(annotation);
      }
      if (++index % 500 && index < count) continue;
      const done = transaction;
      transaction = undefined;
      await new Promise((resolve) => (done.oncomplete = resolve));
    }
    db.close();
  },

  /** Milliseconds for the list of all articles: ours, and that of the bare records that it needs at least. */
  async list(): Promise<{ readonly ours: number; readonly raw: number }> {
    const db = await request(indexedDB.open(name));
    const timed = async (work: () => Promise<unknown>) => {
      await calm();
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    const raw = await timed(() => request(db.transaction('library').objectStore('library').getAll()));
    db.close();
    return { raw, ours: await timed(() => workspace.listArticles()) };
  },

  async open(): Promise<void> {
    document.body.append(library);
    await listing.follow({
      signal: new AbortController().signal,
      onChange: (articles) => (library.articles = articles),
      onFailure: (error) => {
        throw error;
      },
    });
    await library.updateComplete;
    await calm();
  },

  /** Times between frames while the rows scroll, in milliseconds. */
  async scroll(count: number, pixels: number): Promise<number[]> {
    const scroller = deep(document, '[role="grid"]');
    const times = await frameTimes(count, () => (scroller.scrollTop += pixels));
    const { top, bottom } = scroller.getBoundingClientRect();
    const at = rows().shadowRoot!.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
    if (!at?.closest('.row')) throw new Error('There is no row in the middle of the screen');
    return times;
  },

  /** The same of a box of that height in which nothing is. */
  scrollNothing(count: number, pixels: number): Promise<number[]> {
    const box = document.createElement('div');
    const tall = document.createElement('div');
    box.style.cssText = 'position: fixed; inset: 0; overflow: auto; background: white';
    tall.style.height = `${deep(document, '[role="grid"]').scrollHeight}px`;
    box.append(tall);
    document.body.append(box);
    return frameTimes(count, () => (box.scrollTop += pixels)).finally(() => box.remove());
  },

  /** With the focus in the search field and all articles read. */
  async beforeSearch(count: number): Promise<void> {
    const { openSearch } = await import('../../../src/storage/search-client.js');
    library.openSearch = (options) =>
      openSearch(name, {
        ...options,
        onProgress: (progress) => {
          ({ read } = progress);
          options.onProgress(progress);
        },
      });
    await library.updateComplete;
    await frame();
    field().focus();
    while (read < count) await frame();
    await calm();
  },

  /** One in the middle of the vocabulary, as long as `length`. */
  word: (length: number): string =>
    vocabulary()
      .slice(2000)
      .find((word) => word.length === length)!,

  /** The next key types; `typed` gives the time of its answer. */
  armType(): void {
    typing = new Promise((resolve) => {
      const until = async (holds: () => boolean) => {
        do {
          await frame();
          await laidOut();
        } while (!holds());
        return performance.now();
      };
      const onInput = ({ timeStamp }: Event) =>
        void Promise.all([until(answered), until(found)]).then(([first, second]) =>
          resolve({ rows: first - timeStamp, words: second - timeStamp }),
        );
      field().addEventListener('input', onInput, { once: true });
    });
  },

  async typed(): Promise<Answered> {
    return typing!;
  },
};

export type LibraryBench = typeof bench;
Object.assign(globalThis, { bench });
