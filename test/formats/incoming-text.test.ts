import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canonical } from '../../src/domain/article.js';
import { incomingText } from '../../src/formats/incoming-text.js';
import { bounded, foreignText } from '../domain/arbitraries.js';

describe('incomingText', () => {
  it('takes a text as it is where an article can hold it', () => {
    const { text, changed, length } = incomingText('Kim 🎙\nsaid');
    expect({ text, changed, length }).to.deep.equal({ text: 'Kim 🎙\nsaid', changed: false, length: 10 });
  });

  it('takes out what would be an empty line', () => {
    expect(incomingText('\r\n\nKim\r\n\r\nsaid\rso\n\n').text).to.equal('Kim\nsaid\nso');
    expect(incomingText('\n\n').text).to.equal('');
  });

  it('moves each character of any text to its place in the mended one', () => {
    fc.assert(
      fc.property(foreignText, (raw) => {
        const { text, changed, length, toUtf16 } = incomingText(raw);
        const characters = [...raw];
        expect(length).to.equal(characters.length);
        expect(changed).to.equal(text !== raw);
        expect(text).to.equal(
          canonical(raw)
            .split('\n')
            .filter((line) => line)
            .join('\n'),
        );
        expect([toUtf16(0), toUtf16(length)]).to.deep.equal([0, text.length]);
        characters.forEach((character, index) => {
          const [start, end] = [toUtf16(index), toUtf16(index + 1)];
          if (start < end || !/[\r\n]/.test(character))
            expect(text.slice(start, end)).to.equal(canonical(character));
          else expect(start).to.equal(end);
        });
      }),
      bounded,
    );
  });
});
