import { expect } from '@open-wc/testing';
import { passagesOf, quotesOf } from '../../src/report/evidence-quotes.js';
import { coded, source } from './report-data.js';

const article = coded(
  [
    'First of all. “We won,” said the mayor, “and how.” She left.',
    'It rained. The poll “shows” a lead, he said.',
  ],
  [
    {
      id: 'a',
      words: [
        ['content', '“We won,”'],
        ['cue', 'said'],
        ['source', 'the mayor'],
        ['content', '“and how.”'],
      ],
      attributes: { mode: 'direct' },
      sources: ['m', 'gone'],
    },
    { id: 'b', words: [['content', 'The poll “shows” a lead']], attributes: { mode: 'indirect' } },
  ],
  [source('m', 'Mayor')],
);

describe('quotations behind a number', () => {
  it('gives the words that are counted, in their sentence', () => {
    expect(quotesOf(article, { annotations: ['b', 'a', 'nobody'], words: 'voice' })).to.deep.equal([
      {
        annotation: 'b',
        sources: [],
        cue: '',
        mode: 'indirect',
        words: 'The poll “shows” a lead',
        before: '',
        after: ', he said.',
        block: 2,
      },
      {
        annotation: 'a',
        sources: ['Mayor'],
        cue: 'said',
        mode: 'direct',
        words: 'We won … and how',
        before: '“',
        after: '.”',
        block: 1,
      },
    ]);
  });

  it('leaves out an annotation that has no such words', () => {
    const quotes = quotesOf(article, { annotations: ['a', 'b'], words: 'quoted' });
    expect(quotes.map(({ annotation }) => annotation)).to.deep.equal(['a']);
  });

  it('cuts a sentence into what belongs to which part', () => {
    const [passage, ...others] = passagesOf(article.article, article.annotations[0]!.spans);
    expect(others).to.deep.equal([]);
    expect(passage!.block).to.equal(1);
    expect(passage!.pieces.map(({ text, parts }) => `${text}|${parts.join()}`)).to.deep.equal([
      '“We won,”|content',
      ' |',
      'said|cue',
      ' |',
      'the mayor|source',
      ', |',
      '“and how.”|content',
    ]);
  });

  it('shows no more of an endless sentence than a reader needs', () => {
    const long = coded(
      [`${'so '.repeat(1000)}it is${' and so'.repeat(1000)}`],
      [{ id: 'x', words: [['content', 'it is']] }],
    );
    const [passage] = passagesOf(long.article, long.annotations[0]!.spans);
    expect(passage!.pieces.map(({ text }) => text).join('').length).to.be.lessThan(900);
  });
});
