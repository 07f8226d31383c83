// The table of formats in samples/docs/formats.md is made of what the formats say of themselves. UPDATE_DOCS=1 writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { format as prettify } from 'prettier';
import { facetLabels, facets } from '../../src/formats/facets.js';
import { formats } from '../../src/formats/formats.js';

const page = new URL('../../samples/docs/formats.md', import.meta.url);
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

test('the page on formats lists every one with its unit and what it cannot hold', async () => {
  const text = readFileSync(page, 'utf8');
  const [before, rest = ''] = text.split(begin);
  assert.ok(rest.includes(end), `formats.md has a place for the table, between ${begin.trim()} and ${end}`);
  const after = rest.slice(rest.indexOf(end));
  const wanted = await prettify(`${before}${begin}\n${table}\n\n${after}`, {
    parser: 'markdown',
    printWidth: 112,
    singleQuote: true,
  });
  if (process.env['UPDATE_DOCS']) return writeFileSync(page, wanted);
  assert.equal(text, wanted, 'UPDATE_DOCS=1 brings it up to date');
});
