/** Flat blocks out of a DOM, be it a host page's own content or a page that was parsed and cleaned. */
import type { BlockDraft, BlockType, InlineMark } from '../domain/article.js';
import { BlockWriter, type Inline, type PageBlock } from './block-writer.js';
import { namingOf } from './markup-roles.js';

export type { PageBlock } from './block-writer.js';

export interface ReadOptions {
  /** Text nodes. */
  readonly kept?: ReadonlySet<Node>;
  /** Holds the article, so that what it lies in is no part of a page, whatever its name. */
  readonly core?: Node | null;
}

const words = (list: string) => new Set(list.split(' '));

const skipped = words(
  'script style template noscript noframes head title textarea select input datalist iframe object embed svg ' +
    'math canvas audio video map rt rp',
);

const blocks = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section ' +
    'summary table tbody tfoot thead tr ul',
);

const types: Readonly<Record<string, BlockType>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  blockquote: 'quote',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  figcaption: 'caption',
  caption: 'caption',
};

const markTypes: Readonly<Record<string, InlineMark['type']>> = {
  a: 'link',
  em: 'em',
  i: 'em',
  strong: 'strong',
  b: 'strong',
};

/** Said to those who hear a page, and not shown. */
const unseen = /(?:^|\s)(?:sr-only|(?:u-)?visually-?hidden|screen-reader-text|element-invisible)(?:\s|$)/i;

/**
 * The visible words under `nodes` as blocks, in order. Marks count in UTF-16 from the start of their block, end-exclusive;
 * links are kept only where they lead to an http(s) address. A role is what the markup says, else body.
 */
export const readNodes = (nodes: Iterable<Node>): BlockDraft[] => readBlocks(nodes).map(({ draft }) => draft);

/** As `readNodes`, with what is known about the place of each block. */
export function readBlocks(nodes: Iterable<Node>, { kept, core }: ReadOptions = {}): PageBlock[] {
  const writer = new BlockWriter();

  /** A box around the headline or the article is neither, whatever its name. */
  const nameOf = (element: Element, name: string) => {
    const naming = namingOf(element);
    if (!naming || name === 'nav' || name === 'h1') return naming;
    return (core && element.contains(core)) || element.querySelector('h1') ? undefined : naming;
  };

  /** Returns what has to happen after the element's content. */
  const enterBlock = (element: Element, name: string) => {
    writer.endBlock();
    const outer = writer.surroundings;
    writer.surroundings = {
      type: types[name] ?? (element.getAttribute('role') === 'heading' ? 'heading' : outer.type),
      naming: outer.naming ?? nameOf(element, name),
      lines: outer.lines || name === 'pre',
      element,
    };
    return () => {
      writer.endBlock();
      writer.surroundings = outer;
    };
  };

  /** The row read last, since a row may have thousands of cells. */
  let row: { readonly element: Element | null; readonly isLayout: boolean } | undefined;
  const isBlock = (element: Element, name: string) => {
    if (blocks.has(name)) return true;
    if (name === 'button') return !isInWords(element);
    if (name !== 'td' && name !== 'th') return false;
    const parent = element.parentElement;
    if (row?.element !== parent) row = { element: parent, isLayout: isLayout(parent) };
    return row.isLayout;
  };

  const enterInline = (element: Element, name: string) => {
    const mark = markOf(element, markTypes[name]);
    return writer.enterInline({ naming: nameOf(element, name), isLink: name === 'a', ...(mark && { mark }) });
  };

  // A list of work in place of recursion: pages nest deeper than the stack allows.
  const work: (Node | (() => void))[] = [...nodes].reverse();
  for (let next = work.pop(); next; next = work.pop()) {
    if (typeof next === 'function') next();
    else if (next.nodeType === 3) writer.writeText((next as Text).data, !!kept?.has(next));
    else if (next.nodeType === 1) {
      const element = next as Element;
      const name = element.localName;
      if (isHidden(element, name)) continue;
      if (name === 'br') writer.endBlock();
      if (name === 'td' || name === 'th') writer.write(' ');
      work.push(isBlock(element, name) ? enterBlock(element, name) : enterInline(element, name));
      for (let child = next.lastChild; child; child = child.previousSibling) work.push(child);
    }
  }
  writer.endBlock();
  return writer.blocks;
}

/** A row of data is one line; a page's columns that are set in a table are none. */
const isLayout = (row: Element | null) =>
  !!row?.querySelector('p, div, br, table, ul, ol, h1, h2, h3, h4, h5, h6, blockquote');

const isHidden = (element: Element, name: string) =>
  skipped.has(name) ||
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  (name === 'dialog' && !element.hasAttribute('open')) ||
  unseen.test(element.getAttribute('class') ?? '');

/** A button that explains a word of a sentence is part of the sentence. */
const isInWords = ({ previousSibling: before, nextSibling: after }: Element) =>
  before?.nodeType === 3 &&
  after?.nodeType === 3 &&
  /\S/.test((before as Text).data) &&
  /\S/.test((after as Text).data);

function markOf(element: Element, type: InlineMark['type'] | undefined): Inline['mark'] {
  if (type !== 'link') return type && { type };
  const href = webAddress(element);
  return href === undefined ? undefined : { type, href };
}

/** Where a link leads, absolute; undefined for an anchor on the page itself and all that is not the web. */
function webAddress(element: Element): string | undefined {
  const { protocol, href } = element as HTMLAnchorElement;
  if (element.getAttribute('href')?.trimStart().startsWith('#')) return undefined;
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
