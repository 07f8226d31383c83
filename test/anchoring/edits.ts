/** A text edited at random, and where each of its words went: what re-anchoring should find, known by construction. */
import type { Article } from '../../src/domain/article.js';
import { lowerBound } from '../../src/domain/lower-bound.js';
import type { Span } from '../../src/domain/span.js';

export interface Edits {
  readonly text: string;
  /** Where the words of `span` stand now: from the first to the last that was not deleted. Null where none is left. */
  place(span: Span): Span | null;
  /** Whether no word but substituted and inserted ones lies in `span` of the new text. */
  onlyNew(span: Span): boolean;
}

export interface EditOptions {
  /** Of words, the share that is substituted, deleted or given a new word in front, a third of it each. */
  readonly share: number;
  /** Paragraphs that are cut and pasted elsewhere. */
  readonly moved: number;
  /** Numbers in [0, 1). */
  readonly next: () => number;
}

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * No edit that the two texts alone could not show: what is put in or taken out differs from its neighbours. New words
 * come from the text itself.
 */
export function edited(
  { text, blocks }: Pick<Article, 'text'> & { readonly blocks: readonly Span[] },
  options: EditOptions,
): Edits {
  const { share, moved, next } = options;
  const upTo = (count: number) => Math.floor(next() * count);
  const words = [...text.matchAll(/\w+/g)].map(({ index, 0: word }) => ({ start: index, word }));
  const indexAt = (offset: number) => lowerBound(words.length, (index) => words[index]!.start >= offset);
  /** By index of the word: its place in the new text, or null where it was deleted. */
  const places: (Span | null)[] = Array.from(words, () => null);
  const added: Span[] = [];
  const anotherThan = (...others: (string | undefined)[]) => {
    for (let tries = 0; tries < 20; tries++) {
      const { word } = words[upTo(words.length)]!;
      if (!others.some((other) => other?.toLowerCase() === word.toLowerCase())) return word.toLowerCase();
    }
    return `${others.join('')}x`;
  };

  let made = '';
  const writeNew = (word: string): Span => {
    const span = { start: made.length, end: made.length + word.length };
    added.push(span);
    made += word;
    return span;
  };
  const write = ({ start, end }: Span) => {
    let written = start;
    for (let index = indexAt(start); index < words.length && words[index]!.start < end; index++) {
      const { start: at, word } = words[index]!;
      const [before, after] = [words[index - 1]?.word, words[index + 1]?.word];
      const dice = next();
      const alike = [before, after].some((other) => other?.toLowerCase() === word.toLowerCase());
      made += text.slice(written, at);
      written = at + word.length;
      if (dice < share / 3 || (dice < (share * 2) / 3 && alike)) {
        places[index] = writeNew(anotherThan(word, before, after));
      } else if (dice < (share * 2) / 3) {
        // With the space before it, or at the start of a paragraph the one after it.
        if (made.endsWith(' ')) made = made.slice(0, -1);
        else if (text.charAt(written) === ' ') written++;
      } else {
        if (dice < share) {
          writeNew(anotherThan(word, before));
          made += ' ';
        }
        places[index] = { start: made.length, end: made.length + word.length };
        made += word;
      }
    }
    made += text.slice(written, end);
  };

  const order = blocks.map((_, index) => index);
  for (let count = 0; count < moved; count++) {
    const [block] = order.splice(upTo(order.length), 1);
    order.splice(upTo(order.length), 0, block!);
  }
  for (const [at, block] of order.entries()) {
    if (at) made += '\n';
    write(blocks[block]!);
  }

  const newStarts = new Set(added.map(({ start }) => start));
  return {
    text: made,
    place({ start, end }) {
      const left: Span[] = [];
      for (let index = indexAt(start); index < words.length && words[index]!.start < end; index++)
        if (places[index]) left.push(places[index]!);
      return left.length ? { start: left[0]!.start, end: left.at(-1)!.end } : null;
    },
    onlyNew: ({ start, end }) =>
      [...made.slice(start, end).matchAll(/\w+/g)].every(({ index }) => newStarts.has(start + index)),
  };
}
