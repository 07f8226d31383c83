/** Reaches into the annotator, whatever shadow roots lie between. */
import type { BiasDesk } from '../../../components/bias-desk.js';

/** The first element that `selector` finds. */
export function deep(root: ParentNode, selector: string): HTMLElement {
  const find = (within: ParentNode): HTMLElement | null => {
    const found = within.querySelector<HTMLElement>(selector);
    if (found) return found;
    for (const { shadowRoot } of within.querySelectorAll('*')) {
      const inside = shadowRoot && find(shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const found = find(root);
  if (found) return found;
  throw new Error(`Nothing on the page is ${selector}`);
}

export const textElement = () => deep(document, '[role="textbox"][aria-readonly="true"]');
export const markOf = (id: string) => deep(textElement(), `mark[data-annotation="${id}"]`);
export const deskOf = () => deep(document, 'bias-desk') as BiasDesk;

/** In the window, and in the box `within` where one is named. */
export function inView(element: Element | null | undefined, within?: Element | null): boolean {
  if (!element) return false;
  const { top, bottom } = element.getBoundingClientRect();
  const box = within?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  return bottom > box.top && top < box.bottom && bottom >= 0 && top <= innerHeight;
}

export function mustBeInView(element: HTMLElement): void {
  if (!inView(element)) throw new Error(`${element.outerHTML} is out of view`);
}
