// A scraped article as a careful reader sees it, block by block.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importArticle } from '../../src/importers/import-article.js';

const folder = new URL('../../../shared/articles/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const there = existsSync(folder);

test('a scraped article loads as 34 blocks that hold its lines exactly', async (t) => {
  if (!there) return t.skip('../shared is absent');
  const text = read('will-america-withdraw.txt');
  const article = await importArticle({ text });
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  assert.equal(article.blocks.length, 34);
  assert.equal(article.text, lines.join('\n'));
  assert.equal(article.title, lines[0]);
});

test('its blocks have the roles that a careful reader gives them', async (t) => {
  if (!there) return t.skip('../shared is absent');
  const { blocks, text } = await importArticle({ text: read('will-america-withdraw.txt') });
  const rows = read('will-america-withdraw.roles.tsv').trimEnd().split('\n').slice(1);
  const actual = blocks.map(({ role, repeats, start }, index) => {
    const begins = rows[index]!.split('\t')[3]!;
    return [index + 1, role, repeats === null ? '' : repeats + 1, text.substr(start, begins.length)].join('\t');
  });
  assert.deepEqual(actual, rows);
});

test('each block that is not plain body says by which rule', async (t) => {
  if (!there) return t.skip('../shared is absent');
  const { blocks } = await importArticle({ text: read('will-america-withdraw.txt') });
  const ruled = blocks.flatMap(({ rule }, index) => (rule ? [`${index + 1} ${rule}`] : []));
  assert.deepEqual(ruled, [
    '1 looks like a headline',
    '2 repeats block 20',
    '3 reading time',
    '4 photo credit',
    '30 publisher box',
    '31 publisher box',
    '32 comment form',
    '33 comment form',
    '34 related articles',
  ]);
});
