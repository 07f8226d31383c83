/** The words of a text in the form in which the search compares them, in any script. */

/** A word, or a run of a script that puts no spaces between words. */
export interface Piece {
  /** UTF-16 offsets in the text, end-exclusive. */
  readonly start: number;
  readonly end: number;
  /** Without case and accents. */
  readonly folded: string;
  /** Where words begin and end in it cannot be seen. */
  readonly run: boolean;
}

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const runPattern = new RegExp(`[${unspaced}]+`, 'u');
const partPattern = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, 'gu');
const ascii = /^[\0-\x7f]*$/;

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    if (ascii.test(word))
      pieces.push({ start: index, end: index + word.length, folded: word.toLowerCase(), run: false });
    else
      for (const { 0: part, index: at } of word.matchAll(partPattern)) {
        const start = index + at;
        const folded = fold(part);
        if (folded) pieces.push({ start, end: start + part.length, folded, run: runPattern.test(part) });
      }
  }
  return pieces;
}

/** Accents of letters that mean the same without them; in other scripts marks are letters of their own. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const alike: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' },
  ...{ ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ـ: '' }, // Arabic as it is often typed, and what only stretches a word.
};
const alikePattern = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');

const fold = (word: string) =>
  word
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(alikePattern, (letter) => alike[letter]!)
    .normalize('NFC');

/** Before an Arabic noun: and, so, in, as, for, written to it, and the article. */
const arabicPrefix = /^(?:[وف]?(?:[بك]?ال|لل)|[وف])(?=\p{Script=Arabic}{3})/u;

/** An Arabic word without what is written to its front; any other word as it is. */
export const stemOf = (folded: string) => folded.replace(arabicPrefix, '');

/**
 * The terms under which a piece is found. Of a run each two neighbouring characters, and its last one: where a segmenter
 * cuts depends on what stands around, so that it would cut a question differently from the text.
 */
export function termsOf({ folded, run }: Pick<Piece, 'folded' | 'run'>): string[] {
  if (!run) {
    const stem = stemOf(folded);
    return stem === folded ? [folded] : [folded, stem];
  }
  const characters = Array.from(folded);
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/**
 * The pieces of `text` as one line in which phrases are looked for: each stands between spaces, and between two lines of
 * the text is something that no phrase has. `places`: where in it each piece begins.
 */
export function layOut(
  text: string,
  pieces: readonly Piece[] = piecesOf(text),
): { readonly line: string; readonly places: readonly number[] } {
  let line = ' ';
  let lineBreak = text.indexOf('\n');
  const places = pieces.map(({ start, folded }) => {
    if (lineBreak >= 0 && lineBreak < start) {
      line += '\n ';
      lineBreak = text.indexOf('\n', start);
    }
    const place = line.length;
    line += `${folded} `;
    return place;
  });
  return { line, places };
}
