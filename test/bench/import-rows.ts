/** What bringing articles in costs. */
import { digits, finding } from './findings.js';
import { sample } from './lab.js';
import type { Row } from './row.js';
import { median } from './statistics.js';

const megabyte = 1_000_000;

const savedPage: Row = async (lab) => {
  const { ours } = await sample(lab, {
    ours: () => lab.visit('importer', { words: 0 }, ({ call }) => call('importPage', megabyte)),
  });
  const [{ length, blocks, removed }] = ours as [(typeof ours)[number]];
  return [
    finding('A saved page of 1 MB to an article, first import', median(ours.map(({ time }) => time)), {
      unit: 'ms',
      bound: 1000,
      details: `${digits(length / megabyte)} MB to ${blocks} blocks and ${removed} removed`,
    }),
  ];
};

export const importRows: Readonly<Record<string, Row>> = { 'saved-page': savedPage };
