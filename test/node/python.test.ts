// The scripts of samples/exports/ for users of Python and R, held to the numbers of the tool itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sourceBalance, type AnnotationSet } from '../../src/core.js';
import { registryOf } from '../../src/domain/registry.js';
import { csv } from '../../src/formats/csv.js';
import type { ExchangedSet, ExchangeFile } from '../../src/formats/exchange-format.js';
import { json, readOwn } from '../../src/formats/json.js';
import { readXml } from '../../src/formats/read-xml.js';
import { elementsOf, textIn } from '../../src/formats/xml-elements.js';
import type { Coded } from '../../src/measures/coded.js';
import { coded } from '../support/coded.js';

const samples = fileURLToPath(new URL('../../samples/exports/', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'scripts-'));
after(() => rmSync(scratch, { recursive: true }));

const missing = (command: string) =>
  spawnSync(command, ['--version']).status === 0 ? false : `${command} is not there`;
const skip = missing('python3');
const skipR = missing('Rscript');

function run(command: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, {
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  return { status, stdout, stderr };
}
const python = (...words: readonly string[]) => run('python3', `${samples}read_annotations.py`, ...words);
const inR = (...words: readonly string[]) => run('Rscript', `${samples}read_annotations.R`, ...words);

/** Writes the files to a folder of their own. Gives the path of the first. */
function folderOf(name: string, files: readonly ExchangeFile[]): string {
  const paths = files.map((file) => join(scratch, name, file.name));
  for (const [index, path] of paths.entries()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files[index]!.text!);
  }
  return paths[0]!;
}

/** The rows of the table that the script prints: name, side, attributions, words. */
const rowsIn = (output: string) =>
  new Map(
    [...output.matchAll(/^(\S.*?) {2,}(\S.*?) +(\d+) +(\d+)$/gm)].map(
      ([, name, side, attributions, words]) => [name!, [side, Number(attributions), Number(words)]] as const,
    ),
  );

/** The same of the tool itself. */
function wanted(input: Parameters<typeof sourceBalance>[0]) {
  const { attributions, contentWords, sources, cases } = sourceBalance(input);
  const rows = new Map<string, readonly (string | number)[]>(
    sources.map(({ id, name, sides }) => [
      name,
      [sides[0]!, attributions.bySource[id]!, contentWords.voice.bySource[id]!],
    ]),
  );
  const nobody = cases.filter((each) => !each.sources.length);
  if (nobody.length)
    rows.set('(nobody named)', [
      'unclear',
      nobody.length,
      nobody.reduce((sum, { words }) => sum + words.voice, 0),
    ]);
  return rows;
}

const vote = JSON.parse(readFileSync(`${samples}council-vote.json`, 'utf8')) as AnnotationSet;
const setOf = ({ article, codebook, annotations, registry }: Coded): ExchangedSet => ({
  ...{ article, codebook, annotations, orphans: [], sources: [...registry.values()] },
});

const story = coded(
  `
  [headline] 🎙 👩‍👩‍👧 <a1>Port 🎉 to close</a1>
  The 𝒳 mayor: <a2>“We 👍🏽 won’t wait; 310,000 is, <a3>as the union says, too much</a3>,” and</a2> she left.
  [caption] <a4>A crane 🏗</a4>
  <a5>=1+1</a5>, said nobody.
  `,
  {
    a1: { by: 'mayor', mode: 'indirect' },
    a2: { by: 'mayor', mode: 'direct' },
    a3: { by: 'union', mode: 'indirect', parent: 'a2' },
    a4: { by: 'union' },
    a5: {},
  },
);

for (const name of ['council-vote.json', 'council-vote.csv'])
  test(`Python counts in ${name} what the tool counts, and draws it`, { skip }, () => {
    const chart = join(scratch, 'chart.svg');
    const { status, stdout, stderr } = python(samples + name, '--chart', chart);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^77 pieces of text, each where it says\.$/m);
    assert.deepEqual(rowsIn(stdout), wanted(vote));
    const texts = elementsOf(readXml(readFileSync(chart, 'utf8')), 'text').map(textIn);
    const bars = new Map(
      texts.slice(1).flatMap((word, at, all) => (at % 2 ? [] : [[word, Number(all[at + 1])]])),
    );
    assert.deepEqual(bars, new Map(Object.entries(sourceBalance(vote).contentWords.voice.bySide)));
  });

for (const [name, files] of Object.entries({
  json: json.write(setOf(story), { name: 'story' }),
  csv: csv.write(setOf(story), { name: 'story' }),
  'csv for Excel': csv.write(setOf(story), { name: 'story', bom: 'yes' }),
  'csv with formulas': csv.write(setOf(story), { name: 'story', formulas: 'raw' }),
}))
  test(`Python reads emoji, nesting, captions and formulas: ${name}`, { skip }, () => {
    const { status, stdout, stderr } = python(folderOf(name, files));
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual(rowsIn(stdout), wanted(story));
  });

test('Python reads a table of several articles, whatever a checkout has made of its texts', { skip }, () => {
  const sets = [readOwn(vote, { file: 'council-vote.json' }, () => {}), setOf(story)];
  const files = csv.gather!(sets, { name: 'corpus' }).map((file) =>
    file.name.endsWith('.txt') ? { ...file, text: `${file.text!.replaceAll('\n', '\r\n')}\r\n` } : file,
  );
  const { status, stdout, stderr } = python(folderOf('corpus', files));
  assert.deepEqual([status, stderr], [0, '']);
  const registered = sets.map((set) => ({ ...set, registry: registryOf(set.sources) }));
  assert.deepEqual(rowsIn(stdout), wanted(registered));
});

const [vote1, id] = [vote.annotations[0]!, vote.annotations[0]!.id];
const shifted = {
  ...vote,
  annotations: [
    { ...vote1, spans: vote1.spans.map((span) => ({ ...span, start: span.start + 1 })) },
    ...vote.annotations.slice(1),
  ],
};
const wrongJson = { name: 'vote.json', type: 'application/json', text: JSON.stringify(shifted) };
const wrongCsv = csv
  .write(
    readOwn(vote, { file: 'vote.json' }, () => {}),
    { name: 'vote' },
  )
  .map((file, index) => (index ? file : { ...file, text: file.text!.replace(',1,0,51,', ',1,1,51,') }));

for (const [name, files] of Object.entries({ json: [wrongJson], csv: wrongCsv })) {
  test(`Python names the annotation whose words do not stand where it says: ${name}`, { skip }, () => {
    const { status, stdout, stderr } = python(folderOf(`wrong ${name}`, files));
    assert.deepEqual([status, stdout], [1, '']);
    assert.ok(stderr.startsWith(`annotation ${id}: the text from 1 to 51 reads 'indholt`), stderr);
  });
}

test('Python says of a file that it cannot read why, without a traceback', { skip }, () => {
  const file = (name: string, text: string) => ({ name, type: '', text });
  const damaged: Readonly<Record<string, readonly ExchangeFile[]>> = {
    'no JSON': [file('a.json', '{"format":')],
    'another JSON': [file('a.json', '[]')],
    'no columns': [file('a.csv', 'a,b\n1,2\n')],
    'no text': [wrongCsv[0]!],
  };
  for (const [name, files] of Object.entries(damaged)) {
    const { status, stderr } = python(folderOf(name, files));
    assert.equal(status, 2, name);
    assert.match(stderr, /^[^\n]+: [^\n]+\n$/, name);
  }
  assert.equal(python(join(scratch, 'nowhere.json')).status, 2);
});

test('R counts what the tool counts', { skip: skipR }, () => {
  const { status, stdout } = inR(`${samples}council-vote.csv`, join(scratch, 'chart.pdf'));
  assert.equal(status, 0);
  const sides = [...stdout.matchAll(/^(.+)\t(\d+)$/gm)].map(
    ([, side, count]) => [side, Number(count)] as const,
  );
  assert.deepEqual(new Map(sides), new Map(Object.entries(sourceBalance(vote).attributions.bySide)));
});

test('R names the annotation whose words do not stand where it says', { skip: skipR }, () => {
  const { status, stderr } = inR(folderOf('wrong in R', wrongCsv));
  assert.equal(status, 1);
  assert.ok(stderr.includes(`annotation ${id}: `), stderr);
});
