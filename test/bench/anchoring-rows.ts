/**
 * What a new revision costs, and how often an annotation ends up where its words went. 5 % of the words are substituted,
 * deleted or given a new word in front, and eight paragraphs are moved; the seeds are fixed, and the places are known by
 * construction. Times are of the first run in a new page, on its main thread.
 */
import { digits, finding, type Finding } from './findings.js';
import { sample } from './lab.js';
import type { CarriedOver } from './pages/anchoring.js';
import { large, ms, type Row } from './row.js';
import { median } from './statistics.js';

const seed = 1;
/** Accuracy is of all of these together. */
const seeds = [1, 2, 3, 4, 5];
/** Quotes that the peer is given; it would take minutes for all. */
const searched = 20;

const percent = (count: number, all: number) => (count / all) * 100;

/** Each annotation is in one of: right, an edge off by changed words, elsewhere, lost. */
function accuracy(what: string, runs: readonly CarriedOver[], leastRight: number): readonly Finding[] {
  const sum = (part: (run: CarriedOver) => number) => runs.reduce((total, run) => total + part(run), 0);
  const all = sum((run) => run.all);
  const share = (part: (run: CarriedOver) => number) => `${percent(sum(part), all).toFixed(3)} %`;
  return [
    finding(
      `${what}: exactly right`,
      percent(
        sum((run) => run.right),
        all,
      ),
      {
        unit: '%',
        bound: leastRight,
        atLeast: true,
        details: [
          `of ${all}`,
          `right and sure ${share((run) => run.right - run.rightDoubtful)}`,
          `right but doubtful ${share((run) => run.rightDoubtful)}`,
          `doubtful, all that is left of the words with a new word too many or too few at an edge ${share((run) => run.rough - run.roughSure)}`,
          `doubtful and elsewhere ${share((run) => run.wrong - run.wrongSure)}`,
          `lost ${share((run) => run.lost)}`,
        ].join(', '),
      },
    ),
    finding(
      `${what}: elsewhere`,
      percent(
        sum((run) => run.wrong),
        all,
      ),
      { unit: '%', bound: 0.05 },
    ),
    finding(
      `${what}: not exactly right, and sure`,
      sum((run) => run.wrongSure + run.roughSure),
      {
        unit: 'annotations',
        bound: 0,
      },
    ),
  ];
}

const carryOver: Row = async (lab) => {
  const { text, quotes, peer, diff } = await sample(lab, {
    text: () => lab.visit('anchoring', large, ({ call }) => call('carryOver', seed, false)),
    quotes: () => lab.visit('anchoring', large, ({ call }) => call('carryOver', seed, true)),
    peer: () => lab.visit('anchoring', large, ({ call }) => call('searchWhole', seed, searched)),
    diff: () => lab.visit('anchoring', large, ({ call }) => call('diff', seed)),
  });
  const run = (blind: boolean) =>
    lab.visit('anchoring', large, async ({ call }) => {
      const runs: CarriedOver[] = [];
      for (const each of seeds) runs.push(await call('carryOver', each, blind));
      return runs;
    });
  const times = (runs: readonly { readonly time: number }[]) => median(runs.map(({ time }) => time));
  const extrapolated = (times(peer) / searched) * large.annotations;
  const right = percent(median(peer.map((each) => each.right)), searched);
  const [withText, alone] = ['10,000 annotations with the old text', '10,000 annotations from quotes alone'];
  return [
    finding('Show the differences of 100,000 words', median(diff), { unit: 'ms', bound: 300 }),
    finding(withText, times(text), { unit: 'ms', bound: 1000 }),
    ...accuracy(withText, await run(false), 99.5),
    finding(alone, times(quotes), { unit: 'ms', bound: 2500 }),
    finding(alone, extrapolated / times(quotes), {
      unit: '× faster than approx-string-match',
      bound: 50,
      atLeast: true,
      details: `${ms(times(quotes))} to ${ms(extrapolated)}, extrapolated from ${searched} quotes in ${ms(times(peer))}, ${digits(right)} % of which it finds`,
    }),
    ...accuracy(alone, await run(true), 97.5),
  ];
};

export const anchoringRows: Readonly<Record<string, Row>> = { 'carry-over': carryOver };
