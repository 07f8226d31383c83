/**
 * Renames the attributes of HTML that a strict Content-Security-Policy reports even in a page that never runs, and what takes a
 * browser minutes to read. It is for quiet, not for safety, which is DOMPurify's: whatever it overlooks costs one harmless
 * report.
 */
import { isInline, nesting } from './nesting.js';

const startTag = /<([a-z][^\s/>]*)/iy;
const endTag = /<\/([a-z][^\s/>]*)/iy;
const commentEnd = /--!?>/g;
const tagEnd = /[^>]*>/y;
const slash = /[\t\n\f\r ]*\/>/y;
/** Reads as the HTML standard does, so that no word of the text is ever taken for an attribute. */
const attribute =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*)?)?/y;
/** Elements whose names a document or form takes for its own: `<form name="querySelector">` would hide the method. */
const shadowing = new Set(
  'button embed fieldset form iframe img input object output select textarea'.split(' '),
);

const isRenamed = (element: string, attribute: string) =>
  /^on|^style$/.test(attribute) ||
  (element === 'base' && attribute === 'href') ||
  (shadowing.has(element) && (attribute === 'name' || (attribute === 'id' && element !== 'form')));

/** An honest tag has a tenth of them, and browsers compare each with every other. */
const mostAttributes = 200;
/** Elements whose content is characters, not tags. */
const rawText = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'noscript',
]);
/**
 * `<noframes>` is parsed as a style sheet is and styles nothing, nor is it parsed as a `<noscript>` is where there are no
 * scripts, which may then swallow the page. A set of frames would stand in the place of the body.
 */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['style', 'noframes'],
  ['noscript', 'noframes'],
  ['frameset', 'div'],
]);

/**
 * `html` with `onclick`, `style`, the `href` of a base and the names of form fields as `data-` attributes, and with a few elements under other names. Of the elements of an absurd depth only the content is left, and of hundreds of
 * attributes the first.
 */
export function defuse(html: string): string {
  const pieces: string[] = [];
  let kept = 0;
  const insert = (at: number, piece: string) => {
    pieces.push(html.slice(kept, at), piece);
    kept = at;
  };
  const rename = (at: number, name: string, to: string) => {
    insert(at, to);
    kept = at + name.length;
  };
  /** From `from` to the end of what was found. */
  const cut = (from: number, to: RegExpExecArray | null, by = '') => {
    if (from > kept || pieces.at(-1) !== by) insert(from, by);
    kept = to ? to.index + to[0].length : html.length;
    return kept;
  };
  const tree = nesting();
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(html);
  };

  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = match(startTag, at);
    if (!tag) {
      const closed = match(endTag, at)?.[1]!.toLowerCase();
      if (closed && tree.close(otherNames.get(closed) ?? closed) === null) {
        at = cut(at, match(tagEnd, at), isInline(closed) ? '' : '<br>');
        continue;
      }
      const renamed = otherNames.get(closed ?? '');
      if (closed && renamed) rename(at + 2, closed, renamed);
      const end = html.startsWith('<!--', at) ? match(commentEnd, at + 2) : null;
      at = end ? end.index : html.startsWith('<!--', at) ? html.length : at + 1;
      continue;
    }
    const start = at;
    const name = tag[1]!.toLowerCase();
    const isForeign = tree.isForeign();
    const isRaw = rawText.has(name) && !isForeign;
    const known = otherNames.get(name) ?? name;
    const called = isRaw ? known : tree.open(known);
    at += tag[0].length;
    if (called && called !== name) rename(start + 1, name, called);
    for (let next = match(attribute, at), count = 1; next; next = match(attribute, at), count++) {
      const attributeName = next[1]!.toLowerCase();
      if (called && count > mostAttributes) cut(at, next);
      else if (called && isRenamed(name, attributeName)) insert(at + next[0].indexOf(next[1]!), 'data-');
      at += next[0].length;
    }
    if (!called) at = cut(start, match(tagEnd, at), isInline(name) ? '' : '<br>');
    else if (isForeign && match(slash, at)) tree.close(known);
    if (isRaw) {
      const end = match(new RegExp(`</${name}(?=[\\s/>])`, 'gi'), at);
      if (end && known !== name) rename(end.index + 2, name, known);
      at = end ? end.index + end[0].length : html.length;
    }
  }
  return pieces.join('') + html.slice(kept);
}
