/** The drop-in, empty at first; its storage is what the page's address says. */
import type { FileAnnotation } from '../../../src/formats/annotation-set.js';
import '../../../components/define-annotator.js';
import { coding } from './coding.js';
import { deep, deskOf, markOf, mustBeInView, textElement } from './deep.js';
import { calm, frame, frameTimes, idle, toPaintedFrame } from './frames.js';
import { material, wordsInView } from './material.js';
import { openStore } from './raw-store.js';

const { ready, take } = material();
await ready;
const annotator = document.createElement('bias-annotator');
annotator.storage = location.search.includes('storage=indexeddb') ? 'indexeddb' : 'none';
annotator.database = `bench-${crypto.randomUUID()}`;
annotator.analyst = 'ana';
document.body.append(annotator);

function place({ index, start, end }: { index: number; start: number; end: number }) {
  const block = annotator.article!.blocks[index]!;
  return { start: block.start + start, end: block.start + end };
}

const bench = {
  ...coding(annotator),

  async load(): Promise<number> {
    const annotationSet = take();
    const time = await toPaintedFrame(() => annotator.load({ annotationSet }));
    const [{ id, spans }] = annotationSet.annotations as [FileAnnotation];
    if (spans[0]!.start < 1000) mustBeInView(markOf(id)); // Where there are few, the first may be further down.
    deep(document, '[aria-label="Annotations"] [role="option"]');
    return time;
  },

  /** Resolves when no block is left whose layout was put off, and no part of the tool that comes once nobody waits. */
  async settle(): Promise<void> {
    while (!deskOf().coder || textElement().querySelector('.deferred')) await frame();
    await annotator.updateComplete;
    await calm();
    await idle();
    await calm();
  },

  /** Marks a few words in view, `count` times. `script`: until all elements have rendered. */
  async add(count: number): Promise<{ painted: number[]; script: number[] }> {
    const painted: number[] = [];
    const script: number[] = [];
    for (const words of wordsInView(textElement(), count)) {
      await calm();
      let id = '';
      const work = async () => {
        const start = performance.now();
        ({ id } = annotator.annotate('claim', [place(words)]));
        await annotator.updateComplete;
        script.push(performance.now() - start);
      };
      painted.push(await toPaintedFrame(work));
      mustBeInView(markOf(id));
    }
    return { painted, script };
  },

  scroll: (count: number, pixels: number) =>
    frameTimes(count, () => scrollBy({ top: pixels, behavior: 'instant' })),

  /** Goes to annotations that are each a third of the article away from the one before, `count` times. */
  async jump(count: number): Promise<number[]> {
    const times: number[] = [];
    const { annotations } = annotator;
    for (let turn = 1; turn <= count; turn++) {
      const { id } = annotations[Math.floor(turn * annotations.length * 0.34 + turn) % annotations.length]!;
      await calm();
      const work = () => {
        annotator.select(id);
        return annotator.updateComplete;
      };
      times.push(await toPaintedFrame(work));
      mustBeInView(markOf(id));
    }
    return times;
  },

  /** Writes the set as text and reads it back into the same article, `count` times. */
  async roundTrip(count: number): Promise<number[]> {
    const times: number[] = [];
    const { length } = annotator.annotations;
    for (let turn = 0; turn < count; turn++) {
      await calm();
      const start = performance.now();
      const text = JSON.stringify(annotator.exportJSON());
      const { imported, problems } = await annotator.importJSON(JSON.parse(text));
      times.push(performance.now() - start);
      if (imported !== length || problems.length) throw new Error(`${imported} of ${length} came back`);
    }
    return times;
  },

  /** Makes an annotation durable, and puts the same record into a plain store, in turn. */
  async save(count: number): Promise<{ ours: number[]; raw: number[] }> {
    await annotator.saved;
    const put = await openStore();
    const ours: number[] = [];
    const raw: number[] = [];
    for (const words of wordsInView(textElement(), count)) {
      await calm();
      let start = performance.now();
      const record = annotator.annotate('claim', [place(words)]);
      await annotator.saved;
      ours.push(performance.now() - start);
      await calm();
      start = performance.now();
      await put(record);
      raw.push(performance.now() - start);
    }
    return { ours, raw };
  },
};

export type AnnotatorBench = typeof bench;
Object.assign(globalThis, { bench });
