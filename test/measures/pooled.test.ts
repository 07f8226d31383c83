import { expect } from '@open-wc/testing';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded, people } from '../support/coded.js';

// Body words: 11 in the North, 10 in the South.
const north = coded(
  '<a1>“One two three,”</a1> <f1>she</f1> said. <a2>Four five</a2>, <c1>they</c1> said in all.',
  {
    a1: { by: 'mayor', mode: 'direct', stance: 'neutral', created: '2026-02-03T10:00:00.000Z' },
    a2: { by: 'union', mode: 'indirect', stance: 'doubting', created: '2026-02-01T10:00:00.000Z' },
    f1: { device: 'label', target: 'Dockers’ union', polarity: 'neg' },
  },
  { id: 'north', title: 'The port in the North', publisher: 'North', published: '2026-01-31' },
);
const south = coded(
  `
  [caption] <a3>A crane</a3>
  <a4>“Yes,”</a4> he said. <a5>Six seven eight</a5>, <f2>it</f2> is said there.
  `,
  {
    a3: { by: 'expert' },
    a4: { by: 'mayor', mode: 'direct', stance: 'neutral', analyst: 'zoe' },
    a5: { analyst: 'ben', created: '2026-03-01T10:00:00.000Z' },
    f2: { device: 'wording', target: 'dockers’ union', polarity: 'neg' },
  },
  {
    id: 'south',
    title: 'The port in the South',
    publisher: 'South',
    sources: { mayor: { ...people.mayor, sides: { south: 'state' } } },
  },
);

describe('several articles', () => {
  const balance = sourceBalance([north, south]);

  it('add up', () => {
    const { attributions, contentWords, quotedWords, countedWords, bodyWords } = balance;
    expect(attributions.total, 'a1 a2 a4 a5').to.equal(4);
    expect(attributions.bySource).to.deep.equal({ mayor: 2, union: 1 });
    expect(contentWords.voice.total, '3 + 2 + 1 + 3').to.equal(9);
    expect(contentWords.voice.bySource).to.deep.equal({ mayor: 4, union: 2 });
    expect(quotedWords.bySource).to.deep.equal({ mayor: 4, union: 0 });
    expect([countedWords, bodyWords], '11 + 10').to.deep.equal([21, 21]);
    expect(balance.articles.map((each) => each.countedWords)).to.deep.equal([11, 10]);
  });

  it('have a source of both once, and once on each of its sides', () => {
    const { uniqueSources, attributions, sources } = balance;
    expect(uniqueSources.total).to.equal(2);
    expect(uniqueSources.bySource).to.deep.equal({ mayor: 1, union: 1 });
    expect(uniqueSources.bySide).to.deep.equal({ town: 1, union: 1, state: 1 });
    expect(attributions.bySide).to.deep.equal({ town: 1, union: 1, state: 1, unclear: 1 });
    expect(sources.find(({ id }) => id === 'mayor')!.sides).to.deep.equal(['town', 'state']);
    expect(uniqueSources.annotations.bySource.mayor).to.deep.equal(['a1', 'a4']);
  });

  it('count modes and stances by the side in each', () => {
    expect(balance.modeBySide).to.deep.equal({
      town: { direct: 1 },
      union: { indirect: 1 },
      state: { direct: 1 },
      unclear: {},
    });
    expect(balance.stanceBySide.union).to.deep.equal({ doubting: 1 });
  });

  // Mayor 2 of 3, union 1 of 3: HHI = 4/9 + 1/9
  it('are as diverse as all their sources together', () => {
    expect(balance.diversity.n).to.equal(2);
    expect(balance.diversity.hhi).to.be.closeTo(5 / 9, 1e-9);
  });

  it('take the first quarter of each by itself', () => {
    // 11 words: 2¾, so one two three; 10 words: 2½, so yes he said.
    expect(balance.earlyWords.bySource).to.deep.equal({ mayor: 4, union: 0 });
  });

  it('keep cases, claims and framings with their article, in the order given', () => {
    expect(balance.cases.map(({ id, article }) => `${id} ${article}`)).to.deep.equal([
      'a1 north',
      'a2 north',
      'a4 south',
      'a5 south',
    ]);
    expect(balance.first!.article).to.equal('north');
    expect(balance.last!.article).to.equal('south');
    expect(balance.claims.map(({ id, article }) => `${id} ${article}`)).to.deep.equal(['c1 north']);
    expect(balance.framings.map(({ id, article }) => `${id} ${article}`)).to.deep.equal([
      'f1 north',
      'f2 south',
    ]);
    expect(sourceBalance([south, north]).first!.article).to.equal('south');
  });

  it('put together what is said against one, and all that they answer', () => {
    expect(balance.replies).to.deep.equal([
      { target: 'Dockers’ union', source: 'union', side: 'union', against: ['f1', 'f2'], own: ['a2'] },
    ]);
  });

  it('name what was left out of each, who coded, and when first and last', () => {
    expect(balance.leftOut.annotations).to.deep.equal([
      { id: 'a3', article: 'south', kind: 'attribution', why: 'caption' },
    ]);
    expect(balance.analysts).to.deep.equal(['ana', 'ben', 'zoe']);
    expect(balance.coded).to.deep.equal({ from: '2026-02-01', to: '2026-03-01' });
    expect(balance.articles.map(({ id, publisher, published }) => [id, publisher, published])).to.deep.equal([
      ['north', 'North', '2026-01-31'],
      ['south', 'South', null],
    ]);
  });

  it('say the same thing once in the notes, of all', () => {
    const nobody = coded('<a9>Alas</a9>.', {}, { id: 'west' });
    const notes = sourceBalance([south, nobody]).notes.filter(({ text }) => text.includes('no source'));
    expect(notes).to.have.length(1);
    expect(notes[0]!.annotations).to.deep.equal(['a5', 'a9']);
    expect(notes[0]!.text).to.include('2 attributions');
  });

  it('say that codebooks differ, and how many articles each was used for', () => {
    const version = (each: typeof north, number: string) => ({
      ...each,
      codebook: { ...defaultCodebook, version: number },
    });
    const mixed = sourceBalance([version(north, '1.0.0'), version(south, '1.1.0')]);
    const note = mixed.notes.find(({ text }) => text.includes('codebook'))!;
    expect(note.text).to.include('1.0.0').and.to.include('1.1.0');
    expect(mixed.attributions.total, 'they are counted all the same').to.equal(4);
    expect(mixed.articles.map(({ codebook }) => codebook.version)).to.deep.equal(['1.0.0', '1.1.0']);
    const same = sourceBalance([version(north, '1.0.0'), version(south, '1.0.0')]);
    expect(same.notes.some(({ text }) => text.includes('codebook'))).to.equal(false);
  });

  it('say that the same text was given twice, which counts each time', () => {
    const note = (...all: (typeof north)[]) =>
      sourceBalance(all).notes.some(({ text }) => text.includes('more than once'));
    expect([note(north, south), note(north, south, north)]).to.deep.equal([false, true]);
    expect(sourceBalance([north, north]).attributions.total).to.equal(4);
  });

  it('are none where none are given: nothing is counted, nothing defined', () => {
    const none = sourceBalance([]);
    expect([none.countedWords, none.attributions.total, none.uniqueSources.total]).to.deep.equal([0, 0, 0]);
    expect([none.first, none.last, none.coded, none.diversity.shannon]).to.deep.equal([null, null, null, null]);
  });
});
