import { expect } from '@open-wc/testing';
import Papa from 'papaparse';
import { chartPng } from '../../components/chart-png.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { balanceReport } from '../../src/report/balance-report.js';
import { methodOf } from '../../src/report/method.js';
import { casesCsv, tableCsv } from '../../src/report/report-csv.js';
import { naming, reportFiles } from '../../src/report/report-files.js';
import { plain, reportJson } from '../../src/report/report-json.js';
import { svgFile } from '../../src/report/svg-text.js';
import { coded, figure, hostile, made, source } from './report-data.js';
import { failureOf } from '../support/failure.js';

const article = coded(
  ['📚 “It works,” said the ministry.', 'The party 🎙 doubts it.'],
  [
    {
      id: 'one',
      words: [
        ['content', '“It works,”'],
        ['cue', 'said'],
      ],
      attributes: { mode: 'direct', stance: 'neutral' },
      sources: ['m', 'n'],
      note: '=1+1',
    },
    { id: 'two', words: [['content', 'doubts it']] },
  ],
  [source('m', 'Ministry', { side: '+state' }), source('n', 'Net "work"', { side: '+state' })],
  { title: hostile },
);
const balance = sourceBalance([article]);
const report = { ...balanceReport(balance, [article]), method: methodOf(balance, [article], made) };

const rowsOf = (csv: string) => Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;

describe('a table as CSV', () => {
  const table = {
    head: 'Side',
    columns: [
      { id: 'n', label: 'Attributions', unit: 'attributions' as const },
      { id: 'd', label: 'Index', unit: 'number' as const },
    ],
    rows: [
      {
        id: 'a',
        label: 'State',
        cells: [
          { text: '7', value: 7, of: 12, share: { value: 7 / 12, low: 0.32, high: 0.81 } },
          { text: '−0.50', value: -0.5 },
        ],
      },
      { id: 'b', label: 'Party', cells: [{ text: '–', value: null, why: 'Nobody.' }] },
    ],
    total: {
      id: 'total',
      label: 'All',
      cells: [
        { text: '12', value: 12 },
        { text: '–', value: Number.NaN },
      ],
    },
  };

  it('holds values, of how many, shares and why there are none', () => {
    const text = tableCsv(figure({ text: '', value: null }, { table }));
    expect(text.startsWith('\ufeff')).to.equal(true);
    expect(text.slice(1).split('\r\n')).to.deep.equal([
      'Side,id,Attributions,Attributions: of,Attributions: share,Attributions: share low,Attributions: share high,Attributions: why empty,Index',
      'State,a,7,12,0.583333,0.32,0.81,,-0.5',
      'Party,b,,,,,,Nobody.,',
      'All,total,12,,,,,,',
      '',
    ]);
    expect(tableCsv(figure({ text: '', value: null }, { table }), { mark: false })).to.equal(text.slice(1));
  });

  it('holds no formula, and no number that was text', () => {
    const nasty = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\n=1',
      ' =1',
      '=1\n+2',
      '＝1',
      'a=1',
      '"',
      'a,b',
      hostile,
    ];
    const text = tableCsv(
      figure(
        { text: '', value: null },
        {
          table: {
            head: '=head',
            columns: [{ id: 'x', label: '@label', unit: 'text' }],
            rows: nasty.map((value, index) => ({
              id: `${index}`,
              label: value,
              cells: [{ text: value, value }],
            })),
          },
        },
      ),
    );
    const [head, ...rows] = rowsOf(text);
    expect(head).to.deep.equal(["'=head", 'id', "'@label"]);
    for (const [label, , cell] of rows) {
      expect(label).to.equal(cell);
      expect(cell).not.to.match(/^[\s]*[=+\-@＝]/);
    }
    expect(rows.map(([, , cell]) => cell!.replace(/^'/, ''))).to.deep.equal(nasty);
    expect(rows.at(-4)![2]).to.equal('a=1');
  });
});

describe('the cases as CSV', () => {
  it('has a row for each attribution, with offsets as Python counts them', () => {
    const [head, ...rows] = rowsOf(casesCsv(balance, [article], { mark: false }));
    const [one, two] = rows.map((row) => Object.fromEntries(head!.map((name, at) => [name, row[at]])));
    expect(rows).to.have.lengthOf(2);
    expect(one).to.include({
      article: article.article.id,
      annotation: 'one',
      sources: 'm; n',
      source_names: 'Ministry; Net "work"',
      sides: "'+state",
      mode: 'direct',
      words_voice: '2',
      words_quoted: '2',
      cue: 'said',
      content: '“It works,”',
      content_spans: '2-13',
      start: '2',
      end: '18',
      note: "'=1+1",
    });
    expect(two).to.include({ sides: 'unclear', types: 'unknown', content: 'doubts it', cue: '' });
    const points = [...article.article.text];
    expect(points.slice(2, 13).join('')).to.equal('“It works,”');
    expect(points.slice(Number(two!['start']), Number(two!['end'])).join('')).to.equal('doubts it');
  });

  it('has its head where nobody speaks', () => {
    const empty = coded(['Nothing.']);
    expect(rowsOf(casesCsv(sourceBalance([empty]), [empty]))).to.have.lengthOf(1);
  });
});

describe('a report as JSON', () => {
  it('holds every value with its definition and codebook', () => {
    const file = reportJson(balance, report, { exported: made.generated, software: made.software });
    expect(file).to.include({ format: 'source-bias-report', version: '1.0', exported: made.generated });
    expect(file.codebooks).to.deep.equal([{ id: 'source-bias', version: article.codebook.version }]);
    expect(file.definitions.map(({ id }) => id)).to.include.members(['counting', 'attributions', 'interval']);
    const back = JSON.parse(JSON.stringify(file));
    expect(back).to.deep.equal(file);
    expect(back.balance.attributions.total).to.equal(2);
    expect(back.report.sections).to.have.lengthOf(report.sections.length);
    expect(back.method[0].label).to.equal('Article');
  });

  it('holds nothing that JSON does not know', () => {
    const odd = {
      a: Number.NaN,
      b: [undefined, Infinity],
      c: new Map([['k', new Set([1])]]),
      d: undefined,
      e: () => 1,
    };
    expect(plain(odd)).to.deep.equal({ a: null, b: [null, null], c: { k: [1] }, e: null });
  });
});

describe('the files of a report', () => {
  it('are all there, under names that every system takes', () => {
    const files = reportFiles({ balance, report, codeds: [article], ...made });
    const names = files.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[\p{L}\p{M}\p{N}-]+\.(html|json|csv|svg)$/u);
    expect(names[0]).to.equal('script-alert-1-script-two-one-x-evil.html');
    expect(names).to.include.members([
      'script-alert-1-script-two-one-x-evil-attributions.csv',
      'script-alert-1-script-two-one-x-evil-by-side.csv',
      'script-alert-1-script-two-one-x-evil-by-side.svg',
      'script-alert-1-script-two-one-x-evil-marked.html',
    ]);
    for (const { name, text } of files.filter(({ type }) => type === 'image/svg+xml'))
      expect(
        new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'),
        name,
      ).to.equal(null);
    for (const { name, text } of files.filter(({ type }) => type === 'text/html'))
      expect(new DOMParser().parseFromString(text, 'text/html').querySelector('script'), name).to.equal(null);
  });

  it('are named for the title in any script, or for nothing else', () => {
    const first = (title: string) => naming(title)('', 'html');
    expect(first('تقرير الميناء')).to.equal('تقرير-الميناء.html');
    expect(first('📚🕯️')).to.equal('report.html');
    expect(first('CON')).to.equal('report-con.html');
    expect(first('../../etc/passwd')).to.equal('etc-passwd.html');
    expect(new TextEncoder().encode(naming('語'.repeat(200))('語'.repeat(200), 'html')).length).to.be.at.most(
      255,
    );
    const name = naming('A');
    expect([name('x', 'csv'), name('X', 'csv'), name('x', 'svg')]).to.deep.equal([
      'a-x.csv',
      'a-x-2.csv',
      'a-x.svg',
    ]);
  });
});

describe('a chart as a picture', () => {
  const chart = svgFile(figure({ text: '7', value: 7, of: 12 }), { width: 300, theme: 'light' });

  it('has the dots that were asked for', async () => {
    const blob = await chartPng(chart, { width: 300, height: 100, scale: 2 });
    expect(blob.type).to.equal('image/png');
    const bitmap = await createImageBitmap(blob);
    expect([bitmap.width, bitmap.height]).to.deep.equal([600, 200]);
    const canvas = new OffscreenCanvas(600, 200);
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
    const colours = new Set(new Uint32Array(canvas.getContext('2d')!.getImageData(0, 0, 600, 200).data.buffer));
    expect(colours.size).to.be.greaterThan(3);
  });

  it('says what is wrong', async () => {
    expect(await failureOf(chartPng('<svg', { width: 10, height: 10, scale: 1 }))).to.contain(
      'Take the SVG file',
    );
    expect(await failureOf(chartPng(chart, { width: 0, height: 10, scale: 1 }))).to.contain(
      '0 dots is out of range',
    );
  });
});
