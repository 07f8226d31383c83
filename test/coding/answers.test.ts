import { expect } from '@open-wc/testing';
import { choose, openQuestion, questionOf } from '../../src/coding/answers.js';
import { kindOf } from '../../src/domain/codebook.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';

const claim = kindOf(defaultCodebook, 'claim');
const framing = kindOf(defaultCodebook, 'framing');
const attribution = kindOf(defaultCodebook, 'attribution');

describe('the question of an annotation', () => {
  it('is its mandatory value, and after that nothing; a letter may still change it', () => {
    expect(openQuestion(claim, { attributes: {} })!.id).to.equal('worth');
    expect(openQuestion(claim, { attributes: { worth: 'minor' } })).to.equal(null);
    expect(questionOf(claim, { attributes: { worth: 'minor' } })!.id).to.equal('worth');
  });

  it('goes on with what an answer brings up: one of 15 frames, one of 23 techniques', () => {
    const frame = openQuestion(framing, { attributes: { device: 'frame' } })!;
    expect([frame.id, frame.values!.length]).to.deep.equal(['frame', 15]);
    const technique = openQuestion(framing, { attributes: { device: 'technique' } })!;
    expect([technique.id, technique.values!.length]).to.deep.equal(['technique', 23]);
    expect(openQuestion(framing, { attributes: { device: 'wording' } })).to.equal(null);
  });

  it('can be answered by one key for each value', () => {
    for (const { attributes } of defaultCodebook.kinds)
      for (const { id, values = [] } of attributes) {
        const keys = values.map(({ key }) => key);
        expect(new Set(keys).size, id).to.equal(values.length);
        expect(keys, id).not.to.include(undefined);
      }
  });
});

describe('a chosen value', () => {
  it('is suggested no more, even where it is the one that was suggested', () => {
    const annotation = { attributes: { mode: 'direct', stance: 'neutral' }, prefilled: ['mode', 'stance'] };
    expect(choose(attribution, annotation, 'mode', 'direct')).to.deep.equal({
      attributes: { mode: 'direct', stance: 'neutral' },
      prefilled: ['stance'],
    });
  });

  it('takes along what means nothing without the old one, and nothing that the codebook does not know', () => {
    const attributes = { device: 'frame', frame: 'morality', colour: 'red' };
    expect(choose(framing, { attributes }, 'device', 'label').attributes).to.deep.equal({
      device: 'label',
      colour: 'red',
    });
    expect(choose(framing, { attributes }, 'device', '').attributes).to.deep.equal({ colour: 'red' });
    expect(choose(undefined, { attributes }, 'colour', 'blue').attributes).to.deep.equal({
      ...attributes,
      colour: 'blue',
    });
  });
});
