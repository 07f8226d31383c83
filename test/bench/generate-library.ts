/** Articles by the thousand, of words that are as unequally frequent as those of a language; the same on every run. */
import { createArticle, type Article } from '../../src/domain/article.js';

const syllables =
  'ba be bi bo da de di do fa ga ka ke ki ko la le li lo ma me mi mo na ne ni no pa ra re ri ro sa se si so ta te ti to'.split(
    ' ',
  );
const words = 30_000;
const wordsInParagraph = 80;

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The frequent first; those are short. */
export function vocabulary(): readonly string[] {
  const next = random(1);
  return Array.from({ length: words }, (_, index) =>
    Array.from(
      { length: 1 + Math.floor(next() * 3) + Number(index > 200) },
      () => syllables[Math.floor(next() * syllables.length)],
    ).join(''),
  );
}

/** `count` articles of about `characters` characters each. */
export function* library(count: number, characters: number): Generator<Article> {
  const next = random(2);
  const all = vocabulary();
  const word = () => all[Math.floor(next() ** 4 * all.length)]!;
  for (let index = 0; index < count; index++) {
    const paragraphs: string[] = [];
    for (let made = 0; made < characters; made += paragraphs.at(-1)!.length)
      paragraphs.push(
        Array.from({ length: Math.min(wordsInParagraph, Math.ceil((characters - made) / 5)) }, word).join(' '),
      );
    yield createArticle(
      paragraphs.map((text) => ({ type: 'paragraph', role: 'body', repeats: null, text })),
      {
        title: `Article ${index}: ${word()} ${word()} ${word()} ${word()}`,
        publisher: `Paper ${index % 20}`,
        language: 'en',
        published: new Date(1.7e12 + index * 1e7).toISOString(),
        retrieved: new Date(1.75e12 + index * 1e6).toISOString(),
      },
    );
  }
}
