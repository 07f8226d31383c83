/** Which blocks are near the viewport, whatever scrolls: the page, the component, or a box in the host's page. */
import type { Article } from '../domain/article.js';
import { lowerBound } from '../domain/lower-bound.js';

export interface BlockWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

export const within = ({ first, end }: BlockWindow, index: number) => index >= first && index < end;

export const indexesOf = ({ first, end }: BlockWindow): readonly number[] =>
  Array.from({ length: end - first }, (_, place) => first + place);

/** CSS pixels of a line, and characters in one: near enough to begin with. */
const line = { height: 30, length: 66 };

/** The blocks that an article begins with, estimated without laying anything out. */
export function firstBlocks({ blocks }: Pick<Article, 'blocks'>, margin: number): BlockWindow {
  let room = (1 + margin) * window.innerHeight;
  const end = blocks.findIndex(({ start, end: to }) => {
    room -= (Math.ceil((to - start) / line.length) + 0.5) * line.height;
    return room < 0;
  });
  return { first: 0, end: end < 0 ? blocks.length : end + 1 };
}

/** The blocks less than `margin` screens above or below the viewport; undefined while none is displayed. */
export function nearbyBlocks(content: HTMLElement, margin: number): BlockWindow | undefined {
  const blocks = content.children;
  if (!content.getClientRects().length) return undefined; // Not displayed: nothing is near or far.
  const screen = window.innerHeight;
  const top = -margin * screen;
  const bottom = (1 + margin) * screen;
  const first = lowerBound(blocks.length, (index) => blocks[index]!.getBoundingClientRect().bottom >= top);
  const end = lowerBound(blocks.length, (index) => blocks[index]!.getBoundingClientRect().top > bottom);
  return { first, end: Math.max(first, end) };
}

/** Calls back in the frame after anything scrolled or changed size. Scroll events do not leave a shadow tree, so each root is asked. */
export function watchScrolling(
  content: HTMLElement,
  callback: () => void,
  { signal }: { signal: AbortSignal },
): void {
  let frame = 0;
  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (!signal.aborted) callback();
    });
  };
  let root: Node = content.getRootNode();
  while (root instanceof ShadowRoot) {
    root.addEventListener('scroll', soon, { capture: true, passive: true, signal });
    root = root.host.getRootNode();
  }
  document.addEventListener('scroll', soon, { capture: true, passive: true, signal });
  const size = new ResizeObserver(soon);
  size.observe(content);
  size.observe(document.documentElement);
  signal.addEventListener('abort', () => size.disconnect());
}
