import { expect } from '@open-wc/testing';
import { groupings } from '../../src/measures/corpus-groups.js';
import { measureArticle } from '../../src/measures/measure-article.js';
import { corpusReport } from '../../src/report/corpus-report.js';
import { told, type Telling } from '../measures/across-event.js';
import { expectSound, figure, figuresOf, printed } from './across-sound.js';

/** An article in which each side speaks so often, a word each time. */
function talk(
  id: string,
  times: Readonly<Record<string, number>>,
  facts: Telling = {},
  collections: readonly string[] = [],
) {
  const speakers = Object.entries(times).flatMap(([who, n]) => Array.from({ length: n }, () => who));
  const text =
    speakers.map((_, index) => `<a${index}>Word${index}</a${index}>, it says.`).join(' ') || 'Silence.';
  const coded = told(id, text, {
    who: Object.fromEntries(speakers.map((who, index) => [`a${index}`, who === 'nobody' ? [] : [who]])),
    how: Object.fromEntries(
      speakers.map((_, index) => [
        `a${index}`,
        { mode: 'indirect', stance: index < 3 ? 'doubting' : 'neutral' },
      ]),
    ),
    publisher: 'Herald',
    ...facts,
  });
  return { measures: measureArticle(coded), collections };
}

const corpus = [
  talk('one', { mayor: 8, union: 4 }, { published: '2025-03-02' }, ['Port', 'Spring']),
  talk('two', { mayor: 3, union: 9 }, { published: '2025-03-20' }, ['Port']),
  talk('three', { union: 4, nobody: 1 }, { publisher: 'Gazette', published: '2025-04-01' }),
  talk('four', {}, { publisher: null }),
];

describe('corpusReport', () => {
  it('shows sums with their shares beside how many, and counts of few', () => {
    const report = corpusReport(corpus, { by: 'outlet' });
    expectSound(report);
    expect(printed(figure(report, 'corpus-outlet-attributions'))).to.deep.equal([
      'Herald | 2 | 13/24 % | 11/24 % | 0/24 % | 24',
      'Gazette | 1 | 4/5 | 0/5 | 1/5 | 5',
      'No publisher stated | 1 | – | – | – | –',
      'All articles | 4 | 17/29 % | 11/29 % | 1/29 % | 29',
    ]);
    expect(printed(figure(report, 'corpus-outlet-sources'))).to.deep.equal([
      'Herald | 2 | 1/2 | 1/2 | 0/2 | 2',
      'Gazette | 1 | 1/1 | 0/1 | 0/1 | 1',
      'No publisher stated | 1 | – | – | – | –',
      'All articles | 4 | 1/2 | 1/2 | 0/2 | 2',
    ]);
    const [share] = figure(report, 'corpus-outlet-attributions').table.rows[0]!.cells.flatMap(
      (cell) => cell.share ?? [],
    );
    // Wilson, 13 of 24, z = 1.96.
    expect([share!.value, share!.low, share!.high].map((each) => each.toFixed(3))).to.deep.equal([
      '0.542',
      '0.351',
      '0.721',
    ]);
    expect(figure(report, 'corpus-outlet-attributions').notes).to.include.members([
      'Fewer than 10 and so counts without a share: Gazette (5 attributions).',
      '“No publisher stated”: 1 article that could not be put elsewhere.',
      'Some rows have fewer than 10 articles: one article can make their shares.',
    ]);
  });

  it('names the annotations behind every number', () => {
    const rows = figure(corpusReport(corpus, { by: 'outlet' }), 'corpus-outlet-attributions').table.rows;
    expect(rows[1]!.cells.map(({ evidence }) => evidence?.annotations)).to.deep.equal([
      undefined,
      ['three-a0', 'three-a1', 'three-a2', 'three-a3'],
      undefined,
      ['three-a4'],
      ['three-a0', 'three-a1', 'three-a2', 'three-a3', 'three-a4'],
    ]);
  });

  it('shows how they are let speak, of what is coded', () => {
    const report = corpusReport(corpus, { by: 'outlet' });
    const manner = figure(report, 'corpus-outlet-manner');
    expect(printed(manner)).to.deep.equal([
      'Herald | 2 | 0/24 % | 0/24 % | 6/24 % | 0/24 %',
      'Gazette | 1 | 0/5 | 0/5 | 3/5 | 0/5',
      'No publisher stated | 1 | – | – | – | –',
      'All articles | 4 | 0/29 % | 0/29 % | 9/29 % | 0/29 %',
    ]);
    expect(manner.notes).to.deep.equal(['1 attribution of 29 has no word on who the source is.']);
  });

  it('shows where each article lies, and every one with its own numbers', () => {
    const report = corpusReport(corpus, { by: 'month' });
    expectSound(report);
    const spread = figure(report, 'corpus-month-spread-union');
    expect(printed(spread)).to.deep.equal([
      'March 2025 | 2 | 2 | 33 %/12 | 54 % | 75 %/12',
      'April 2025 | 1 | 0 | – | – | –',
      'No date stated | 1 | 0 | – | – | –',
    ]);
    const { chart } = spread;
    if (chart?.type !== 'places') throw new Error('It is not drawn as places');
    expect(chart.places.map(({ start, label }) => `${start.toFixed(2)} ${label}`)).to.deep.equal([
      '0.33 The story in one: 4 of 12 attributions, 33 %',
      '0.75 The story in two: 9 of 12 attributions, 75 %',
    ]);
    expect(spread.notes).to.include(
      '2 dots missing: articles with fewer than 10 attributions stand in the table of articles, as counts.',
    );
    expect(
      printed(figure(report, 'corpus-month-articles')).map((line) => line.split(' | ').slice(0, 7)),
    ).to.deep.equal([
      ['The story in one', 'March 2025', '2025-03-02', '36', '12', '2', '12'],
      ['The story in two', 'March 2025', '2025-03-20', '36', '12', '2', '12'],
      ['The story in three', 'April 2025', '2025-04-01', '15', '5', '1', '5'],
      ['The story in four', 'No date stated', '–', '1', '0', '0', '0'],
    ]);
  });

  it('counts an article in each of its collections, and once in all', () => {
    const report = corpusReport(corpus, { by: 'collection' });
    expectSound(report);
    const shares = figure(report, 'corpus-collection-attributions');
    expect(printed(shares)).to.deep.equal([
      'Port | 2 | 13/24 % | 11/24 % | 0/24 % | 24',
      'Spring | 1 | 4/12 % | 8/12 % | 0/12 % | 12',
      'In no collection | 2 | 4/5 | 0/5 | 1/5 | 5',
      'All articles | 4 | 17/29 % | 11/29 % | 1/29 % | 29',
    ]);
    expect(shares.notes).to.include(
      'An article in several collections counts in each of them, and once in “All articles”.',
    );
    expect(printed(figure(report, 'corpus-collection-articles'))[0]).to.match(
      /^The story in one \| Port, Spring \| /,
    );
  });

  it('says what can be said of nothing, of one article and of silence', () => {
    for (const by of groupings)
      for (const some of [[], [corpus[3]!], [corpus[2]!], [corpus[3]!, talk('five', {}, { publisher: null })]])
        expectSound(corpusReport(some, { by }));
    const silent = corpusReport([corpus[3]!], { by: 'outlet' });
    for (const { chart } of figuresOf(silent)) expect(chart).to.equal(null);
    expect(figure(silent, 'corpus-outlet-attributions').notes).to.include.members([
      'No attribution is counted here.',
      'One article only: nothing can be said of how articles differ.',
    ]);
  });

  it('names what could not be measured', () => {
    const unmeasured = [{ id: 'x', title: 'A leaflet', reason: 'Its record is damaged.' }];
    const report = corpusReport(corpus, { by: 'outlet', unmeasured });
    expect(figure(report, 'corpus-outlet-attributions').notes).to.include(
      '1 of 5 articles could not be measured: see the method.',
    );
    expect(report.method.find(({ label }) => label === 'Not measured')).to.deep.equal({
      label: 'Not measured',
      text: 'A leaflet: Its record is damaged.',
    });
  });
});
