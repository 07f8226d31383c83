/** Where things stand: beside words of the article, and in the list. */
import type { LitElement } from 'lit';
import type { Annotation } from '../src/domain/annotation.js';
import { lowerBound } from '../src/domain/lower-bound.js';
import type { ActionHost } from './analyst-actions.js';

interface Box {
  readonly left: number;
  readonly bottom: number;
}

/** Puts `element` under a box of the viewport, inside `frame` whatever its width. */
export async function placeBeside(frame: HTMLElement, element: Element | null, box: Box): Promise<void> {
  if (!(element instanceof HTMLElement)) return;
  await (element as Partial<LitElement>).updateComplete;
  const { left, top } = frame.getBoundingClientRect();
  const room = frame.clientWidth - element.offsetWidth - 8;
  const middle = box.left - left - element.offsetWidth / 2;
  element.style.left = `${Math.max(8, Math.min(room, middle))}px`;
  element.style.top = `${box.bottom - top + frame.scrollTop + 8}px`;
}

/** The innermost annotation under the caret, or else the next one on. */
export function nearCaret({ session, articleElement }: ActionHost, caret: number): Annotation | null {
  const [under] = articleElement?.annotationsAt(caret) ?? [];
  if (under) return under;
  const all = session?.inReadingOrder ?? [];
  const next = lowerBound(all.length, (index) => all[index]!.spans[0]!.start >= caret);
  return all[Math.min(next, all.length - 1)] ?? null;
}
