/** Texts as words and marks, each a number, so that two of them compare fast. White space lies between tokens. */
import { lowerBound } from '../domain/lower-bound.js';
import {
  apostrophe,
  classAt,
  digit,
  extender,
  ideograph,
  letter,
  pastLetters,
  point,
  regional,
  space,
  widthAt,
} from './char-class.js';

/** Arrays have an element for each token. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  /** UTF-16 offsets in `text`; `end` is exclusive. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The same number for the same characters. */
  readonly form: Int32Array;
  /** The same number for what differs only in case, in the shape of quotation marks, dashes and apostrophes, or in NFC. */
  readonly id: Int32Array;
  /** How many of the tokens before each are words, not marks; one element more than there are tokens. */
  readonly words: Int32Array;
}

/** Gives the same numbers to the same words of every text that it reads. */
export interface Vocabulary {
  read(text: string): Tokens;
  isWord(id: number): boolean;
  /** The folded characters. */
  folded(id: number): string;
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];

function doubled(column: Int32Array): Int32Array {
  const more = new Int32Array(column.length * 2);
  more.set(column);
  return more;
}

const zeroWidthJoiner = 0x200d;

const fold = (form: string) =>
  form
    .normalize('NFC')
    .toLowerCase()
    .replace(/\u00ad/g, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/^(?:['"“”„‟‘‚‛«»‹›]|´|`)$/, '"')
    .replace(/[‐‑‒–—―−]/g, '-');

export function vocabulary(): Vocabulary {
  const forms = new Map<string, number>();
  const ids = new Map<string, number>();
  const idOfForm: number[] = [];
  const foldedForms: string[] = [];
  const word: boolean[] = [];
  // Kept from one text to the next: most are short, and making arrays takes longer than reading them.
  let columns = Array.from({ length: 5 }, () => new Int32Array(1024)) as Columns;

  const formOf = (characters: string, isWord: boolean): number => {
    const known = forms.get(characters);
    if (known !== undefined) return known;
    const folded = fold(characters);
    let id = ids.get(folded);
    if (id === undefined) {
      ids.set(folded, (id = foldedForms.length));
      foldedForms.push(folded);
      word.push(isWord);
    }
    forms.set(characters, idOfForm.length);
    idOfForm.push(id);
    return idOfForm.length - 1;
  };

  return {
    read(text) {
      let [start, end, form, id, words] = columns;
      let count = 0;
      for (let at = 0; at < text.length;) {
        const first = classAt(text, at);
        if (first === space && !carriesMark(text, at)) {
          at++;
          continue;
        }
        if (count + 1 === start.length)
          [start, end, form, id, words] = columns = columns.map(doubled) as Columns;
        const isWord = first === letter || first === digit || first === ideograph;
        start[count] = at;
        at = first === letter || first === digit ? wordEnd(text, at) : markEnd(text, at, first);
        end[count] = at;
        const number = formOf(text.slice(start[count], at), isWord);
        form[count] = number;
        id[count] = idOfForm[number]!;
        words[count + 1] = words[count]! + (isWord ? 1 : 0);
        count++;
      }
      return {
        text,
        count,
        start: start.slice(0, count),
        end: end.slice(0, count),
        form: form.slice(0, count),
        id: id.slice(0, count),
        words: words.slice(0, count + 1),
      };
    },
    isWord: (id) => word[id] ?? false,
    folded: (id) => foldedForms[id] ?? '',
  };
}

/** White space with a combining mark on it is one character to a reader. A line break carries none. */
const carriesMark = (text: string, at: number) =>
  at + 1 < text.length && classAt(text, at + 1) === extender && text.charCodeAt(at) !== 10;

function wordEnd(text: string, from: number): number {
  let at = from;
  let last = letter;
  for (; at < text.length; at += widthAt(text, at)) {
    const past = pastLetters(text, at);
    if (past > at) last = classAt(text, past - 1);
    at = past;
    if (at === text.length) break;
    const here = classAt(text, at);
    if (here === letter || here === digit) last = here;
    else if (here !== extender && !(at > from && joins(text, at, here, last))) break;
  }
  return at;
}

/** Whether the mark at `at` lies inside a word, as in don’t, l’eau and 1,200.50; the ’s of the mayor’s does not. */
function joins(text: string, at: number, here: number, before: number): boolean {
  if (at + 1 >= text.length || (here !== apostrophe && here !== point)) return false;
  const next = classAt(text, at + 1);
  if (here === point) return before === digit && next === digit;
  return next === letter && !isPossessive(text, at);
}

const isPossessive = (text: string, at: number) =>
  /^s$/i.test(text.charAt(at + 1)) && !(at + 2 < text.length && isWordy(classAt(text, at + 2)));

const isWordy = (here: number) => here === letter || here === digit || here === extender;

function markEnd(text: string, from: number, first: number): number {
  if (first === apostrophe && from > 0 && isWordy(classAt(text, from - 1)) && isPossessive(text, from))
    return from + 2;
  let at = from + widthAt(text, from);
  if (first === regional && at < text.length && classAt(text, at) === regional) at += widthAt(text, at);
  while (at < text.length) {
    const here = classAt(text, at);
    // A family of emoji is held together by joiners.
    const joined = text.charCodeAt(at - 1) === zeroWidthJoiner && here !== space && here !== letter;
    if (here !== extender && !joined) break;
    at += widthAt(text, at);
  }
  return at;
}

/** The tokens that `start` to `end` touches, as indices, `to` exclusive. Empty where there is only white space. */
export const tokensIn = (
  { count, start, end }: Pick<Tokens, 'count' | 'start' | 'end'>,
  span: { readonly start: number; readonly end: number },
) => ({
  from: lowerBound(count, (index) => end[index]! > span.start),
  to: lowerBound(count, (index) => start[index]! >= span.end),
});
