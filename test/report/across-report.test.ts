import { expect } from '@open-wc/testing';
import { acrossReport } from '../../src/report/across-report.js';
import type { Coded } from '../../src/measures/coded.js';
import { registryOf } from '../../src/domain/registry.js';
import { person, told } from '../measures/across-event.js';
import { expectSound, figure, printed } from './across-sound.js';

const north = told(
  'North',
  'The mayor said that <a1><c1>the harbour lost nine million crowns last year</c1></a1>. <a2>Nobody is to blame</a2>, she said. <c2>Police arrested 40 dockers at the gate</c2>.',
  {
    who: { a1: ['mayor'], a2: ['mayor'] },
    how: { a1: { mode: 'indirect' }, a2: { mode: 'indirect' }, c1: { certainty: 'asserted' } },
  },
);
const south = told(
  'South',
  '<c1>Last year’s losses of the harbour came to nine million crowns</c1>. <a1><c2>Police arrested 35 dockers at the gate</c2></a1>, the union said. <a2>They lie</a2>, he said. <c3>The port has new cranes</c3>.',
  {
    who: { a1: ['union'], a2: ['minister'] },
    how: { c1: { certainty: 'hedged' }, c3: { certainty: 'denied' } },
  },
);
const west = told('West', 'It was said that <a1>all is well</a1>, and <a2>it is</a2>.', {
  who: { a1: ['minister', 'union'], a2: [] },
});

const report = (...codeds: Coded[]) => acrossReport(codeds);

describe('acrossReport', () => {
  it('shows sources by outlet, with who is only here and who is missing here', () => {
    const made = report(north, south, west);
    expectSound(made);
    const matrix = figure(made, 'across-attributions');
    expect(printed(matrix)).to.deep.equal([
      'Dockers’ union | 2 | missing here | 1 | 1 | 2',
      'Tom Okoro | 2 | missing here | 1 | 1 | 2',
      'Ana Ruiz | 1 | 2, only here | – | – | 2',
      'All attributions, each once | 3 | 2 | 2 | 2 | 6',
    ]);
    expect(matrix.chart).to.deep.equal({ type: 'matrix', columns: ['North', 'South', 'West'] });
    expect(matrix.table.columns.map(({ label }) => label)).to.deep.equal([
      'Of 3 articles',
      'North',
      'South',
      'West',
      'All',
    ]);
    expect(matrix.table.rows[2]!.cells[1]!.evidence).to.deep.equal({
      annotations: ['North-a1', 'North-a2'],
      words: 'marked',
    });
    expect(matrix.notes).to.include(
      'In no row, since they name no source of the registry: 1 attribution in West.',
    );
    expect(printed(figure(made, 'across-words'))[2]).to.equal('Ana Ruiz | 1 | 12, only here | – | – | 12');
  });

  it('says of each outlet what it has alone and what it lacks', () => {
    const three = report(north, south, west);
    expect(printed(figure(three, 'across-outlets'))).to.deep.equal([
      'North | 2 | 12 | 1 | 0 | 1 | 2',
      'South | 2 | 9 | 2 | 2 | 0 | 0',
      'West | 2 | 5 | 2 | 2 | 0 | 0',
    ]);
    expect(printed(figure(three, 'across-who'))).to.deep.equal([
      'North | Ana Ruiz | Dockers’ union, Tom Okoro',
      'South | nobody | nobody',
      'West | nobody | nobody',
    ]);
    const two = report(north, west);
    expect(printed(figure(two, 'across-outlets'))).to.deep.equal([
      'North | 2 | 12 | 1 | 0 | 1 | 2',
      'West | 2 | 5 | 2 | 0 | 2 | 1',
    ]);
    const [lacking] = figure(two, 'across-who').table.rows;
    expect(lacking!.cells[1]!.evidence!.annotations, 'where it is said').to.deep.equal(['West-a1']);
  });

  it('puts claims side by side, and says what differs', () => {
    const made = report(north, south);
    expectSound(made);
    const claims = figure(made, 'across-claims');
    expect(claims.table.rows).to.have.length(2);
    const [money, arrests] = claims.table.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(money!.slice(0, 4)).to.deep.equal([
      '2',
      '“the harbour lost nine million crowns last year” (says Ana Ruiz, asserted)',
      '“Last year’s losses of the harbour came to nine million crowns” (in its own voice, hedged)',
      'said by somebody here, asserted there, certainty',
    ]);
    expect(arrests![3]).to.equal('said by somebody here, asserted there, numbers: 40, 35');
    expect(arrests![4]!.split(', ')).to.have.members(['Police', 'arrested', 'dockers', 'gate']);
    expect(claims.table.rows[0]!.cells[2]!.evidence!.annotations).to.deep.equal(['South-c1']);
    expect(printed(figure(made, 'across-only'))).to.deep.equal([
      'South | “The port has new cranes” | in its own voice, denied',
    ]);
    expect(made.sections[2]!.lead).to.equal(
      '2 claims are made in more than one article; 2 of these differ in who says it, in how certain it is put or in numbers. 1 claim stands in one article only.',
    );
  });

  it('gives counts of few, and shares of many, each with its outlet', () => {
    const many = told(
      'Many',
      Array.from({ length: 12 }, (_, index) => `<a${index}>Word${index}</a${index}>, he said.`).join(' '),
      {
        who: Object.fromEntries(
          Array.from({ length: 12 }, (_, index) => [`a${index}`, [index < 9 ? 'mayor' : 'union']]),
        ),
      },
    );
    const made = report(north, many);
    expectSound(made);
    expect(printed(figure(made, 'across-attributions'))).to.deep.equal([
      'Ana Ruiz | 2 | 2 | 9 | 11',
      'Dockers’ union | 1 | missing here | 3, only here | 3',
      'All attributions, each once | 2 | 2 | 12 | 14',
    ]);
    const [shares] = made.sections[1]!.figures;
    expect(printed(shares!)).to.deep.equal([
      'North | 1 | 2/2 | 0/2 | 2',
      'Many | 1 | 9/12 % | 3/12 % | 12',
      'All articles | 2 | 11/14 % | 3/14 % | 14',
    ]);
    const { value, low, high } = shares!.table.rows[1]!.cells[1]!.share!;
    // Wilson, 9 of 12, z = 1.96: (0.75 + 3.8415/24 ± 1.96 √(0.1875/12 + 3.8415/576)) ÷ (1 + 3.8415/12).
    expect([value, low, high].map((each) => each.toFixed(3))).to.deep.equal(['0.750', '0.468', '0.911']);
  });

  it('says that sources were joined by name, and which names are double', () => {
    const abroad = registryOf([person('x1', 'ANA RUÍZ'), person('x2', 'Ana Ruiz')]);
    const east = told('East', '<a1>Well</a1>. <a2>Yes</a2>.', {
      registry: abroad,
      who: { a1: ['x1'], a2: ['x2'] },
    });
    const { notes } = figure(report(north, east), 'across-attributions');
    expect(notes).to.include('Taken for one source by their names: “Ana Ruiz” and “ANA RUÍZ”.');
    expect(notes).to.include(
      'The registry has more than one entry of the name “Ana Ruiz”: merge them if they are the same.',
    );
  });

  it('says what can be said of nothing, one article, nobody and no claims', () => {
    const silent = told('Silent', 'Nothing is marked here.');
    const nameless = told('Nameless', '<a1>Well</a1>, it was said.', { publisher: null, title: 'نشرة' });
    for (const codeds of [[], [north], [silent], [silent, silent], [nameless], [nameless, silent]])
      expectSound(
        report(...codeds.map((coded, index) => ({ ...coded, article: { ...coded.article, id: `n${index}` } }))),
      );
    expect(report().sections[0]!.lead).to.equal('No article was chosen, so there is nothing to compare.');
    expect(report(north).sections[0]!.lead).to.equal(
      '1 source in the one article: choose another one on the same event to compare.',
    );
    const { notes, table } = figure(report(nameless, silent), 'across-attributions');
    expect(table.columns[1]!.label).to.equal('نشرة');
    expect(notes).to.include('Where no publisher is stated, the title names the column.');
    expect(notes[0]).to.equal(
      'No attribution names a source of the registry: there is nobody to put in a row.',
    );
  });

  it('warns of several codebooks, and names them in the method', () => {
    const other = { ...south, codebook: { ...south.codebook, version: '1.0.0' } };
    const made = report(north, other);
    expect(figure(made, 'across-attributions').notes).to.include(
      'The articles were coded with several codebooks: source-bias 1.1.0 (1 article), source-bias 1.0.0 (1 article). Values may not mean the same.',
    );
    const method = made.method.map(({ label, text }) => `${label}: ${text}`);
    expect(method[0]).to.match(
      /^Article 1: The story in North, North; version 1, 25 counted words, SHA-256 [0-9a-f]{64}\.$/,
    );
    expect(method.slice(2, 7)).to.deep.equal([
      'Counted: 2 articles, 55 words, 4 attributions, 5 claims, 0 framings.',
      'Codebook: source-bias 1.1.0 (1 article), source-bias 1.0.0 (1 article)',
      'Analysts: ana',
      'Coded: 2026-01-02 to 2026-01-02',
      'Left out: Nothing.',
    ]);
  });
});
