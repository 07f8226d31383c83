/** The words of an annotation among those around them, cut short where they stand far apart. */
import { html } from 'lit';
import type { PartSpan } from '../src/domain/annotation.js';
import { wholeCharacter } from '../src/domain/span.js';

export interface Piece {
  readonly text: string;
  /** Part whose words they are; null for words around them. */
  readonly part: string | null;
}

/** UTF-16 units of context on each side; between two spans twice as many are shown before the middle is left out. */
const context = 140;

const atWord = (text: string, offset: number, towards: -1 | 1): number => {
  let at = wholeCharacter(text, Math.max(0, Math.min(text.length, offset)));
  while (at > 0 && at < text.length && /\S/.test(text[towards < 0 ? at - 1 : at]!)) at += towards;
  return at;
};

/** `spans` in reading order, offsets into `text`; overlapping ones are told as they begin. */
export function excerpt(text: string, spans: readonly PartSpan[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const around = (words: string) => words && pieces.push({ text: words, part: null });
  const first = spans[0]!;
  let at = atWord(text, first.start - context, -1);
  around(`${at > 0 ? '… ' : ''}${text.slice(at, first.start)}`);
  at = first.start;
  for (const { part, start, end } of spans) {
    const from = Math.max(start, at);
    if (from > at + 2 * context) {
      const [left, right] = [atWord(text, at + context, 1), atWord(text, from - context, -1)];
      around(`${text.slice(at, left)} … ${text.slice(right, from)}`);
    } else around(text.slice(at, from));
    if (end > from) pieces.push({ text: text.slice(from, end), part });
    at = Math.max(at, end);
  }
  const last = atWord(text, at + context, 1);
  around(`${text.slice(at, last)}${last < text.length ? ' …' : ''}`);
  return pieces;
}

/** The same where only the words are left of a text that is not at hand. */
export const remembered = (spans: readonly PartSpan[]): readonly Piece[] =>
  spans.flatMap(({ part, exact, prefix, suffix }, index) => [
    ...(index ? [{ text: ' … ', part: null }] : []),
    { text: `… ${prefix}`, part: null },
    { text: exact, part },
    { text: `${suffix} …`, part: null },
  ]);

export const excerptTemplate = (pieces: readonly Piece[], labelOf: (part: string) => string) =>
  pieces.map(({ text, part }) =>
    part === null ? text : html`<mark data-part=${part} title=${labelOf(part)}>${text}</mark>`,
  );
