import { expect } from '@open-wc/testing';
import { attributesFor, findKind, kindOf, type Attribute } from '../../src/domain/codebook.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';

const attribute = (kind: string, id: string): Attribute =>
  kindOf(defaultCodebook, kind).attributes.find((one) => one.id === id)!;
const valuesOf = (kind: string, id: string) => attribute(kind, id).values?.map((value) => value.id);
const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

describe('kindOf', () => {
  it('says which kinds there are', () => {
    expect(findKind(defaultCodebook, 'slur')).to.equal(undefined);
    expect(() => kindOf(defaultCodebook, 'slur')).to.throw(RangeError, 'it has claim, attribution, framing');
  });
});

describe('attributesFor', () => {
  const framing = kindOf(defaultCodebook, 'framing');
  const shown = (chosen: Record<string, string>) => idsOf(attributesFor(framing, chosen));

  it('offers frames and techniques only for the device that takes them', () => {
    expect(shown({})).not.to.include.members(['frame']);
    expect(shown({ device: 'frame' }))
      .to.include('frame')
      .and.not.to.include('technique');
    expect(shown({ device: 'technique' }))
      .to.include('technique')
      .and.not.to.include('frame');
    expect(shown({ device: 'wording' })).to.deep.equal(['device', 'polarity', 'target', 'aim', 'voice']);
  });
});

describe('defaultCodebook', () => {
  it('has three kinds, each with its letter, tone and main part', () => {
    const facts = defaultCodebook.kinds.map(({ id, key, tone, mainPart }) => [id, key, tone, mainPart]);
    expect(facts).to.deep.equal([
      ['claim', 'c', 1, 'claim'],
      ['attribution', 'a', 2, 'content'],
      ['framing', 'f', 3, 'framing'],
    ]);
    expect(defaultCodebook.kinds.map(({ parts }) => idsOf(parts))).to.deep.equal([
      ['claim'],
      ['source', 'cue', 'content', 'addressee'],
      ['framing'],
    ]);
  });

  it('demands one choice of each kind', () => {
    const mandatory = defaultCodebook.kinds.map(({ attributes }) =>
      idsOf(attributes.filter((one) => one.mandatory)),
    );
    expect(mandatory).to.deep.equal([['worth'], ['mode'], ['device']]);
  });

  it('describes claims', () => {
    expect(valuesOf('claim', 'worth')).to.deep.equal(['check', 'minor', 'opinion']);
    expect(valuesOf('claim', 'kind')).to.deep.equal([
      'event',
      'quantity',
      'cause',
      'prediction',
      'rule',
      'experience',
      'other',
    ]);
    expect(valuesOf('claim', 'certainty')).to.deep.equal(['asserted', 'hedged', 'denied', 'question']);
    expect(valuesOf('claim', 'support')).to.deep.equal([
      'none',
      'attributed',
      'document_linked',
      'disputed_in_text',
    ]);
  });

  it('describes attributions', () => {
    expect(valuesOf('attribution', 'mode')).to.deep.equal(['direct', 'mixed', 'indirect', 'reported']);
    expect(valuesOf('attribution', 'act')).to.deep.equal(['say', 'think', 'know', 'want', 'order']);
    expect(valuesOf('attribution', 'stance')).to.deep.equal([
      'neutral',
      'factive',
      'assertive',
      'doubting',
      'loaded',
      'none',
    ]);
    expect(valuesOf('attribution', 'polarity')).to.deep.equal(['affirmed', 'negated']);
    expect(valuesOf('attribution', 'source_form')).to.deep.equal([
      'named',
      'role',
      'pronoun',
      'anonymous',
      'vague_group',
      'document',
      'implicit',
      'author',
    ]);
  });

  it('describes framing, with the 15 frames and the 23 techniques of the literature', () => {
    expect(valuesOf('framing', 'device')).to.deep.equal([
      'wording',
      'label',
      'scare_quotes',
      'presupposition',
      'selection',
      'order_emphasis',
      'technique',
      'frame',
    ]);
    expect(valuesOf('framing', 'frame')).to.have.length(15);
    expect(valuesOf('framing', 'technique')).to.have.length(23);
    expect(valuesOf('framing', 'polarity')).to.deep.equal(['neg', 'pos', 'neutral']);
    expect(valuesOf('framing', 'aim')).to.deep.equal(['direct', 'indirect']);
    expect(valuesOf('framing', 'voice')).to.deep.equal(['author', 'source']);
    expect(valuesOf('framing', 'target')).to.equal(undefined);
  });

  it('names nothing twice, and gives no key twice', () => {
    const once = (all: readonly (string | undefined)[]) => {
      const named = all.filter((one) => one !== undefined);
      expect(new Set(named).size, named.join()).to.equal(named.length);
    };
    once(idsOf(defaultCodebook.kinds));
    once(defaultCodebook.kinds.map(({ key }) => key));
    for (const { attributes, parts } of defaultCodebook.kinds) {
      once(idsOf(attributes));
      once(idsOf(parts));
      for (const { values = [] } of attributes) {
        once(idsOf(values));
        once(values.map(({ key }) => key));
        for (const { id, label } of values) {
          expect(id).to.match(/^[a-z][a-z_]*$/);
          expect(label).not.to.equal('');
        }
      }
    }
  });

  it('gives every value of a short list a key', () => {
    const short = defaultCodebook.kinds.flatMap(({ attributes }) => attributes).filter(({ when }) => !when);
    for (const { id, values = [] } of short)
      for (const value of values) expect(value.key, `${id} ${value.id}`).to.match(/^[a-z0-9]$/);
  });
});
