/** Recogito Text Annotator over plain elements, as its documentation says to use it. */
import * as recogito from '@recogito/text-annotator';
import { toPaintedFrame } from './frames.js';
import { elementOf, material } from './material.js';

const { ready, take } = material();
await ready;
const { article, annotations } = take();
const container = document.createElement('div');
container.className = 'text';
document.body.append(container);

const records = annotations.map(({ id, spans }) => ({
  id,
  bodies: [],
  target: {
    annotation: id,
    selector: spans.map(({ start, end, exact }) => ({ start, end, quote: exact })),
  },
}));

// Its own types name their files without an extension, which Node's resolution does not find.
const { createTextAnnotator } = recogito as unknown as {
  createTextAnnotator(container: HTMLElement): { setAnnotations(annotations: typeof records): void };
};

const bench = {
  /** Until the highlights in view are on screen: it draws them a little after the annotations are set. */
  load: () =>
    toPaintedFrame(
      () => {
        const fragment = document.createDocumentFragment();
        for (const block of article.blocks ?? []) fragment.append(elementOf(block, article.text), '\n');
        container.append(fragment);
        createTextAnnotator(container).setAnnotations(records);
      },
      () => container.querySelector('.r6o-annotation') !== null,
    ),
};

export type RecogitoBench = typeof bench;
Object.assign(globalThis, { bench });
