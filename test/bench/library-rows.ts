/** What a library of thousands costs: its list, its rows, and its search. */
import { finding } from './findings.js';
import { sample, type Lab } from './lab.js';
import type { Answered } from './pages/library.js';
import { ms, type Row } from './row.js';
import { median, p95 } from './statistics.js';

const many = 5000;
const [searched, characters] = [1000, 5000];
const short = 200;

const listing = (lab: Lab, count: number, every: number) =>
  lab.visit('library', { words: 0 }, async ({ call }) => {
    await call('fill', count, short, every);
    await call('list'); // What the first one loads is loaded for all.
    return call('list');
  });

const list: Row = async (lab) => {
  const { thousand, few, all } = await sample(lab, {
    thousand: () => listing(lab, searched, 1),
    few: () => listing(lab, many, 10),
    all: () => listing(lab, many, 1),
  });
  const listed = (what: string, lists: typeof all) => {
    const [ours, raw] = [median(lists.map((each) => each.ours)), median(lists.map((each) => each.raw))];
    return finding(what, ours / raw, {
      unit: '× its bare records',
      bound: null,
      details: `${ms(ours)} to ${ms(raw)}`,
    });
  };
  return [
    listed('List 1,000 articles with annotations', thousand),
    listed('List 5,000 articles, a tenth with annotations', few),
    listed('List 5,000 articles with annotations', all),
  ];
};

const scroll: Row = async (lab) => {
  const [frames, pixels] = [150, 100];
  const { ours } = await sample(lab, {
    ours: () =>
      lab.visit('library', { words: 0 }, async ({ call }) => {
        await call('fill', many, short, 2);
        await call('open');
        return {
          rows: await call('scroll', frames, pixels),
          nothing: await call('scrollNothing', frames, pixels),
        };
      }),
  });
  const [rows, nothing] = [ours.flatMap((each) => each.rows), ours.flatMap((each) => each.nothing)];
  return [
    finding('Scroll 5,000 articles, p95 frame', p95(rows), {
      unit: 'ms',
      bound: 16.7,
      details: `median ${ms(median(rows))}, worst ${ms(Math.max(...rows))}; an empty box ${ms(p95(nothing))}, worst ${ms(Math.max(...nothing))}`,
    }),
  ];
};

const search: Row = async (lab) => {
  const { ours } = await sample(lab, {
    ours: () =>
      lab.visit('library', { words: 0 }, async ({ call, keyboard }) => {
        await call('fill', searched, characters, 2);
        await call('open');
        await call('beforeSearch', searched);
        const times: Answered[] = [];
        for (const letter of await call('word', 8)) {
          await call('armType');
          await new Promise((resolve) => setTimeout(resolve, 50 + 50 * Math.random()));
          await keyboard.press(letter);
          times.push(await call('typed'));
        }
        return times;
      }),
  });
  const all = ours.flat();
  const [drawn, words] = [all.map((each) => each.rows), all.map((each) => each.words)];
  return [
    finding('Type into the search of 1,000 articles of 5 kB: rows drawn, p95', p95(drawn), {
      unit: 'ms',
      bound: 100,
      details: [
        `median ${ms(median(drawn))}`,
        `first letter ${ms(median(ours.map(([first]) => first!.rows)))}`,
        `with the words found ${ms(median(words))}, p95 ${ms(p95(words))}`,
      ].join(', '),
    }),
  ];
};

export const libraryRows: Readonly<Record<string, Row>> = {
  'library-list': list,
  'library-scroll': scroll,
  'library-search': search,
};
