/** Articles and annotations of any size, the same on every run. */
import { createAnnotation, type Annotation } from '../../src/domain/annotation.js';
import { createArticle, type Article, type BlockDraft } from '../../src/domain/article.js';
import type { Kind } from '../../src/domain/codebook.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Source } from '../../src/domain/source.js';
import type { AnnotationSet } from '../../src/formats/annotation-set.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';
import { registry } from './generate-sources.js';

const vocabulary =
  `the a of to in for on with by from as at said says told officials minister council mayor police union
  company report figures budget workers families residents schools hospital border election court parliament
  inquiry government opposition spokesman according claimed warned insisted admitted denied announced plans
  cuts protest strike agreement evidence critics experts regional national local new more than last year
  week million could would may have been was were not after before against during about between their`
    .split(/\s+/)
    .filter(Boolean);

const time = '2026-01-02T03:04:05.000Z';
const wordsInParagraph = 80;
const paragraphsInSection = 12;

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

/**
 * An article of about `words` words with `annotations` annotations, as a file holds it. With `sources`, each attribution
 * has words for its source, its cue and its content, and names one of that many entries of the registry.
 */
export function annotationSet(words: number, annotations: number, sources = 0): AnnotationSet {
  const next = random(1);
  const article = articleOf(words, next);
  const places = wordPlaces(article);
  const entries = registry(sources, random(2), time);
  return writeAnnotationSet(
    {
      article,
      codebook: defaultCodebook,
      sources: entries,
      annotations: Array.from({ length: annotations }, () => annotationOf(article, places, entries, next)),
    },
    { exported: time },
  );
}

function articleOf(words: number, next: () => number): Article {
  const upTo = (count: number) => Math.floor(next() * count);
  const wordOf = () => vocabulary[upTo(vocabulary.length)]!;
  const sentence = (length: number) => {
    const [first = '', ...rest] = Array.from({ length }, wordOf);
    return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
  };
  const drafts: BlockDraft[] = [];
  for (let made = 0; made < words;) {
    const heading = drafts.length % paragraphsInSection === 0;
    const sentences: string[] = [];
    const size = Math.min(words - made, heading ? 6 : wordsInParagraph / 2 + upTo(wordsInParagraph));
    for (let left = size; left > 0;) {
      const length = Math.min(left, heading ? left : 8 + upTo(20));
      sentences.push(sentence(length) + (heading ? '' : '.'));
      left -= length;
    }
    made += size;
    drafts.push({
      type: heading ? 'heading' : 'paragraph',
      role: !heading ? 'body' : drafts.length ? 'subheading' : 'headline',
      repeats: null,
      text: sentences.join(' '),
    });
  }
  return createArticle(drafts, { title: 'An article made for measuring', language: 'en', retrieved: time });
}

interface WordPlace {
  readonly block: number;
  /** UTF-16 offsets, end-exclusive. */
  readonly start: number;
  readonly end: number;
}

const wordPlaces = ({ blocks, text }: Article): readonly WordPlace[] =>
  blocks.flatMap(({ start, end }, block) =>
    [...text.slice(start, end).matchAll(/\w+/g)].map(({ index, 0: word }) => ({
      block,
      start: start + index,
      end: start + index + word.length,
    })),
  );

/**
 * Three to twelve words anywhere, fewer where their block ends; a kind with one attribute. Of an attribution that names
 * somebody, the first two words are the source, the third is the cue, and the rest is the content.
 */
function annotationOf(
  article: Article,
  places: readonly WordPlace[],
  sources: readonly Source[],
  next: () => number,
): Annotation {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)]!;
  const index = Math.floor(next() * places.length);
  const first = places[index]!;
  const words = places
    .slice(index, index + 3 + Math.floor(next() * 10))
    .filter(({ block }) => block === first.block);
  const kind = pick(defaultCodebook.kinds);
  const attributes = attributeOf(kind, pick);
  const coded = kind.sourced && sources.length > 0;
  const over = (part: string, from: number, to: number) =>
    words[from] ? [{ part, start: words[from].start, end: words.slice(from, to).at(-1)!.end }] : [];
  const parts =
    coded && words.length > 3
      ? [...over('source', 0, 2), ...over('cue', 2, 3), ...over('content', 3, Infinity)]
      : over(kind.mainPart, 0, Infinity);
  return createAnnotation({ article, codebook: defaultCodebook, analyst: 'ana', now: time }, kind.id, parts, {
    attributes,
    ...(coded && { sources: [pick(sources).id] }),
  });
}

function attributeOf({ attributes }: Kind, pick: <Item>(items: readonly Item[]) => Item) {
  const { id, values } = attributes.find((attribute) => attribute.values?.length && !attribute.when)!;
  return { [id]: pick(values!).id };
}
