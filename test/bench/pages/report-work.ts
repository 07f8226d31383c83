/** A worker that measures articles which it has at hand, as the worker of a corpus does once they are read. */
import { defaultCodebook } from '../../../src/domain/default-codebook.js';
import { registryOf } from '../../../src/domain/registry.js';
import type { Coded } from '../../../src/measures/coded.js';
import { measureArticle } from '../../../src/measures/measure-article.js';
import { corpusReport } from '../../../src/report/corpus-report.js';
import { corpus, corpusSources } from '../generate-corpus.js';

/** Milliseconds. */
export interface Measured {
  /** All articles and the report on them, the first time. */
  readonly all: number;
  readonly measuring: number;
  /** Anew once one article has changed, with the report. */
  readonly one: number;
  /** Reading the same data as JSON, and finding its words with the browser's segmenter alone. */
  readonly parse: number;
  readonly segment: number;
}

export interface Size {
  readonly articles: number;
  readonly words: number;
  readonly marks: number;
}

addEventListener('message', ({ data: { articles, words, marks } }: MessageEvent<Size>) => {
  const sources = corpusSources(300);
  const registry = registryOf(sources);
  const codeds: Coded[] = [];
  for (const each of corpus(articles, { words, marks, sources }))
    codeds.push({ ...each, codebook: defaultCodebook, registry });
  const json = JSON.stringify(codeds.map(({ article, annotations }) => ({ article, annotations })));

  const reported = (measures: readonly ReturnType<typeof measureArticle>[]) =>
    corpusReport(
      measures.map((each) => ({ measures: each, collections: [] })),
      { by: 'outlet' },
    );
  let start = performance.now();
  const measures = codeds.map((coded) => measureArticle(coded));
  const measuring = performance.now() - start;
  reported(measures);
  const all = performance.now() - start;

  const [first] = codeds as [Coded];
  const changed = { ...first, article: { ...first.article }, annotations: first.annotations.slice(1) };
  start = performance.now();
  measures[0] = measureArticle(changed);
  reported(measures);
  const one = performance.now() - start;

  start = performance.now();
  JSON.parse(json);
  const parse = performance.now() - start;

  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  start = performance.now();
  let found = 0;
  for (const { article } of codeds)
    for (const block of article.blocks)
      for (const { isWordLike } of segmenter.segment(article.text.slice(block.start, block.end)))
        found += Number(isWordLike);
  const segment = performance.now() - start;
  if (found < articles * words) throw new Error(`Only ${found} words were found`);
  postMessage({ all, measuring, one, parse, segment } satisfies Measured);
});
