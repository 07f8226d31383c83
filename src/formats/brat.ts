/**
 * brat standoff: the text in one file, what was said about it in another. Syntax from brat's `server/src/annotation.py`;
 * offsets count code points.
 */
import { annotationsAlone, recordsOption, withoutRecords } from './annotation-record.js';
import { tidyName } from './brat-names.js';
import { readBrat } from './brat-read.js';
import { writeBrat } from './brat-write.js';
import type { ExchangeFile, ExchangeFormat } from './exchange-format.js';
import { lossesOf } from './facets.js';
import { lineBreaksAtEnds, nameLosses } from './label-losses.js';
import { readEach, textOf } from './read-text.js';

const isLines = ({ name }: ExchangeFile) => /\.ann$/i.test(name);
const isText = ({ name }: ExchangeFile) => /\.txt$/i.test(name);
const stemOf = ({ name }: ExchangeFile) => name.replace(/\.\w+$/, '');

export const brat: ExchangeFormat = {
  id: 'brat',
  label: 'brat standoff',
  extensions: ['.ann', '.txt'],
  unit: 'code points',
  holds: annotationsAlone,
  options: [
    recordsOption,
    {
      id: 'configuration',
      label: 'List of types for brat',
      values: [
        { id: 'none', label: 'none' },
        { id: 'annotation.conf', label: 'annotation.conf, one for all files of a folder' },
      ],
    },
  ],
  recognises: (files) => files.some(isLines),
  write: (set, options = {}) => writeBrat(set, options),
  read(files, { now = new Date().toISOString() } = {}) {
    const texts = new Map(files.filter(isText).map((file) => [stemOf(file), file]));
    const lines = new Set(files.filter(isLines).map(stemOf));
    return readEach(files, (file, report) => {
      if (isText(file) && !lines.has(stemOf(file)))
        throw new Error('There is no file of annotations of the same name, with the ending .ann.');
      if (!isLines(file)) return [];
      const text = texts.get(stemOf(file));
      if (!text) throw new Error('There is no text of the same name, with the ending .txt.');
      const set = readBrat({ file: file.name, lines: textOf(file), text: textOf(text) }, now, report);
      return set ? [set] : [];
    });
  },
  losses: (set, { records } = {}) => [
    ...lineBreaksAtEnds(set),
    ...nameLosses(set, tidyName, tidyName),
    ...lossesOf(['names', ...(records === 'none' ? withoutRecords : annotationsAlone)], set),
  ],
};
