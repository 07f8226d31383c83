import { expect } from '@open-wc/testing';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { readCodebook } from '../../src/formats/codebook-json.js';

const kind = {
  id: 'slur',
  label: 'Slur',
  key: 's',
  tone: 4,
  parts: [{ id: 'slur', label: 'Slur' }],
  mainPart: 'slur',
};

describe('readCodebook', () => {
  it('reads back the codebook that ships with the tool', () => {
    expect(readCodebook(JSON.parse(JSON.stringify(defaultCodebook)))).to.deep.equal(defaultCodebook);
  });

  it('fills in what need not be said, and takes null for it', () => {
    const expected = { id: 'mine', version: '1', title: 'mine', kinds: [{ ...kind, attributes: [] }] };
    expect(readCodebook({ id: 'mine', version: '1', kinds: [kind] })).to.deep.equal(expected);
    const nulls = { ...kind, definition: null, attributes: null };
    expect(readCodebook({ id: 'mine', version: '1', title: null, kinds: [nulls] })).to.deep.equal(expected);
  });

  it('says what is wrong with one', () => {
    const reading =
      (...kinds: unknown[]) =>
      () =>
        readCodebook({ id: 'mine', version: '1', kinds });
    expect(() => readCodebook('text')).to.throw(Error, 'This is not a codebook. It must be a record');
    expect(() => readCodebook({ id: 'mine', version: '1' })).to.throw(Error, 'It has no "kinds".');
    expect(reading({ ...kind, tone: 9 })).to.throw(
      Error,
      'Its "kinds.0.tone" must be a whole number from 1 to 8, not 9.',
    );
    expect(reading({ ...kind, parts: [] })).to.throw(
      Error,
      'Its "kinds.0.parts" must be a list of at least one part',
    );
    expect(reading(kind, kind)).to.throw(Error, 'This codebook has two kinds with the id "slur".');
    expect(reading({ ...kind, mainPart: 'x' })).to.throw(
      Error,
      'The main part "x" of kind "slur" is not one of its parts.',
    );
    expect(reading({ ...kind, attributes: [{ id: 'constructor', label: 'Built by', kind: 'text' }] })).to.throw(
      Error,
      'Kind "slur" has an attribute "constructor", a name that JavaScript keeps for itself.',
    );
  });
});
