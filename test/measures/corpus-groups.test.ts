import { expect } from '@open-wc/testing';
import { countGroup, corpusBases } from '../../src/measures/corpus-counts.js';
import { groupArticles, type Grouping } from '../../src/measures/corpus-groups.js';
import { measureArticle } from '../../src/measures/measure-article.js';
import { pool } from '../../src/measures/source-balance.js';
import { registry, told, type Telling } from './across-event.js';

const article = (name: string, facts: Telling, collections: readonly string[] = []) => ({
  measures: measureArticle(told(name, 'It rains.', facts)),
  collections,
});
const show = (articles: Parameters<typeof groupArticles>[0], by: Grouping) =>
  groupArticles(articles, by).map(
    ({ label, rest, articles: found }) =>
      `${label}${rest ? ' (rest)' : ''}: ${found.map((each) => each.article.id).join(' ')}`,
  );

describe('groupArticles', () => {
  it('puts outlets together however they are spelt, and those without one last', () => {
    const articles = [
      article('a', { publisher: null }),
      article('b', { publisher: 'The Herald' }),
      article('c', { publisher: 'herald' }),
      article('d', { publisher: 'THE HERALD ' }),
      article('e', { publisher: 'صحيفة الميناء' }),
      article('f', { publisher: ' ' }),
      article('g', { publisher: 'The Herald' }),
      article('h', { publisher: '!!' }),
    ];
    expect(show(articles, 'outlet')).to.deep.equal([
      'The Herald: b c d g',
      '!!: h',
      'صحيفة الميناء: e',
      'No publisher stated (rest): a f',
    ]);
  });

  it('puts months in their order, and dates that say no month apart', () => {
    const dates = [
      '2025-03-01',
      '2024-12-31T23:59:00+14:00',
      '2025',
      null,
      'last spring',
      '2025-03',
      '2025-13-01',
    ];
    expect(
      show(
        dates.map((published, index) => article(`${index}`, { published })),
        'month',
      ),
    ).to.deep.equal([
      'December 2024: 1',
      '2025, month not stated: 2 6',
      'March 2025: 0 5',
      'No date stated (rest): 3 4',
    ]);
  });

  it('puts an article into each of its collections', () => {
    const articles = [
      article('a', {}, ['Port', 'Strike']),
      article('b', {}, ['Strike', 'Strike ']),
      article('c', {}),
      article('d', {}, ['']),
    ];
    expect(show(articles, 'collection')).to.deep.equal([
      'Strike: a b',
      'Port: a',
      'In no collection (rest): c d',
    ]);
    expect(show([], 'collection')).to.deep.equal([]);
  });
});

describe('countGroup', () => {
  const north = told('North', '<a1>“Trade is up,”</a1> she said; <a2>jobs too</a2>. <a3>Wages are not</a3>.', {
    who: { a1: ['mayor'], a2: ['mayor', 'union'], a3: ['union'] },
    how: {
      a1: { mode: 'direct', stance: 'neutral' },
      a2: { mode: 'indirect', stance: 'doubting', source_form: 'anonymous' },
      a3: { stance: 'none' },
    },
  });
  const south = told('South', '<a1>Trade will grow</a1>, she said. <a2>The port is full</a2>.', {
    who: { a1: ['mayor'], a2: [] },
    how: { a1: { mode: 'mixed', stance: 'loaded' }, a2: { source_form: 'vague_group' } },
  });
  const measures = [north, south].map((coded) => measureArticle(coded));

  it('adds up to what the articles have together', () => {
    const { bases, manners, articles } = countGroup(measures);
    const bySide = (base: (typeof corpusBases)[number]) =>
      Object.fromEntries([...bases[base].bySide].map(([side, { count }]) => [side, count]));
    expect(articles).to.equal(2);
    expect(corpusBases.map((base) => bases[base].count)).to.deep.equal([5, 2, 15, 3]);
    expect(bySide('attributions')).to.deep.equal({ council: 3, union: 2, unclear: 1 });
    expect(bySide('sources')).to.deep.equal({ council: 1, union: 1 });
    expect(bySide('words')).to.deep.equal({ council: 8, union: 5, unclear: 4 });
    expect(bySide('quoted')).to.deep.equal({ council: 3, union: 0, unclear: 0 });
    // The registry names both sources, so that a form speaks only for the one whom nobody knows.
    expect(manners.anonymous).to.include({ count: 1, of: 5, uncoded: 0 });
    expect(manners.direct).to.include({ count: 1, of: 5, uncoded: 2 });
    expect(manners.doubting).to.include({ count: 1, of: 3, uncoded: 1 });
    expect(manners.loaded).to.include({ count: 1, of: 3, uncoded: 1 });
    expect(manners.loaded.lists.flat()).to.deep.equal(['South-a1']);
  });

  it('says what the pooled balance says, and names the same annotations', () => {
    const balance = pool(measures);
    const { bases } = countGroup(measures);
    const pooled = {
      attributions: balance.attributions,
      sources: balance.uniqueSources,
      words: balance.contentWords.voice,
      quoted: balance.quotedWords,
    };
    for (const base of corpusBases) {
      expect(bases[base].count).to.equal(pooled[base].total);
      expect(bases[base].lists.flat()).to.deep.equal(pooled[base].annotations.total);
      for (const [side, { count, lists }] of bases[base].bySide) {
        expect(count, `${base} ${side}`).to.equal(pooled[base].bySide[side]);
        expect(lists.flat()).to.deep.equal(pooled[base].annotations.bySide[side]);
      }
    }
  });

  it('is nothing of nothing, and the same however often it is asked', () => {
    expect(countGroup([]).bases.attributions).to.include({ count: 0 });
    expect(countGroup(measures)).to.deep.equal(countGroup(measures));
    expect(countGroup([measures[0]!]).bases.words.count).to.equal(8);
    expect(registry.size).to.equal(3);
  });
});
