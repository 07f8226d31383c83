import { expect } from '@open-wc/testing';
import type { ExchangeFormat } from '../../src/formats/exchange-format.js';
import { json } from '../../src/formats/json.js';
import { groupFiles } from '../../src/formats/recognise.js';

/** A format that knows files by an ending. */
const knows = (id: string, ...extensions: readonly string[]): ExchangeFormat => ({
  ...json,
  id,
  extensions,
  recognises: (files) => files.some(({ name }) => name.endsWith(extensions[0]!)),
});
const formats = [knows('pairs', '.ann', '.txt'), knows('table', '.csv', '.txt'), knows('xml', '.xml')];

const grouped = (...names: readonly string[]) =>
  groupFiles(
    names.map((name) => ({ name, type: '', text: '' })),
    formats,
  ).map(({ format, files }) => `${format?.id}: ${files.map(({ name }) => name).join(' ')}`);

describe('groupFiles', () => {
  it('puts files of one name and folder together', () => {
    expect(grouped('a.txt', 'b.txt', 'a.ann', 'in/a.ann', 'in/a.txt')).to.deep.equal([
      'pairs: a.txt a.ann',
      'undefined: b.txt',
      'pairs: in/a.ann in/a.txt',
    ]);
  });

  it('counts what follows the first dot as an ending', () => {
    expect(grouped('vote.csv', 'vote.sources.csv', 'vote.txt')).to.deep.equal([
      'table: vote.csv vote.sources.csv vote.txt',
    ]);
  });

  it('gives a table the texts beside and below it', () => {
    expect(grouped('corpus.csv', 'texts/1.txt', 'texts/2.txt')).to.deep.equal([
      'table: corpus.csv texts/1.txt texts/2.txt',
    ]);
    expect(grouped('tables/corpus.csv', 'texts/1.txt')).to.deep.equal([
      'table: tables/corpus.csv',
      'undefined: texts/1.txt',
    ]);
  });

  it('tells the same article in several formats apart, and lends them their text', () => {
    expect(grouped('a.txt', 'a.ann', 'a.csv', 'a.xml')).to.deep.equal([
      'pairs: a.txt a.ann',
      'table: a.csv a.txt',
      'xml: a.xml',
    ]);
  });

  it('leaves alone what no format knows, and survives a format that trips', () => {
    const trips = { ...formats[2]!, recognises: () => JSON.parse('{') as boolean };
    const [group] = groupFiles([{ name: 'a.xml', type: '', text: '' }], [trips]);
    expect(group!.format).to.equal(null);
  });
});
