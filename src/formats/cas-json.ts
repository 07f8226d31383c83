/**
 * UIMA CAS JSON 0.4.0, which INCEpTION and cassis read: https://github.com/apache/uima-uimaj-io-jsoncas. Offsets count
 * UTF-16 units, as Java does.
 */
import { readCas } from './cas-json-read.js';
import { casOf } from './cas-json-write.js';
import type { ExchangeFormat } from './exchange-format.js';
import { everything } from './facets.js';
import { startOf } from './json.js';
import { outgoing } from './outgoing.js';
import { readEach } from './read-text.js';

export const casJson: ExchangeFormat = {
  id: 'cas-json',
  label: 'UIMA CAS (JSON), for INCEpTION',
  extensions: ['.json'],
  unit: 'UTF-16',
  holds: everything,
  recognises: (files) =>
    files.some(
      (file) =>
        /\.json$/i.test(file.name) && /"%(TYPES|FEATURE_STRUCTURES|VIEWS|HEADER)"\s*:/.test(startOf(file)),
    ),
  write(set, options = {}) {
    const out = outgoing(set, options);
    const text = `${JSON.stringify(casOf(set, out))}\n`;
    return [{ name: `${out.name}.cas.json`, type: 'application/json', text }];
  },
  read: (files, { now = new Date().toISOString() } = {}) =>
    readEach(files, (file, report) => readCas(file, now, report)),
  losses: () => [],
};
