// The table of formats in README.md and samples/docs/formats.md is made of what the formats say of themselves. UPDATE_DOCS=1
// writes it anew.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { format as prettify } from 'prettier';
import { facetLabels, facets } from '../../src/formats/facets.js';
import { formats } from '../../src/formats/formats.js';

const pages = ['README.md', 'samples/docs/formats.md'];
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

for (const page of pages)
  test(`${page} lists every format with its unit and what it cannot hold`, async () => {
    const file = new URL(`../../${page}`, import.meta.url);
    const text = readFileSync(file, 'utf8');
    const [before, rest = ''] = text.split(begin);
    assert.ok(rest.includes(end), `${page} has a place for the table, between ${begin.trim()} and ${end}`);
    const after = rest.slice(rest.indexOf(end));
    const wanted = await prettify(`${before}${begin}\n${table}\n\n${after}`, {
      parser: 'markdown',
      printWidth: 112,
      singleQuote: true,
    });
    if (process.env['UPDATE_DOCS']) return writeFileSync(file, wanted);
    assert.equal(text, wanted, 'UPDATE_DOCS=1 brings it up to date');
  });
