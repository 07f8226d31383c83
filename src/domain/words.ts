/** Steps through a text by what readers take for one character or one word, and cuts what hangs over at the ends. */
import { trim, wholeCharacter, type Span } from './span.js';

export type Unit = 'grapheme' | 'word';

/** UTF-16 units looked at on either side of an offset: a paragraph may be as long as an article. */
const reach = 1000;

const segmenters = new Map<string, Intl.Segmenter>();

/** Made once per language and unit, since making one costs more than a step. */
export function segmenter(language: string | null, granularity: Unit): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`;
  let found = segmenters.get(key);
  if (!found) {
    try {
      found = new Intl.Segmenter(language ?? undefined, { granularity });
    } catch {
      // A page may state any language tag; a malformed one must not stop the keys from working.
      found = new Intl.Segmenter(undefined, { granularity });
    }
    segmenters.set(key, found);
  }
  return found;
}

/** The line around `offset`, or of a very long one as much as a step may need, cut at white space where there is some. */
function windowAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.indexOf('\n', offset);
  const end = line < 0 ? text.length : line;
  const from = offset === 0 ? 0 : Math.max(start, offset - reach);
  const to = Math.min(end, offset + reach);
  return {
    start: from === start || from === 0 ? from : cutAt(text, from, 1, reach / 2),
    end: to === end ? end : cutAt(text, to, -1, reach / 2),
  };
}

/** The nearest white space, looking from `offset` in `direction` for `distance`; else `offset`, no pair halved. */
function cutAt(text: string, offset: number, direction: 1 | -1, distance: number): number {
  for (let step = 0; step < distance; step++)
    if (/\s/.test(text.charAt(offset + step * direction))) return offset + step * direction;
  return wholeCharacter(text, offset);
}

/**
 * The offset one grapheme or word on from `offset` (all in UTF-16 units). A word step forward ends at the end of a word,
 * one back at the start of one. Steps over line breaks; stays at 0 and at the length of the text.
 */
export function nextBoundary(
  text: string,
  offset: number,
  unit: Unit,
  direction: 1 | -1,
  language: string | null,
): number {
  let at = Math.max(0, Math.min(text.length, offset));
  const bound = direction > 0 ? text.length : 0;
  while (at !== bound) {
    const { start, end } = windowAt(text, at);
    if (at === (direction > 0 ? end : start)) {
      // A line break is a grapheme of its own, and no word.
      at += direction;
      if (unit === 'grapheme') return at;
      continue;
    }
    const edge = edgeIn(text, { start, end }, at, unit, direction, language);
    if (edge !== null) return edge;
    at = direction > 0 ? end : start;
  }
  return at;
}

function edgeIn(
  text: string,
  { start, end }: Span,
  at: number,
  unit: Unit,
  direction: 1 | -1,
  language: string | null,
): number | null {
  let before: number | null = null;
  for (const { index, segment, isWordLike } of segmenter(language, unit).segment(text.slice(start, end))) {
    if (unit === 'word' && !isWordLike) continue;
    const from = start + index;
    const to = from + segment.length;
    if (direction > 0 && to > at) return to;
    if (direction < 0) {
      if (from >= at) break;
      before = from;
    }
  }
  return before;
}

/** `offset`, or the start of the grapheme that it would halve; UTF-16 units. */
export function snap(text: string, offset: number, language: string | null): number {
  const at = Math.max(0, Math.min(text.length, offset));
  const { start, end } = windowAt(text, at);
  if (at === start || at === end) return at;
  const here = segmenter(language, 'grapheme')
    .segment(text.slice(start, end))
    .containing(at - start);
  return here ? start + here.index : at;
}

const separators = new Set(',;:.–—-…、。，；：،؛۔');
const closing: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '［': '］',
  '【': '】',
};
const opening = Object.fromEntries(Object.entries(closing).map(([open, close]) => [close, open]));

const abbreviations = new Set(
  (
    'mr mrs ms mx dr prof gen col lt sgt maj cpl capt cmdr adm gov sen rep rev hon pres st jr sr inc ltd co corp ' +
    'bros vs etc approx jan feb aug sept oct nov dec ph.d fig vol dept est'
  ).split(' '),
);

/** Whether the full stop at `offset` (UTF-16) belongs to the word before it: U.S., a.m., Mr., J. */
export function stopsAbbreviation(text: string, offset: number): boolean {
  const word = /[\p{L}\p{M}.]+$/u.exec(text.slice(Math.max(0, offset - 12), offset))?.[0];
  if (!word || /\.\./.test(word)) return false;
  return /^(?:\p{L}\.)*\p{L}$/u.test(word) || abbreviations.has(word.toLowerCase());
}

/** Offsets of brackets in the span that have no partner in it. */
function loneBrackets(text: string, { start, end }: Span): ReadonlySet<number> {
  const open: number[] = [];
  const lone = new Set<number>();
  for (let at = start; at < end; at++) {
    const mark = text.charAt(at);
    if (closing[mark]) open.push(at);
    else if (opening[mark]) {
      const last = open.at(-1);
      if (last !== undefined && text.charAt(last) === opening[mark]) open.pop();
      else lone.add(at);
    }
  }
  return new Set([...lone, ...open]);
}

/**
 * The span without white space and punctuation at its ends: what a quick selection takes in too much. Quotation marks
 * stay, since content includes them and a quotation that goes on over paragraphs has one without a partner; so do `?`,
 * `!`, the stop of an abbreviation and the sign of a number. Never empty, unless `span` is.
 */
export function trimEnds(text: string, span: Span): Span {
  const words = trim(text, span);
  if (words.start === words.end) return span;
  const lone = loneBrackets(text, words);
  const number = (at: number) => /\d/.test(text.charAt(at));
  const goes = (at: number) => /\s/.test(text.charAt(at)) || lone.has(at) || separators.has(text.charAt(at));
  let { start, end } = words;
  while (start < end && goes(start) && !(/[-.]/.test(text.charAt(start)) && number(start + 1))) start++;
  while (end > start && goes(end - 1) && !(text.charAt(end - 1) === '.' && stopsAbbreviation(text, end - 1)))
    end--;
  return start < end ? { start, end } : words;
}
