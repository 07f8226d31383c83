import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Coded } from '../../src/measures/coded.js';
import { evidenceSpans } from '../../src/measures/evidence.js';
import { sourceBalance } from '../../src/measures/source-balance.js';
import { balanceReport } from '../../src/report/balance-report.js';
import type { Cell, Figure } from '../../src/report/document.js';
import { codedOf } from '../../src/source-balance.js';

const response = await fetch(new URL('../../samples/annotations/council-vote.json', import.meta.url));
const { coded } = codedOf(await response.json());

const reportOf = (...codeds: readonly Coded[]) => balanceReport(sourceBalance(codeds), codeds);
const figuresOf = (...codeds: readonly Coded[]) =>
  reportOf(...codeds).sections.flatMap(({ figures }) => figures);
const cellsOf = ({ table }: Figure): readonly Cell[] =>
  [...table.rows, ...(table.total ? [table.total] : [])].flatMap(({ cells }) => cells);

const figure = (id: string, ...codeds: readonly Coded[]) =>
  figuresOf(...codeds).find((each) => each.id === id)!;
const texts = (id: string, ...codeds: readonly Coded[]) =>
  figure(id, ...codeds).table.rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)]);

/** Nothing is claimed that is not known, and no number stands without its words. */
function isSound(codeds: readonly Coded[]): void {
  const report = reportOf(...codeds);
  expect(JSON.stringify(report)).not.to.match(/NaN|Infinity|undefined/);
  const ids = new Set(codeds.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  for (const each of report.sections.flatMap(({ figures }) => figures)) {
    if (!each.table.rows.length) {
      expect(each.chart, `${each.id}: an empty chart`).to.equal(null);
      expect(each.notes, `${each.id}: silence`).not.to.be.empty;
    }
    for (const row of each.table.rows) expect(row.cells).to.have.length(each.table.columns.length);
    for (const { value, why, share, of, evidence, text } of cellsOf(each)) {
      if (typeof value === 'number') expect(Number.isFinite(value), each.id).to.equal(true);
      if (text === '–')
        expect(why, `${each.id}: a dash without its reason`).to.be.a('string').that.is.not.empty;
      if (share) expect(of, `${each.id}: a percentage of fewer than 10`).to.be.at.least(10);
      for (const id of evidence?.annotations ?? []) expect(ids.has(id), each.id).to.equal(true);
    }
  }
}

describe('balanceReport', () => {
  it('is sound for what an analyst may have coded, and left out', () => {
    isSound([coded]);
    const value = fc.constantFrom(
      'direct',
      'mixed',
      'indirect',
      'neg',
      'pos',
      'doubting',
      'loaded',
      'odd <value>',
      '',
    );
    const change = fc.record({
      drop: fc.boolean(),
      nobody: fc.boolean(),
      cut: fc.boolean(),
      attribute: fc.constantFrom(
        'mode',
        'stance',
        'source_form',
        'polarity',
        'support',
        'worth',
        'target',
        'device',
      ),
      value,
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 27, maxLength: 27 }), (changes) => {
        const annotations = coded.annotations.flatMap((each, index): Annotation[] => {
          const how = changes[index % 27]!;
          if (how.drop) return [];
          const spans = how.cut ? each.spans.slice(0, 1) : each.spans;
          const attributes = { ...each.attributes, [how.attribute]: how.value };
          return [{ ...each, spans, attributes, ...(how.nobody && { sources: [] }) }];
        });
        isSound([{ ...coded, annotations }]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('says what cannot be said where nothing is attributed, and shows no chart of nothing', () => {
    const bare = { ...coded, annotations: [] };
    isSound([bare]);
    expect(figuresOf(bare).filter(({ chart }) => chart)).to.be.empty;
    expect(figure('by-side', bare).notes).to.deep.equal([
      'No attribution is counted, so there is nobody to compare.',
    ]);
    expect(figure('unattributed', bare).notes).to.deep.equal([
      'No claim is marked in what is counted: nothing can be said of them.',
    ]);
  });

  it('counts under 10 cases and takes no percentage of them', () => {
    const few = {
      ...coded,
      annotations: coded.annotations.filter(({ kind }) => kind === 'attribution').slice(0, 9),
    };
    const total = figure('by-side', few).table.rows.flatMap(({ cells }) => cells[0]!);
    expect(total.every(({ share }) => !share)).to.equal(true);
    expect(total.every(({ of }) => of === 9)).to.equal(true);
  });

  it('says that there are no sides, and that one source is no diversity', () => {
    const [source] = coded.annotations.find(({ sources }) => sources.length)!.sources;
    const annotations = coded.annotations.filter(({ sources }) => sources.includes(source!));
    const registry = new Map([[source!, { ...coded.registry.get(source!)!, side: 'unclear', sides: {} }]]);
    const alone = { ...coded, annotations, registry };
    isSound([alone]);
    expect(texts('diversity', alone)[0]).to.deep.equal([
      'Sources, by attributions',
      '1',
      '1.00',
      '0.00',
      '1.00',
      '–',
      '1.00',
      '0.00',
    ]);
    expect(texts('care', alone).flat().join('\n')).to.include('No source is on a side of its own');
    expect(figure('two-sides', alone)).to.equal(undefined);
  });

  it('has no words to count where every block is left out, and says so', () => {
    const blocks = coded.article.blocks.map((block) => ({ ...block, role: 'boilerplate' as const }));
    const none = { ...coded, article: { ...coded.article, blocks } };
    isSound([none]);
    expect(texts('care', none).flat().join('\n')).to.include('No word of the article is counted');
    expect(figure('left-out-annotations', none).table.rows).not.to.be.empty;
  });

  it('names unknown values and mixed codebooks, and keeps what they say', () => {
    const [first, ...others] = coded.annotations;
    const odd = { ...first!, kind: 'attribution', attributes: { ...first!.attributes, mode: 'sung' } };
    const other = {
      ...coded,
      article: { ...coded.article, id: 'other' },
      annotations: [odd, ...others].map((each) => ({ ...each, id: `other ${each.id}`, articleId: 'other' })),
      codebook: { ...coded.codebook, version: '0.9.0' },
    };
    isSound([coded, other]);
    const care = texts('care', coded, other).flat().join('\n');
    expect(care).to.include('“Mode: sung” is not in the codebook');
    expect(care).to.include('source-bias 1.1.0 (1 article), source-bias 0.9.0 (1 article)');
    expect(figure('mode', coded, other).table.columns.map(({ label }) => label)).to.include('sung');
  });

  it('draws the whole article as a line: places lie on it, in order, as long as their words', () => {
    for (const id of ['strip-side', 'strip-type', 'strip-stance', 'strip-kind']) {
      const { chart } = figure(id, coded);
      const places = chart && 'places' in chart ? chart.places : [];
      expect(places).not.to.be.empty;
      let last = 0;
      for (const { start, end } of places) {
        expect(start).to.be.at.least(last);
        expect(end).to.be.within(start, 1);
        last = start;
      }
    }
  });

  it('finds for each number of words exactly as many words', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
    const { table } = figure('by-side', coded);
    for (const column of [2, 3])
      for (const { cells } of table.rows) {
        const { value, evidence } = cells[column]!;
        if (!evidence) expect(value).to.equal(0);
        else {
          const words = evidenceSpans(coded, evidence.annotations, evidence.words)
            .flatMap(({ spans }) => spans)
            .flatMap(({ start, end }) => [...segmenter.segment(coded.article.text.slice(start, end))])
            .filter(({ isWordLike }) => isWordLike);
          expect(words).to.have.length(value as number);
        }
      }
  });
});
