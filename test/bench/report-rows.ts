/** What reports cost. Times of one article are of the first report in a new page, on its main thread. */
import { digits, finding } from './findings.js';
import { sample } from './lab.js';
import { ms, small, type Row } from './row.js';
import { median } from './statistics.js';

const material = { ...small, sources: 200 };
const size = { articles: 1000, words: 800, marks: 50 };

const reportArticle: Row = async (lab) => {
  const { ours } = await sample(lab, {
    ours: () => lab.visit('report', material, ({ call }) => call('article')),
  });
  const first = median(ours.map((each) => each.first));
  const segment = median(ours.map((each) => each.segment));
  const what = 'Report of an article with 1,000 annotations and 10,000 words';
  return [
    finding(what, first, {
      unit: 'ms',
      bound: 50,
      details: `once more ${ms(median(ours.map((each) => each.again)))}`,
    }),
    finding(what, first / segment, {
      unit: '× its words segmented',
      bound: null,
      details: `${ms(first)} to ${ms(segment)}`,
    }),
  ];
};

const reportCorpus: Row = async (lab) => {
  const { atHand, stored } = await sample(lab, {
    atHand: () => lab.visit('report', { words: 0 }, ({ call }) => call('corpus', size)),
    stored: () => lab.visit('report', { words: 0 }, ({ call }) => call('follow', size)),
  });
  const of = (part: (each: (typeof atHand)[number]) => number) => median(atHand.map(part));
  const inDatabase = (part: (each: (typeof stored)[number]) => number) => median(stored.map(part));
  const what = 'Report of 1,000 articles with 50 annotations each, in a worker';
  return [
    finding(
      what,
      of((each) => each.all),
      {
        unit: 'ms',
        bound: 1000,
        details: `measuring ${ms(of((each) => each.measuring))}`,
      },
    ),
    finding(what, of((each) => each.all) / of((each) => each.parse), {
      unit: '× its data as JSON parsed',
      bound: null,
      details: `${ms(of((each) => each.all))} to ${ms(of((each) => each.parse))}; its words segmented ${ms(of((each) => each.segment))}`,
    }),
    finding(
      'The same with one article changed',
      of((each) => each.one),
      { unit: 'ms', bound: 100 },
    ),
    finding('With reading from the database', inDatabase((each) => each.all) / inDatabase((each) => each.raw), {
      unit: '× its bare records',
      bound: null,
      details: [
        `${ms(inDatabase((each) => each.all))} to ${ms(inDatabase((each) => each.raw))}`,
        `longest task of the page ${digits(inDatabase((each) => each.longest))} ms, 0 where none took 50`,
      ].join(', '),
    }),
    finding(
      'From a save in the page until the new report is there',
      inDatabase((each) => each.one),
      {
        unit: 'ms',
        bound: 100,
      },
    ),
  ];
};

export const reportRows: Readonly<Record<string, Row>> = {
  'report-article': reportArticle,
  'report-corpus': reportCorpus,
};
