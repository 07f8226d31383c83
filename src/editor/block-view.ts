/** Draws one block, and lets the browser put off laying out those that are far from the viewport. */
import type { Node } from 'prosemirror-model';
import type { NodeView, ViewMutationRecord } from 'prosemirror-view';
import { elementOf } from './schema.js';
import type { Block } from '../domain/article.js';

/** Characters in a line of about 66; only the scroll bar depends on it. */
const lineLength = 66;

/** Letters of Hebrew, Arabic and the other scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A block is deferred at first; `settle` lifts that. See the style rule for `.deferred`. */
export class BlockView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;

  constructor({ attrs, textContent }: Node, { inRightToLeft }: { readonly inRightToLeft: boolean }) {
    const { type, role, repeats } = attrs as Pick<Block, 'type' | 'role'> & { readonly repeats: boolean };
    this.dom = this.contentDOM = document.createElement(elementOf({ type, role }));
    this.dom.className = `block ${type} deferred`;
    this.dom.dataset['role'] = role;
    // Looking for its direction in each of thousands of blocks takes as long as making them.
    if (rightToLeft.test(textContent) || inRightToLeft) this.dom.dir = 'auto';
    if (repeats) this.dom.dataset['repeats'] = '';
    this.dom.style.containIntrinsicBlockSize = `auto ${Math.ceil(textContent.length / lineLength)}lh`;
  }

  /** Our own changes to class and style are no edits of the text. */
  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type === 'attributes';
  }
}

const idle: (callback: (deadline: Pick<IdleDeadline, 'timeRemaining'>) => void) => void =
  typeof requestIdleCallback === 'function'
    ? (callback) => requestIdleCallback(callback)
    : (callback) => setTimeout(() => callback({ timeRemaining: () => 8 }));

/** From now on the block is laid out, and needs no estimate any more. */
export function layOut(block: Element): void {
  block.classList.remove('deferred');
  block.removeAttribute('style'); // A style of its own is memory and style work for each of thousands of blocks.
}

/** Blocks laid out between two looks at the clock. */
const batch = 24;

/**
 * Lays the deferred blocks out in idle slices of less than a frame: left deferred for ever, they would be laid out
 * while scrolling.
 */
export function settle(content: HTMLElement, { signal }: { signal: AbortSignal }): void {
  const deferred = content.getElementsByClassName('deferred');
  const slice = (deadline: Pick<IdleDeadline, 'timeRemaining'>) => {
    while (!signal.aborted && deferred.length && deadline.timeRemaining() > 6) {
      for (const block of [...deferred].slice(0, batch)) layOut(block);
      content.getBoundingClientRect(); // Pays for the layout here, where the clock is watched.
    }
    if (!signal.aborted && deferred.length) idle(slice);
  };
  idle(slice);
}
