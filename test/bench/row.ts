/** What the rows share. */
import { digits, type Finding } from './findings.js';
import type { Call, Lab, Material, Visit } from './lab.js';
import type { AnnotatorBench } from './pages/annotator.js';

export type Row = (lab: Lab) => Promise<readonly Finding[]>;

export const large = { words: 100_000, annotations: 10_000 };
export const small = { words: 10_000, annotations: 1000 };
export const repetitions = 20;
export const ms = (value: number) => `${digits(value)} ms`;

/** A page with the annotator, loaded to its last part and with nothing left to lay out. */
export const settled = <Result>(
  lab: Lab,
  material: Material,
  use: (call: Call<AnnotatorBench>, visit: Visit<AnnotatorBench>) => Promise<Result>,
) =>
  lab.visit('annotator', material, async (visit) => {
    await visit.call('load');
    await visit.call('settle');
    return use(visit.call, visit);
  });
