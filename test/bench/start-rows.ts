/** What a reader waits for the drop-in, against the same bytes of script beside plain elements. */
import { finding } from './findings.js';
import { sample } from './lab.js';
import { ms, type Row } from './row.js';
import { median } from './statistics.js';

const start: Row = async (lab) => {
  const { plain, ours } = await sample(lab, {
    plain: () => lab.visit('start', { words: 0 }, ({ call }) => call('plain')),
    ours: () => lab.visit('start', { words: 0 }, ({ call }) => call('ours')),
  });
  return [
    finding('Start of the script to an article of 1,000 words', median(ours) / median(plain), {
      unit: '× plain',
      bound: 1.5,
      details: `${ms(median(ours))} to ${ms(median(plain))}`,
    }),
  ];
};

export const startRows: Readonly<Record<string, Row>> = { start };
