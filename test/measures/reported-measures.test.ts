import { expect } from '@open-wc/testing';
import type { Coded } from '../../src/measures/coded.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { balanceReport } from '../../src/report/balance-report.js';
import { coded } from '../support/coded.js';

const figureOf = (id: string, ...codeds: Coded[]) =>
  balanceReport(sourceBalance(codeds), codeds)
    .sections.flatMap(({ figures }) => figures)
    .find((each) => each.id === id)!;

/** For each row what is printed by column; `(12 %)` where there is a share. */
const table = (id: string, ...codeds: Coded[]) => {
  const { columns, rows, total } = figureOf(id, ...codeds).table;
  return Object.fromEntries(
    [...rows, ...(total ? [total] : [])].map((row) => [
      row.label,
      Object.fromEntries(
        row.cells.map(({ text, share }, index) => [
          columns[index]!.id,
          share ? `${text} (${(share.value * 100).toFixed(1)} %)` : text,
        ]),
      ),
    ]),
  );
};

/*
 * Sides: town a1 a3 a4 a8 a11, union a2 a5 a6 a7 a12, unclear a9, none a10: 5, 5, 1, 1 of 12.
 * Voice: town 3 + 4 + 3 + 2 + 4 = 16, union 3 + 2 + 2 + 1 + 4 = 12, unclear 3, none 3: 34. Space: town 20, union 8.
 * Quoted: a3 4, a4 2, a10 3: town 6, none 3.
 */
const story = coded(
  `
  [headline] <a1>Port must close</a1>, says mayor
  [standfirst] <a2>Dockers fear ruin</a2>
  <a3>“We will close it,”</a3> she said, and <a4>taxes “must fall”</a4>.
  <a5>It cannot</a5>, they claimed; <a6>it won’t</a6>, they claimed; they scoffed at <a7>plans</a7>.
  <a8>Money lacks</a8>, the clerk admitted. <a9>Nobody will come</a9>, critics say. <a10>“That is so,”</a10>: Berg.
  She insisted <a11>the union had promised <a12>two years of peace</a12></a11>.
  `,
  {
    a1: { by: 'mayor', mode: 'indirect', stance: 'neutral' },
    a2: { by: 'union', mode: 'indirect', stance: 'doubting' },
    a3: { by: 'mayor', mode: 'direct', stance: 'neutral' },
    a4: { by: 'mayor', mode: 'mixed', stance: 'assertive' },
    a5: { by: 'union', mode: 'indirect', stance: 'doubting' },
    a6: { by: 'union', mode: 'indirect', stance: 'doubting' },
    a7: { by: 'union', mode: 'reported', stance: 'loaded' },
    a8: { by: 'clerk', mode: 'indirect', stance: 'factive' },
    a9: { by: 'critics', mode: 'indirect', stance: 'neutral' },
    a10: { by: 'expert', mode: 'direct', stance: 'none' },
    a11: { by: 'mayor', mode: 'indirect', stance: 'assertive' },
    a12: { by: 'union', mode: 'indirect', parent: 'a11' },
  },
);

describe('shares', () => {
  it('stand side by side on four bases, as percentages from 10 cases on', () => {
    expect(table('by-side', story)).to.deep.equal({
      town: { attributions: '5 (41.7 %)', sources: '2', words: '16 (47.1 %)', quoted: '6' },
      union: { attributions: '5 (41.7 %)', sources: '1', words: '12 (35.3 %)', quoted: '0' },
      'No side': { attributions: '1 (8.3 %)', sources: '1', words: '3 (8.8 %)', quoted: '3' },
      Unclear: { attributions: '1 (8.3 %)', sources: '1', words: '3 (8.8 %)', quoted: '0' },
      All: { attributions: '12', sources: '5', words: '34', quoted: '9' },
    });
  });

  it('say of how many they are, and how sure: 5 of 12 is 19.3 to 68.0 %', () => {
    // z² ÷ 24 = .16006; (.41667 + .16006 ± 1.959964 √(.24306 ÷ 12 + 3.84146 ÷ 576)) ÷ 1.32012 = (.57673 ± .32151) ÷ 1.32012
    const [cell] = figureOf('by-side', story).table.rows[0]!.cells;
    expect(cell!.of).to.equal(12);
    expect(cell!.share!.low).to.be.closeTo(0.1933, 0.0005);
    expect(cell!.share!.high).to.be.closeTo(0.6804, 0.0005);
  });

  it('are taken by source and by type, too', () => {
    expect(table('by-source', story)['Dockers’ union']).to.deep.equal({
      attributions: '5 (41.7 %)',
      words: '12 (35.3 %)',
      quoted: '0',
    });
    expect(table('by-type', story).Government).to.deep.equal({
      attributions: '5 (41.7 %)',
      sources: '2',
      words: '16 (47.1 %)',
      quoted: '6',
    });
  });

  it('name a compound attribution once behind two sides', () => {
    const both = coded('<a1>No</a1>, they said.', { a1: { by: 'mayor union' } });
    const [row] = figureOf('two-sides', both).table.rows;
    expect(row!.cells.map(({ evidence }) => evidence?.annotations)).to.deep.equal(
      ['a1', 'a1', 'a1', 'a1', 'a1', 'a1', undefined, undefined].map((id) => id && [id]),
    );
  });

  // (16 − 12) ÷ 28 = .14; 16 ÷ 12 = 1.33; (2 − 1) ÷ 3 = .33
  it('are put against each other for two sides', () => {
    expect(table('two-sides', story)).to.deep.equal({
      'town : union': {
        attributions: '5 : 5 (1.00)',
        'attributions-index': '0.00',
        sources: '2 : 1 (2.00)',
        'sources-index': '0.33',
        words: '16 : 12 (1.33)',
        'words-index': '0.14',
        quoted: '6 : 0',
        'quoted-index': '1.00',
      },
    });
  });

  // Counted words: headline 5, standfirst 3, body 10 + 12 + 14 + 10: 54; 5 ÷ 54 · 1,000 = 92.59
  it('are of so many sources: per 1,000 words, heard more than once, fully identified', () => {
    expect(sourceBalance([story]).countedWords).to.equal(54);
    const { town, union, All } = table('source-counts', story);
    expect(All).to.deep.equal({ sources: '5', density: '92.59', often: '2', named: '3' });
    expect(town).to.deep.equal({ sources: '2', density: '37.04', often: '1', named: '1' });
    expect(union).to.deep.equal({ sources: '1', density: '18.52', often: '1', named: '1' });
  });

  // Attributions: mayor 4, union 5, clerk, critics and expert 1 each: HHI = (16 + 25 + 3) ÷ 144 = .3056
  it('come to an effective number of voices', () => {
    const {
      n,
      effective,
      hhi,
      'gini-simpson': simpson,
    } = table('diversity', story)['Sources, by attributions']!;
    expect([n, hhi, effective, simpson]).to.deep.equal(['5', '0.31', '3.27', '0.69']);
    // Types: government 5, ngo 5, other 1, expert 1: (25 + 25 + 1 + 1) ÷ 144 = .3611
    expect(table('diversity', story)['Types, by attributions']!.effective).to.equal('2.77');
  });
});

describe('how they are let speak', () => {
  it('counts modes by side', () => {
    const { town, union, All } = table('mode', story);
    expect(town).to.deep.equal({ direct: '1', mixed: '1', indirect: '3', reported: '0' });
    expect(union).to.deep.equal({ direct: '0', mixed: '0', indirect: '4', reported: '1' });
    expect(All).to.deep.equal({
      direct: '2 (16.7 %)',
      mixed: '1 (8.3 %)',
      indirect: '8 (66.7 %)',
      reported: '1 (8.3 %)',
    });
  });

  it('gives the quoted words as a part of all, and how far sides lie apart', () => {
    expect(table('direct', story)).to.deep.equal({
      town: { quoted: '6 (37.5 %)', words: '16' },
      union: { quoted: '0 (0.0 %)', words: '12' },
      'No side': { quoted: '3', words: '3' },
      Unclear: { quoted: '0', words: '3' },
      All: { quoted: '9 (26.5 %)', words: '34' },
    });
    expect(figureOf('direct', story).notes).to.include('From 0 % (union) to 38 % (town).');
  });

  // Ten cues have a stance: town a1 a3 a4 a8 a11, union a2 a5 a6 a7, unclear a9.
  it('counts the cues that tilt among those with a stance', () => {
    expect(table('tilt', story)).to.deep.equal({
      town: { doubting: '0', loaded: '0', factive: '1' },
      union: { doubting: '3', loaded: '1', factive: '0' },
      'No side': { doubting: '–', loaded: '–', factive: '–' },
      Unclear: { doubting: '0', loaded: '0', factive: '0' },
      All: { doubting: '3 (30.0 %)', loaded: '1 (10.0 %)', factive: '1 (10.0 %)' },
    });
  });

  // ln(.5 · 1.5 ÷ (5.5 · 3.5)) = ln .03896 = −3.2452; ± 1.959964 √(1/.5 + 1/5.5 + 1/3.5 + 1/1.5) = ± 3.4699
  it('says how much more one side is doubted, and that it may be chance', () => {
    expect(figureOf('tilt', story).notes[0]).to.equal(
      'Doubting cues: 0 of 5 for town, 3 of 4 for union; log odds ratio −3.25, 95 % interval −6.72 to 0.22: no difference can be told from chance.',
    );
  });
});

describe('who can be told', () => {
  it('counts named, partly named and nameless sources, their attributions and words', () => {
    const { Named, 'Anonymous group': group } = table('identity', story);
    expect(Named).to.deep.equal({
      sources: '3',
      attributions: '10 (83.3 %)',
      words: '29 (85.3 %)',
      quoted: '9',
    });
    expect(group).to.deep.equal({ sources: '1', attributions: '1 (8.3 %)', words: '3 (8.8 %)', quoted: '0' });
  });

  it('says how many are fully identified', () => {
    const { lead } = balanceReport(sourceBalance([story]), [story]).sections.find(
      ({ id }) => id === 'identity',
    )!;
    expect(lead).to.include('1 of 12 attributions (8 %)').and.to.include('3 sources (step 2–3');
  });
});

describe('in which order', () => {
  it('counts who is in headline and standfirst', () => {
    const rows = table('early', story);
    expect(Object.values(rows).map(({ headline, standfirst }) => [headline, standfirst])).to.deep.equal([
      ['1', '0'],
      ['0', '1'],
      ['0', '0'],
      ['0', '0'],
      ['1', '1'],
    ]);
  });

  it('says where each side begins in the body, and where its middle is', () => {
    // 40 characters; mayor at 0, 10 and 30: median 10; minister at 20 and 30: median 25.
    const { town, state } = table(
      'early',
      coded(
        `
        [headline] <a0>Port to close</a0>
        <a1>one</a1> two 8 <a2>one</a2> two 90
        <a3>one</a3> two 8 <a4>one</a4> two 9<a5>0</a5>
        `,
        {
          a0: { by: 'minister' },
          a1: { by: 'mayor' },
          a2: { by: 'mayor' },
          a3: { by: 'minister' },
          a4: { by: 'mayor minister' },
          a5: {},
        },
      ),
    );
    expect([town!.first, town!.median]).to.deep.equal(['0 %', '25 %']);
    expect([state!.first, state!.median]).to.deep.equal(['50 %', '63 %']);
  });

  it('names who is heard only through others', () => {
    expect(table('nesting', story)['Dockers’ union']).to.deep.equal({
      own: '4',
      through: '1',
      only: 'No',
      chain: 'Ana Ruiz > Dockers’ union',
    });
    const only = coded('She said <a1>he claimed <a2>no plan</a2></a1>.', {
      a1: { by: 'mayor' },
      a2: { by: 'minister', parent: 'a1' },
    });
    expect(table('nesting', only)['Tom Okoro']!.only).to.equal('Yes');
  });
});

describe('what nobody is said to say', () => {
  // Without a source: c1 and c2 (none), c3 and c4 (nothing coded, in nobody's words): 4 of 10.
  const claims = coded(
    '<c1>a</c1> <c2>b</c2> <c3>c</c3> <c4>d</c4> <c5>e</c5> <c6>f</c6> <c7>g</c7> <a1><c8>h</c8> <c9>i</c9> <c10>j</c10></a1>',
    {
      c1: { support: 'none', worth: 'check' },
      c2: { support: 'none', worth: 'minor' },
      c3: { worth: 'check' },
      c4: {},
      c5: { support: 'document_linked' },
      c6: { support: 'disputed_in_text' },
      c7: { support: 'attributed' },
      c9: { support: 'document_linked' },
      a1: { by: 'mayor' },
    },
  );

  it('is the share of claims without a source', () => {
    expect(table('unattributed-rate', claims).All).to.deep.equal({ unattributed: '4 (40.0 %)', all: '10' });
    expect(table('unattributed-rate', claims).Check).to.deep.equal({ unattributed: '2', all: '2' });
  });

  it('counts what is offered for the others', () => {
    expect(table('unattributed', claims).All).to.deep.equal({
      none: '2 (20.0 %)',
      attributed: '3 (30.0 %)',
      document_linked: '2 (20.0 %)',
      disputed_in_text: '1 (10.0 %)',
      'not-coded': '2 (20.0 %)',
    });
  });
});

describe('how things are made to look', () => {
  // 20 counted words; of 7 framings the mayor has 3 negative and 1 positive, the union 1 positive and 1 neutral.
  const framed = coded(
    `
    <f1>1</f1> <f2>2</f2> <f3>3</f3> <f4>4</f4> <f5>5</f5> <f6>6</f6> <f7>7</f7> 8 9 10
    11 12 13 14 15 16 17 18 19 20
    `,
    {
      f1: { target: 'The mayor', polarity: 'neg', device: 'label' },
      f2: { target: 'the mayor', polarity: 'neg', device: 'label' },
      f3: { target: 'The Mayor', polarity: 'neg', device: 'wording' },
      f4: { target: 'The mayor', polarity: 'pos', device: 'wording' },
      f5: { target: 'union', polarity: 'pos', device: 'wording' },
      f6: { target: 'union', polarity: 'neutral', device: 'selection' },
      f7: { polarity: 'neutral', device: 'selection' },
    },
  );

  // Net tone (1 − 3) ÷ 4; imbalance (1 · 3 − 3²) ÷ (4 · 7) = −6 ÷ 28; 4 ÷ 20 · 1,000.
  it('is a tone by target, its imbalance, and how dense it is', () => {
    const { 'The mayor': mayor, union, 'No target coded': nobody } = table('tone', framed);
    expect(mayor).to.include({ neg: '3', pos: '1', net: '−0.50', imbalance: '−0.21', density: '200.00' });
    // (1² − 0) ÷ (2 · 7) = .0714
    expect(union).to.include({ neutral: '1', pos: '1', net: '1.00', imbalance: '0.07', density: '100.00' });
    expect(nobody).to.include({ neutral: '1', net: '–', imbalance: '0.00', density: '50.00' });
  });

  it('counts devices by target', () => {
    const { 'The mayor': mayor, All } = table('device', framed);
    expect(mayor).to.deep.equal({ wording: '2', label: '2', selection: '0' });
    expect(All).to.deep.equal({ wording: '3', label: '2', selection: '2' });
  });
});
