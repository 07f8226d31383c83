/** Finds the article in a whole page with Mozilla's Readability, under Trusted Types as well. */
import Readability from '@mozilla/readability/Readability.js';

export interface FoundArticle {
  readonly content: Element;
  readonly byline: string | null;
}

/**
 * The element that holds the article's words; null where there is none. Leaves `page` as it is, which has no
 * scripts any more: Trusted Types would report a copy of one, and that Readability parses what is in a `<noscript>`.
 */
export function findArticle(page: Document): FoundArticle | null {
  const copy = page.cloneNode(true) as Document;
  restoreByCopy(copy.body);
  const found = new Readability<Element>(copy, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse();
  return found?.content ? { content: found.content, byline: found.byline ?? null } : null;
}

/** Readability keeps a page's HTML to start again from it; a copy of the nodes serves without parsing. */
function restoreByCopy(body: HTMLElement): void {
  let copy: Node | undefined;
  Object.defineProperty(body, 'innerHTML', {
    get: () => {
      copy ??= body.cloneNode(true);
      return '';
    },
    set: () => {
      const again = copy!.cloneNode(true);
      body.replaceChildren();
      while (again.firstChild) body.append(again.firstChild);
    },
  });
}
