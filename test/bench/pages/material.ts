/** What the pages are given to show, and the words in it that they mark. */
import type { AnnotationSet, FileBlock } from '../../../src/formats/annotation-set.js';

/**
 * The annotation set that the page's address asks for: `take` hands it over once and keeps nothing, so that it does
 * not count as the memory of what is measured. (A module that awaits it at its top level would keep it.)
 */
export function material(): { readonly ready: Promise<void>; take(): AnnotationSet } {
  let set: AnnotationSet | undefined;
  const ready = fetch(`/set${location.search}`)
    .then((response) => response.json())
    .then((value: AnnotationSet) => void (set = value));
  const take = () => {
    if (!set) throw new Error('The annotation set has been handed over before');
    const taken = set;
    set = undefined;
    return taken;
  };
  return { ready, take };
}

/** Elements as a plain page would have them. Made text is ASCII, so offsets are the same in every unit. */
export function elementOf({ type, start, end }: FileBlock, text: string): HTMLElement {
  const element = document.createElement(type === 'heading' ? 'h2' : 'p');
  element.textContent = text.slice(start, end);
  return element;
}

/** Words of a block in view; `start` and `end` count UTF-16 code units from the start of the block, end-exclusive. */
export interface Words {
  readonly block: HTMLElement;
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

const wordCount = 4;

/** Up to `count` places of a few words each, in the paragraphs that are wholly in view, none of them twice. */
export function wordsInView(container: Element, count: number): readonly Words[] {
  const paragraphs = [...container.children].flatMap((block, index) => {
    const { top, bottom } = block.getBoundingClientRect();
    const whole = top >= 0 && bottom <= innerHeight && block.tagName === 'P';
    return whole && block instanceof HTMLElement ? [{ block, index }] : [];
  });
  const places = paragraphs.map(({ block, index }) =>
    [...block.textContent!.matchAll(new RegExp(`(?:\\w+\\W+){${wordCount}}`, 'g'))].map((match) => ({
      block,
      index,
      start: match.index,
      end: match.index + match[0].trimEnd().length,
    })),
  );
  const longest = Math.max(...places.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, place) => places.flatMap((each) => each[place] ?? []));
  return inTurn.flat().slice(0, count);
}
