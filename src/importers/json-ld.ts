/** What a page says about its article in JSON-LD, the form that search engines ask for. */

type Entry = Readonly<Record<string, unknown>>;

export interface LinkedData {
  readonly title: string | null;
  readonly bylines: readonly string[];
  readonly publisher: string | null;
  /** As they are written, the likeliest first. */
  readonly urls: readonly string[];
  readonly published: string | null;
  readonly language: string | null;
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

/** Words as a page means them to be shown. */
export const tidy = (value: unknown): string | null =>
  (typeof value === 'string' && value.replace(/\s+/g, ' ').trim()) || null;

const textIn = (value: unknown): string | null =>
  tidy(isEntry(value) && !Array.isArray(value) ? value['@value'] : listOf(value)[0]);
const nameOf = (value: unknown): string | null => textIn(isEntry(value) ? value['name'] : value);

/**
 * Reads the article among the entries of `scripts`, the JSON of each; null where none is about an article. Of several, such as
 * those of a list of news, `isMain` knows the page's own by its headline; else the first is.
 */
export function readLinkedData(
  scripts: Iterable<string>,
  isMain: (headline: string) => boolean = () => false,
): LinkedData | null {
  const entries = [...scripts].flatMap((script) => {
    try {
      return flatten(JSON.parse(unwrapped(script)));
    } catch {
      return []; // Pages with broken JSON-LD are common, and most say the same in their meta tags.
    }
  });
  const byId = new Map(entries.filter((entry) => entry['@id']).map((entry) => [entry['@id'], entry]));
  const follow = (value: unknown) =>
    isEntry(value) && !value['name'] && value['@id'] ? (byId.get(value['@id']) ?? value) : value;
  const articles = entries.filter((entry) =>
    listOf(entry['@type']).some((type) => /(?:Article|BlogPosting|^Report)$/.test(String(type))),
  );
  const titleOf = (entry: Entry) => textIn(entry['headline']) ?? textIn(entry['name']);
  const article = articles.find((entry) => isMain(titleOf(entry) ?? '')) ?? articles[0];
  if (!article) return null;
  return {
    title: titleOf(article),
    bylines: listOf(article['author'] ?? article['creator']).flatMap((author) => nameOf(follow(author)) ?? []),
    publisher: nameOf(follow(listOf(article['publisher'])[0])),
    urls: [article['url'], ...listOf(article['mainEntityOfPage']).flatMap(addressIn)].flatMap(
      (value) => textIn(value) ?? [],
    ),
    published: textIn(article['datePublished']),
    language: textIn(article['inLanguage']) ?? nameOf(listOf(article['inLanguage'])[0]),
  };
}

const addressIn = (value: unknown) => (isEntry(value) ? [value['@id'], value['url']] : [value]);

/** JSON without the marks that hide it from old browsers and from XML. */
const unwrapped = (script: string) =>
  script.replace(/^(?:\s|<!--|\/\/|\/\*|\*\/|<!\[CDATA\[)+|(?:\s|-->|\/\/|\/\*|\*\/|\]\]>|;)+$/g, '');

/** Deeper than any page nests its entries. */
const deepest = 4;

/** The entries at the top of `value`, in its lists, in its `@graph` and those that a page is mainly about. */
const flatten = (value: unknown, depth = 0): Entry[] =>
  depth > deepest
    ? []
    : listOf(value).flatMap((each) =>
        Array.isArray(each)
          ? flatten(each, depth + 1)
          : isEntry(each)
            ? [each, ...flatten(each['@graph'], depth + 1), ...flatten(each['mainEntity'], depth + 1)]
            : [],
      );
