import { expect } from '@open-wc/testing';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { methodOf } from '../../src/report/method.js';
import { coded, made, source } from './report-data.js';

const one = coded(
  ['The ministry said it works.', { text: 'A caption: it works.', role: 'caption' }],
  [
    {
      id: 'a',
      words: [
        ['content', 'it works'],
        ['cue', 'said'],
      ],
      sources: ['m'],
    },
    { id: 'b', kind: 'claim', words: [['claim', 'A caption']] },
  ],
  [source('m', 'Ministry')],
  { publisher: 'The Paper', published: '2026-01-01' },
);
const method = (...codeds: (typeof one)[]) =>
  Object.fromEntries(methodOf(sourceBalance(codeds), codeds, made).map(({ label, text }) => [label, text]));

describe('the method of a report', () => {
  it('says which text was coded, with what, by whom and when', () => {
    const found = method(one);
    expect(found['Article']).to.contain('“A title”; The Paper; published 2026-01-01;');
    expect(found['Article']).to.contain(`SHA-256 of the text ${one.article.sha256}`);
    expect(found['Codebook']).to.equal('Source bias in news (source-bias 1.1.0).');
    expect([found['Analysts'], found['Coded']]).to.deep.equal(['ana', '2026-01-02.']);
    expect(found['Made']).to.contain('annotator 1.2.3');
  });

  it('says what was counted and what was not', () => {
    const found = method(one);
    expect(found['Counted']).to.equal(
      '1 article; 5 words, 5 of them in the body; 1 attribution, 0 claims, 0 framings.',
    );
    expect(found['Blocks left out']).to.equal('Captions: 1 block, 4 words.');
    expect(found['Annotations left out']).to.equal('In captions: 1 annotation.');
    expect(found['Switched in']).to.equal('Nothing that is left out by default.');
    expect(found['No single score']).to.contain('no number sums them up');
  });

  it('says plainly that codebooks are mixed', () => {
    const other = { ...coded(['Nothing here.']), codebook: { ...one.codebook, version: '2.0.0' } };
    expect(method(one, other)['Codebook']).to.match(
      /^Mixed: .*\(source-bias 1\.1\.0\), 1 article; .*\(source-bias 2\.0\.0\), 1 article\. A value may not mean the same/,
    );
  });

  it('has something to say of nothing', () => {
    const found = method();
    expect(found['Codebook']).to.equal('None.');
    expect(found['Analysts']).to.equal('Not stated.');
    expect(found['Coded']).to.equal('No annotation has a date.');
  });
});
