/** The text alone, in elements: what any annotator is measured against. */
import { calm, frameTimes, toPaintedFrame } from './frames.js';
import { press, type Press } from './keys.js';
import { elementOf, material, wordsInView, type Words } from './material.js';

const { ready, take } = material();
await ready;
const container = document.createElement('div');
container.className = 'text';
document.body.append(container);
let places: Words[] | undefined;
let pressing: Promise<Press> | undefined;

const bench = {
  load() {
    const { article } = take();
    return toPaintedFrame(() => {
      const fragment = document.createDocumentFragment();
      for (const block of article.blocks ?? []) fragment.append(elementOf(block, article.text));
      container.append(fragment);
    });
  },

  /** Wraps a few words in view in an element, `count` times. */
  async add(count: number): Promise<number[]> {
    const times: number[] = [];
    for (const words of wordsInView(container, count)) {
      await calm();
      times.push(await toPaintedFrame(() => wrap(words)));
    }
    return times;
  },

  scroll: (count: number, pixels: number) =>
    frameTimes(count, () => scrollBy({ top: pixels, behavior: 'instant' })),

  frames: (count: number) => frameTimes(count, () => {}),

  /** The next key wraps a few words in view. */
  async armMark(): Promise<void> {
    places ??= [...wordsInView(container, 100)];
    const words = places.shift()!;
    await calm();
    const { length } = container.querySelectorAll('mark');
    addEventListener('keydown', () => wrap(words), { once: true });
    pressing = press(() => container.querySelectorAll('mark').length > length);
  },

  async pressed(): Promise<Press> {
    return pressing!;
  },
};

/** Places come in order, so that the words are always in the block's last text. */
function wrap({ block, start, end }: Words): void {
  const text = block.lastChild as Text;
  const before = block.textContent!.length - text.length;
  const range = document.createRange();
  range.setStart(text, start - before);
  range.setEnd(text, end - before);
  range.surroundContents(document.createElement('mark'));
}

export type PlainBench = typeof bench;
Object.assign(globalThis, { bench });
