/** What was pasted, and what is to be made of it. Formatted text stays a string: nothing of it is ever put on a page here. */
import type { Article, Block } from '../src/domain/article.js';
import type { LoadInput } from '../src/exchange.js';
import { counted } from './library-labels.js';

export interface Pasted {
  readonly text: string;
  /** As the clipboard has it; '' where that has none, or the analyst wants none of it. */
  readonly html: string;
  /** '' where the analyst states none. */
  readonly title: string;
  readonly url: string;
}

/** Throws Error with a sentence for JSON that is cut off. */
export function inputOf({ text, html, title, url }: Pasted): LoadInput {
  const stated = { ...(title && { title }), ...(url && { url }) };
  if (html) {
    const raw = { name: '', type: 'text/html', bytes: new TextEncoder().encode(html) };
    return { html: fragmentOf(html), raw, ...stated };
  }
  if (!/^\s*\{\s*"(?:format|kinds|id)"\s*:/.test(text)) return { text, ...stated };
  try {
    return { annotationSet: JSON.parse(text) };
  } catch (error) {
    throw new Error(`This looks like a JSON file, and cannot be read as one: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/** The clipboard wraps what was copied in a page of its own, and says where it begins and ends. */
const fragmentOf = (html: string) =>
  /<!--StartFragment-->([^]*)<!--EndFragment-->/.exec(html)?.[1] ??
  html.replace(/<\/?(?:!doctype|html|head|body|meta)\b[^>]*>/gi, '');

/** The web address that all of `text` is; '' where it is anything else. */
export function addressIn(text: string): string {
  const words = text.trim();
  const address = /^https?:\/\/\S+$/i.test(words)
    ? words
    : /^www\.\S+\.\S+$/i.test(words)
      ? `https://${words}`
      : '';
  return address && URL.canParse(address) ? address : '';
}

const names: readonly (readonly [Block['role'], string])[] = [
  ['body', 'paragraph'],
  ['subheading', 'subheading'],
  ['pull-quote', 'pull quote'],
  ['caption', 'caption'],
];

/** What was recognised in an article, in a few words. */
export function recognisedIn({ blocks, removed = [] }: Pick<Article, 'blocks' | 'removed'>): string {
  const counts = names.flatMap(([role, name]) => {
    const count = blocks.filter((block) => block.role === role && block.repeats === null).length;
    return count ? [counted(count, name)] : [];
  });
  const aside = blocks.filter(({ role, repeats }) => role === 'boilerplate' || repeats !== null).length;
  const set = aside + removed.length;
  return [...counts, ...(set ? [`${counted(set, 'part')} set aside`] : [])].join(', ');
}
