import { expect } from '@open-wc/testing';
import type { Inclusion } from '../../src/measures/coded.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded } from '../support/coded.js';

// Words: headline 3, standfirst 4 (repeats the first paragraph), paragraph 4, pull-quote 3, caption 2, byline 3,
// paragraph 5, boilerplate 2.
const page = coded(
  `
  [headline] <a1.t>Harbour to close</a1.t>
  [standfirst =2] The <a2.t>"port" will close</a2.t>
  The <a3.t>“port” will close</a3.t>
  [pull-quote] <a4.t>We are lost</a4.t>
  [caption] <a5.t>A crane</a5.t>
  [byline] By Jo March
  <a6.t>Nobody asked us</a6.t>, she <a6.q>said</a6.q>
  [boilerplate] <a7.t>Read more</a7.t>
  `,
  {
    a1: { by: 'mayor' },
    a2: { by: 'mayor' },
    a3: { by: 'mayor' },
    a4: { by: 'union' },
    a5: { by: 'expert' },
    a6: { by: 'union' },
    a7: { by: 'critics' },
  },
);
const counted = (...include: Inclusion[]) => sourceBalance([page], include.length ? { include } : undefined);
const ids = (...include: Inclusion[]) => counted(...include).attributions.annotations.total.join(' ');

describe('what is counted', () => {
  it('leaves out what repeats, pull-quotes, captions and boilerplate', () => {
    const { attributions, countedWords, contentWords, uniqueSources } = counted();
    expect(ids()).to.equal('a1 a3 a6');
    expect(attributions.bySource).to.deep.equal({ mayor: 2, union: 1 });
    expect(uniqueSources.total).to.equal(2);
    expect(countedWords, '3 + 4 + 3 + 5').to.equal(15);
    expect(contentWords.voice.total, '3 + 3 + 3').to.equal(9);
  });

  it('takes for body only the blocks of that role', () => {
    expect(counted().bodyWords, '4 + 5').to.equal(9);
  });

  it('says what was left out: each block with its words, each annotation, and why', () => {
    const { article } = page;
    const { leftOut, include } = counted();
    expect(include).to.deep.equal([]);
    expect(leftOut.blocks).to.deep.equal([
      { article: article.id, block: 1, why: 'repeats', words: 4 },
      { article: article.id, block: 3, why: 'pull-quote', words: 3 },
      { article: article.id, block: 4, why: 'caption', words: 2 },
      { article: article.id, block: 7, why: 'boilerplate', words: 2 },
    ]);
    expect(leftOut.annotations.map(({ id, why }) => `${id} ${why}`)).to.deep.equal([
      'a2 repeats',
      'a4 pull-quote',
      'a5 caption',
      'a7 boilerplate',
    ]);
    expect(leftOut.annotations.every(({ kind }) => kind === 'attribution')).to.equal(true);
  });

  it('takes in what is asked for, each by itself', () => {
    expect(ids('repeats')).to.equal('a1 a2 a3 a6');
    expect(ids('pull-quote')).to.equal('a1 a3 a4 a6');
    expect(ids('caption')).to.equal('a1 a3 a5 a6');
    expect(ids('boilerplate')).to.equal('a1 a3 a6 a7');
    expect(counted('repeats').countedWords, '15 + 4').to.equal(19);
    expect(counted('caption', 'boilerplate').countedWords, '15 + 2 + 2').to.equal(19);
    expect(counted('caption').include).to.deep.equal(['caption']);
  });

  it('takes everything in where all is asked for, and then leaves nothing out', () => {
    const { attributions, countedWords, leftOut } = counted('repeats', 'pull-quote', 'caption', 'boilerplate');
    expect(attributions.total).to.equal(7);
    expect(countedWords, '3 + 4 + 4 + 3 + 2 + 3 + 5 + 2').to.equal(26);
    expect(leftOut).to.deep.equal({ blocks: [], annotations: [] });
  });

  it('leaves out an annotation of which one span lies in a block that is left out', () => {
    const split = coded(
      `
      “<a1.t>We go</a1.t>,” <a1.q>said</a1.q> someone.
      [caption] <a1.s>The mayor</a1.s> and <c1>the port is full</c1>
      It is <f1>a</f1> port <c2>that stands</c2>.
      [=2] And <f1>so</f1> on.
      `,
      { a1: { by: 'mayor' } },
    );
    const { attributions, claims, framings, leftOut } = sourceBalance([split]);
    expect(attributions.total).to.equal(0);
    expect(claims.map(({ id }) => id)).to.deep.equal(['c2']);
    expect(framings).to.deep.equal([]);
    expect(leftOut.annotations.map(({ id, kind, why }) => `${id} ${kind} ${why}`).sort()).to.deep.equal([
      'a1 attribution caption',
      'c1 claim caption',
      'f1 framing repeats',
    ]);
    const all = sourceBalance([split], { include: ['caption', 'repeats'] });
    expect([all.attributions.total, all.claims.length, all.framings.length]).to.deep.equal([1, 2, 1]);
  });

  it('leaves out a caption that repeats another until both are asked for', () => {
    const twice = coded(
      `
      A crane stands here.
      [caption =0] <a1.t>A crane stands here</a1.t>.
      `,
      { a1: { by: 'mayor' } },
    );
    const total = (...include: Inclusion[]) => sourceBalance([twice], { include }).attributions.total;
    expect([total(), total('caption'), total('repeats'), total('caption', 'repeats')]).to.deep.equal([
      0, 0, 0, 1,
    ]);
  });

  it('counts what runs over two blocks that both count', () => {
    const long = coded(
      `
      “<a1.t>We will go
      and we will stay</a1.t>,” she said.
      `,
      { a1: { by: 'mayor' } },
    );
    expect(sourceBalance([long]).contentWords.voice.total, 'We will go + and we will stay').to.equal(7);
  });

  it('leaves out what runs through a block that is left out', () => {
    const long = coded(
      `
      “<a1.t>We will go
      [caption] A crane
      and stay</a1.t>,” she said.
      `,
      { a1: { by: 'mayor' } },
    );
    expect(sourceBalance([long]).attributions.total).to.equal(0);
  });
});
