import { expect } from '@open-wc/testing';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded, type Saying } from '../support/coded.js';

const words = (tagged: string, sayings: Readonly<Record<string, Saying>>) => {
  const { cases, contentWords } = sourceBalance([coded(tagged, sayings)]);
  const { voice, space } = contentWords;
  return {
    voice,
    space,
    /** Of each attribution: words of voice, then of space. */
    each: Object.fromEntries(cases.map(({ id, words: { voice, space } }) => [id, `${voice} ${space}`])),
    within: Object.fromEntries(cases.map(({ id, within }) => [id, within.join(' ')])),
  };
};

const by = (...list: [id: string, by: string][]) =>
  Object.fromEntries(list.map(([id, who]) => [id, { by: who }]));

describe('words of content', () => {
  it('are those of the content alone: neither of the source nor of the cue', () => {
    const { each, voice } = words(
      '<a1.s>The mayor of the town</a1.s> <a1.q>said on Friday</a1.q> <a1.t>taxes would fall</a1.t>.',
      by(['a1', 'mayor']),
    );
    expect(each).to.deep.equal({ a1: '3 3' });
    expect(voice).to.deep.equal({
      total: 3,
      bySide: { town: 3 },
      bySource: { mayor: 3 },
      byType: { government: 3 },
      annotations: {
        total: ['a1'],
        bySide: { town: ['a1'] },
        bySource: { mayor: ['a1'] },
        byType: { government: ['a1'] },
      },
    });
  });

  it('add up over several spans', () => {
    expect(
      words('“<a1.t>We will</a1.t>,” she said, “<a1.t>never go back</a1.t>.”', by(['a1', 'mayor'])).each,
    ).to.deep.equal({ a1: '5 5' });
  });

  it('count once however many spans of the same attribution cover them', () => {
    expect(
      words('<a1.t>We will </a1.t><a1.s>never</a1.s><a1.t> go</a1.t>', by(['a1', 'mayor'])).each,
    ).to.deep.equal({ a1: '3 3' });
    const overlapping = coded('<a1.t>We will never go</a1.t>', by(['a1', 'mayor']));
    const [one] = overlapping.annotations;
    const again = { ...one!.spans[0]!, start: 3 };
    const { contentWords } = sourceBalance([
      { ...overlapping, annotations: [{ ...one!, spans: [one!.spans[0]!, again] }] },
    ]);
    expect(contentWords.voice.total).to.equal(4);
  });

  it('are not those of which only a part is marked', () => {
    expect(words('<a1.t>We will nev</a1.t>er go', by(['a1', 'mayor'])).each).to.deep.equal({ a1: '2 2' });
  });

  it('are put together where two pieces meet within a word', () => {
    expect(words('<a1.t>We will nev</a1.t><a1.t>er go</a1.t>', by(['a1', 'mayor'])).each).to.deep.equal({
      a1: '4 4',
    });
  });

  it('take U.S., 2,500, don’t and anti-war as Unicode does: 1, 1, 1 and 2 words', () => {
    expect(words('<a1.t>U.S. 2,500 don’t anti-war</a1.t>', by(['a1', 'mayor'])).voice.total).to.equal(5);
  });
});

describe('what is said inside what is said', () => {
  // a1: the minister said [the union claimed (the mayor had promised {no one would lose work})]
  // words: a1 = the union claimed the mayor had promised no one would lose work = 12; a2 = 9 of them; a3 = 5 of those
  const three = words(
    `The minister said <a1.t>the union claimed <a2.t>the mayor had promised <a3.t>no one would lose work</a3.t></a2.t></a1.t>.`,
    by(['a1', 'minister'], ['a2', 'union'], ['a3', 'mayor']),
  );

  it('gives each word by voice to the innermost: 3, 4 and 5 of 12', () => {
    expect(three.voice.bySource).to.deep.equal({ minister: 3, union: 4, mayor: 5 });
    expect(three.voice.bySide).to.deep.equal({ state: 3, union: 4, town: 5 });
    expect(three.voice.total).to.equal(12);
  });

  it('gives all of them by space to the outermost', () => {
    expect(three.space.bySource).to.deep.equal({ minister: 12, union: 0, mayor: 0 });
    expect(three.space.total).to.equal(12);
    expect(three.space.annotations.bySource).to.deep.equal({ minister: ['a1'], union: [], mayor: [] });
  });

  it('says in whom each lies, as the analyst nests it, the outermost first', () => {
    const { within } = words(
      'He said <a1.t>they claimed <a2.t>she had promised <a3.t>work</a3.t></a2.t></a1.t>.',
      {
        a1: { by: 'minister' },
        a2: { by: 'union', parent: 'a1' },
        a3: { by: 'mayor', parent: 'a2' },
      },
    );
    expect(within).to.deep.equal({ a1: '', a2: 'a1', a3: 'a1 a2' });
  });

  it('gives voice to the inner one, space to the outer one, whichever was marked first', () => {
    const { each } = words('She said <a1.t>he had <a2.t>no plan</a2.t> at all</a1.t>.', {
      a1: { by: 'mayor', created: '2026-02-03T05:00:00.000Z' },
      a2: { by: 'minister', created: '2026-02-03T04:00:00.000Z' },
    });
    expect(each).to.deep.equal({ a1: '4 6', a2: '2 0' });
  });

  // a1: the firm promised new jobs = 5; a2: new jobs + Everyone in town would get one by May = 10
  it('gives voice to the inner one even where that goes on elsewhere, and is longer in all', () => {
    const { each } = words(
      'He said <a1.t>the firm promised <a2.t>new jobs</a2.t></a1.t>. <a2.t>Everyone in town would get one by May</a2.t>.',
      by(['a1', 'mayor'], ['a2', 'union']),
    );
    expect(each).to.deep.equal({ a1: '3 5', a2: '10 8' });
  });

  it('gives an inner one all its words even where the outer one is in several pieces', () => {
    const { each } = words(
      '“<a1.t>He says <a2.t>nothing works</a2.t></a1.t>,” she said, “<a1.t>and he is right</a1.t>.”',
      by(['a1', 'mayor'], ['a2', 'minister']),
    );
    expect(each, 'a1: 2 + 4 of 8').to.deep.equal({ a1: '6 8', a2: '2 0' });
  });

  it('counts what crosses once, of two', () => {
    // one two [a1 three four (a2 five six ] seven eight )
    const { voice, space, each } = words(
      'one two <a1.t>three four <a2.t>five six</a1.t> seven eight</a2.t>',
      by(['a1', 'mayor'], ['a2', 'minister']),
    );
    expect([voice.total, space.total]).to.deep.equal([6, 6]);
    for (const measure of [voice, space]) {
      expect(measure.bySource.mayor! + measure.bySource.minister!).to.equal(6);
      expect(measure.bySource.mayor).to.be.within(2, 4);
      expect(measure.bySource.minister).to.be.within(2, 4);
    }
    expect(Object.keys(each)).to.deep.equal(['a1', 'a2']);
  });

  // a1: the firm promised new jobs = 5; a2: new jobs and homes for everyone in town = 8; both have new jobs
  it('gives what crosses as the analyst nests it, where that is said', () => {
    const crossing =
      'He said <a1.t>the firm promised <a2.t>new jobs</a1.t> and homes for everyone in town</a2.t>.';
    const nested = (outer: string, inner: string) =>
      words(crossing, {
        a1: { by: 'mayor' },
        a2: { by: 'union' },
        [inner]: { by: inner === 'a1' ? 'mayor' : 'union', parent: outer },
      });
    expect(nested('a1', 'a2').each).to.deep.equal({ a1: '3 5', a2: '8 6' });
    expect(nested('a2', 'a1').each).to.deep.equal({ a1: '5 3', a2: '6 8' });
    expect(nested('a1', 'a2').voice.total, '5 + 8 − 2').to.equal(11);
  });

  it('counts equal content once: space to the one made first, voice to the other', () => {
    const { each, voice, space } = words(
      'The union says <a1.t><a2.t>wages will fall</a2.t></a1.t>.',
      by(['a1', 'union'], ['a2', 'minister']),
    );
    expect([voice.total, space.total]).to.deep.equal([3, 3]);
    expect(each).to.deep.equal({ a1: '0 3', a2: '3 0' });
  });

  it('counts equal content once: as the analyst nests it, where that is said', () => {
    const { each, within } = words('The union says <a1.t><a2.t>wages will fall</a2.t></a1.t>.', {
      a1: { by: 'union', parent: 'a2' },
      a2: { by: 'minister' },
    });
    expect(each).to.deep.equal({ a2: '0 3', a1: '3 0' });
    expect(within).to.deep.equal({ a2: '', a1: 'a2' });
  });

  it('gives the words of an inner one to the outer one where the inner one is not counted', () => {
    const { voice } = words(
      `
      She said <a1.t>he had <a2.t>no plan</a2.t> at all</a1.t>.
      [caption] Without a <a2.s>chief</a2.s>
      `,
      by(['a1', 'mayor'], ['a2', 'minister']),
    );
    expect(voice.bySource).to.deep.equal({ mayor: 6 });
  });

  it('lies in what encloses one that is not counted', () => {
    const { within } = words(
      `
      <a1.t>one <a2.t>two <a3.t>three</a3.t></a2.t></a1.t>
      [caption] <a2.s>He</a2.s>
      `,
      {
        a1: { by: 'mayor' },
        a2: { by: 'union', parent: 'a1' },
        a3: { by: 'expert', parent: 'a2' },
      },
    );
    expect(within).to.deep.equal({ a1: '', a3: 'a1' });
  });

  it('is not led astray by parents in a circle, or by one that is missing', () => {
    const { voice, space } = words('<a1.t>one two <a2.t>three four</a2.t></a1.t> <a3.t>five</a3.t>', {
      a1: { by: 'mayor', parent: 'a2' },
      a2: { by: 'minister', parent: 'a1' },
      a3: { by: 'union', parent: 'nobody' },
    });
    expect([voice.total, space.total]).to.deep.equal([5, 5]);
  });
});

describe('compound attributions', () => {
  const { voice, each } = words(
    '<a1.s>The mayor, her clerk and the union</a1.s> <a1.q>said</a1.q> <a1.t>the port is safe</a1.t>. <a2.t>Not so</a2.t>, said the minister.',
    by(['a1', 'mayor clerk union'], ['a2', 'minister']),
  );

  it('count once in all', () => {
    expect(voice.total, '4 + 2').to.equal(6);
    expect(each).to.deep.equal({ a1: '4 4', a2: '2 2' });
  });

  it('count once for each source', () => {
    expect(voice.bySource).to.deep.equal({ mayor: 4, clerk: 4, union: 4, minister: 2 });
  });

  it('count once for each side and type, even with two sources of the same', () => {
    expect(voice.bySide).to.deep.equal({ town: 4, union: 4, state: 2 });
    expect(voice.byType).to.deep.equal({ government: 6, ngo: 4 });
    expect(voice.annotations.bySide).to.deep.equal({ town: ['a1'], union: ['a1'], state: ['a2'] });
  });
});
