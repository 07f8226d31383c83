/**
 * Keeps an account of which elements are open while HTML is read tag by tag. Browsers take time in proportion to the square of
 * the depth, and open some elements again in each paragraph that follows; a page that is made for it takes minutes.
 */

/** Ten times as deep as pages are; browsers stop nesting a little further down. */
const deepest = 250;
/** What a page may be built of: an article takes a tenth of it. */
export const mostElements = 40_000;
/** Formatting that is left open, as a careless page may leave it. */
const mostReopened = 20;

const words = (list: string) => new Set(list.split(' '));
const empty = words(
  'area base br col embed hr img input link meta param source track wbr keygen bgsound frame basefont image',
);
/** Left open, each of these is opened again in every paragraph that follows. */
const formatting = words('b big code em font i s small strike strong tt u');
/** Those that a next one of their kind closes, unless they lie in a list, table or menu of their own. */
const kinds: Readonly<Record<string, string>> = {
  p: 'p',
  li: 'li',
  dt: 'dd',
  dd: 'dd',
  option: 'option',
  tr: 'tr',
  td: 'td',
  th: 'td',
  tbody: 'tbody',
  thead: 'tbody',
  tfoot: 'tbody',
  rt: 'rt',
  rp: 'rt',
};
const containers = words('ul ol dl table select ruby');
const foreign = words('svg math');
/** Parts of drawings and formulas that hold HTML again. */
const htmlAgain = words('foreignobject desc title mi mo mn ms mtext annotation-xml');
/** What ends a drawing or formula that was left open. */
const breaksOut = words(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p ' +
    'pre ruby s small span strong strike sub sup table tt u ul var',
);

/** Elements that may stand in the middle of a word. */
export const isInline = (name: string) => formatting.has(name) || inline.has(name);
const inline = words(
  'a abbr acronym bdi bdo cite del dfn ins kbd label mark nobr q samp span sub sup time var',
);

export const tooIntricate = () =>
  new Error(
    'This page is built in too intricate a way to be read. Copy the part that you want to annotate, and paste it.',
  );

export interface Nesting {
  // Each throws Error with a sentence once there are far too many elements.
  /** What to call an element that opens: its own name, where all is well; null where only its content can be kept. */
  open(name: string): string | null;
  /** The same for an end tag. */
  close(name: string): string | null;
  /** Whether what comes lies in a drawing or formula, where other rules hold. */
  isForeign(): boolean;
}

export function nesting(): Nesting {
  const stack: string[] = [];
  const reopened = new Map<string, number>();
  let total = 0;
  /** Elements of each name of which only the content was kept, and whose end is still to come. */
  const dropped = new Map<string, number>();
  let elements = 0;

  const count = (name: string, step: 1 | -1) => {
    const before = reopened.get(name) ?? 0;
    if (!formatting.has(name) || before + step < 0) return;
    reopened.set(name, before + step);
    total += step;
  };
  const closeSibling = (kind: string) => {
    const last = stack.lastIndexOf(kind);
    if (last >= 0 && !stack.slice(last).some((name) => containers.has(name))) stack.length = last;
  };

  const isForeign = () => {
    const nearest = stack.findLast((name) => foreign.has(name) || htmlAgain.has(name));
    return nearest !== undefined && foreign.has(nearest);
  };

  const leaveForeign = () => {
    if (isForeign()) stack.length = stack.findLastIndex((name) => foreign.has(name));
  };

  return {
    open(name) {
      if (++elements > 2 * mostElements) throw tooIntricate();
      if (breaksOut.has(name)) leaveForeign();
      if (empty.has(name)) return name;
      const kind = kinds[name];
      if (kind) closeSibling(kind);
      if (stack.length >= deepest || (formatting.has(name) && total >= mostReopened)) {
        dropped.set(name, (dropped.get(name) ?? 0) + 1);
        return null;
      }
      count(name, 1);
      stack.push(kind ?? name);
      return name;
    },
    close(name) {
      const before = dropped.get(name) ?? 0;
      if (before > 0) {
        dropped.set(name, before - 1);
        return null;
      }
      count(name, -1);
      if (name === 'p' || name === 'br') leaveForeign();
      const last = stack.lastIndexOf(kinds[name] ?? name);
      if (last < 0) return name;
      if (formatting.has(name)) stack.splice(last, 1);
      else stack.length = last;
      return name;
    },
    isForeign,
  };
}
