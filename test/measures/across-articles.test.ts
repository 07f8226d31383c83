import { expect } from '@open-wc/testing';
import { registryOf } from '../../src/domain/registry.js';
import { acrossArticles, outletLabels, type Across } from '../../src/measures/across-articles.js';
import type { Coded } from '../../src/measures/coded.js';
import { measureArticle } from '../../src/measures/measure-article.js';
import { person, registry, told } from './across-event.js';

const across = (...codeds: Coded[]) =>
  acrossArticles(codeds.map((coded) => ({ measures: measureArticle(coded), registry: coded.registry })));

/** A line for each source: its names, then of each outlet how many attributions and words, or that it is missing. */
const show = ({ sources }: Across) =>
  sources.map(({ names, cells }) =>
    [
      names.join(' = '),
      ...cells.map(({ presence, attributions, words }) =>
        attributions ? `${attributions}/${words}${presence === 'only here' ? ' only' : ''}` : presence,
      ),
    ].join(' | '),
  );

describe('acrossArticles', () => {
  const north = told(
    'North',
    '<a1>Trade is up</a1>, she said; <a2>jobs too</a2>. <a3>Wages are not</a3>, they said.',
    {
      who: { a1: ['mayor'], a2: ['mayor'], a3: ['union'] },
    },
  );
  const south = told('South', '<a1>Trade will grow</a1>, she said. <a2>The port is full</a2>, he said.', {
    who: { a1: ['mayor'], a2: ['minister'] },
  });
  const west = told('West', 'It was said that <a1>all is well</a1>. <a2>It is not</a2>, they said.', {
    who: { a1: ['minister'], a2: [] },
  });

  it('says of two outlets who is in one of them only, and missing in the other', () => {
    expect(show(across(north, south))).to.deep.equal([
      'Ana Ruiz | 2/5 | 1/3',
      'Tom Okoro | missing here | 1/4 only',
      'Dockers’ union | 1/3 only | missing here',
    ]);
  });

  it('misses in one of three only whom two others have', () => {
    expect(show(across(north, south, west))).to.deep.equal([
      'Ana Ruiz | 2/5 | 1/3 | missing here',
      'Tom Okoro | missing here | 1/4 | 1/3',
      'Dockers’ union | 1/3 only | absent | absent',
    ]);
  });

  it('names the annotations behind every cell, and those that are in no row', () => {
    const { sources, outlets } = across(north, south, west);
    expect(sources[0]!.cells.map(({ annotations }) => annotations)).to.deep.equal([
      ['North-a1', 'North-a2'],
      ['South-a1'],
      [],
    ]);
    expect(outlets.map(({ unnamed }) => unnamed)).to.deep.equal([[], [], ['West-a2']]);
    expect(outlets.map(({ attributions, words }) => [attributions, words])).to.deep.equal([
      [3, 8],
      [2, 7],
      [2, 6],
    ]);
  });

  it('finds nobody missing where there is one article, and nothing in none', () => {
    expect(show(across(north))).to.deep.equal(['Ana Ruiz | 2/5', 'Dockers’ union | 1/3']);
    expect(across()).to.deep.equal({ outlets: [], sources: [], doubles: [] });
  });

  it('puts equals in the order of their names', () => {
    const tie = told('Tie', '<a1>One two</a1>. <a2>Three four</a2>.', {
      who: { a1: ['union'], a2: ['minister'] },
    });
    expect(show(across(tie))).to.deep.equal(['Dockers’ union | 1/2', 'Tom Okoro | 1/2']);
    const other = told('Tie', '<a1>One two</a1>. <a2>Three four</a2>.', {
      who: { a1: ['minister'], a2: ['union'] },
    });
    expect(show(across(other))).to.deep.equal(show(across(tie)));
  });

  it('counts a compound attribution once for each of its sources', () => {
    const both = told('Both', '<a1>We agree</a1>, they said.', { who: { a1: ['mayor', 'union'] } });
    const { sources, outlets } = across(both, south);
    expect(sources.map(({ names, attributions }) => [names[0], attributions])).to.deep.equal([
      ['Ana Ruiz', 2],
      ['Tom Okoro', 1],
      ['Dockers’ union', 1],
    ]);
    expect(outlets[0]).to.include({ attributions: 1, words: 2 });
  });

  it('joins a source of two projects by its name or an alias, whatever the case and the accents', () => {
    const abroad = registryOf([
      person('x1', 'The Dockers‘ Union'),
      person('x2', 'A. Ruíz', { aliases: ['ANA RUIZ'] }),
      person('x3', 'Somebody else', { aliases: ['she'] }),
    ]);
    const east = told('East', '<a1>No pay</a1>. <a2>Trade</a2>. <a3>What now</a3>?', {
      registry: abroad,
      who: { a1: ['x1'], a2: ['x2'], a3: ['x3'] },
    });
    const { sources, doubles } = across(north, east);
    expect(sources.map(({ ids }) => ids)).to.deep.equal([['mayor', 'x2'], ['union', 'x1'], ['x3']]);
    expect(sources[0]!.names).to.deep.equal(['Ana Ruiz', 'A. Ruíz']);
    expect(doubles).to.deep.equal([]);
  });

  it('keeps apart what one registry keeps apart, and says that it has one name', () => {
    const two = registryOf([...registry.values(), person('mayor2', 'ana ruiz')]);
    const first = told('First', '<a1>Trade is up</a1>.', { registry: two, who: { a1: ['mayor'] } });
    const second = told('Second', '<a1>Trade is down</a1>.', { registry: two, who: { a1: ['mayor2'] } });
    const { sources, doubles } = across(first, second);
    expect(sources.map(({ ids }) => ids)).to.deep.equal([['mayor'], ['mayor2']]);
    expect(doubles).to.deep.equal(['ana ruiz']);
  });

  it('does not join by two aliases alone', () => {
    const here = registryOf([person('h', 'Ministry of Trade', { aliases: ['the ministry'] })]);
    const there = registryOf([person('t', 'Ministry of Defence', { aliases: ['the ministry'] })]);
    const { sources } = across(
      told('H', '<a1>Yes</a1>.', { registry: here, who: { a1: ['h'] } }),
      told('T', '<a1>No</a1>.', { registry: there, who: { a1: ['t'] } }),
    );
    expect(sources).to.have.length(2);
  });
});

describe('outletLabels', () => {
  const facts = (publisher: string | null, title: string) => ({ publisher, title });

  it('tells outlets of one name, and of none, apart by title', () => {
    expect(
      outletLabels([
        facts('Reuters', 'Port closes'),
        facts('The Reuters', 'Port opens'),
        facts('صحيفة الميناء', 'إغلاق'),
        facts(null, 'A leaflet'),
        facts(' ', ''),
        facts(null, ''),
      ]),
    ).to.deep.equal([
      'Reuters: Port closes',
      'The Reuters: Port opens',
      'صحيفة الميناء',
      'A leaflet',
      'Untitled article (1)',
      'Untitled article (2)',
    ]);
  });
});
