/** Finds sources by what somebody types of a name. */
import type { Source } from './source.js';

/** A name as it is compared: whole, and without the article that it begins with. */
interface Key {
  /** With a space before each word. */
  readonly words: string;
  readonly bare: string;
}

const articles = /^(?:the|an?|der|die|das|les?|la|el|los|las|il) (?=.)/;

/** Without case, diacritics, quotation marks and dots; all else that is no letter or digit counts as a space. */
const fold = (text: string) => (isAscii(text) ? foldAscii(text) : foldAny(text));

/** Most names, in a fraction of the time. */
const foldAscii = (text: string) =>
  text
    .toLowerCase()
    .replace(/['"`.]/g, '')
    .replace(/[^a-z\d]+/g, ' ')
    .trim();

const isAscii = (text: string) => /^[ -~]*$/.test(text);

const foldAny = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}.'"\u2018-\u201f\u2039\u203a\u00ab\u00bb`´]/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const keyOf = (text: string): Key => {
  const folded = fold(text);
  return { words: ` ${folded}`, bare: folded.replace(articles, '') };
};

/** A name as it is compared with another: no case, diacritics or marks, and no article in front. */
export const nameKey = (text: string): string => keyOf(text).bare;

/** Folding is what takes time, and a source never changes in place. */
const keys = new WeakMap<Source, readonly Key[]>();

function keysOf(source: Source): readonly Key[] {
  const known = keys.get(source);
  if (known) return known;
  const made = [source.name, ...source.aliases].map(keyOf);
  keys.set(source, made);
  return made;
}

/** 0 the name itself, 1 its beginning, 2 the beginning of a word in it, 3 elsewhere in it, 4 not in it. */
function rank(key: Key, typed: Key): number {
  if (key.bare === typed.bare) return 0;
  if (key.bare.startsWith(typed.bare) || key.words.startsWith(typed.words)) return 1;
  if (key.words.includes(` ${typed.bare}`)) return 2;
  return key.words.includes(typed.bare) ? 3 : 4;
}

/** Those of `sources` that `typed` may mean, the likeliest first, otherwise in their order; all where it says nothing. */
export function matchSources(sources: readonly Source[], typed: string): readonly Source[] {
  const key = keyOf(typed);
  if (!key.bare) return typed.trim() ? [] : sources;
  const ranks: Source[][] = [[], [], [], []];
  for (const source of sources) {
    let best = 4;
    for (const name of keysOf(source)) best = Math.min(best, rank(name, key));
    ranks[best]?.push(source);
  }
  return ranks.flat();
}
