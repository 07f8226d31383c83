import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation, PartSpan } from '../../src/domain/annotation.js';
import { createArticle, roles } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { registryOf } from '../../src/domain/registry.js';
import { describe as describeSpan } from '../../src/domain/selector.js';
import type { Source } from '../../src/domain/source.js';
import { compareSpans } from '../../src/domain/span.js';
import type { Measure, SourceBalance } from '../../src/measures/balance.js';
import { wordBases } from '../../src/measures/case.js';
import type { BalanceOptions, Coded } from '../../src/measures/coded.js';
import { evidenceSpans } from '../../src/measures/evidence.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { wordsOf } from '../../src/measures/words.js';

const pieces = [
  'one',
  'two',
  'U.S.',
  ' ',
  ' ',
  '“',
  '”',
  '"',
  '’',
  ', ',
  '🎙',
  'e\u0301',
  'שלום',
  '漢字',
  '2,500',
];
const line = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 16 }).map((all) => all.join(''));
const odd = ['', 'town', 'state', 'none', 'unclear', '__proto__', 'toString', 'a side with spaces', '7'];
const who = ['ana', 'bo', 'merged', 'circle', 'round', 'removed', 'nobody knows', '__proto__'];
const instant = fc.constantFrom('', '2026-02-03T04:05:06.000Z', '2026-02-01T00:00:00.000Z');

const source = (id: string, more: Partial<Source> = {}) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constantFrom('Ana', 'Bo', ''),
    aliases: fc.constantFrom([], ['the mayor']),
    kind: fc.constant('person'),
    type: fc.constantFrom('government', 'expert', '', 'toString', 'a type of tomorrow'),
    role: fc.constant('unknown'),
    side: fc.constantFrom(...odd),
    anonymity: fc.constantFrom('', 'named', 'anonymous_group', 'toString', '__proto__'),
    ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, fc.constant(value)])),
  }) as unknown as fc.Arbitrary<Source>;

const sources = fc.tuple(
  source('ana'),
  source('bo'),
  source('merged', { mergedInto: 'ana' }),
  source('circle', { mergedInto: 'round' }),
  source('round', { mergedInto: 'circle' }),
  source('removed', { removed: true }),
  source('__proto__'),
);

const values = (...all: unknown[]) => fc.constantFrom(undefined, '', 'toString', 7, true, ...all);

/** `prefix` keeps the ids of articles apart. */
const codedAs = (prefix: string): fc.Arbitrary<Coded> =>
  fc
    .record({
      lines: fc.array(
        fc.record({
          text: line,
          role: fc.constantFrom('body', 'body', 'body', ...roles),
          repeats: fc.constantFrom(null, null, null, 0),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      sources,
      places: fc.array(fc.tuple(fc.nat(199), fc.nat(199)), { minLength: 5, maxLength: 5 }),
    })
    .chain(({ lines, sources: all, places }) => {
      const article = {
        ...createArticle(
          lines.map((each, index) => ({
            ...each,
            type: 'paragraph' as const,
            repeats: index ? each.repeats : null,
          })),
          { retrieved: '2026-01-02T03:04:05.000Z', language: 'en' },
        ),
        id: `${prefix}article`,
        revision: 2,
      };
      const { text } = article;
      // Few places, so that contents are often equal, and one inside another.
      const place = fc
        .constantFrom(...places)
        .map(([a, b]) => [a % text.length, b % text.length])
        .map(([a, b]) => ({ start: Math.min(a!, b!), end: Math.max(a!, b!) + 1 }));
      const span = fc
        .tuple(fc.constantFrom('content', 'content', 'content', 'cue', 'source', 'addressee'), place)
        .map(([part, where]): PartSpan => ({ part, ...where, ...describeSpan(text, where) }));
      const ids = Array.from({ length: 8 }, (_, index) => `${prefix}${index}`);
      const annotation = (id: string) =>
        fc
          .record({
            kind: fc.constantFrom(
              'attribution',
              'attribution',
              'attribution',
              'claim',
              'framing',
              'a kind of tomorrow',
            ),
            spans: fc.array(span, { minLength: 1, maxLength: 4 }),
            attributes: fc.record({
              mode: values('direct', 'direct', 'mixed', 'indirect'),
              stance: values('neutral', 'doubting', 'loaded'),
              source_form: values('named', 'vague_group'),
              support: values('none', 'attributed'),
              polarity: values('neg', 'pos'),
              target: values('Ana', 'town', 'THE MAYOR', 'a stranger'),
            }),
            sources: fc.array(fc.constantFrom(...who), { maxLength: 3 }),
            parent: fc.constantFrom(null, 'missing', ...ids),
            revision: fc.constantFrom(2, 2, 2, 2, 1),
            analyst: fc.constantFrom('', 'ana'),
            created: instant,
            modified: instant,
          })
          .map(({ attributes, spans, ...each }) => ({
            ...each,
            id,
            articleId: article.id,
            spans: spans.sort(compareSpans),
            note: '',
            confidence: null,
            attributes: Object.fromEntries(
              Object.entries(attributes).filter(([, value]) => value !== undefined),
            ) as Annotation['attributes'],
          }));
      return fc.record({
        article: fc.constant(article),
        codebook: fc.constant(defaultCodebook),
        registry: fc.constant(registryOf(all)),
        annotations: fc
          .subarray(ids, { minLength: 0 })
          .chain((some) => fc.tuple(...some.map(annotation)) as fc.Arbitrary<Annotation[]>),
      });
    })
    .map((coded) => Object.defineProperty(coded, fc.toStringMethod, { value: () => shown(coded) }));

/** Without the codebook, which is always the same. */
const shown = ({ article: { text, blocks }, annotations, registry }: Coded) =>
  JSON.stringify({ text, blocks, annotations, sources: [...registry.values()] });

const options: fc.Arbitrary<BalanceOptions> = fc.record({
  include: fc.subarray(['pull-quote', 'caption', 'boilerplate', 'repeats'] as const),
});

const measuresOf = ({ attributions, uniqueSources, quotedWords, contentWords, earlyWords }: SourceBalance) => ({
  attributions,
  uniqueSources,
  quotedWords,
  voice: contentWords.voice,
  space: contentWords.space,
  earlyWords,
});

const groupings = ['bySide', 'bySource', 'byType'] as const;
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, each) => total + each, 0);
const bounded = { seed: 20261123, numRuns: 300 };

/** Where the interface allows null: undefined measures, and facts that nobody stated. */
const mayBeNull =
  /^(first|last|coded|diversity\.\w+|cases\.\d+\.position|claims\.\d+\.within|replies\.\d+\.(source|side|own)|articles\.\d+\.(publisher|published))$/;

function look(value: unknown, path: string): void {
  if (typeof value === 'number') expect(Number.isFinite(value), `${path} is ${value}`).to.equal(true);
  else if (value === null) expect(path).to.match(mayBeNull);
  else if (typeof value === 'object')
    for (const [key, each] of Object.entries(value)) look(each, path ? `${path}.${key}` : key);
  else expect(typeof value, path).to.be.oneOf(['string', 'boolean']);
}

describe('the balance of whatever may be coded', () => {
  it('holds no number that is none, and survives as JSON', () => {
    fc.assert(
      fc.property(codedAs('a'), options, (coded, asked) => {
        const balance = sourceBalance([coded], asked);
        look(balance, '');
        expect(JSON.parse(JSON.stringify(balance))).to.deep.equal(balance);
      }),
      bounded,
    );
  });

  it('counts, leaves out or lists each annotation once', () => {
    fc.assert(
      fc.property(codedAs('a'), options, (coded, asked) => {
        const { cases, claims, framings, leftOut } = sourceBalance([coded], asked);
        const found = [...cases, ...claims, ...framings, ...leftOut.annotations].map(({ id }) => id);
        expect(found.toSorted()).to.deep.equal(coded.annotations.map(({ id }) => id).toSorted());
      }),
      bounded,
    );
  });

  it('adds up: all cases in total, compounds once for each side, source and type', () => {
    fc.assert(
      fc.property(codedAs('a'), options, (coded, asked) => {
        const balance = sourceBalance([coded], asked);
        const { cases } = balance;
        const of = { bySide: 'sides', bySource: 'sources', byType: 'types' } as const;
        const check = (measure: Measure, count: (each: (typeof cases)[number]) => number) => {
          expect(measure.total).to.equal(sum(cases.map(count)));
          for (const by of groupings)
            expect(sum(Object.values(measure[by]))).to.equal(
              sum(cases.map((each) => count(each) * each[of[by]].length)),
            );
        };
        check(balance.attributions, () => 1);
        check(balance.quotedWords, ({ words }) => words.quoted);
        check(balance.contentWords.voice, ({ words }) => words.voice);
        check(balance.contentWords.space, ({ words }) => words.space);
        check(balance.earlyWords, ({ words }) => words.early);
        expect(balance.uniqueSources.total).to.equal(new Set(cases.flatMap(({ sources: ids }) => ids)).size);
        expect(sum(Object.values(balance.uniqueSources.bySide))).to.equal(balance.uniqueSources.total);
        for (const [values, field] of [
          [balance.modeBySide, 'mode'],
          [balance.stanceBySide, 'stance'],
        ] as const)
          expect(sum(Object.values(values).flatMap((each) => Object.values(each)))).to.equal(
            sum(cases.map((each) => (each[field] ? each.sides.length : 0))),
          );
      }),
      bounded,
    );
  });

  it('gives no more words than there are, and each to one by voice and one by space', () => {
    fc.assert(
      fc.property(codedAs('a'), options, (coded, asked) => {
        const { contentWords, quotedWords, earlyWords, countedWords, bodyWords, leftOut, cases } =
          sourceBalance([coded], asked);
        expect(contentWords.voice.total).to.equal(contentWords.space.total);
        expect(contentWords.voice.total).to.be.at.most(countedWords);
        expect(bodyWords).to.be.at.most(countedWords);
        expect(countedWords + sum(leftOut.blocks.map(({ words }) => words))).to.equal(
          wordsOf(coded.article).starts.length,
        );
        expect(earlyWords.total).to.be.at.most(Math.ceil(bodyWords / 4));
        for (const { words, mode, position } of cases) {
          expect(Math.max(words.quoted, words.early)).to.be.at.most(words.voice);
          if (mode !== 'direct' && mode !== 'mixed') expect(words.quoted).to.equal(0);
          if (position !== null) expect(position).to.be.within(0, 1);
        }
        expect(quotedWords.total).to.be.at.most(contentWords.voice.total);
      }),
      bounded,
    );
  });

  it('has behind each number the annotations that make it up, and no others', () => {
    fc.assert(
      fc.property(codedAs('a'), options, (coded, asked) => {
        const balance = sourceBalance([coded], asked);
        const ids = new Set(coded.annotations.map(({ id }) => id));
        for (const [name, measure] of Object.entries(measuresOf(balance)))
          for (const by of groupings) {
            expect(Object.keys(measure.annotations[by]), `${name} ${by}`).to.deep.equal(
              Object.keys(measure[by]),
            );
            for (const [group, list] of Object.entries(measure.annotations[by])) {
              expect(list.every((id) => ids.has(id))).to.equal(true);
              expect(new Set(list).size).to.equal(list.length);
              expect(list.length > 0, `${name} ${by} ${group}`).to.equal(measure[by][group]! > 0);
              if (name === 'attributions') expect(list.length).to.equal(measure[by][group]);
            }
          }
        expect(balance.attributions.annotations.total).to.have.length(balance.attributions.total);
        const named = [
          ...balance.notes.flatMap(({ annotations }) => annotations),
          ...balance.replies.flatMap(({ against, own }) => [...against, ...(own ?? [])]),
          ...balance.cases.flatMap(({ within }) => within),
          ...balance.claims.flatMap(({ within }) => within ?? []),
        ];
        expect(named.every((id) => ids.has(id))).to.equal(true);
      }),
      bounded,
    );
  });

  it('opens for each number as many words as it says', () => {
    fc.assert(
      fc.property(codedAs('a'), options, (coded, asked) => {
        const { starts, ends } = wordsOf(coded.article);
        for (const { id, words } of sourceBalance([coded], asked).cases)
          for (const base of wordBases) {
            const spans = evidenceSpans(coded, [id], base, asked).flatMap((each) => each.spans);
            const within = starts.filter((start, index) =>
              spans.some((span) => span.start <= start && ends[index]! <= span.end),
            );
            expect(within.length, `${id} ${base}`).to.equal(words[base]);
          }
      }),
      bounded,
    );
  });

  it('does not depend on the order of the annotations', () => {
    fc.assert(
      fc.property(codedAs('a'), options, (coded, asked) => {
        const turned = { ...coded, annotations: coded.annotations.toReversed() };
        const [one, other] = [coded, turned].map((each) => sourceBalance([each], asked));
        expect(other!.cases).to.deep.equal(one!.cases);
        expect(other!.claims).to.deep.equal(one!.claims);
        expect(measuresOf(other!)).to.deep.equal(measuresOf(one!));
      }),
      bounded,
    );
  });

  it('of two articles is the sum of both', () => {
    fc.assert(
      fc.property(codedAs('a'), codedAs('b'), options, (first, second, asked) => {
        const both = sourceBalance([first, second], asked);
        const apart = [first, second].map((each) => sourceBalance([each], asked));
        for (const [name, measure] of Object.entries(measuresOf(both))) {
          if (name === 'uniqueSources') continue;
          const parts = apart.map((each) => measuresOf(each)[name as keyof ReturnType<typeof measuresOf>]);
          expect(measure.total, name).to.equal(sum(parts.map(({ total }) => total)));
          for (const by of groupings)
            for (const [group, count] of Object.entries(measure[by]))
              expect(count).to.equal(
                sum(parts.map((part) => (Object.hasOwn(part[by], group) ? part[by][group]! : 0))),
              );
        }
        expect(both.countedWords).to.equal(sum(apart.map(({ countedWords }) => countedWords)));
        look(both, '');
      }),
      bounded,
    );
  });
});
