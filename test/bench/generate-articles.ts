/** Saved pages of short articles, each with other words, the same on every run. */
import { annotationSet } from './generate.js';

/** HTML of about 5 kB a page: most of it the article, the rest what stands around it. */
export function shortPages(count: number): readonly string[] {
  const words = annotationSet(650 * count, 0).article.text.split(' ');
  return Array.from({ length: count }, (_, index) => page(index, words.slice(index * 650, (index + 1) * 650)));
}

function page(index: number, words: readonly string[]): string {
  const sentences = words.join(' ').replace(/\s+/g, ' ').split('. ');
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / 4) }, (_, place) =>
    sentences.slice(place * 4, (place + 1) * 4).join('. '),
  );
  const title = `Hall roof, day ${index}: ${words.slice(0, 5).join(' ')}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} | Town Paper</title>
<link rel="canonical" href="https://town-paper.example/${index}"></head>
<body><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>${title}</h1><p class="byline">By Ana Lima</p>
${paragraphs.map((text) => `<p>${text}.</p>`).join('\n')}</article>
<footer><p>© 2026 Town Paper</p></footer></body></html>`;
}
