import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { describe as describeSpan } from '../../src/domain/selector.js';
import { article, bounded, spanIn } from './arbitraries.js';

describe('describe', () => {
  it('quotes the words and 32 characters on each side', () => {
    const text = `${'a'.repeat(40)}WORDS${'z'.repeat(40)}`;
    expect(describeSpan(text, { start: 40, end: 45 })).to.deep.equal({
      exact: 'WORDS',
      prefix: 'a'.repeat(32),
      suffix: 'z'.repeat(32),
    });
  });

  it('ends where the text ends', () => {
    expect(describeSpan('Kim said', { start: 0, end: 8 })).to.deep.equal({
      exact: 'Kim said',
      prefix: '',
      suffix: '',
    });
  });

  it('never quotes half a character', () => {
    const emoji = '🎙'.repeat(20);
    const { prefix, suffix } = describeSpan(`${emoji}a”saidb${emoji}`, { start: 42, end: 46 });
    expect(prefix).to.equal(`${'🎙'.repeat(15)}a”`);
    const odd = describeSpan(`${emoji}asaidb${emoji}`, { start: 41, end: 45 });
    expect(odd.prefix).to.equal(`${'🎙'.repeat(16)}a`);
    expect([suffix, odd.suffix]).to.deep.equal([`b${'🎙'.repeat(15)}`, `b${'🎙'.repeat(15)}`]);
  });

  it('leads back to the place in any text', () => {
    const cases = article.chain(({ text }) => fc.tuple(fc.constant(text), spanIn(text)));
    fc.assert(
      fc.property(cases, ([text, { start, end }]) => {
        const { exact, prefix, suffix } = describeSpan(text, { start, end });
        expect(text.slice(start, end)).to.equal(exact);
        expect(text.slice(start - prefix.length, end + suffix.length)).to.equal(prefix + exact + suffix);
        expect(/\p{Surrogate}/u.test(prefix + exact + suffix)).to.equal(false);
      }),
      bounded,
    );
  });
});
