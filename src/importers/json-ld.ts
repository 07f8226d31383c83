/** What a page says about its article in JSON-LD, the form that search engines ask for. */

type Entry = Readonly<Record<string, unknown>>;

export interface LinkedData {
  readonly title: string | null;
  readonly bylines: readonly string[];
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly language: string | null;
}

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Words as a page means them to be shown. */
export const tidy = (value: unknown): string | null =>
  (typeof value === 'string' && value.replace(/\s+/g, ' ').trim()) || null;

const nameOf = (value: unknown): string | null => tidy(isEntry(value) ? listOf(value['name'])[0] : value);

/** Reads the article among the entries of `scripts`, the JSON of each; null where none is about an article. */
export function readLinkedData(scripts: Iterable<string>): LinkedData | null {
  const entries = [...scripts].flatMap((script) => {
    try {
      return flatten(JSON.parse(script));
    } catch {
      return []; // Pages with broken JSON-LD are common, and most say the same in their meta tags.
    }
  });
  const byId = new Map(entries.map((entry) => [entry['@id'], entry]));
  const follow = (value: unknown) =>
    isEntry(value) && !value['name'] && value['@id'] ? (byId.get(value['@id']) ?? value) : value;
  const article = entries.find((entry) =>
    listOf(entry['@type']).some((type) => /(?:Article|BlogPosting|^Report)$/.test(String(type))),
  );
  if (!article) return null;
  const page = article['mainEntityOfPage'];
  return {
    title: tidy(article['headline']) ?? tidy(article['name']),
    bylines: listOf(article['author']).flatMap((author) => nameOf(follow(author)) ?? []),
    publisher: nameOf(follow(article['publisher'])),
    url: tidy(article['url']) ?? tidy(isEntry(page) ? page['@id'] : page),
    published: tidy(article['datePublished']),
    language: tidy(article['inLanguage']),
  };
}

/** The entries at the top of `value`, in its lists and in its `@graph`. */
const flatten = (value: unknown): Entry[] =>
  listOf(value).flatMap((each) => (isEntry(each) ? [each, ...listOf(each['@graph']).filter(isEntry)] : []));
