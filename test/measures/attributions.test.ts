import { expect } from '@open-wc/testing';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { coded, type Saying, type Telling } from '../support/coded.js';

const balance = (tagged: string, sayings: Readonly<Record<string, Saying>>, telling?: Telling) =>
  sourceBalance([coded(tagged, sayings, telling)]);

const six =
  '<a1>One</a1> <a2>two</a2> <a3>three</a3> <a4>four</a4> <a5>five</a5> <a6>six</a6>, they are said to say.';

describe('attributions and unique sources', () => {
  // mayor 2, clerk 1, union 3 (once together with the mayor), expert 1: 7 for 6 attributions
  const { attributions, uniqueSources, sources } = balance(six, {
    a1: { by: 'mayor' },
    a2: { by: 'mayor union' },
    a3: { by: 'clerk' },
    a4: { by: 'union' },
    a5: { by: 'union' },
    a6: { by: 'expert' },
  });

  it('counts each attribution once, and a compound one once for each source and side', () => {
    expect(attributions).to.deep.equal({
      total: 6,
      bySide: { town: 3, union: 3, none: 1 },
      bySource: { mayor: 2, union: 3, clerk: 1, expert: 1 },
      byType: { government: 3, ngo: 3, expert: 1 },
      annotations: {
        total: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'],
        bySide: { town: ['a1', 'a2', 'a3'], union: ['a2', 'a4', 'a5'], none: ['a6'] },
        bySource: { mayor: ['a1', 'a2'], union: ['a2', 'a4', 'a5'], clerk: ['a3'], expert: ['a6'] },
        byType: { government: ['a1', 'a2', 'a3'], ngo: ['a2', 'a4', 'a5'], expert: ['a6'] },
      },
    });
  });

  it('counts a compound attribution once for a side that two of its sources are on', () => {
    const { attributions } = balance('<a1>No</a1>, they said.', { a1: { by: 'mayor clerk' } });
    expect(attributions.bySide).to.deep.equal({ town: 1 });
    expect(attributions.byType).to.deep.equal({ government: 1 });
    expect(attributions.bySource).to.deep.equal({ mayor: 1, clerk: 1 });
  });

  it('counts each source once, however often it speaks, and opens all that it says', () => {
    expect(uniqueSources).to.deep.equal({
      total: 4,
      bySide: { town: 2, union: 1, none: 1 },
      bySource: { mayor: 1, union: 1, clerk: 1, expert: 1 },
      byType: { government: 2, ngo: 1, expert: 1 },
      annotations: {
        total: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'],
        bySide: { town: ['a1', 'a2', 'a3'], union: ['a2', 'a4', 'a5'], none: ['a6'] },
        bySource: { mayor: ['a1', 'a2'], union: ['a2', 'a4', 'a5'], clerk: ['a3'], expert: ['a6'] },
        byType: { government: ['a1', 'a2', 'a3'], ngo: ['a2', 'a4', 'a5'], expert: ['a6'] },
      },
    });
  });

  it('says of each source what is needed to read the numbers', () => {
    expect(sources.map(({ id, name, sides }) => `${id}: ${name}, ${sides.join()}`)).to.deep.equal([
      'mayor: Ana Ruiz, town',
      'union: Dockers’ union, union',
      'clerk: Bo Lind, town',
      'expert: Ida Berg, none',
    ]);
  });

  it('counts a source once that is named twice in one attribution', () => {
    const { attributions, uniqueSources } = balance('<a1>No</a1>.', { a1: { by: 'mayor mayor' } });
    expect([attributions.bySource, uniqueSources.bySource]).to.deep.equal([{ mayor: 1 }, { mayor: 1 }]);
  });
});

describe('sources that changed', () => {
  it('are read as what they were merged into, over several steps, and counted once', () => {
    const { attributions, uniqueSources } = balance(
      '<a1>One</a1> <a2>two</a2> <a3>three</a3>',
      { a1: { by: 'anna' }, a2: { by: 'ana' }, a3: { by: 'ana mayor' } },
      { sources: { anna: { mergedInto: 'ana' }, ana: { mergedInto: 'mayor' } } },
    );
    expect(attributions.bySource).to.deep.equal({ mayor: 3 });
    expect(attributions.bySide).to.deep.equal({ town: 3 });
    expect(uniqueSources.total).to.equal(1);
  });

  it('count no more once deleted: the attribution stays, as nobody’s', () => {
    const { attributions, uniqueSources, notes } = balance(
      '<a1>One</a1> <a2>two</a2>',
      { a1: { by: 'gone' }, a2: { by: 'gone mayor' } },
      { sources: { gone: { side: 'union', type: 'ngo', removed: true } } },
    );
    expect(attributions.total).to.equal(2);
    expect(attributions.bySide).to.deep.equal({ unclear: 1, town: 1 });
    expect(attributions.byType).to.deep.equal({ unknown: 1, government: 1 });
    expect(uniqueSources.bySource).to.deep.equal({ mayor: 1 });
    expect(notes.find(({ text }) => text.includes('no source'))?.annotations).to.deep.equal(['a1']);
  });

  it('are on the side that they have in this article', () => {
    const here = coded('<a1>One</a1>', { a1: { by: 'turncoat' } });
    const sources = { turncoat: { side: 'town', sides: { [here.article.id]: 'union', elsewhere: 'state' } } };
    const {
      attributions,
      uniqueSources,
      contentWords,
      first,
      sources: shown,
    } = balance('<a1>One</a1>', { a1: { by: 'turncoat' } }, { sources });
    expect(attributions.bySide).to.deep.equal({ union: 1 });
    expect(uniqueSources.bySide).to.deep.equal({ union: 1 });
    expect(contentWords.voice.bySide).to.deep.equal({ union: 1 });
    expect(first!.sides).to.deep.equal(['union']);
    expect(shown[0]!.sides).to.deep.equal(['union']);
  });

  it('make one source of a compound where both names were merged', () => {
    const { attributions } = balance(
      '<a1>One</a1>',
      { a1: { by: 'mayor ana' } },
      { sources: { ana: { mergedInto: 'mayor' } } },
    );
    expect(attributions.bySource).to.deep.equal({ mayor: 1 });
  });
});

describe('attributions to nobody whom the registry knows', () => {
  const { attributions, uniqueSources, contentWords, first, last, notes, diversity } = balance(
    'It is said that <a1>all is well</a1>. <a2>Hardly so</a2>, some say. <a3>No</a3>, she said.',
    { a2: { by: 'stranger' }, a3: { by: 'mayor' } },
  );

  it('are on the side unclear and of the type unknown, with their words', () => {
    expect(attributions.total).to.equal(3);
    expect(attributions.bySide).to.deep.equal({ unclear: 2, town: 1 });
    expect(attributions.byType).to.deep.equal({ unknown: 2, government: 1 });
    expect(attributions.bySource).to.deep.equal({ mayor: 1 });
    expect(contentWords.voice.bySide).to.deep.equal({ unclear: 5, town: 1 });
    expect(contentWords.voice.total).to.equal(6);
  });

  it('are no unique source', () => {
    expect(uniqueSources.total).to.equal(1);
    expect(uniqueSources.bySide).to.deep.equal({ town: 1 });
    expect(uniqueSources.annotations.total).to.deep.equal(['a3']);
  });

  it('have no part in the diversity', () => {
    expect(diversity).to.deep.equal({ n: 1, shannon: 0, evenness: null, hhi: 1, effective: 1 });
  });

  it('are named in the notes, in a plain sentence', () => {
    const note = notes.find(({ text }) => text.includes('no source'))!;
    expect(note.annotations).to.deep.equal(['a1', 'a2']);
    expect(note.text).to.match(/^2 attributions .*\.$/);
  });

  it('can be first and last', () => {
    expect(first).to.include({ annotation: 'a1' });
    expect([first!.sources, first!.sides]).to.deep.equal([[], ['unclear']]);
    expect(last).to.include({ annotation: 'a3' });
  });

  it('share the side with sources that are unclear', () => {
    const { attributions, uniqueSources } = balance('<a1>One</a1> <a2>two</a2>', { a2: { by: 'critics' } });
    expect(attributions.bySide).to.deep.equal({ unclear: 2 });
    expect(uniqueSources.bySide).to.deep.equal({ unclear: 1 });
  });
});

describe('mode and stance by side', () => {
  const { modeBySide, stanceBySide } = balance(six, {
    a1: { by: 'mayor', mode: 'direct', stance: 'neutral' },
    a2: { by: 'mayor union', mode: 'direct', stance: 'assertive' },
    a3: { by: 'clerk', mode: 'indirect', stance: 'neutral' },
    a4: { by: 'union', mode: 'mixed', stance: 'doubting' },
    a5: { by: 'union', mode: 'reported', stance: 'doubting' },
    a6: { mode: 'indirect', stance: 'none' },
  });

  it('count each attribution once for each of its sides', () => {
    expect(modeBySide).to.deep.equal({
      town: { direct: 2, indirect: 1 },
      union: { direct: 1, mixed: 1, reported: 1 },
      unclear: { indirect: 1 },
    });
    expect(stanceBySide).to.deep.equal({
      town: { neutral: 2, assertive: 1 },
      union: { assertive: 1, doubting: 2 },
      unclear: { none: 1 },
    });
  });

  it('leave out what is not coded, but not the side', () => {
    const { modeBySide, stanceBySide, notes } = balance('<a1>One</a1> <a2>two</a2> <a3>three</a3>', {
      a1: { by: 'mayor', mode: 'direct' },
      a2: { by: 'mayor', stance: 'neutral', mode: '' },
      a3: { by: 'union' },
    });
    expect(modeBySide).to.deep.equal({ town: { direct: 1 }, union: {} });
    expect(stanceBySide).to.deep.equal({ town: { neutral: 1 }, union: {} });
    expect(notes.find(({ text }) => text.includes('no mode'))?.annotations).to.deep.equal(['a2', 'a3']);
  });

  it('keep values that the codebook does not have, and name them', () => {
    const { modeBySide, stanceBySide, notes } = balance('<a1>One</a1> <a2>two</a2>', {
      a1: { by: 'mayor', mode: 'sung', stance: 'neutral' },
      a2: { by: 'mayor', mode: 'direct', stance: 'shouted' },
    });
    expect(modeBySide).to.deep.equal({ town: { sung: 1, direct: 1 } });
    expect(stanceBySide).to.deep.equal({ town: { neutral: 1, shouted: 1 } });
    expect(notes.find(({ text }) => text.includes('sung'))?.annotations).to.deep.equal(['a1']);
    expect(notes.find(({ text }) => text.includes('shouted'))?.annotations).to.deep.equal(['a2']);
  });
});

describe('diversity', () => {
  const of = (...names: string[]) =>
    balance(
      names.map((_, index) => `<a${index}>x</a${index}>`).join(' '),
      Object.fromEntries(names.map((by, index) => [`a${index}`, { by }])),
    ).diversity;

  // Shares ½, ¼, ¼: H = 1.5 ln 2, HHI = ⅜, effective 8 ÷ 3
  it('is over sources, by attributions', () => {
    const { n, shannon, evenness, hhi, effective } = of('mayor', 'union', 'mayor', 'expert');
    expect([n, hhi]).to.deep.equal([3, 0.375]);
    expect(shannon).to.be.closeTo(1.03972, 0.00005);
    expect(evenness).to.be.closeTo(0.94639, 0.00005);
    expect(effective).to.be.closeTo(8 / 3, 1e-9);
  });

  it('takes a compound attribution as one of each: of mayor and union, and mayor, ⅔ and ⅓', () => {
    const { n, hhi } = of('mayor union', 'mayor');
    expect(n).to.equal(2);
    expect(hhi).to.be.closeTo(5 / 9, 1e-9);
  });

  it('is undefined without a source', () => {
    const none = { n: 0, shannon: null, evenness: null, hhi: null, effective: null };
    expect(of('', 'stranger')).to.deep.equal(none);
    expect(of()).to.deep.equal(none);
  });
});

describe('identities', () => {
  it('are what the registry says, else the clearest form that a source appears in', () => {
    const { identities } = balance(
      '<a1>a</a1> <a2>b</a2> <a3>c</a3> <a4>d</a4> <a5>e</a5> <a6>f</a6> <a7>g</a7>',
      {
        a1: { by: 'mayor', source_form: 'pronoun' },
        a2: { by: 'clerk', source_form: 'named' },
        a3: { by: 'critics' },
        a4: { by: 'aide', source_form: 'anonymous' },
        a5: { by: 'aide', source_form: 'role' },
        a6: { by: 'crowd', source_form: 'vague_group' },
        a7: { by: 'report', source_form: 'document' },
      },
      { sources: { aide: {}, crowd: {}, report: {} } },
    );
    expect(identities).to.deep.equal({
      named: ['mayor'],
      partly: ['clerk', 'aide'],
      anonymous_person: [],
      anonymous_group: ['critics', 'crowd'],
      unknown: ['report'],
    });
  });

  it('of an attribution are those of its clearest source, or of its form where there is none', () => {
    const { cases } = balance(
      '<a1>a</a1> <a2>b</a2> <a3>c</a3> <a4>d</a4>',
      {
        a1: { by: 'critics mayor' },
        a2: { source_form: 'anonymous' },
        a3: { by: 'aide', source_form: 'role' },
        a4: {},
      },
      { sources: { aide: {} } },
    );
    expect(cases.map(({ identity }) => identity)).to.deep.equal(['named', 'anonymous_person', 'partly', '']);
  });
});
