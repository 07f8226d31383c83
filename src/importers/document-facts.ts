/** Facts from the properties of a Word or PDF file, which are often left over from a template or another person's computer. */
import { type Metadata } from '../domain/article.js';
import { languageTag } from './html-metadata.js';

export interface Properties {
  readonly title: string;
  /** One or more names. */
  readonly author: string;
  readonly language: string;
}

/**
 * What of `properties` the document's own words bear out: a title and names that are lines of `text` of
 * their own, but for “By” and “and”. The language is taken as stated. All else is left empty, since a name in a file's
 * properties is whoever's computer it was.
 */
export function bornOut({ title, author, language }: Properties, text: string): Partial<Metadata> {
  const heading = oneLine(title);
  const names = author
    .split(/[;,&|]|\sand\s/i)
    .map(oneLine)
    .filter((name) => /\p{L}\s+\p{L}/u.test(name));
  const byline = fold(names.join(' '));
  const isByline = (line: string) => fold(line.replace(/^\s*by\b|\sand\s/gi, ' ')) === byline;
  const lines = text.split('\n');
  const tag = languageTag(language.trim());
  return {
    ...(heading && lines.some((line) => fold(line) === fold(heading)) && { title: heading }),
    ...(names.length && lines.some(isByline) && { bylines: names }),
    ...(tag && { language: tag }),
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Words alone, in lower case, with a space around each. */
const fold = (text: string) =>
  ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;
