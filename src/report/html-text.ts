/** HTML as text in which nothing can stand that was not meant: whatever is no `Html` is escaped. */
import { svgText } from './svg-text.js';
import type { SvgNode } from './svg.js';

/** Text that is HTML already. Made by the functions of this file only. */
export interface Html {
  readonly html: string;
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];
/** `undefined`, `null` and `false` leave the attribute out; `true` gives it without a value. */
export type AttributeValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, halves of surrogate pairs and non-characters have no place in a file of text. */
const unwritable = /(?![\t\n\r])[\p{Control}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

export const escaped = (text: string): string =>
  text
    .replace(unwritable, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"']/g, (sign) => entities[sign]!);

/** Elements that have no content, and so no end tag. */
const empty = new Set(['meta', 'br', 'hr']);

/** Throws RangeError for a link that leaves the file for anything but a page of the web. */
export function tag(name: string, attributes: AttributeValues = {}, ...content: readonly Content[]): Html {
  const { href } = attributes;
  if (typeof href === 'string' && !href.startsWith('#') && webAddress(href) !== href)
    throw new RangeError(`Link ${JSON.stringify(href)} must begin with #, http: or https:`);
  const open = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([key, value]) => (value === true ? ` ${key}` : ` ${key}="${escaped(String(value))}"`))
    .join('');
  return { html: empty.has(name) ? `<${name}${open}>` : `<${name}${open}>${inner(content)}</${name}>` };
}

function inner(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return 'html' in content ? content.html : content.map(inner).join('');
}

/** One after another. */
export const fragment = (...content: readonly Content[]): Html => ({ html: inner(content) });

/** A drawing, which is good HTML too. */
export const drawing = (node: SvgNode): Html => ({ html: svgText(node) });

/** A name or a title that may run the other way than the words round it. */
export const name = (text: string): Html => tag('bdi', {}, text);

/** `address` where it is one of the web's, with nothing in it that a reader cannot see; else null. */
export function webAddress(address: string | null): string | null {
  if (address === null || !/^https?:\/\//i.test(address) || /[\s\p{C}]/u.test(address)) return null;
  return URL.canParse(address) ? address : null;
}

/** A link to a page of the web; plain text where the address is none. */
export function webLink(address: string): Html {
  const href = webAddress(address);
  return href === null ? name(address) : tag('a', { href, rel: 'noopener noreferrer', dir: 'ltr' }, address);
}

interface Page {
  readonly title: string;
  /** BCP 47, of the words of the program. */
  readonly language: string;
  readonly styles: string;
  readonly body: Html;
}

/** A file that stands alone: no script runs in it, and nothing is asked of any network. */
export function page({ title, language, styles, body }: Page): string {
  if (/<\/style/i.test(styles)) throw new RangeError('Styles must not end their element');
  const head = tag(
    'head',
    {},
    tag('meta', { charset: 'utf-8' }),
    tag('meta', {
      'http-equiv': 'Content-Security-Policy',
      content:
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('meta', { name: 'color-scheme', content: 'light dark' }),
    tag('meta', { name: 'referrer', content: 'no-referrer' }),
    tag('title', {}, title),
    { html: `<style>${styles}</style>` },
  );
  return `<!doctype html>\n${tag('html', { lang: language }, head, '\n', tag('body', {}, body)).html}\n`;
}
