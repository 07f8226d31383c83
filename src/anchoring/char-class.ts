/** What kind of character stands at an offset, answered from a table: a text is read character by character. */

export const space = 1;
/** Letters and what stands in words, of scripts that set white space between words. */
export const letter = 2;
export const digit = 3;
/** Belongs to the character before it: combining marks, joiners, skin tones. */
export const extender = 4;
/** A character of a script without white space between words, which counts as a word of its own. */
export const ideograph = 5;
export const apostrophe = 6;
/** Full stop and comma, which stand inside numbers. */
export const point = 7;
/** One half of a flag. */
export const regional = 8;
export const other = 9;
export type CharClass = number;

const spaces = /[\s\u200b]/u;
const extenders = /[\p{M}\p{Emoji_Modifier}\p{Join_Control}\u00ad\u{e0020}-\u{e007f}]/u;
const ideographs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classify(character: string): CharClass {
  if (spaces.test(character)) return space;
  if (extenders.test(character)) return extender;
  if (/['’]/.test(character)) return apostrophe;
  if (/[.,]/.test(character)) return point;
  if (/\p{Regional_Indicator}/u.test(character)) return regional;
  if (/\p{Nd}/u.test(character)) return digit;
  if (ideographs.test(character)) return ideograph;
  return /[\p{L}\p{N}_]/u.test(character) ? letter : other;
}

const plain = new Uint8Array(0x10000);
const astral = new Map<number, CharClass>();

/** The class of the character that begins at `at`, a UTF-16 offset in the text. */
export function classAt(text: string, at: number): CharClass {
  const unit = text.charCodeAt(at);
  return plain[unit] || learn(text, at, unit);
}

/** The first offset from `at` on at which there is something else than letters and digits that are known already. */
export function pastLetters(text: string, at: number): number {
  let here = at;
  for (let known = letter; known === letter || known === digit; here++)
    known = here < text.length ? plain[text.charCodeAt(here)]! : other;
  return here - 1;
}

/** Halves of a pair stay out of the table, which then needs no second look at each character. */
function learn(text: string, at: number, unit: number): CharClass {
  if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
    const code = text.codePointAt(at)!;
    let known = astral.get(code);
    if (known === undefined) astral.set(code, (known = classify(String.fromCodePoint(code))));
    return known;
  }
  const known = classify(String.fromCharCode(unit));
  if ((unit & 0xf800) !== 0xd800) plain[unit] = known;
  return known;
}

/** UTF-16 units of the character that begins at `at`. */
export const widthAt = (text: string, at: number) =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
