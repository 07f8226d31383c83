/** Flat blocks out of a DOM, be it a host page's own content or a page that was parsed and cleaned. */
import { canonical, type BlockDraft, type BlockType, type InlineMark, type Role } from '../domain/article.js';

type OpenMark = Omit<InlineMark, 'end'>;

/** What a block takes over from the elements that it lies in. */
interface Surroundings {
  readonly type: BlockType;
  readonly role: Role;
  /** Line breaks of the text break the block, as in `<pre>`. */
  readonly lines: boolean;
}

const words = (list: string) => new Set(list.split(' '));

const skipped = words(
  'script style template noscript noframes head title textarea select button input datalist iframe object embed svg ' +
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

const roles: Readonly<Record<string, Role>> = { h1: 'headline', figcaption: 'caption', nav: 'boilerplate' };

/** Names that publishers give to the parts of an article, at the start of a class or after `__`. */
const classRoles: readonly (readonly [RegExp, Role])[] = [
  [/(?:^|\s|_|-)pull-?quote(?![a-z])/i, 'pull-quote'],
  [/(?:^|\s|_|-)(?:standfirst|dek|subtitle|subheadline)(?![a-z])/i, 'standfirst'],
  [/(?:^|\s|_|-)by-?line(?![a-z])/i, 'byline'],
  [/(?:^|\s|__)(?:date-?line|dates|pub-?date)(?![a-z])/i, 'dateline'],
  [
    /(?:^|\s|__)(?:ads?|advert|advertisement|author-(?:box|bio)|breadcrumbs?|comments?|cookies?|kicker|newsletter|promo|read(?:ing)?-time|related|share|sharing|social|sponsored|tags)(?![a-z])/i,
    'boilerplate',
  ],
];

/** Elements that hold the article itself, whose classes often name what else is on the page. */
const wholes = words('body main article html');

/**
 * The visible words under `nodes` as blocks, in order. Marks count in UTF-16 from the start of their block, end-exclusive;
 * links are kept only where they lead to an http(s) address. A role is what the markup says, else body.
 */
export function readNodes(nodes: Iterable<Node>): BlockDraft[] {
  const drafts: BlockDraft[] = [];
  let surroundings: Surroundings = { type: 'paragraph', role: 'body', lines: false };
  let text = '';
  let closed: InlineMark[] = [];
  let open: OpenMark[] = [];

  const endBlock = () => {
    const draft = text.replace(/ $/, '');
    const end = draft.length;
    if (/\S/.test(draft)) {
      const marks = [...closed, ...open.map((mark) => ({ ...mark, end }))]
        .map((mark) => ({ ...mark, end: Math.min(mark.end, end) }))
        .filter((mark) => mark.start < mark.end)
        .sort((a, b) => a.start - b.start || b.end - a.end);
      const { type, role } = surroundings;
      drafts.push({ type, role, repeats: null, text: canonical(draft), ...(marks.length && { marks }) });
    }
    text = '';
    closed = [];
    open = open.map((mark) => ({ ...mark, start: 0 }));
  };

  const write = (data: string) => {
    const collapsed = data.replace(/[ \t\n\f\r]+/g, ' ');
    text += !text || text.endsWith(' ') ? collapsed.replace(/^ /, '') : collapsed;
  };

  const writeText = (data: string) => {
    if (!surroundings.lines) return write(data);
    for (const [index, line] of data.split('\n').entries()) {
      if (index) endBlock();
      write(line);
    }
  };

  /** Returns what has to happen after the element's content. */
  const enterBlock = (element: Element, name: string) => {
    endBlock();
    const outer = surroundings;
    surroundings = {
      type: types[name] ?? outer.type,
      role: outer.role === 'body' ? roleOf(element, name) : outer.role,
      lines: outer.lines || name === 'pre',
    };
    return () => {
      endBlock();
      surroundings = outer;
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
    else if (next.nodeType === 3) writeText((next as Text).data);
    else if (next.nodeType === 1) {
      const element = next as Element;
      const name = element.localName;
      if (isHidden(element, name)) continue;
      if (name === 'br') endBlock();
      if (name === 'td' || name === 'th') write(' ');
      const leave = blocks.has(name)
        ? enterBlock(element, name)
        : markTypes[name] && enterMark(element, markTypes[name]);
      if (leave) work.push(leave);
      for (let child = next.lastChild; child; child = child.previousSibling) work.push(child);
    }
  }
  endBlock();
  return drafts;
}

const isHidden = (element: Element, name: string) =>
  skipped.has(name) ||
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  (name === 'dialog' && !element.hasAttribute('open'));

const roleOf = (element: Element, name: string): Role => roles[name] ?? namedRole(element) ?? 'body';

/** The role that an element's class names; undefined where it names none. */
export function namedRole(element: Element): Role | undefined {
  if (wholes.has(element.localName)) return undefined;
  const classes = element.getAttribute('class') ?? '';
  return classRoles.find(([pattern]) => pattern.test(classes))?.[1];
}

/** Where a link leads, absolute; undefined for an anchor on the page itself and all that is not the web. */
function webAddress(element: Element): string | undefined {
  const { protocol, href } = element as HTMLAnchorElement;
  if (element.getAttribute('href')?.trimStart().startsWith('#')) return undefined;
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
