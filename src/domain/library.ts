/** What the library knows of an article beside its words: enough to list, sort and recognise thousands. */
import { titleOf, type Article } from './article.js';

/** How far the work on an article is, as an analyst says. */
export const statuses = ['new', 'in-progress', 'done', 'to-review'] as const;
export type Status = (typeof statuses)[number];

export interface LibraryEntry extends Pick<
  Article,
  | 'id'
  | 'revision'
  | 'title'
  | 'bylines'
  | 'publisher'
  | 'url'
  | 'published'
  | 'language'
  | 'retrieved'
  | 'sha256'
> {
  /** What its page is recognised by: see `addressKey`. */
  readonly address: string | null;
  /** White-space separated. */
  readonly words: number;
  /** Null until somebody says: then it follows from what is marked. */
  readonly status: Status | null;
  /** Names, in the order in which they were given. */
  readonly collections: readonly string[];
}

/** The entry of `article`, with what `present` says that the article does not. */
export const entryOf = (
  article: Article,
  { status = null, collections = [] }: Partial<Pick<LibraryEntry, 'status' | 'collections'>> = {},
): LibraryEntry => ({
  id: article.id,
  revision: article.revision,
  title: titleOf(article),
  bylines: article.bylines,
  publisher: article.publisher,
  url: article.url,
  published: article.published,
  language: article.language,
  retrieved: article.retrieved,
  sha256: article.sha256,
  address: addressKey(article.url),
  words: article.text.match(/\S+/g)?.length ?? 0,
  status,
  collections,
});

/** `status` where somebody has said it, else what follows from the number of annotations. */
export const statusOf = ({ status }: Pick<LibraryEntry, 'status'>, annotations: number): Status =>
  status ?? (annotations ? 'in-progress' : 'new');

/**
 * `url` without what differs between two visits to one page: protocol, `www.`, fragment, a slash at the end, and the
 * parameters that only tell where a reader came from. Null for what is no web address.
 */
export function addressKey(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const told = [...searchParams].filter(
    ([name]) => !/^(?:utm_\w+|fbclid|gclid|ref|cmpid|smid|share)$/i.test(name),
  );
  const query = told
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`);
  const host = hostname.replace(/^www\./, '') + (port && `:${port}`);
  return `${host}${pathname.replace(/\/+$/, '')}${query.length ? `?${query.join('&')}` : ''}`;
}
