import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { carryOver } from '../../src/anchoring/carry-over.js';
import { createAnnotation, type Annotation } from '../../src/domain/annotation.js';
import { createArticle, type Article } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { describe as describeSpan } from '../../src/domain/selector.js';
import { annotationOf, article, bounded } from '../domain/arbitraries.js';
import { edited, random } from './edits.js';
import { tally } from './truth.js';

const now = '2026-01-02T03:04:05.000Z';

/** Sentences of words drawn at random, frequent ones often; annotations on three to twelve of them. */
function generate(
  words: number,
  count: number,
  next: () => number,
): { article: Article; annotations: Annotation[] } {
  const upTo = (most: number) => Math.floor(next() * most);
  // The square makes some words frequent and most of them rare, as in any text.
  const word = () => `w${Math.floor(next() ** 2 * 400).toString(36)}`;
  const sentence = () => `${Array.from({ length: 6 + upTo(16) }, word).join(' ')}.`;
  const paragraph = () => Array.from({ length: 2 + upTo(4) }, sentence).join(' ');
  const drafts = Array.from({ length: Math.ceil(words / 45) }, () => ({
    type: 'paragraph' as const,
    role: 'body' as const,
    repeats: null,
    text: paragraph(),
  }));
  const made = createArticle(drafts, { retrieved: now });
  const annotations = Array.from({ length: count }, () => {
    const block = made.blocks[upTo(made.blocks.length)]!;
    const places = [...made.text.slice(block.start, block.end).matchAll(/\w+/g)];
    const first = upTo(places.length - 3);
    const last = places[Math.min(places.length - 1, first + 2 + upTo(10))]!;
    const span = { start: block.start + places[first]!.index, end: block.start + last.index + last[0].length };
    return createAnnotation({ article: made, codebook: defaultCodebook, analyst: 'ana', now }, 'claim', [span]);
  });
  return { article: made, annotations };
}

describe('accuracy after 5 % of the words changed', () => {
  for (const seed of [1, 2, 3]) {
    const { article: before, annotations } = generate(10_000, 1000, random(seed));
    const edits = edited(before, { share: 0.05, moved: 3, next: random(seed + 100) });

    it(`with the old text, seed ${seed}`, () => {
      const carried = carryOver(annotations, { before: before.text, after: edits.text });
      const { right, wrong, wrongSure, roughSure } = tally(annotations, carried, edits);
      expect(right).to.be.at.least(990);
      expect([wrong, wrongSure, roughSure]).to.deep.equal([0, 0, 0]);
    });

    it(`from quotes alone, seed ${seed}`, () => {
      const carried = carryOver(annotations, { before: null, after: edits.text });
      const { right, wrong, wrongSure, roughSure } = tally(annotations, carried, edits);
      expect(right).to.be.at.least(985);
      expect(wrong).to.be.at.most(2);
      expect([wrongSure, roughSure]).to.deep.equal([0, 0]);
    });
  }
});

describe('accuracy after a third of the words changed', () => {
  const { article: before, annotations } = generate(5000, 1000, random(9));
  const edits = edited(before, { share: 0.33, moved: 3, next: random(10) });
  for (const text of [before.text, null])
    it(`is never wrong without a doubt, ${text === null ? 'from quotes alone' : 'with the old text'}`, () => {
      const { right, wrongSure, roughSure } = tally(
        annotations,
        carryOver(annotations, { before: text, after: edits.text }),
        edits,
      );
      expect(right).to.be.at.least(700);
      expect([wrongSure, roughSure]).to.deep.equal([0, 0]);
    });
});

describe('texts in which nothing stands out', () => {
  const line = (count: number) => 'said that '.repeat(count).trimEnd();
  const before = line(20_000);
  const annotations = Array.from({ length: 500 }, (_, index) => {
    const span = { start: index * 400, end: index * 400 + 49 };
    return { id: `${index}`, spans: [{ part: 'claim', ...span, ...describeSpan(before, span) }] };
  });

  for (const text of [before, null])
    it(`never is sure of what could be anywhere, ${text === null ? 'from quotes alone' : 'with the old text'}`, () => {
      const after = `A new start. ${line(15_000)}, ${line(4000)}`;
      const carried = carryOver(annotations, { before: text, after });
      expect(carried).to.have.length(500);
      if (text === null) expect(carried.filter(({ status }) => status === 'sure')).to.deep.equal([]);
    });
});

describe('what holds of any text', () => {
  const annotatedArticle = article.chain((one) =>
    fc.tuple(fc.constant(one), fc.array(annotationOf(one), { minLength: 1, maxLength: 8 })),
  );

  it('the same text carries everything, with a score of 1', () => {
    fc.assert(
      fc.property(annotatedArticle, ([{ text }, annotations]) => {
        for (const [index, { score, spans }] of carryOver(annotations, {
          before: text,
          after: text,
        }).entries()) {
          expect(score).to.equal(1);
          expect(spans).to.deep.equal(annotations[index]!.spans);
        }
      }),
      bounded,
    );
  });

  it('a place is in the new text, quotes it, and is never half a character', () => {
    fc.assert(
      fc.property(
        annotatedArticle,
        article,
        fc.boolean(),
        ([{ text }, annotations], { text: after }, blind) => {
          for (const { spans, status, score } of carryOver(annotations, {
            before: blind ? null : text,
            after,
          })) {
            expect(spans === null).to.equal(status === 'lost');
            expect(score).to.be.within(0, 1);
            for (const { start, end, exact } of spans ?? []) {
              expect(start).to.be.lessThan(end);
              expect(after.slice(start, end)).to.equal(exact);
              expect(/\p{Surrogate}/u.test(exact)).to.equal(false);
            }
          }
        },
      ),
      bounded,
    );
  });
});
