/** What is said of an article under review: how much of it counts, what is known of it, what it was made from. */
import { html } from 'lit';
import type { Article } from '../src/domain/article.js';
import { isCounted } from '../src/domain/article-edit.js';
import { segmenter } from '../src/domain/words.js';

const words = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Words as measures count them, not by white space, which some languages do without. */
function wordsIn({ text, language }: Pick<Article, 'text' | 'language'>): number {
  let count = 0;
  for (const { isWordLike } of segmenter(language, 'word').segment(text)) if (isWordLike) count++;
  return count;
}

export function summaryOf({ blocks, removed = [], text, language }: Article): string {
  const counted = blocks.filter(isCounted);
  const length = wordsIn({
    text: counted.map(({ start, end }) => text.slice(start, end)).join('\n'),
    language,
  });
  return (
    `${words(blocks.length, 'block')}, ${counted.length} of them counted, with ${words(length, 'word')}; ` +
    `${blocks.length - counted.length} set aside; ${words(removed.length, 'part')} of the page left out`
  );
}

/** Each apart, since an Arabic title would otherwise carry the date along. */
export const factsLine = ({ title, publisher, published, language }: Article) =>
  [title || 'no title', publisher ?? 'no publisher', published ?? 'no date', language ?? 'no language'].map(
    (fact, index) => html`${index ? ' · ' : ''}<bdi>${fact}</bdi>`,
  );

/** `digits`: of each SHA-256, all by default. */
export function digestOf({ sha256, raw }: Article, digits = 64): string {
  const short = (digest: string) => (digits < digest.length ? `${digest.slice(0, digits)}…` : digest);
  return `Text SHA-256 ${short(sha256)}${
    raw
      ? `, made from ${raw.name || 'what was pasted'} (${(raw.size / 1024).toFixed(1)} kB, SHA-256 ${short(raw.sha256)})`
      : ''
  }`;
}

const digestDigits = 12;

export const digestTemplate = (article: Article, copy: () => void) =>
  html`<p class="digest">
    <span>${digestOf(article, digestDigits)}</span>
    <button type="button" class="link" @click=${copy}>Copy in full</button>
  </p>`;
