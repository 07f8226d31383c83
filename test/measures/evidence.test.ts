import { expect } from '@open-wc/testing';
import type { BalanceOptions, Coded } from '../../src/measures/coded.js';
import { evidenceSpans, type EvidenceWords } from '../../src/measures/evidence.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded } from '../support/coded.js';

const words = (story: Coded, ids: string, base: EvidenceWords, options?: BalanceOptions) =>
  evidenceSpans(story, ids.split(' '), base, options).map(
    ({ annotation, spans }) =>
      `${annotation.id}: ${spans.map(({ start, end }) => story.article.text.slice(start, end)).join(' | ')}`,
  );

const story = coded(
  `
  [headline] <a1.t>Port to close</a1.t>, <a1.s>mayor</a1.s> <a1.q>says</a1.q>
  She told us <a2>“he said ‘<a3>we will go</a3>’ twice,”</a2> and <a4>“never,” she sighed, “again.”</a4>
  <a5>All of this is late</a5>, they say, and <f1>sad</f1> as well.
  [caption] <a6>A crane</a6>
  `,
  {
    a1: { by: 'mayor' },
    a2: { by: 'mayor', mode: 'direct' },
    a3: { by: 'minister', mode: 'direct' },
    a4: { by: 'union', mode: 'mixed' },
    a5: { by: 'union', mode: 'indirect' },
  },
);

describe('the words behind a number', () => {
  it('are all that is marked', () => {
    expect(words(story, 'a1 f1 a6', 'marked')).to.deep.equal([
      'a1: Port to close | mayor | says',
      'f1: sad',
      'a6: A crane',
    ]);
  });

  it('are, of voice, those that are nobody’s further in, with what stands between them', () => {
    expect(words(story, 'a2 a3', 'voice')).to.deep.equal(['a2: he said | twice', 'a3: we will go']);
  });

  it('are, of space, all of the outermost, and none of the inner', () => {
    expect(words(story, 'a2 a3', 'space')).to.deep.equal(['a2: he said ‘we will go’ twice']);
  });

  it('are, of quoted words, those between marks', () => {
    expect(words(story, 'a2 a3 a4 a5', 'quoted')).to.deep.equal(['a2: he said | twice', 'a4: never | again']);
  });

  it('are, of early words, those within the first quarter of the body', () => {
    // Body: 14 words and 11, so the first 7: She told us he said we will
    expect(words(story, 'a1 a2 a3 a4 a5', 'early')).to.deep.equal(['a2: he said', 'a3: we will']);
  });

  it('are those that were counted where two have the same content, in whichever order they come', () => {
    // The union is named first, so the town speaks inside what the union says.
    const story = coded(
      '<a2.s>The union</a2.s> and <a1.s>the town</a1.s> say <a1.t><a2.t>wages will fall</a2.t></a1.t>.',
      { a1: { by: 'mayor' }, a2: { by: 'union' } },
    );
    for (const annotations of [story.annotations, story.annotations.toReversed()]) {
      const turned = { ...story, annotations };
      expect(sourceBalance([turned]).contentWords.voice.bySource).to.deep.equal({ union: 0, mayor: 3 });
      expect(words(turned, 'a1 a2', 'voice')).to.deep.equal(['a1: wages will fall']);
      expect(words(turned, 'a1 a2', 'space')).to.deep.equal(['a2: wages will fall']);
    }
  });

  it('come in the order asked for, without what nobody knows or nothing counts', () => {
    expect(words(story, 'a4 nobody a1', 'voice')).to.deep.equal([
      'a4: never,” she sighed, “again',
      'a1: Port to close',
    ]);
    expect(words(story, 'a6', 'voice')).to.deep.equal([]);
    expect(words(story, 'a6', 'voice', { include: ['caption'] })).to.deep.equal(['a6: A crane']);
  });

  it('do not run over the end of a paragraph', () => {
    const long = coded(`
      <a1>One two
      three four</a1>
    `);
    expect(words(long, 'a1', 'voice')).to.deep.equal(['a1: One two | three four']);
  });

  it('are none of an annotation of another revision', () => {
    const old = coded('<a1>One two</a1>', { a1: { revision: 1 } }, { revision: 2 });
    expect(words(old, 'a1', 'marked')).to.deep.equal([]);
    expect(words(old, 'a1', 'voice')).to.deep.equal([]);
  });
});
