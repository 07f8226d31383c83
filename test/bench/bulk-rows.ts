/** What bringing many articles in at once costs. */
import { digits, finding } from './findings.js';
import { sample } from './lab.js';
import type { Row } from './row.js';
import { median } from './statistics.js';

const count = 500;

const importMany: Row = async (lab) => {
  const { ours } = await sample(lab, {
    ours: () => lab.visit('bulk', { words: 0 }, ({ call }) => call('importMany', count)),
  });
  const [{ added, size }] = ours as [(typeof ours)[number]];
  if (added !== count) throw new Error(`Of ${count} articles ${added} were imported`);
  const longest = ours.map(({ longTasks }) => Math.max(0, ...longTasks));
  return [
    finding(
      `Import ${count} saved pages of ${digits(size / 1000)} kB`,
      count / (median(ours.map(({ time }) => time)) / 1000),
      {
        unit: 'a second',
        bound: 50,
        atLeast: true,
        details: `in ${digits(median(ours.map(({ time }) => time)) / 1000)} s`,
      },
    ),
    finding('Longest task meanwhile', median(longest), {
      unit: 'ms',
      bound: 100,
      details: `long ones, from 50 ms on: ${ours.map(({ longTasks }) => longTasks.length).join(', ')} a run`,
    }),
  ];
};

export const bulkRows: Readonly<Record<string, Row>> = { 'import-many': importMany };
