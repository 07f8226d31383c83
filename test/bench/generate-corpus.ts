/** Many articles, coded as analysts code them: attributions with their parts, claims and framings; the same on every run. */
import { createAnnotation, type Annotation, type SpanInput } from '../../src/domain/annotation.js';
import { createArticle, type Article } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Source } from '../../src/domain/source.js';
import { registry } from './generate-sources.js';
import { vocabulary } from './generate-library.js';

export interface CodedArticle {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
}

const time = '2026-01-02T03:04:05.000Z';
const wordsInParagraph = 60;

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

export const corpusSources = (count: number): readonly Source[] =>
  registry(count, random(2), time).map((source, index) => ({ ...source, id: `source-${index}` }));

const [modes, stances, forms, certainties] = [
  ['direct', 'indirect', 'mixed', 'reported'],
  ['neutral', 'neutral', 'assertive', 'doubting', 'loaded', 'none'],
  ['named', 'role', 'anonymous', 'vague_group'],
  ['asserted', 'hedged', 'denied'],
];

/** `count` articles of `words` words and `marks` annotations each; three in five of these are attributions. */
export function* corpus(
  count: number,
  {
    words,
    marks,
    sources,
  }: { readonly words: number; readonly marks: number; readonly sources: readonly Source[] },
): Generator<CodedArticle> {
  const next = random(3);
  const all = vocabulary();
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)]!;
  const word = () => all[Math.floor(next() ** 4 * all.length)]!;
  for (let index = 0; index < count; index++) {
    const paragraphs = Array.from({ length: Math.ceil(words / wordsInParagraph) }, () => {
      const said = Array.from({ length: wordsInParagraph / 2 }, word).join(' ');
      return `“${said},” ${Array.from({ length: wordsInParagraph / 2 }, word).join(' ')}.`;
    });
    const article = createArticle(
      paragraphs.map((text) => ({ type: 'paragraph', role: 'body', repeats: null, text })),
      {
        title: `Article ${index}: ${word()} ${word()} ${word()}`,
        publisher: `Paper ${index % 20}`,
        published: new Date(1.7e12 + index * 1e8).toISOString(),
        language: 'en',
        retrieved: time,
      },
    );
    const annotations = Array.from({ length: marks }, (_, mark) => {
      const block = article.blocks[mark % article.blocks.length]!;
      const ends = [...article.text.slice(block.start, block.end).matchAll(/\p{L}+/gu)].map(
        ({ index: at, 0: each }) => ({ start: block.start + at, end: block.start + at + each.length }),
      );
      const from = Math.floor(next() * (wordsInParagraph - 20));
      const over = (part: string, first: number, last: number): SpanInput => ({
        part,
        start: ends[from + first]!.start,
        end: ends[from + last]!.end,
      });
      const kind = mark % 5 < 3 ? 'attribution' : mark % 5 === 3 ? 'claim' : 'framing';
      const data = { article, codebook: defaultCodebook, analyst: 'ana', now: time };
      if (kind === 'claim')
        return createAnnotation(data, kind, [over('claim', 0, 9)], {
          attributes: { worth: 'check', certainty: pick(certainties!) },
        });
      if (kind === 'framing')
        return createAnnotation(data, kind, [over('framing', 0, 2)], {
          attributes: { device: 'wording', polarity: pick(['neg', 'pos']), target: pick(sources).name },
        });
      return createAnnotation(
        data,
        kind,
        [over('content', 0, 11), over('source', 12, 13), over('cue', 14, 14)],
        {
          attributes: { mode: pick(modes!), stance: pick(stances!), source_form: pick(forms!) },
          sources: [pick(sources).id],
        },
      );
    });
    yield { article, annotations };
  }
}
