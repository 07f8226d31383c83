import { expect } from '@open-wc/testing';
import { measureArticle } from '../../src/measures/measure-article.js';
import { acrossReport } from '../../src/report/across-report.js';
import { ReportPacker, ReportUnpacker } from '../../src/report/corpus-pack.js';
import { corpusReport } from '../../src/report/corpus-report.js';
import type { Report } from '../../src/report/document.js';
import { told } from '../measures/across-event.js';

const north = told('North', '<a1>Trade is up</a1>, she said; <a2>jobs too</a2>. <c1>It rains</c1>.', {
  who: { a1: ['mayor'], a2: ['union'] },
});
const south = told(
  'South',
  Array.from({ length: 11 }, (_, index) => `<a${index}>Word${index}</a${index}>, he said.`).join(' '),
  { who: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, ['minister']])) },
);
const articles = [north, south].map((coded) => ({ measures: measureArticle(coded), collections: ['Harbour'] }));

/** As files hold it. */
const plain = (report: Report) => JSON.parse(JSON.stringify(report)) as unknown;

describe('ReportPacker', () => {
  let packer: ReportPacker;
  let unpacker: ReportUnpacker;
  const send = (report: Report) => {
    const { parts, report: rest } = structuredClone(packer.pack(report));
    for (const part of parts) unpacker.take(part);
    return { parts, report: unpacker.unpack(rest) };
  };
  beforeEach(() => {
    packer = new ReportPacker();
    unpacker = new ReportUnpacker();
  });

  it('brings every report over whole, one after the other', () => {
    const reports = [
      corpusReport(articles, { by: 'outlet' }),
      corpusReport(articles, { by: 'month' }),
      acrossReport([north, south]),
      corpusReport([], { by: 'outlet' }),
      corpusReport(articles, { by: 'outlet' }),
    ];
    for (const report of reports) expect(plain(send(report).report)).to.deep.equal(plain(report));
  });

  it('sends only what is new', () => {
    send(corpusReport(articles, { by: 'outlet' }));
    const changed = measureArticle({ ...north, annotations: north.annotations.slice(0, -1) });
    const now = corpusReport([{ measures: changed, collections: [] }, articles[1]!], { by: 'outlet' });
    const { parts, report } = send(now);
    expect(plain(report)).to.deep.equal(plain(now));
    expect(
      parts.flatMap(({ ids }) => ids),
      'the page has all ids',
    ).to.deep.equal([]);
    const rows = parts.flatMap((part) => part.rows.map(([, { id }]) => id));
    expect(rows).to.include('North');
    expect(rows).not.to.include('South');
    expect(parts.flatMap(({ places }) => places)).to.deep.equal([]);
  });

  it('lets the ids be read more than once', () => {
    const { report } = send(corpusReport(articles, { by: 'outlet' }));
    const { evidence } = report.sections[0]!.figures[0]!.table.total!.cells.at(-1)!;
    expect(evidence!.annotations).to.equal(evidence!.annotations);
    expect(evidence!.annotations).to.have.members(
      [...north.annotations.slice(0, 2), ...south.annotations].map(({ id }) => id),
    );
  });
});
