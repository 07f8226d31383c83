/** The words of a stretch of text, as the cue list and the search for sources read them. */
import type { Span } from '../domain/span.js';

export interface Token extends Span {
  /** Lower case, with straight apostrophes. */
  readonly word: string;
  readonly capital: boolean;
}

/** Initials with their stops are one word, as are hyphenated ones: U.S., so-called, al-Ameri, don’t. */
const wordPattern =
  /\p{L}\.(?:\p{L}\.)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['’\-‑]|[.,](?=\p{N}))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

export function tokensIn(text: string, { start, end }: Span): Token[] {
  return Array.from(text.slice(start, end).matchAll(wordPattern), ({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    word: word.toLowerCase().replace(/’/g, "'").replace(/‑/g, '-'),
    // al-Sudani and bin-Salman are names although they begin in lower case.
    capital: /^\p{Lu}|^(?:al|el|as|ad|ar|an|bin|ibn)-\p{Lu}/u.test(word),
  }));
}

/** Whether nothing but white space lies between two tokens. */
export const adjoin = (text: string, before: Span, after: Span) => !text.slice(before.end, after.start).trim();
