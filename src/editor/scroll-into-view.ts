/** Scrolling to a place in the article, whatever scrolls around it. */

/** Scrolls every box around `content`, innermost first, until `box` is a third of the way down where it was not in view. */
export function scrollIntoView(box: DOMRect, content: HTMLElement): void {
  let { top, bottom } = box;
  for (let element = parentOf(content); element; element = parentOf(element)) {
    const root = element === document.scrollingElement;
    const { overflowY } = getComputedStyle(element);
    if (!root && overflowY !== 'auto' && overflowY !== 'scroll') continue;
    const frame = root ? { top: 0, bottom: window.innerHeight } : element.getBoundingClientRect();
    if (top >= frame.top && bottom <= frame.bottom) continue;
    const before = element.scrollTop;
    element.scrollTop += top - frame.top - (frame.bottom - frame.top) / 3;
    top -= element.scrollTop - before;
    bottom -= element.scrollTop - before;
  }
}

const parentOf = (element: Element): Element | null => {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
};
