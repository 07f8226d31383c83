/** From a page that has its text, and no script yet, to that text on screen: the drop-in, and plain elements. */
import type { BiasAnnotator } from '../../../components/bias-annotator.js';
import { frame, toPaintedFrame } from './frames.js';

const paragraphs = 20;
const wordsEach = 50;

/** 1,000 words in paragraphs. */
const text = Array.from({ length: paragraphs }, (_, at) =>
  Array.from({ length: wordsEach }, (_word, place) => (place ? `word${(at * 7 + place) % 90}` : 'Port')).join(
    ' ',
  ),
);
const elements = () => text.map((words) => Object.assign(document.createElement('p'), { textContent: words }));

/** Runs the script at `address` as a page would, until it has run. */
const run = (address: string) =>
  new Promise<void>((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { type: 'module', src: address });
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${address} does not run.`)));
    document.head.append(script);
  });

const bench = {
  async ours(): Promise<number> {
    const annotator = document.createElement('bias-annotator') as BiasAnnotator;
    annotator.append(...elements());
    document.body.append(annotator);
    await frame();
    return toPaintedFrame(async () => {
      await run('/drop/source-bias-annotator.js');
      await annotator.ready;
      await frame(); // What is ready is painted with the next frame.
    });
  },

  /** The same bytes of script, which do nothing, and then the text in elements. */
  plain: () =>
    toPaintedFrame(async () => {
      await run('/drop/same-bytes.js');
      const box = document.createElement('div');
      box.className = 'text';
      box.append(...elements());
      document.body.append(box);
      await frame();
    }),
};

export type StartBench = typeof bench;
Object.assign(globalThis, { bench });
