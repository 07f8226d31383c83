/** What stands between an element's tags. */

/** The nodes of the article that a page has put into `element`; none where there are no words. */
export function ownContent(element: HTMLElement): readonly Node[] {
  const nodes = [...element.childNodes].filter((node) => !(node instanceof Element && node.slot));
  return nodes.some((node) => node.textContent?.trim()) ? nodes : [];
}
