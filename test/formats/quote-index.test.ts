import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Placer } from '../../src/formats/place-foreign.js';
import { QuoteIndex } from '../../src/formats/quote-index.js';

const few = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🎙'), maxLength: 300 });

describe('QuoteIndex', () => {
  it('finds words wherever they stand, overlapping ones too, and nowhere else', () => {
    fc.assert(
      fc.property(few, fc.nat(), fc.integer({ min: 1, max: 40 }), few, (text, at, length, words) => {
        const index = new QuoteIndex(text);
        const start = at % (text.length + 1);
        for (const quote of [text.slice(start, start + length), words]) {
          const places = [...text].length && quote ? [...Array(text.length).keys()] : [];
          expect(index.places(quote) ?? []).to.deep.equal(
            places.filter((place) => text.startsWith(quote, place)),
          );
        }
      }),
      { seed: 20260607 },
    );
  });

  it('gives up where a file makes it look too long', () => {
    const index = new QuoteIndex('a'.repeat(1000), 5000);
    expect(index.places('a'.repeat(10))).to.have.length(991);
    for (let again = 0; again < 10; again += 1) index.places('a'.repeat(10));
    expect(index.places('a'.repeat(10))).to.equal(null);
  });
});

describe('Placer', () => {
  const text = `${'She said no. '.repeat(5000)}He said yes. ${'She said no. '.repeat(5000)}`;
  const placer = new Placer(text, 'utf-16');
  const he = text.indexOf('He ');

  it('finds the words that are meant behind thousands of the same', () => {
    const there = { start: he + 3, end: he + 7 };
    expect(placer.find({ exact: 'said', prefix: 'He ', suffix: ' yes' })).to.deep.equal(there);
    expect(placer.find({ exact: 'said', prefix: 'Then he ', suffix: ' yes' })).to.deep.equal(there);
  });

  it('says where what stands around them does not tell', () => {
    expect(placer.find({ exact: 'said', prefix: 'She ', suffix: ' no' })).to.equal(
      'The words "said" stand in the text 10000 times, and nothing says which are meant.',
    );
    expect(placer.find({ exact: 'said never' })).to.equal('The text nowhere reads "said never".');
  });

  it('ends soon on a million quotes of what stands everywhere', () => {
    const same = new Placer('a'.repeat(100_000), 'utf-16');
    let said: unknown;
    for (let number = 0; number < 1_000_000; number += 1)
      said = same.find({ exact: 'a'.repeat(1 + (number % 50)), prefix: 'aaaa' });
    expect(said).to.equal('The file quotes too many words that stand everywhere: these were not looked for.');
  });
});
