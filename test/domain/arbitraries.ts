/** Articles and annotations at random, out of what breaks offsets: emoji, combining marks, both directions. */
import fc from 'fast-check';
import type { Annotation, PartSpan } from '../../src/domain/annotation.js';
import { blockTypes, createArticle, directions, roles, type Article } from '../../src/domain/article.js';
import { codePoints } from '../../src/domain/code-points.js';
import { describe } from '../../src/domain/selector.js';
import type { Source } from '../../src/domain/source.js';
import { compareSpans, type Span } from '../../src/domain/span.js';

/** The same cases in every run: a failure is a failure tomorrow, too. */
export const bounded = { seed: 20260102, numRuns: 200 };

const pieces = [
  ...['a', 'Kim', ' ', ' ', '“', '’', '\t', '\u00a0', 'ﬁ', 'ß', '漢', '�'],
  ...['🎙', '👩‍👩‍👧', '🇮🇶', '𝒳', '👍🏽', '\u{10ffff}'],
  ...['e\u0301', '\u0301', 'नि', '한'],
  ...['שלום', 'مرحبا', '\u200f', '\u2066', '\u2069', '\u200d'],
];
const broken = ['\ud83c', '\udf99', '\r\n', '\r', '\n', '\n\n'];

/** One line, not empty, as it may stand in an article. */
export const line = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 30 })
  .map((all) => all.join(''));

/** As a stranger's file or clipboard may hold it: lone surrogates and every line break there is. */
export const foreignText = fc
  .array(fc.constantFrom(...pieces, ...broken), { maxLength: 60 })
  .map((all) => all.join(''));

const fact = fc.option(fc.string(), { nil: null });
export const time = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const draft = fc.record({
  type: fc.constantFrom(...blockTypes),
  role: fc.constantFrom(...roles),
  repeats: fc.constantFrom(null, null, 0),
  text: line,
});

export const article: fc.Arbitrary<Article> = fc
  .record({
    drafts: fc.array(draft, { minLength: 1, maxLength: 6 }),
    metadata: fc.record({
      title: fc.string(),
      bylines: fc.array(fc.string(), { maxLength: 2 }),
      publisher: fact,
      url: fc.option(fc.webUrl(), { nil: null }),
      published: fact,
      language: fact,
      direction: fc.constantFrom(...directions),
      retrieved: time,
    }),
    revision: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ drafts, metadata, revision }) => {
    const all = drafts.map((one, index) => ({ ...one, repeats: index ? one.repeats : null }));
    return { ...createArticle(all, metadata), revision };
  });

/** A span of whole characters. */
export const spanIn = (text: string): fc.Arbitrary<Span> => {
  const points = codePoints(text);
  return fc
    .tuple(fc.nat(points.length - 1), fc.nat(points.length - 1))
    .map(([a, b]) => ({ start: points.toUtf16(Math.min(a, b)), end: points.toUtf16(Math.max(a, b) + 1) }));
};

const id = fc.string({ minLength: 1 });
const ids = fc.uniqueArray(id, { maxLength: 3 });

const partSpan = (text: string): fc.Arbitrary<PartSpan> =>
  fc
    .tuple(fc.constantFrom('claim', 'source', 'content', 'a part of tomorrow'), spanIn(text))
    .map(([part, span]) => ({ part, ...span, ...describe(text, span) }));

export const annotationOf = ({ id: articleId, revision, text }: Article): fc.Arbitrary<Annotation> =>
  fc.record({
    id,
    articleId: fc.constant(articleId),
    revision: fc.constant(revision),
    kind: fc.constantFrom('claim', 'attribution', 'framing', 'a kind of tomorrow'),
    spans: fc
      .array(partSpan(text), { minLength: 1, maxLength: 4 })
      .map((spans) => [...spans].sort(compareSpans)),
    attributes: fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.oneof(
        fc.string(),
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
      ),
      { maxKeys: 3, noNullPrototype: true },
    ),
    sources: ids,
    parent: fc.option(id, { nil: null }),
    note: fc.string({ unit: 'grapheme' }),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs), { nil: null }),
    analyst: fc.string(),
    created: time,
    modified: time,
  });

/** As it may be coded in an article, in which its side may be another than elsewhere. */
export const sourceIn = (articleId: string): fc.Arbitrary<Source> =>
  fc
    .record(
      {
        id,
        name: fc.string(),
        aliases: fc.array(fc.string(), { maxLength: 2 }),
        kind: fc.string(),
        type: fc.string(),
        role: fc.string(),
        side: fc.string(),
        anonymity: fc.string(),
        affiliation: fc.string(),
        country: fc.string(),
        note: fc.string({ unit: 'grapheme' }),
        modified: time,
        here: fc.string(),
      },
      {
        requiredKeys: ['id', 'name', 'aliases', 'kind', 'type', 'role', 'side', 'anonymity'],
        noNullPrototype: true,
      },
    )
    .map(({ here, ...source }) =>
      here === undefined || here === source.side ? source : { ...source, sides: { [articleId]: here } },
    );

const unique = <T extends { readonly id: string }>(one: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(one, { selector: (record) => record.id, maxLength });

/** An article with whatever was said about it. */
export const annotated = article.chain((one) =>
  fc.record({
    article: fc.constant(one),
    sources: unique(sourceIn(one.id), 3),
    annotations: unique(annotationOf(one), 8),
  }),
);
