// The table of formats in README.md is made of what the formats say of themselves. UPDATE_README=1 writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { format as prettify } from 'prettier';
import { facetLabels, facets } from '../../src/formats/facets.js';
import { formats } from '../../src/formats/formats.js';

const readme = new URL('../../README.md', import.meta.url);
const [begin, end] = ['<!-- formats: made by test/node/format-table.test.ts -->\n', '<!-- end of formats -->'];

const rows = Object.values(formats).map(({ id, label, extensions, unit, holds }) => {
  const lost = facets.filter((facet) => !holds.includes(facet)).map((facet) => facetLabels[facet]);
  const files = extensions.map((extension) => `\`${extension}\``).join(' ');
  return `| \`${id}\` | ${label} | ${files} | ${unit} | ${lost.join('; ') || 'nothing'} |`;
});
const table = [
  '| format | name | files | offsets count | does not hold |',
  '|---|---|---|---|---|',
  ...rows,
].join('\n');

test('README lists every format with its unit and what it cannot hold', async () => {
  const text = readFileSync(readme, 'utf8');
  const [before, rest = ''] = text.split(begin);
  assert.ok(rest.includes(end), `README.md has a place for the table, between ${begin.trim()} and ${end}`);
  const after = rest.slice(rest.indexOf(end));
  const wanted = await prettify(`${before}${begin}\n${table}\n\n${after}`, {
    parser: 'markdown',
    printWidth: 112,
    singleQuote: true,
  });
  if (process.env['UPDATE_README']) return writeFileSync(readme, wanted);
  assert.equal(text, wanted, 'UPDATE_README=1 brings it up to date');
});
