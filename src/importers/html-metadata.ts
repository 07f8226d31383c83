/** What a page says about its article: JSON-LD first, then Open Graph and meta tags, then the page itself. */
import { directions, type Direction, type Metadata } from '../domain/article.js';
import { withoutBy } from './byline-names.js';
import { absolute, parsePage } from './inert-page.js';
import { readLinkedData, tidy } from './json-ld.js';
import { withoutSite } from './page-title.js';
import { fold } from './repeats.js';

/** Only what `page` says. `base` is the address that its relative links count from. */
export function readMetadata(page: Document, base: string | null): Partial<Metadata> {
  const meta = (...names: readonly string[]): string[] =>
    names.flatMap((name) =>
      [
        ...page.querySelectorAll(
          `meta:is([property="${name}" i], [name="${name}" i], [http-equiv="${name}" i])`,
        ),
      ].flatMap((element) => tidy(element.getAttribute('content')) ?? []),
    );
  const attribute = (selector: string, name: string) => tidy(page.querySelector(selector)?.getAttribute(name));
  const headings = [...page.querySelectorAll('h1')].flatMap(({ textContent }) => tidy(textContent) ?? []);
  const openGraph = meta('og:title', 'twitter:title')[0];
  const titles = new Set([...headings, openGraph ?? ''].map(fold));
  const linked = readLinkedData(
    [...page.querySelectorAll('script[type*="ld+json" i]')].map(({ textContent }) => textContent),
    (headline) => titles.has(fold(decoded(headline))),
  );

  const authors = linked?.bylines.length
    ? linked.bylines
    : meta(
        'author',
        'article:author',
        'og:article:author',
        'dc.creator',
        'dcterms.creator',
        'parsely-author',
        'sailthru.author',
        'citation_author',
      );
  const site =
    linked?.publisher ?? meta('og:site_name', 'dc.publisher', 'dcterms.publisher', 'application-name')[0];
  const root = absolute(attribute('base', 'data-href') ?? '', base) ?? base;
  const addresses = [attribute('link[rel~="canonical" i]', 'href'), ...(linked?.urls ?? []), ...meta('og:url')];
  const dates = [
    linked?.published,
    ...meta(
      'article:published_time',
      'og:article:published_time',
      'datePublished',
      'date',
      'pubdate',
      'parsely-pub-date',
      'dc.date',
      'dcterms.created',
    ),
    attribute('[itemprop="datePublished" i]', 'datetime'),
    attribute('[itemprop="datePublished" i]', 'content'),
    attribute('time[pubdate]', 'datetime'),
    timeBesideHeading(page),
  ];
  const languages = [
    page.documentElement.lang,
    page.documentElement.getAttribute('xml:lang'),
    linked?.language,
    ...meta('og:locale', 'content-language', 'dc.language'),
  ];
  const direction = attribute('html', 'dir') ?? attribute('body', 'dir');
  const heading = headings.length === 1 ? headings[0] : null;
  const title = linked?.title ?? openGraph ?? heading ?? tidy(page.querySelector('head > title')?.textContent);

  const known = {
    title: title && shortest(decoded(title), [decoded(site ?? ''), ...meta('og:site_name')]),
    bylines: [...new Set(authors.map((author) => withoutBy(decoded(author))))].filter(isName),
    publisher: site && decoded(site),
    url: firstOf(addresses, (address) => absolute(address, root)) ?? savedFrom(page),
    published: firstOf(dates, isoDate),
    language: firstOf(languages, languageTag),
    direction: directions.find((each): each is Direction => each === direction?.toLowerCase()),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value && value.length));
}

/** Many systems write `&amp;` where JSON and attributes have no need of it. */
const decoded = (text: string): string =>
  /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text) ? (tidy(parsePage(text).body.textContent) ?? text) : text;

const shortest = (title: string, sites: readonly string[]) => sites.reduce(withoutSite, title);

/** A profile's address, a handle or a name that a system gives by itself names nobody. */
const isName = (name: string) =>
  name !== '' &&
  !/^(?:https?:|www\.|@)|^[\w.-]+\.[a-z]{2,}\/|^(?:admin|administrator|webmaster|editor|staff|null|undefined|n\/a)$/i.test(
    name,
  );

/** `value` where it is an ISO 8601 date or date and time; null for all else, since a guess would be evidence. */
export const isoDate = (value: string): string | null =>
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i.test(
    value,
  ) && !Number.isNaN(Date.parse(value.slice(0, 10)))
    ? value
    : null;

/** `value` as a BCP 47 tag; null where it is none, or says that it says nothing. */
export function languageTag(value: string): string | null {
  if (/^(?:x|und|mul|zxx)(?:$|[-_])/i.test(value)) return null;
  try {
    return Intl.getCanonicalLocales(value.trim().replace(/_/g, '-').replace(/\..*$/, ''))[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * The date beside the headline, the earlier where there is one of an update too. Elsewhere, it may be that of a comment or of
 * another article.
 */
function timeBesideHeading(page: Document): string | null {
  const [heading, another] = page.querySelectorAll('h1');
  const articles = page.querySelectorAll('article');
  const top = another ? null : heading?.closest('header');
  const box = another ? null : heading?.parentElement?.closest('div, section, hgroup');
  for (const scope of [top, box, articles.length === 1 ? articles[0] : null]) {
    const times = [...(scope?.querySelectorAll('time[datetime]') ?? [])];
    const values = [...new Set(times.flatMap((time) => tidy(time.getAttribute('datetime')) ?? []))].sort();
    if (values.length) return values.length === 1 || scope === top ? values[0]! : null;
  }
  return null;
}

/** Where a browser noted that it saved the page from. */
function savedFrom(page: Document): string | null {
  for (const node of [...page.childNodes, ...page.documentElement.childNodes]) {
    const address =
      node.nodeType === 8 && /(?:saved from url=\(\d+\)|^\s*url:\s*)(https?:\S+)/m.exec((node as Comment).data);
    if (address) return absolute(address[1]!);
  }
  return null;
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
