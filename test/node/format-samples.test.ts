// samples/exports/ has the same coded article in every format, as this version writes it. UPDATE_SAMPLES=1 writes them anew.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ExchangedSet, ExchangeFile } from '../../src/formats/exchange-format.js';
import { formats } from '../../src/formats/formats.js';
import { readOwn } from '../../src/formats/json.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';

const folder = fileURLToPath(new URL('../../samples/exports/', import.meta.url));
const text = readFileSync(`${folder}council-vote.json`, 'utf8');
const exported = '2026-02-12T10:20:00.000Z';
const set: ExchangedSet = readOwn(JSON.parse(text), { file: 'council-vote.json' }, ({ message }) => {
  throw new Error(message);
});
/** Prettier keeps the annotation set of the sample in its own shape. */
const others = Object.values(formats).filter(({ id }) => id !== 'json');
const bytesOf = ({ text: words, data }: ExchangeFile) => Buffer.from(words ?? data!);

for (const format of others) {
  const files = format.write(set, { exported, name: 'council-vote' });

  test(`the sample is there as ${format.id}`, () => {
    for (const file of files) {
      const path = folder + file.name;
      if (process.env['UPDATE_SAMPLES']) {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, bytesOf(file));
      }
      assert.ok(readFileSync(path).equals(bytesOf(file)), `UPDATE_SAMPLES=1 writes ${file.name} anew`);
    }
  });

  test(`the sample of ${format.id} is recognised, and reads without a problem`, () => {
    const found = files.map((file) => ({ name: file.name, type: '', data: readFileSync(folder + file.name) }));
    assert.deepEqual(
      Object.values(formats)
        .filter((each) => each.recognises(found))
        .map(({ id }) => id),
      [format.id],
    );
    const { sets, problems } = format.read(found, { now: exported });
    assert.deepEqual(problems, []);
    assert.equal(sets.length, 1);
    const words = ({ annotations }: ExchangedSet) =>
      annotations.flatMap(({ spans }) => spans.map(({ exact }) => exact)).sort();
    assert.deepEqual(words(sets[0]!), words(set));
    writeAnnotationSet(sets[0]!, { exported }); // Throws where a slice does not hold its words.
  });
}

test('the annotation set of the sample is recognised as such, and by no other format', () => {
  const found = [{ name: 'council-vote.json', type: 'application/json', text }];
  assert.deepEqual(
    Object.values(formats)
      .filter((each) => each.recognises(found))
      .map(({ id }) => id),
    ['json'],
  );
});

test('no sample belongs to no format', () => {
  const written = new Set<string>();
  for (const format of others)
    for (const options of [
      {},
      ...(format.options ?? []).flatMap(({ id, values }) => values.map((value) => ({ [id]: value.id }))),
    ])
      for (const { name } of format.write(set, { exported, name: 'council-vote', ...options }))
        written.add(name);
  const strays = readdirSync(folder).filter((name) => name.startsWith('council-vote.') && !written.has(name));
  assert.deepEqual(strays, ['council-vote.json']);
});
