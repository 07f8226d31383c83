import { expect } from '@open-wc/testing';
import { alignClaims, type Alignment } from '../../src/measures/align-claims.js';
import { groupAlike } from '../../src/measures/across-groups.js';
import { claimWords } from '../../src/measures/across-words.js';
import { told } from './across-event.js';

const ids = ({ groups, only }: Alignment) => ({
  groups: groups.map(({ members, further }) =>
    [members, further].map((some) => some.map(({ id }) => id).join(' ')).join(further.length ? ' + ' : ''),
  ),
  only: only.map(({ id }) => id),
});

const north = told(
  'North',
  'The mayor said that <a1><c1>the harbour lost nine million crowns last year</c1></a1>. <c2>Police arrested 40 dockers at the North Gate on Monday</c2>.',
  { who: { a1: ['mayor'] }, how: { c1: { certainty: 'asserted' } } },
);
const south = told(
  'South',
  '<c1>Last year’s losses of the harbour came to nine million crowns</c1>. <c2>The mayor rejected a plan to sell the North Gate to dockers</c2>. <c3>On Monday 35 dockers were arrested by police</c3>.',
  { how: { c1: { certainty: 'hedged' } } },
);

describe('alignClaims', () => {
  it('puts paraphrases beside one another, and says who says them and how surely', () => {
    const alignment = alignClaims([north, south]);
    expect(ids(alignment)).to.deep.equal({
      groups: ['North-c1 South-c1', 'North-c2 South-c3'],
      only: ['South-c2'],
    });
    const [ours, theirs] = alignment.groups[0]!.members;
    expect(ours).to.include({ within: 'North-a1', certainty: 'asserted', support: 'attributed' });
    expect(ours!.speakers).to.deep.equal(['Ana Ruiz']);
    expect(theirs).to.include({ within: null, certainty: 'hedged', support: '', article: 'South' });
    expect(theirs!.text).to.equal('Last year’s losses of the harbour came to nine million crowns');
  });

  it('says which words they share, and which numbers differ', () => {
    const [money, arrests] = alignClaims([north, south]).groups;
    expect(money!.shared.map(({ word }) => word)).to.have.members([
      'harbour',
      'nine',
      'million',
      'crowns',
      'last',
      'year',
    ]);
    for (const { articles } of money!.shared) expect(articles).to.equal(2);
    expect(arrests!.members.map(({ ownNumbers }) => ownNumbers)).to.deep.equal([['40'], ['35']]);
    for (const { likeness } of [...money!.members, ...arrests!.members]) expect(likeness).to.be.within(0.4, 1);
  });

  it('does not take the same names for the same claim', () => {
    const here = told(
      'Here',
      '<c1>The Pentagon sent 900 US troops to Iraq</c1>. <c2>Baghdad thanked Washington</c2>.',
    );
    const there = told(
      'There',
      '<c1>The Pentagon rejected a withdrawal of US troops from Iraq</c1>. <c2>Washington warned Baghdad</c2>.',
    );
    expect(ids(alignClaims([here, there]))).to.deep.equal({
      groups: [],
      only: ['Here-c1', 'Here-c2', 'There-c1', 'There-c2'],
    });
  });

  it('lists of each article the one that is most alike first, and the rest under it', () => {
    const twice = told(
      'Twice',
      '<c1>Nine million crowns were lost last year, the first estimate of the harbour shows</c1>. <c2>The harbour lost nine million crowns last year</c2>.',
    );
    expect(ids(alignClaims([north, twice])).groups).to.deep.equal(['North-c1 Twice-c2 + Twice-c1']);
  });

  it('compares what people are said to say where that is asked for', () => {
    const here = told('Here', '<a1>The strike will go on until Friday</a1>, they said.', {
      who: { a1: ['union'] },
    });
    const there = told('There', '<c1>The strike goes on until Friday</c1>.');
    expect(ids(alignClaims([here, there]))).to.deep.equal({ groups: [], only: ['There-c1'] });
    const alignment = alignClaims([here, there], { contents: true });
    expect(ids(alignment).groups).to.deep.equal(['Here-a1 There-c1']);
    expect(alignment.groups[0]!.members[0]).to.deep.include({ kind: 'content', speakers: ['Dockers’ union'] });
  });

  it('never pairs two claims of one article', () => {
    const alone = told('Alone', '<c1>The port is closed today</c1>. <c2>The port is closed today</c2>.');
    expect(ids(alignClaims([alone]))).to.deep.equal({ groups: [], only: ['Alone-c1', 'Alone-c2'] });
    expect(alignClaims([])).to.deep.equal({ groups: [], only: [], wordless: [] });
  });

  it('compares in scripts from right to left and without spaces', () => {
    const said = (name: string, language: string, text: string) => told(name, text, { language });
    const arabic = alignClaims([
      said('A', 'ar', '<c1>خسر الميناء تسعة ملايين كرونة في العام الماضي</c1>'),
      said('B', 'ar', '<c1>وخسِر ميناءُ المدينة تسعة ملايين كرونة العام الماضي</c1>'),
    ]);
    expect(ids(arabic).groups).to.deep.equal(['A-c1 B-c1']);
    const japanese = alignClaims([
      said('J', 'ja', '<c1>市議会は港の売却に反対した</c1>'),
      said('K', 'ja', '<c1>港の売却に市議会が反対した</c1>'),
      said('L', 'ja', '<c1>組合は賃金を求めている</c1>'),
    ]);
    expect(ids(japanese)).to.deep.equal({ groups: ['J-c1 K-c1'], only: ['L-c1'] });
  });

  it('tells of a claim that has no words to compare', () => {
    const light = told('Light', '<c1>They said so</c1>.');
    expect(alignClaims([light, north]).wordless.map(({ id }) => id)).to.deep.equal(['Light-c1']);
  });

  it('finds the pairs among thousands that draw on the same few hundred words', () => {
    let state = 7;
    const next = () => (state = (state * 48_271) % 2_147_483_647) % 499;
    const drawn = Array.from({ length: 1000 }, () => Array.from({ length: 12 }, () => `word${next()}`));
    const statements = [...drawn, ...drawn].map((words, index) => {
      const changed = index < 1000 ? words : words.with(index % 12, 'other');
      return { article: index < 1000 ? 'A' : 'B', words: claimWords(changed.join(' '), 'en') };
    });
    const groups = groupAlike(statements);
    const pairs = groups.map(({ members }) => members.map(({ at }) => at % 1000));
    expect(pairs.filter(([a, b]) => a === b).length).to.be.above(950);
    expect(groupAlike(statements)).to.deep.equal(groups);
  });
});

describe('claimWords', () => {
  const keys = (text: string, language = 'en') => claimWords(text, language).map(({ key }) => key);

  it('folds case, quotes, accents and endings, and leaves light words out', () => {
    expect(keys('The Café’s “announced” PLANS')).to.deep.equal(keys('a cafe announces plan'));
    expect(keys('2,500 soldiers')).to.deep.equal(keys('2500 soldier'));
    expect(keys('the and of')).to.deep.equal([]);
    expect(keys('US troops')).not.to.deep.equal(keys('us troops'));
  });

  it('takes capitals for names where not every noun has one', () => {
    const capitals = (language: string) =>
      claimWords('Hafen in Bremen', language).map(({ capital }) => capital);
    expect(capitals('en')).to.deep.equal([true, true]);
    expect(capitals('de-CH')).to.deep.equal([false, false]);
  });
});
