/** What the tests of all exchange formats share: sets at random, what a format has to keep of them, and damage. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation, PartSpan } from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import type {
  ExchangedSet,
  ExchangeFile,
  ExchangeFormat,
  WriteOptions,
} from '../../src/formats/exchange-format.js';
import type { Facet } from '../../src/formats/facets.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';
import { annotated, spanIn } from '../domain/arbitraries.js';
import { describe as contextOf } from '../../src/domain/selector.js';
import { compareSpans } from '../../src/domain/span.js';

/** The same sets in every run; few, since thirteen formats are tried. */
export const tried = { seed: 20260607, numRuns: 60 };
export const writtenAt = '2026-01-02T03:04:05.000Z';

/** Kinds and parts of the default codebook alone, with the attributes and sources that real sets have. */
const usual = ({ text }: { text: string }) =>
  fc.constantFrom(...codebook.kinds).chain((kind) =>
    fc.record({
      kind: fc.constant(kind.id),
      spans: fc
        .array(
          fc
            .tuple(fc.constantFrom(...kind.parts.map(({ id }) => id)), spanIn(text))
            .map(([part, span]): PartSpan => ({ part, ...span, ...contextOf(text, span) })),
          { minLength: 1, maxLength: 5 },
        )
        .map((spans) => [...spans].sort(compareSpans)),
    }),
  );

/**
 * Articles with annotations that overlap, nest, lie in pieces and cross paragraphs; sources, parents and annotations of
 * an earlier revision. `strange`: kinds, parts, ids and attributes may have any name at all.
 */
const sets = ({ strange = true } = {}): fc.Arbitrary<Omit<ExchangedSet, 'codebook'>> =>
  annotated
    .chain(({ article, sources, annotations }) =>
      fc.record({
        article: fc.constant(article),
        sources: fc.constant(sources),
        annotations: fc.constant(annotations),
        usual: fc.array(usual(article), { minLength: annotations.length, maxLength: annotations.length }),
        picks: fc.array(fc.nat(99), { minLength: annotations.length, maxLength: annotations.length }),
        orphaned: fc.integer({ min: 0, max: 2 }),
      }),
    )
    .map(({ article, sources, annotations, usual: plain, picks, orphaned }) => {
      const names = strange
        ? { sources, annotations }
        : {
            sources: sources.map((source, index) => ({
              ...source,
              id: `source-${index}`,
              name: source.name || 'Kim',
            })),
            annotations: annotations.map((annotation, index) => ({
              ...annotation,
              id: `note-${index}`,
              ...plain[index],
            })),
          };
      const all = names.annotations.map((annotation, index): Annotation => {
        const pick = picks[index]!;
        const parent = names.annotations[pick % names.annotations.length]!;
        return {
          ...annotation,
          attributes: strange ? annotation.attributes : { mode: 'direct', weight: pick, sure: pick % 2 > 0 },
          ...(pick % 3 === 0 && Object.keys(annotation.attributes).length && strange
            ? { prefilled: Object.keys(annotation.attributes).slice(0, 1) }
            : {}),
          sources: pick % 2 ? names.sources.map(({ id }) => id).slice(0, (pick % 3) + 1) : [],
          parent: pick % 4 || parent.id === annotation.id ? null : parent.id,
        };
      });
      const revision = Math.max(2, article.revision);
      return {
        article: { ...article, revision },
        sources: names.sources,
        annotations: all.slice(orphaned).map((annotation) => ({ ...annotation, revision })),
        orphans: all.slice(0, orphaned).map((annotation) => ({
          ...annotation,
          revision: revision - 1,
          spans: annotation.spans
            .map((span) => ({ ...span, start: 0, end: span.exact.length }))
            .sort(compareSpans),
        })),
      };
    });

/** The set as plain JSON, in the own format: two sets are one where these are. */
const plain = (set: ExchangedSet): unknown =>
  JSON.parse(JSON.stringify(writeAnnotationSet(set, { exported: writtenAt })));

/** What may be lost is made the same on both sides; all else has to have been kept. */
function without(set: ExchangedSet, holds: readonly Facet[]): unknown {
  const lost = (facet: Facet) => !holds.includes(facet);
  const names = new Map(set.sources.map(({ id, name }) => [id, name]));
  const strip = (annotation: Annotation): Annotation => {
    const { prefilled, ...all } = annotation;
    return {
      ...all,
      ...(prefilled && !lost('prefilled') && !lost('attributes') && { prefilled }),
      ...(lost('sources') && { sources: [] }),
      // Without ids, a source is known by its name.
      ...(lost('ids') && !lost('sources') && { sources: all.sources.map((id) => names.get(id) ?? id) }),
      ...(lost('parents') && { parent: null }),
      ...(lost('attributes') && { attributes: {} }),
      ...(lost('value-types') && {
        attributes: Object.fromEntries(
          Object.entries(all.attributes).map(([key, value]) => [key, String(value)]),
        ),
      }),
      ...(lost('notes') && { note: '' }),
      ...(lost('confidence') && { confidence: null }),
      ...(lost('analysts') && { analyst: '' }),
      ...(lost('times') && { created: writtenAt, modified: writtenAt }),
    };
  };
  const article = {
    ...set.article,
    ...(lost('facts') && {
      ...{ title: '', bylines: [], publisher: null, url: null, published: null, language: null },
      ...{ direction: 'auto' as const, retrieved: writtenAt, id: 'article', revision: 2 },
    }),
    ...(lost('blocks') && { blocks: [] }),
    ...(lost('removed') && { removed: undefined, raw: undefined }),
  };
  const here = { articleId: article.id, revision: article.revision };
  const file = plain({
    ...set,
    article: article as ExchangedSet['article'],
    sources: lost('registry') ? [] : set.sources,
    annotations: set.annotations.map((annotation) => ({ ...strip(annotation), ...here })),
    orphans: lost('orphans') ? [] : set.orphans,
  }) as { codebook?: unknown; annotations: { id?: string; parent?: string | null }[] };
  if (lost('codebook')) delete file.codebook;
  if (lost('ids')) {
    // Nor is there an order then among annotations of the same words.
    const words = ({ id: _id, parent: _parent, ...all }: (typeof file.annotations)[number]) =>
      JSON.stringify(all);
    const known = new Map(file.annotations.map((annotation) => [annotation.id, words(annotation)]));
    const key = (annotation: (typeof file.annotations)[number]) =>
      `${words(annotation)} in ${known.get(annotation.parent ?? '')}`;
    file.annotations.sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
    const order = new Map(file.annotations.map(({ id }, index) => [id, `${index}`]));
    for (const annotation of file.annotations) {
      annotation.id = order.get(annotation.id)!;
      if (annotation.parent) annotation.parent = order.get(annotation.parent) ?? null;
    }
  }
  return file;
}

export interface RoundTrip extends WriteOptions {
  readonly [option: string]: string | undefined;
}

/** Whatever a format says that it holds comes back, of every set, and reading it back has nothing to complain of. */
export function comesBack(
  format: ExchangeFormat,
  {
    options = {},
    strange = true,
    only = () => true,
  }: {
    options?: Readonly<Record<string, string>>;
    strange?: boolean;
    /** Sets that the format can hold at all, where it says so in `losses`. */
    only?: (set: ExchangedSet) => boolean;
  } = {},
): void {
  fc.assert(
    fc.property(sets({ strange }), (drawn) => {
      const set = { ...drawn, codebook };
      fc.pre(only(set));
      const files = format.write(set, { exported: writtenAt, ...options });
      const {
        sets: [back, ...more],
        problems,
      } = format.read(files, { now: writtenAt, ...options });
      expect(problems).to.deep.equal([]);
      expect(more).to.deep.equal([]);
      expect(without(back!, format.holds)).to.deep.equal(without(set, format.holds));
    }),
    tried,
  );
}

const junk = [
  '',
  '\0',
  '{',
  '}',
  '[',
  ']',
  '"',
  '\t',
  '\n',
  '<',
  '>',
  '&x;',
  '-1',
  '9e99',
  '999999999',
  'null',
  '__proto__',
];

/** Files of `format` with a few random wounds each: read without a throw, and what is taken is sound. */
export function survivesDamage(format: ExchangeFormat, options: Readonly<Record<string, string>> = {}): void {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(
      sets({ strange: false }),
      fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom(...junk)), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (set, wounds, which) => {
        const files = [...format.write({ ...set, codebook }, { exported: writtenAt, ...options })];
        const victim = files[which % files.length]!;
        files[which % files.length] = wounds.reduce(wound, victim);
        const { sets: read, problems } = format.read(files, { now: writtenAt, ...options });
        expect(
          problems.every(({ file, message }) => typeof file === 'string' && /[.)]$/.test(message)),
        ).to.equal(true);
        for (const one of read) plain(one); // Throws where a span does not hold its words.
      },
    ),
    { ...tried, numRuns: 150 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).to.equal(before);
}

/** Cuts out `length` characters or bytes at a place and puts `insert` there. */
function wound(file: ExchangeFile, [at, length, insert]: readonly [number, number, string]): ExchangeFile {
  if (file.text !== undefined) {
    const place = at % (file.text.length + 1);
    return { ...file, text: file.text.slice(0, place) + insert + file.text.slice(place + length) };
  }
  const { data = new Uint8Array() } = file;
  const place = at % (data.length + 1);
  const bytes = [
    ...data.subarray(0, place),
    ...new TextEncoder().encode(insert),
    ...data.subarray(place + length),
  ];
  return { ...file, data: new Uint8Array(bytes) };
}
