/** Flat blocks out of a DOM, be it a host page's own content or a page that was parsed and cleaned. */
import { canonical, type BlockDraft, type BlockType, type InlineMark } from '../domain/article.js';
import { namingOf, type Naming } from './markup-roles.js';

type OpenMark = Omit<InlineMark, 'end'>;

/** A block with what a page's cleaning asks about it. Sizes are in UTF-16, without white space. */
export interface PageBlock {
  readonly draft: BlockDraft;
  /** The innermost element that holds all of it; null for words that stand in none. */
  readonly element: Element | null;
  readonly size: number;
  /** How much of it leads elsewhere. */
  readonly linked: number;
  /** How much of it is in `ReadOptions.kept`. */
  readonly kept: number;
}

export interface ReadOptions {
  readonly kept?: ReadonlySet<Node>;
  /** Holds the article, so that what it lies in is no part of a page, whatever its name. */
  readonly core?: Node | null;
}

/** What a block takes over from the elements that it lies in. */
interface Surroundings {
  readonly type: BlockType;
  readonly naming: Naming | undefined;
  /** Line breaks of the text break the block, as in `<pre>`. */
  readonly lines: boolean;
  readonly element: Element | null;
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
  const found: PageBlock[] = [];
  let surroundings: Surroundings = { type: 'paragraph', naming: undefined, lines: false, element: null };
  let text = '';
  let closed: InlineMark[] = [];
  let open: OpenMark[] = [];
  let sizes = { size: 0, linked: 0, kept: 0 };
  let links = 0;
  /** What the inline elements say that the words lie in. */
  const inline: Naming[] = [];
  let named = new Set<Naming | undefined>();

  const endBlock = () => {
    const words = text.replace(/ $/, '');
    const end = words.length;
    if (/\S/.test(words)) {
      const marks = [...closed, ...open.map((mark) => ({ ...mark, end }))]
        .map((mark) => ({ ...mark, end: Math.min(mark.end, end) }))
        .filter((mark) => mark.start < mark.end)
        .sort((a, b) => a.start - b.start || b.end - a.end);
      const { type, naming = named.has(undefined) ? undefined : [...named][0], element } = surroundings;
      const draft = { type, role: naming?.role ?? 'body', repeats: null, text: canonical(words) } as const;
      found.push({
        draft: { ...draft, ...(naming && { rule: naming.rule }), ...(marks.length && { marks }) },
        element,
        ...sizes,
      });
    }
    text = '';
    closed = [];
    open = open.map((mark) => ({ ...mark, start: 0 }));
    sizes = { size: 0, linked: 0, kept: 0 };
    named = new Set();
  };

  const write = (data: string) => {
    const collapsed = data.replace(/[ \t\n\f\r]+/g, ' ');
    text += !text || text.endsWith(' ') ? collapsed.replace(/^ /, '') : collapsed;
  };

  const writeText = (node: Text) => {
    const data = node.data;
    const size = data.replace(/\s+/g, '').length;
    if (size) {
      const naming = inline.at(-1);
      // Parts of a line that a style sheet sets apart: a name and a date, without a space between them.
      if (!named.has(naming) && named.size && /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(data))
        write(' ');
      if (naming || /[\p{L}\p{N}]/u.test(data)) named.add(naming);
      sizes.size += size;
      if (links) sizes.linked += size;
      if (kept?.has(node)) sizes.kept += size;
    }
    if (!surroundings.lines) return write(data);
    for (const [index, line] of data.split('\n').entries()) {
      if (index) endBlock();
      write(line);
    }
  };

  const nameOf = (element: Element) => {
    const naming = namingOf(element);
    if (naming?.role !== 'boilerplate' || element.localName === 'nav') return naming;
    return (core && element.contains(core)) || element.querySelector('h1') ? undefined : naming;
  };

  /** Returns what has to happen after the element's content. */
  const enterBlock = (element: Element, name: string) => {
    endBlock();
    const outer = surroundings;
    surroundings = {
      type: types[name] ?? outer.type,
      naming: outer.naming ?? nameOf(element),
      lines: outer.lines || name === 'pre',
      element,
    };
    return () => {
      endBlock();
      surroundings = outer;
    };
  };

  const enterInline = (element: Element, name: string) => {
    const leave = markTypes[name] && enterMark(element, markTypes[name]);
    const naming = inline.at(-1) ?? nameOf(element);
    if (naming) inline.push(naming);
    if (name === 'a') links += 1;
    if (!leave && !naming && name !== 'a') return;
    return () => {
      leave?.();
      if (naming) inline.pop();
      if (name === 'a') links -= 1;
    };
  };

  const enterMark = (element: Element, type: InlineMark['type']) => {
    const href = type === 'link' ? webAddress(element) : undefined;
    if ((type === 'link' && !href) || open.some((mark) => mark.type === type)) return;
    open.push({ type, start: text.length, ...(href && { href }) });
    return () => {
      const mark = open.find((each) => each.type === type);
      open = open.filter((each) => each !== mark);
      if (mark && text.length > mark.start) closed.push({ ...mark, end: text.length });
    };
  };

  // A list of work in place of recursion: pages nest deeper than the stack allows.
  const work: (Node | (() => void))[] = [...nodes].reverse();
  for (let next = work.pop(); next; next = work.pop()) {
    if (typeof next === 'function') next();
    else if (next.nodeType === 3) writeText(next as Text);
    else if (next.nodeType === 1) {
      const element = next as Element;
      const name = element.localName;
      if (isHidden(element, name)) continue;
      if (name === 'br') endBlock();
      if (name === 'td' || name === 'th') write(' ');
      const isBlock = blocks.has(name) || (name === 'button' && !isInWords(element));
      const leave = isBlock ? enterBlock(element, name) : enterInline(element, name);
      if (leave) work.push(leave);
      for (let child = next.lastChild; child; child = child.previousSibling) work.push(child);
    }
  }
  endBlock();
  return found;
}

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

/** Where a link leads, absolute; undefined for an anchor on the page itself and all that is not the web. */
function webAddress(element: Element): string | undefined {
  const { protocol, href } = element as HTMLAnchorElement;
  if (element.getAttribute('href')?.trimStart().startsWith('#')) return undefined;
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
