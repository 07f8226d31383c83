/** The words of a statement in the form in which two statements are compared. */

export interface ClaimWord {
  /** What is compared. */
  readonly key: string;
  /** As the article has it. */
  readonly word: string;
  readonly number: boolean;
  /** Begins with a capital letter, in a language in which not every noun does. */
  readonly capital: boolean;
}

const pattern =
  /\p{N}+(?:[.,٫٬’']\p{N}+)*(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+(?:[.'’\u02bc&][\p{L}\p{M}\p{N}]+)*/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const runs = new RegExp(`${unspaced.source}+|(?:(?!${unspaced.source}).)+`, 'gu');

/** Accents of letters that mean the same without them; in other scripts marks are letters of their own. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
const alike: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' },
  ...{ ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' }, // Arabic as it is often typed.
};
const alikePattern = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');

/** Before an Arabic noun: and, so, in, as, for, written to it, and the article. */
const arabicPrefix = /^(?:[وف]?(?:[بك]?ال|لل)|[وف])(?=\p{Script=Arabic}{3})/u;

/** Words that stand in any sentence; the rest is left to how rare a word is among the statements compared. */
const light = new Set(
  (
    'a an the and or but of to in on at by for from with as into over under about after before during between against ' +
    'is are was were be been being am has have had having do does did will would shall should can could may might must ' +
    'it its he his him she her they them their we our us you your i my this that these those there here which who whom ' +
    'whose what when where why how than then so such if because while also too very more most some any all each both ' +
    'said says say according its s up out off just only other another'
  ).split(' '),
);

/** In their order; light ones are left out. `language`: BCP 47. */
export function claimWords(text: string, language: string | null): readonly ClaimWord[] {
  const capitals = !/^(?:de|lb)(?![a-z])/i.test(language ?? '');
  return [...text.matchAll(pattern)].flatMap(([raw]) =>
    [...raw.matchAll(runs)].flatMap(([word]) =>
      unspaced.test(word) ? [...pairs(word)] : (wordOf(word, capitals) ?? []),
    ),
  );
}

/** Of a script without spaces each two neighbours: where its words begin cannot be seen. */
function* pairs(run: string): Iterable<ClaimWord> {
  const characters = [...run];
  const last = Math.max(1, characters.length - 1);
  for (let at = 0; at < last; at++) {
    const word = characters.slice(at, at + 2).join('');
    yield { key: word.normalize('NFKC'), word, number: false, capital: false };
  }
}

function wordOf(word: string, capitals: boolean): ClaimWord | null {
  const folded = fold(word);
  if (!folded) return null;
  if (light.has(folded)) {
    if (!/^\p{Lu}{2,}$/u.test(word)) return null;
    return { key: word, word, number: false, capital: capitals }; // Us is a light word, US is not.
  }
  if (/^\p{N}/u.test(word) && !/\p{L}/u.test(word)) {
    const key = folded.replace(/[,٬](?=\p{N}{3}(?!\p{N}))/gu, '');
    return { key, word, number: true, capital: false };
  }
  return { key: stem(folded), word, number: false, capital: capitals && /^\p{Lu}/u.test(word) };
}

const fold = (word: string) =>
  word
    .replace(/['’\u02bc]s$/iu, '')
    .replace(/['’\u02bc.]/gu, (mark, at: number) =>
      mark === '.' && /\p{N}/u.test(word.charAt(at - 1)) ? mark : '',
    )
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(alikePattern, (letter) => alike[letter]!)
    .normalize('NFC');

/** Endings of English: cutting them off from words of another language makes few of those alike. */
function stem(folded: string): string {
  if (!/^[a-z]{5,}$/.test(folded)) return folded.replace(arabicPrefix, '');
  const cut = folded
    .replace(/ies$/, 'y')
    .replace(/(?<=[a-z]{3})(?:ing|edly|ed|es|(?<![siu])s|ly)$/, '')
    .replace(/(?<=[a-z]{3})e$/, '');
  return cut.replace(/(?<=..)([bdgmnprt])\1$/, '$1');
}
