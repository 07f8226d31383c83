/** Cuts a stretch of one block into sentences, well enough to look for a cue in the right one. */
import { trim, type Span } from './span.js';
import { stopsAbbreviation } from './words.js';

const ends = /(?:[.!?…؟۔]+[)\]"”’»'」』]*(?=\s|$)|[。！？]+[」』”’»]*)\s*/gu;
/** After U.S. or a.m. a sentence has ended only if such a word begins the next. */
const starters =
  /^["“‘«'(]?(?:The|A|An|In|On|At|He|She|It|They|We|But|And|However|While|Meanwhile|This|These|That|There|As|After|For|When|If|His|Her|Its|Their)\b/;

/** Sentences of `within` in reading order, white space at their ends left out; offsets in UTF-16. */
export function sentences(text: string, within: Span): readonly Span[] {
  const found: Span[] = [];
  let start = within.start;
  const add = (end: number) => {
    const span = trim(text, { start, end });
    if (span.end > span.start) found.push(span);
    start = end;
  };
  for (const { index, 0: stop } of text.slice(within.start, within.end).matchAll(ends)) {
    const at = within.start + index;
    const end = at + stop.length;
    if (end < within.end && goesOn(text, at, text.slice(end, Math.min(end + 16, within.end)))) continue;
    add(end);
  }
  add(within.end);
  return found;
}

function goesOn(text: string, at: number, next: string): boolean {
  // “Why?” she asked: what begins in lower case is the same sentence.
  if (/^["“‘«'(—–-]*\p{Ll}/u.test(next)) return true;
  if (text.charAt(at) !== '.' || text.charAt(at + 1) === '.' || !stopsAbbreviation(text, at)) return false;
  const word = /[\p{L}.]+$/u.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '';
  return !(word.includes('.') && starters.test(next));
}
