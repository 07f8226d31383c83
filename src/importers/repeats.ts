/** Finds words that a page prints twice, also where quotes, dashes, case or white space differ. */
import { lowerBound } from '../domain/lower-bound.js';

/** Shorter runs of words recur by chance. */
const shortest = 25;

/** `text` without what differs between two printings of the same words. */
export const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/["'`´“”„‟‘’‚‛«»‹›「」『』〝〞〟]/g, '')
    .replace(/\s*(?:[\u2010-\u2015\u2212]|--+)\s*|\s+-\s+/g, '-')
    .replace(/\s*\.(?: ?\.){2,}/g, '...')
    .replace(/\s+/g, ' ')
    .trim();

/** Also without what cuts a passage off or sets it apart. */
const inner = (text: string) => fold(text).replace(/^[\s.,;:[\](){}-]+|[\s.,;:[\](){}-]+$/g, '');

export interface Passages {
  /** Index of a passage of the very words of `text`, other than `self`; the first there is. */
  same(text: string, self: number): number | null;
  /** Index of a passage that holds the words of `text`, other than `self`. */
  holding(text: string, self: number): number | null;
}

/** Reads each passage once. `indexes` are the blocks in which repeated words may be found, in order. */
export function passages(texts: readonly string[], indexes: readonly number[]): Passages {
  const starts: number[] = [];
  const byWords = new Map<string, number[]>();
  let all = '';
  for (const index of indexes) {
    const words = fold(texts[index]!);
    const key = inner(words);
    starts.push(all.length);
    all += `${words}\n`;
    const equal = byWords.get(key);
    if (equal) equal.push(index);
    else byWords.set(key, [index]);
  }
  const other = (found: readonly number[] | undefined, self: number) =>
    found?.find((index) => index !== self) ?? null;

  return {
    same(text, self) {
      const words = inner(text);
      return words.length < shortest ? null : other(byWords.get(words), self);
    },
    holding(text, self) {
      const words = inner(text);
      if (words.length < shortest) return null;
      for (let at = all.indexOf(words); at >= 0; at = all.indexOf(words, at + 1)) {
        const index = indexes[lowerBound(starts.length, (i) => starts[i]! > at) - 1]!;
        if (index !== self) return index;
      }
      return null;
    },
  };
}
