/** What is said of an article under review: how much of it counts, what is known of it, what it was made from. */
import { html } from 'lit';
import type { Article } from '../src/domain/article.js';
import { isCounted } from '../src/domain/article-edit.js';

const words = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export function summaryOf({ blocks, removed = [], text }: Article): string {
  const counted = blocks.filter(isCounted);
  const length = counted.reduce(
    (sum, { start, end }) => sum + (text.slice(start, end).match(/\S+/g)?.length ?? 0),
    0,
  );
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

export const digestOf = ({ sha256, raw }: Article) =>
  `Text SHA-256 ${sha256}${
    raw
      ? `, made from ${raw.name || 'what was pasted'} (${(raw.size / 1024).toFixed(1)} kB, SHA-256 ${raw.sha256})`
      : ''
  }`;
