/** A corpus: an annotation set a line, for programs that read one article after the other. */
import { sentenceOf } from '../domain/sentence-of.js';
import type { ExchangeFormat } from './exchange-format.js';
import { everything } from './facets.js';
import { format } from './format.js';
import { annotationSetOf, readOwn, startOf } from './json.js';
import { fileNameOf } from './outgoing.js';
import { jsonLine, jsonLines, readEach } from './read-text.js';

export const jsonl: ExchangeFormat = {
  id: 'jsonl',
  label: 'Corpus (JSON Lines)',
  extensions: ['.jsonl'],
  unit: 'code points',
  holds: everything,
  recognises: (files) =>
    files.some((file) => file.name.endsWith('.jsonl') && startOf(file).includes(`"format":"${format}"`)),
  write: (set, options = {}) => jsonl.gather!([set], { name: fileNameOf(set), ...options }),
  gather: (sets, { exported, name = 'corpus' } = {}) => [
    {
      name: `${name}.jsonl`,
      type: 'application/jsonl',
      text: sets.map((set) => jsonLine(annotationSetOf(set, exported))).join(''),
    },
  ],
  read: (files, { now } = {}) =>
    readEach(files, (file, report) =>
      [...jsonLines(file, report)].flatMap(({ line, value }) => {
        try {
          return [readOwn(value, { file: file.name, line, now }, report)];
        } catch (error) {
          report({ file: file.name, line, message: sentenceOf(error) });
          return [];
        }
      }),
    ),
  losses: () => [],
};
