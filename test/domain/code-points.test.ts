import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canonical } from '../../src/domain/article.js';
import { codePoints } from '../../src/domain/code-points.js';
import { bounded, foreignText } from './arbitraries.js';

describe('codePoints', () => {
  it('counts as Python does, where JavaScript counts some characters twice', () => {
    const points = codePoints('Kim 🎙 said the plan will work.\nCritics disagree.');
    expect(points.length).to.equal(48);
    expect([0, 3, 4, 6, 7, 12, 30, 49].map(points.fromUtf16)).to.deep.equal([0, 3, 4, 5, 6, 11, 29, 48]);
    expect([0, 3, 4, 5, 6, 11, 29, 48].map(points.toUtf16)).to.deep.equal([0, 3, 4, 6, 7, 12, 30, 49]);
  });

  it('refuses an offset that no other program could find', () => {
    const points = codePoints('a🎙');
    expect(() => points.fromUtf16(2)).to.throw(RangeError, 'Offset 2 lies inside a surrogate pair');
    expect(() => points.fromUtf16(4)).to.throw(RangeError, 'Offset 4 is out of range: the text has 3 UTF-16');
    expect(() => points.toUtf16(3)).to.throw(
      RangeError,
      'Offset 3 is out of range: the text has 2 code points',
    );
    for (const offset of [-1, 0.5, NaN]) {
      expect(() => points.fromUtf16(offset)).to.throw(RangeError);
      expect(() => points.toUtf16(offset)).to.throw(RangeError);
    }
  });

  it('agrees with the characters of any text, there and back', () => {
    fc.assert(
      fc.property(foreignText.map(canonical), (text) => {
        const points = codePoints(text);
        const characters = [...text];
        expect(points.length).to.equal(characters.length);
        let offset = 0;
        characters.forEach((character, index) => {
          expect(points.fromUtf16(offset)).to.equal(index);
          expect(points.toUtf16(index)).to.equal(offset);
          offset += character.length;
        });
        expect(points.fromUtf16(offset)).to.equal(characters.length);
      }),
      bounded,
    );
  });
});
