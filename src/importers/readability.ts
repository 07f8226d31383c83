/** Finds the article in a whole page with Mozilla's Readability, under Trusted Types as well. */
import Readability from '@mozilla/readability/Readability.js';

export interface FoundArticle {
  /** The text nodes of the page itself that belong to the article. */
  readonly texts: ReadonlySet<Node>;
  readonly byline: string | null;
}

/**
 * What of `page` is its article; null where there is none. Leaves `page` as it is, which has no
 * scripts any more: Trusted Types would report a copy of one, and that Readability parses what is in a `<noscript>`.
 */
export function findArticle(page: Document): FoundArticle | null {
  const originals = new WeakMap<Node, Node>();
  const copy = page.cloneNode(true) as Document;
  trace(page.body, copy.body, originals);
  restoreByCopy(copy.body, originals);
  const found = new Readability<Element>(copy, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as Element,
  }).parse();
  if (!found?.content) return null;
  // Readability renames, unwraps and moves elements, and leaves each text node as it is.
  const texts = new Set<Node>();
  for (const text of textsOf(found.content)) {
    const original = originals.get(text);
    if (original) texts.add(original);
  }
  return { texts, byline: found.byline ?? null };
}

function* textsOf(root: Node): Generator<Node> {
  const walker = root.ownerDocument!.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}

/** Notes which text of the page each text of its `copy` is. */
function trace(root: Node, copy: Node, originals: WeakMap<Node, Node>): void {
  const texts = textsOf(root);
  for (const text of textsOf(copy)) {
    const from = texts.next().value as Node;
    originals.set(text, originals.get(from) ?? from);
  }
}

/** Readability keeps a page's HTML to start again from it; a copy of the nodes serves without parsing. */
function restoreByCopy(body: HTMLElement, originals: WeakMap<Node, Node>): void {
  const clone = (node: Node) => {
    const copy = node.cloneNode(true);
    trace(node, copy, originals);
    return copy;
  };
  let copy: Node | undefined;
  Object.defineProperty(body, 'innerHTML', {
    get: () => {
      copy ??= clone(body);
      return '';
    },
    set: () => {
      const again = clone(copy!);
      body.replaceChildren();
      while (again.firstChild) body.append(again.firstChild);
    },
  });
}
