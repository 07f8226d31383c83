/** What a page says about its article: JSON-LD first, then Open Graph and meta tags, then the page itself. */
import { directions, type Direction, type Metadata } from '../domain/article.js';
import { absolute } from './inert-page.js';
import { readLinkedData, tidy } from './json-ld.js';

/** Only what `page` says. `base` is the address that its relative links count from. */
export function readMetadata(page: Document, base: string | null): Partial<Metadata> {
  const linked = readLinkedData(
    [...page.querySelectorAll('script[type="application/ld+json" i]')].map(
      (script) => script.textContent ?? '',
    ),
  );
  const meta = (...names: readonly string[]): string[] =>
    names.flatMap((name) =>
      [...page.querySelectorAll(`meta[property="${name}" i], meta[name="${name}" i]`)].flatMap(
        (element) => tidy(element.getAttribute('content')) ?? [],
      ),
    );
  const attribute = (selector: string, name: string) => tidy(page.querySelector(selector)?.getAttribute(name));

  const authors = linked?.bylines.length ? linked.bylines : meta('author', 'article:author', 'dc.creator');
  const addresses = [attribute('link[rel~="canonical" i]', 'href'), linked?.url, ...meta('og:url')];
  const dates = [
    linked?.published,
    ...meta('article:published_time', 'datePublished', 'date', 'pubdate', 'dc.date'),
    attribute('[itemprop="datePublished" i]', 'datetime'),
    attribute('[itemprop="datePublished" i]', 'content'),
    attribute('time[pubdate]', 'datetime'),
    attribute('article time[datetime], header time[datetime], time[datetime]', 'datetime'),
  ];
  const languages = [page.documentElement.lang, linked?.language, ...meta('og:locale', 'content-language')];
  const direction = attribute('html', 'dir') ?? attribute('body', 'dir');

  const known = {
    title: titleOf(page, linked?.title ?? meta('og:title', 'twitter:title')[0] ?? null),
    bylines: [...new Set(authors.map(withoutBy))].filter((name) => name && !/^https?:/i.test(name)),
    publisher: linked?.publisher ?? meta('og:site_name', 'dc.publisher')[0] ?? null,
    url: firstOf(addresses, (address) => absolute(address, base)),
    published: firstOf(dates, isoDate),
    language: firstOf(languages, languageTag),
    direction: directions.find((each): each is Direction => each === direction?.toLowerCase()),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value && value.length));
}

/** The name in "By Ana Lima". */
export const withoutBy = (byline: string) =>
  byline.replace(/^(?:(?:words |story |text )?by|von|par|por|di|door|av|af)\s*[: ]\s*/i, '').trim();

/** `value` where it is an ISO 8601 date or date and time; null for all else, since a guess would be evidence. */
export const isoDate = (value: string): string | null =>
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/i.test(value) &&
  !Number.isNaN(Date.parse(value.slice(0, 10)))
    ? value
    : null;

/** `value` as a BCP 47 tag; null where it is none. */
export function languageTag(value: string): string | null {
  try {
    return Intl.getCanonicalLocales(value.replace(/_/g, '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** A page's heading is nearer to the article than its `<title>`, which often names the site as well. */
function titleOf(page: Document, stated: string | null): string | null {
  const headings = page.querySelectorAll('h1');
  return (
    stated ??
    (headings.length === 1 ? tidy(headings[0]!.textContent) : null) ??
    tidy(page.querySelector('head > title')?.textContent)
  );
}

function firstOf<T>(
  values: readonly (string | null | undefined)[],
  read: (value: string) => T | null,
): T | null {
  for (const value of values) {
    const result = value ? read(value) : null;
    if (result !== null) return result;
  }
  return null;
}
