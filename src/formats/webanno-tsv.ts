/**
 * WebAnno TSV 3.3: tokens in rows, layers of spans in columns. Grammar from INCEpTION's user guide and its
 * `Tsv3XSerializer.java`; offsets count UTF-16 units.
 */
import { annotationsAlone, recordsOption, withoutRecords } from './annotation-record.js';
import type { ExchangeFormat } from './exchange-format.js';
import { lossesOf } from './facets.js';
import { startOf } from './json.js';
import { lineBreaksAtEnds, nameLosses } from './label-losses.js';
import { readEach } from './read-text.js';
import { tidyFeature } from './webanno-names.js';
import { readWebanno } from './webanno-read.js';
import { isWebanno } from './webanno-rows.js';
import { writeWebanno } from './webanno-write.js';

export const webannoTsv: ExchangeFormat = {
  id: 'webanno-tsv',
  label: 'WebAnno TSV 3.3',
  extensions: ['.tsv'],
  unit: 'UTF-16',
  holds: annotationsAlone,
  options: [recordsOption],
  recognises: (files) => files.some((file) => isWebanno(startOf(file))),
  write: (set, options = {}) => writeWebanno(set, options),
  read: (files, { now = new Date().toISOString() } = {}) =>
    readEach(files, (file, report) => {
      const set = readWebanno(file, now, report);
      return set ? [set] : [];
    }),
  losses: (set, { records } = {}) => [
    ...lineBreaksAtEnds(set),
    ...nameLosses(set, (label) => label, tidyFeature),
    ...lossesOf(['names', ...(records === 'none' ? withoutRecords : annotationsAlone)], set),
  ],
};
