/**
 * Renames the attributes of HTML that a strict Content-Security-Policy reports even in a page that never runs.
 * It is for quiet, not for safety, which is DOMPurify's: whatever it overlooks costs one harmless report.
 */

const startTag = /<([a-z][^\s/>]*)/iy;
/** Reads as the HTML standard does, so that no word of the text is ever taken for an attribute. */
const attribute =
  /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"[^"]*"|'[^']*'|[^\t\n\f\r >"'][^\t\n\f\r >]*)?)?/y;
/** Elements whose content is characters, not tags. */
const rawText = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

/**
 * `html` with `onclick`, `style` and the `href` of a base as `data-` attributes, and with style sheets as `<noframes>`, which
 * is parsed in the same way and styles nothing.
 */
export function defuse(html: string): string {
  const pieces: string[] = [];
  let kept = 0;
  const insert = (at: number, piece: string) => {
    pieces.push(html.slice(kept, at), piece);
    kept = at;
  };
  const replaceName = (at: number) => {
    insert(at, 'noframes');
    kept = at + 'style'.length;
  };
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(html);
  };

  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = match(startTag, at);
    if (!tag) {
      const end = html.startsWith('<!--', at) ? html.indexOf('-->', at + 2) : at + 1;
      at = end < 0 ? html.length : end;
      continue;
    }
    const name = tag[1]!.toLowerCase();
    at += tag[0].length;
    if (name === 'style') replaceName(at - name.length);
    for (let next = match(attribute, at); next; next = match(attribute, at)) {
      const attributeName = next[1]!.toLowerCase();
      if (/^on|^style$/.test(attributeName) || (name === 'base' && attributeName === 'href'))
        insert(at + next[0].indexOf(next[1]!), 'data-');
      at += next[0].length;
    }
    if (rawText.has(name)) {
      const end = match(new RegExp(`</${name}(?=[\\s/>])`, 'gi'), at);
      if (end && name === 'style') replaceName(end.index + 2);
      at = end ? end.index + end[0].length : html.length;
    }
  }
  return pieces.join('') + html.slice(kept);
}
