/**
 * CSV (RFC 4180) for spreadsheets, Python and R: a table of annotations, one of sources, one of articles, and the text
 * that the offsets count in. The layout is this program's own; no other tool has one that keeps offsets and pieces.
 */
import { readCsv } from './csv-read.js';
import { useOf } from './csv-table.js';
import { writeAll, writeOne } from './csv-write.js';
import type { ExchangeFormat } from './exchange-format.js';
import { allBut, lossesOf } from './facets.js';
import type { AnnotatedArticle } from './json-export.js';

/** With a row for each fragment; what an empty cell may mean is told in `losses`. */
const holds = allBut('orphans', 'blocks', 'removed', 'codebook');

export const csv: ExchangeFormat = {
  id: 'csv',
  label: 'CSV tables, for spreadsheets, Python and R',
  extensions: ['.csv', '.txt'],
  unit: 'code points and UTF-16, a column each',
  holds,
  options: [
    {
      id: 'rows',
      label: 'A row for each',
      values: [
        { id: 'fragment', label: 'piece of text' },
        { id: 'annotation', label: 'annotation, a column for the words of each part' },
      ],
    },
    {
      id: 'formulas',
      label: 'Text that a spreadsheet could run',
      values: [
        { id: 'guard', label: "gets ' in front" },
        { id: 'raw', label: 'as it is' },
      ],
    },
    {
      id: 'bom',
      label: 'Byte order mark',
      values: [
        { id: 'no', label: 'none' },
        { id: 'yes', label: 'in front, for Excel' },
      ],
    },
  ],
  recognises: (files) => files.some((file) => useOf(file) === 'annotations'),
  write: writeOne,
  gather: writeAll,
  read: readCsv,
  losses: (set, { rows } = {}) => [
    ...(rows === 'annotation' && [...set.annotations.values()].length
      ? ['A table with a row for each annotation cannot be read again: where each piece lies is left out.']
      : []),
    ...emptyTexts(set),
    ...lossesOf(holds, set),
  ],
};

/** An empty cell says that nothing is known. */
function emptyTexts({ article, sources }: AnnotatedArticle): string[] {
  const { publisher, url, published, language } = article;
  const isEmpty =
    [publisher, url, published, language].includes('') ||
    sources.some(({ affiliation, country, note }) => [affiliation, country, note].includes(''));
  return isEmpty
    ? ['Facts of the article or of sources that are empty texts are read again as not known.']
    : [];
}
