import { expect } from '@open-wc/testing';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded, type Saying } from '../support/coded.js';

const balance = (tagged: string, sayings: Readonly<Record<string, Saying>> = {}) =>
  sourceBalance([coded(tagged, sayings)]);
const order = (tagged: string, sayings?: Readonly<Record<string, Saying>>) =>
  balance(tagged, sayings)
    .cases.map(({ id }) => id)
    .join(' ');

describe('order', () => {
  it('is that of the first marked character, be it source, cue or content', () => {
    expect(
      order(
        '<a2.t>We stay</a2.t>, she said. <a3.s>He</a3.s> <a3.q>said</a3.q>: <a1.t>no</a1.t>. <a3.t>Never</a3.t>.',
      ),
    ).to.equal('a2 a3 a1');
  });

  it('is, of those that begin together, that of their cues', () => {
    expect(
      order(
        '<a1.s><a2.s>The union</a2.s></a1.s> <a2.q>accused</a2.q> <a2.t>the town of delay</a2.t>, <a1.q>claiming</a1.q> <a1.t>it knew</a1.t>.',
      ),
    ).to.equal('a2 a1');
  });

  it('tells who speaks first and last, with sources and sides', () => {
    const { first, last, articles } = balance('<a1>Yes</a1>. <a2>No</a2>. <a3>Perhaps</a3>.', {
      a1: { by: 'mayor union' },
      a2: { by: 'minister' },
      a3: { by: 'expert' },
    });
    const article = articles[0]!.id;
    expect(first).to.deep.equal({
      annotation: 'a1',
      article,
      sources: ['mayor', 'union'],
      sides: ['town', 'union'],
    });
    expect(last).to.deep.equal({ annotation: 'a3', article, sources: ['expert'], sides: ['none'] });
  });

  it('has one who is first and last where one speaks, and nobody where none does', () => {
    const one = balance('<a1>Yes</a1>.', { a1: { by: 'mayor' } });
    expect(one.first).to.deep.equal(one.last);
    const none = balance('It rains.');
    expect([none.first, none.last]).to.deep.equal([null, null]);
  });

  it('passes over what is not counted', () => {
    const { first, last } = balance(`
      [caption] <a1>Yes</a1>.
      <a2>No</a2>. <a3>So</a3>.
      [boilerplate] <a4>Read on</a4>.
    `);
    expect([first!.annotation, last!.annotation]).to.deep.equal(['a2', 'a3']);
  });
});

describe('position', () => {
  it('is where the content begins, in characters of the counted body', () => {
    // Body: 20 + 20 characters. Where the cue of a3 stands does not matter.
    const { cases } = balance(`
      [headline] News of the port
      <a1>one</a1> two 8 <a2>one</a2> two 90
      [caption] Not counted, however long it may be.
      [subheading] Neither is this
      <a3.q>one two</a3.q> 9 <a3.t>three</a3.t> four
    `);
    expect(cases.map(({ id, position }) => [id, position])).to.deep.equal([
      ['a1', 0],
      ['a2', 10 / 40],
      ['a3', 30 / 40],
    ]);
  });

  it('is none in the headline and the standfirst, nor without content', () => {
    const { cases } = balance(`
      [headline] <a1>Port to close</a1>
      [standfirst] <a2>Nobody asked</a2>
      <a3.s>The mayor</a3.s> <a3.q>declined to comment</a3.q>. <a4>No</a4>.
    `);
    expect(cases.map(({ position, role }) => [position === null, role])).to.deep.equal([
      [true, 'headline'],
      [true, 'standfirst'],
      [true, 'body'],
      [false, 'body'],
    ]);
  });

  it('is that of the first piece of content', () => {
    // 4 + 1 + 3 + 1 + 4 + 1 + 5 = 19 characters; the content begins after 5.
    const { cases } = balance('1234 <a1>one</a1> 1234 <a1>three</a1>');
    expect(cases[0]!.position).to.equal(5 / 19);
  });

  it('counts a caption neither in front nor in all, even where it is taken in', () => {
    const article = coded(`
      [caption] Very long words about a crane
      one <a1>two</a1> 3
    `);
    const position = (balance: ReturnType<typeof sourceBalance>) => balance.cases[0]!.position;
    expect(position(sourceBalance([article]))).to.equal(4 / 9);
    expect(position(sourceBalance([article], { include: ['caption'] }))).to.equal(4 / 9);
  });
});

describe('early words', () => {
  // Body 16 words, so the first quarter is 4: of a1 (three words from the 3rd) the 3rd and 4th; a2 is late.
  const { earlyWords, bodyWords } = balance(
    `
    [headline] <a0>Port to close</a0>
    one two <a1>three four five</a1> six seven eight
    nine <a2>ten eleven</a2> twelve thirteen fourteen fifteen sixteen
    `,
    { a0: { by: 'union' }, a1: { by: 'mayor' }, a2: { by: 'minister' } },
  );

  it('are those within the first quarter of the body words, the headline apart', () => {
    expect(bodyWords).to.equal(16);
    expect(earlyWords.total).to.equal(2);
    expect(earlyWords.bySource).to.deep.equal({ union: 0, mayor: 2, minister: 0 });
    expect(earlyWords.annotations.total).to.deep.equal(['a1']);
  });

  it('take in the word in which the quarter ends: of 5 words the quarter is 1¼, so the first two', () => {
    expect(balance('<a1>one two three four five</a1>').earlyWords.total).to.equal(2);
    expect(balance('<a1>one two three four</a1>').earlyWords.total).to.equal(1);
  });

  it('belong to the innermost', () => {
    const { cases } = balance('<a1>one <a2>two</a2> three</a1> 4 5 6 7 8 9 10 11 12');
    expect(cases.map(({ words }) => words.early)).to.deep.equal([2, 1]);
  });

  it('are none where no body is', () => {
    expect(balance('[headline] <a1>one two</a1>').earlyWords.total).to.equal(0);
  });
});
