import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { chartColours } from '../../src/report/chart-styles.js';
import type { Cell, Chart, Figure } from '../../src/report/document.js';
import { drawChart } from '../../src/report/draw-chart.js';
import { shorten, textWidth, wrap } from '../../src/report/draw-text.js';
import { still, svgFile, svgText } from '../../src/report/svg-text.js';
import { bounded } from '../domain/arbitraries.js';
import { all, byClass, column, count, draw, figure, part, row, table } from './draw-figures.js';

const parsed = (text: string) => new DOMParser().parseFromString(text, 'image/svg+xml');
const sound = (text: string) =>
  expect(parsed(text).querySelector('parsererror')?.textContent).to.equal(undefined);

const anyNumber = fc.oneof(
  fc.constantFrom(0, 1, -1, 10, 1e-320, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 0.5, NaN, Infinity),
  fc.nat(500),
);
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anyCell: fc.Arbitrary<Cell> = fc.record(
  {
    text: fc.constantFrom('0', '27', '–', '57 %', '1e300', ''),
    value: fc.oneof(anyNumber, fc.constantFrom(null, 'Pentagon')),
    share: fc.record({ value: unit, low: unit, high: unit }),
    of: anyNumber,
    evidence: fc.constant({ annotations: ['a'], words: 'marked' as const }),
  },
  { requiredKeys: ['text', 'value'] },
);
const anyTone = fc.option(fc.constantFrom(0, 3, 7, 8, -1), { nil: undefined });
const anyLabel = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'مجلس النواب العراقي',
    '👩‍👩‍👧‍👦🇮🇶',
    'Donaudampfschifffahrtsgesellschaftskapitänspatentprüfung',
    '',
  ),
);
const anyFigure: fc.Arbitrary<Figure> = fc
  .record({ rows: fc.nat(4), columns: fc.integer({ min: 1, max: 9 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      columns: fc.tuple(
        ...Array.from({ length: columns }, (_, index) =>
          fc
            .record({
              label: anyLabel,
              tone: anyTone,
              unit: fc.constantFrom('words' as const, 'share' as const),
            })
            .map(({ tone, ...rest }) => ({ id: `c${index}`, ...rest, ...(tone !== undefined && { tone }) })),
        ),
      ),
      rows: fc.tuple(
        ...Array.from({ length: rows }, (_, index) =>
          fc
            .tuple(anyLabel, anyTone, fc.array(anyCell, { minLength: columns, maxLength: columns }))
            .map(([label, tone, cells]) => row(`r${index}`, label, cells, tone)),
        ),
      ),
      places: fc.array(
        fc.record({ start: unit, end: unit, label: anyLabel, row: fc.constantFrom('r0', 'r1', 'gone') }),
        { maxLength: 30 },
      ),
      type: fc.constantFrom('bars', 'stack', 'interval', 'matrix', 'places', 'strip'),
    }),
  )
  .map(({ columns, rows, places, type }) => {
    const chart: Chart =
      type === 'places' || type === 'strip'
        ? { type, places: places.map((each, index) => ({ ...each, id: `p${index}` })) }
        : { type: type as 'bars', columns: columns.map(({ id }) => id) };
    return figure(chart, columns, rows);
  });

describe('a drawing', () => {
  it('holds only finite numbers and no negative size, whatever the figures are', () => {
    fc.assert(
      fc.property(anyFigure, fc.constantFrom(0, 320, 700, 1200), (drawn, width) => {
        const chart = drawChart(drawn, { width, prefix: 'p' });
        if (!chart) return;
        for (const { attributes } of all(chart, () => true))
          for (const [name, value] of Object.entries(attributes)) {
            if (['aria-label', 'data-key', 'class'].includes(name)) continue;
            expect(String(value), name).not.to.match(/NaN|Infinity|undefined|\de[+-]?\d/u);
            if (['width', 'height', 'r'].includes(name)) expect(value, name).to.be.at.least(0);
          }
      }),
      { ...bounded, numRuns: 300, includeErrorInReport: true },
    );
  });

  it('is well-formed as text, whatever it says', () => {
    fc.assert(
      fc.property(anyFigure, fc.string({ unit: 'binary' }), (drawn, title) => {
        const chart = drawChart({ ...drawn, title }, { width: 500, prefix: 'p' });
        if (chart) sound(svgText(chart));
      }),
      { ...bounded, numRuns: 50 },
    );
  });
});

describe('svgText', () => {
  it('escapes what is markup', () => {
    const text = svgText({ tag: 'text', attributes: { title: '"<&>"' }, children: ['<script> & \u0000'] });
    expect(text).to.equal('<text title="&quot;&lt;&amp;&gt;&quot;">&lt;script&gt; &amp; \ufffd</text>');
  });
});

describe('svgFile', () => {
  const sides = figure(
    { type: 'bars', columns: ['q'] },
    [column('q', 'Quoted')],
    [row('us', 'US <government>', [part(27, 47, 0.43, 0.7)], 1)],
  );

  it('stands alone: title, notes, styles without variables, a ground', () => {
    const text = svgFile(sides, { width: 700, theme: 'dark' });
    sound(text);
    const root = parsed(text).documentElement;
    expect(root.querySelector('title')!.textContent).to.equal('Who speaks');
    expect(root.querySelector('desc')!.textContent).to.equal('Repeats are left out.');
    expect(root.querySelector('style')!.textContent)
      .to.include(chartColours.dark['--series-1'])
      .and.not.match(/var\(|undefined/u);
    expect(text).not.to.match(/style="|https?:\/\/(?!www\.w3\.org\/2000\/svg)/u);
    expect(root.querySelector('.paper')!.getAttribute('width')).to.equal('700');
    expect(root.querySelectorAll('[role=button], [aria-pressed]')).to.have.length(0);
  });

  it('says why there is no chart', () => {
    const text = svgFile({ ...sides, chart: null }, { width: 700, theme: 'light' });
    sound(text);
    expect(text).to.include('Repeats are left out.');
  });

  it('keeps names and drops presses in a drawing that stands still', () => {
    const drawn = still(draw(table('bars', [count(3)])));
    expect(byClass(drawn, 'mark')).to.have.length(0);
    expect(byClass(drawn, 'cell')[0]!.attributes).to.deep.equal({
      class: 'cell',
      role: 'img',
      'aria-label': 'Row 0, column A: 3',
    });
  });
});

describe('the colours of tones', () => {
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (colour: string) => {
    const [r, g, b] = [1, 3, 5].map((at) => channel(parseInt(colour.slice(at, at + 2), 16) / 255));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const contrast = (one: string, other: string) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high! + 0.05) / (low! + 0.05);
  };

  it('stand 3 to 1 against the paper, words 4.5 to 1', () => {
    for (const colours of Object.values(chartColours))
      for (const [name, colour] of Object.entries(colours)) {
        if (name === '--paper' || name === '--line') continue;
        expect(contrast(colour, colours['--paper']!), name).to.be.at.least(name.includes('ink') ? 4.5 : 3);
      }
  });
});

describe('words in a drawing', () => {
  it('are no wider than is estimated', () => {
    const canvas = document.createElement('canvas').getContext('2d')!;
    canvas.font = '13px sans-serif';
    for (const text of [
      'Iraqi Foreign Ministry',
      'Directly quoted words',
      '27 of 47',
      'WWW Mammoth',
      'illicit filling',
    ])
      expect(textWidth(text, 13), text).to.be.above(canvas.measureText(text).width * 0.9);
  });

  it('are cut between what a reader takes for letters', () => {
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 40, 13)).to.equal('👩‍👩‍👧‍👦…');
    expect(wrap('Iraqi Foreign Ministry', 100, 13, 2)).to.deep.equal(['Iraqi Foreign', 'Ministry']);
    expect(wrap('one two three', 1000, 13, 2)).to.deep.equal(['one two three']);
  });
});
