/** What files of other tools cost: in a new page each, on its main thread, the first time. */
import { formats as all } from '../../src/formats/formats.js';
import { digits, finding } from './findings.js';
import { sample } from './lab.js';
import { large, ms, type Row } from './row.js';
import { median } from './statistics.js';

const material = { ...large, sources: 200 };

const formats: Row = async (lab) => {
  const tried = await sample(
    lab,
    Object.fromEntries(
      Object.keys(all).map((id) => [
        id,
        () =>
          lab.visit('formats', material, async ({ call }) => {
            await call('load');
            return call('exchange', id);
          }),
      ]),
    ),
  );
  return Object.entries(tried).map(([id, pages]) => {
    const of = (part: (each: (typeof pages)[number]) => number) => median(pages.map(part));
    const [write, read] = [of((each) => each.write), of((each) => each.read)];
    const kept = of((each) => each.back);
    return finding(`10,000 annotations as ${id}, the slower way`, Math.max(write, read), {
      unit: 'ms',
      bound: 150,
      details: [
        `written in ${ms(write)}, read in ${ms(read)}`,
        `${digits(Math.max(write, read) / of((each) => each.parse))} × parsing the own file`,
        ...(kept === 1 ? [] : [`${digits(kept)} of its spans came back`]),
      ].join('; '),
    });
  });
};

export const formatRows: Readonly<Record<string, Row>> = { formats };
