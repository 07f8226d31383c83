import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { blockRange, offsetAt, posAt } from '../../src/editor/position.js';
import { documentOf } from '../../src/editor/schema.js';
import { articleOf } from '../support/marked.js';

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/\s/g, '·'));
const lines = fc.array(line, { minLength: 1, maxLength: 8 });

describe('position', () => {
  it('maps every offset to a position and back', () => {
    fc.assert(
      fc.property(lines, (blocks) => {
        const article = articleOf(blocks.join('\n'));
        for (let offset = 0; offset <= article.text.length; offset++)
          expect(offsetAt(article, posAt(article, offset))).to.equal(offset);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('finds between two positions exactly the text between their offsets', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (blocks, a, b) => {
        const article = articleOf(blocks.join('\n'));
        const [start, end] = [a % article.text.length, b % article.text.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const doc = documentOf(article);
        expect(doc.textBetween(posAt(article, start), posAt(article, end), '\n')).to.equal(
          article.text.slice(start, end),
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('counts a position between two blocks as the start of the second', () => {
    const article = articleOf('One.\nTwo.');
    expect(offsetAt(article, 0)).to.equal(0);
    expect(offsetAt(article, blockRange(article, 1).from - 1)).to.equal('One.\n'.length);
  });
});
