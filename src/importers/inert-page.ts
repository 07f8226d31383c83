/** Parses HTML so that nothing in it runs, loads or is reported to the host page's security policy. */
import { policy } from '../platform/policy.js';
import { defuse } from './defuse.js';
import { mostElements, tooIntricate } from './nesting.js';

/** For each element and comment, the elements that it lies in, all taken together. */
const mostNesting = 800_000;

/**
 * `html` as a page outside of any window. What an inline style hides is marked `hidden`. Throws Error with a sentence for a
 * page of so many elements that reading it would take minutes.
 */
export function parsePage(html: string): Document {
  const text = defuse(html);
  const page = new DOMParser().parseFromString(policy()?.createHTML(text) ?? text, 'text/html');
  checkSize(page);
  for (const element of page.querySelectorAll('[data-style]'))
    if (/(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('data-style')!))
      element.setAttribute('hidden', '');
  return page;
}

function checkSize(page: Document): void {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  let elements = 0;
  let nesting = 0;
  let depth = 0;
  for (let more = walker.firstChild(); more;) {
    elements++;
    nesting += ++depth;
    if (elements > mostElements || nesting > mostNesting) throw tooIntricate();
    more = walker.firstChild();
    while (!more && depth > 0) {
      more = walker.nextSibling();
      depth--;
      if (!more) walker.parentNode();
    }
  }
}

/**
 * Makes the links of `page` absolute, from its `<base>` and `address`, since the page itself would resolve them against
 * the host's address. Those that lead nowhere on the web lose their target.
 */
export function resolveLinks(page: Document, address: string | null): void {
  const base = absolute(page.querySelector('base')?.getAttribute('data-href') ?? '', address) ?? address;
  for (const link of page.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')!.trim();
    const resolved = href.startsWith('#') ? null : absolute(href, base);
    if (resolved) link.setAttribute('href', resolved);
    else link.removeAttribute('href');
  }
}

/** `address` as an absolute http(s) URL; null where it is none. */
export function absolute(address: string, base?: string | null): string | null {
  if (!address || !URL.canParse(address, base ?? undefined)) return null;
  const url = new URL(address, base ?? undefined);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
