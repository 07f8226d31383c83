// `source-bias-annotator convert`, as a script meets it: files, messages, exit codes.
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { council, desk, exported, titled } from './cli-support.js';

interface Result {
  readonly written: readonly { readonly file: string; readonly from: readonly string[] }[];
  readonly problems: readonly { readonly file: string; readonly line?: number; readonly message: string }[];
  readonly losses: readonly string[];
  readonly read: readonly { readonly files: readonly string[]; readonly format: string | null }[];
  readonly passedOver: readonly string[];
}

const sample = (name: string) =>
  readFileSync(new URL(`../../samples/exports/${name}`, import.meta.url), 'utf8');

describe('convert', { concurrency: 2 }, () => {
  test('writes what the format writes, and back again', async (t) => {
    const { run, read, list } = desk(t, { 'council-vote.json': council });
    const there = await run(
      'convert',
      'council-vote.json',
      '--to',
      'doccano',
      '--out',
      'out',
      '--exported',
      exported,
    );
    assert.deepEqual(there, { code: 0, out: '1 article read, 1 file written to out.\n', err: '' });
    assert.equal(read('out/council-vote.doccano.jsonl'), sample('council-vote.doccano.jsonl'));

    const back = await run('convert', 'out', '--to', 'json', '--out', 'back', '--exported', exported);
    assert.equal(back.code, 0, back.err);
    assert.deepEqual(list('back'), ['council-vote.json']);
    assert.deepEqual(JSON.parse(read('back/council-vote.json')), JSON.parse(council));
  });

  test('counts as it is told, on the way out and on the way in', async (t) => {
    const { run, read } = desk(t, { 'vote.json': council });
    await run('convert', 'vote.json', '--to', 'doccano', '--unit', 'code-point', '--out', 'a');
    await run(
      'convert',
      'vote.json',
      '--to',
      'doccano',
      '--option',
      'unit=code-point',
      '--out',
      'b',
      '--exported',
      exported,
    );
    const [line] = read('b/vote.doccano.code-points.jsonl').split('\n');
    const { text, entities } = JSON.parse(line!) as {
      text: string;
      entities: { start_offset: number; end_offset: number; exact: string }[];
    };
    for (const { start_offset, end_offset, exact } of entities)
      assert.equal([...text].slice(start_offset, end_offset).join(''), exact);
    assert.ok(read('a/vote.doccano.code-points.jsonl'));
  });

  test('writes a single text file to standard output, and nothing else', async (t) => {
    const { run, list } = desk(t, { 'vote.json': council });
    const { code, out, err } = await run(
      'convert',
      'vote.json',
      '--to',
      'jsonl',
      '--out',
      '-',
      '--exported',
      exported,
    );
    assert.deepEqual([code, err], [0, '']);
    assert.equal(out, sample('council-vote.jsonl'));
    assert.deepEqual(list('.'), ['vote.json']);
  });

  test('reads a folder with all below it, and goes on after a bad file', async (t) => {
    const { run, list } = desk(t, {
      'in/good.json': council,
      'in/deep/also good.json': council,
      'in/cut-off.json': council.slice(0, 3000),
      'in/nothing.json': '{"some": "thing"}',
      'in/picture.png': 'no text',
      'in/article.txt': 'An article without annotations.',
      'in/.hidden.json': 'never looked at',
    });
    const { code, out, err } = await run('convert', 'in', 'missing.json', '--to', 'doccano', '--out', 'out');
    assert.equal(code, 1);
    assert.equal(out, '2 articles read, 2 files written to out.\n');
    assert.deepEqual(list('out'), ['deep/also good.doccano.jsonl', 'good.doccano.jsonl']);
    const lines = err.trimEnd().split('\n');
    assert.equal(lines.length, 4, err);
    assert.equal(lines[0], 'missing.json: There is no such file or folder.');
    assert.match(lines[1]!, /^in\/cut-off\.json: This is no JSON, or not all of it: /);
    assert.match(lines[2]!, /^in\/nothing\.json: No format that this program knows/);
    assert.equal(lines[3], 'Passed over 2 files without annotations: in/picture.png, in/article.txt.');
  });

  test('tells the line and the id of what is wrong', async (t) => {
    const set = JSON.parse(council) as { annotations: { id: string; spans: { exact: string }[] }[] };
    set.annotations[0]!.spans[0]!.exact = 'words that stand nowhere';
    const { run } = desk(t, {
      'corpus.jsonl': `${JSON.stringify(JSON.parse(council))}\n${JSON.stringify(set)}\n`,
    });
    const { code, err } = await run('convert', 'corpus.jsonl', '--to', 'json', '--out', 'out');
    assert.equal(code, 1);
    assert.ok(err.startsWith(`corpus.jsonl:2: ${set.annotations[0]!.id}: The span from `), err);
    assert.equal(err.trimEnd().split('\n').length, 1);
  });

  test('says before it writes what would be lost of all articles together, and writes nothing with --strict', async (t) => {
    const files = { 'a.json': titled('A'), 'b.json': titled('B') };
    const { run, list } = desk(t, files);
    const strict = await run('convert', 'a.json', 'b.json', '--to', 'brat', '--out', 'out', '--strict');
    assert.equal(strict.code, 1);
    assert.equal(strict.out, '');
    assert.match(strict.err, /^What brat standoff cannot hold:\n {2}\S/);
    assert.match(strict.err, /Nothing was written, since something would be lost/);
    assert.deepEqual(list('.'), ['a.json', 'b.json']);

    const loose = await run('convert', 'a.json', 'b.json', '--to', 'brat', '--out', 'out');
    assert.equal(loose.code, 0);
    const told = loose.err.trimEnd().split('\n');
    assert.equal(new Set(told).size, told.length, 'each loss is said once');
    assert.deepEqual(list('out'), ['a.ann', 'a.txt', 'b.ann', 'b.txt']);

    const lossless = await run('convert', 'a.json', '--to', 'jsonl', '--out', 'kept', '--strict');
    assert.deepEqual([lossless.code, lossless.err], [0, '']);
  });

  test('replaces nothing that is there, unless it is told to', async (t) => {
    const { run, read } = desk(t, { 'vote.json': council, 'out/vote.jsonl': 'precious' });
    const careful = await run('convert', 'vote.json', '--to', 'jsonl', '--out', 'out');
    assert.equal(careful.code, 1);
    assert.equal(careful.err, `${join('out', 'vote.jsonl')}: It is there already: --force replaces it.\n`);
    assert.equal(read('out/vote.jsonl'), 'precious');
    const forced = await run(
      'convert',
      'vote.json',
      '--to',
      'jsonl',
      '--out',
      'out',
      '--force',
      '--exported',
      exported,
    );
    assert.equal(forced.code, 0);
    assert.equal(read('out/vote.jsonl'), sample('council-vote.jsonl'));
  });

  test('replaces all files of an article or none', async (t) => {
    const { run, read, list } = desk(t, { 'vote.json': council, 'out/vote.txt': 'precious' });
    assert.equal((await run('convert', 'vote.json', '--to', 'brat', '--out', 'out')).code, 1);
    assert.equal(read('out/vote.txt'), 'precious');
    assert.deepEqual(list('out'), ['vote.txt']);
  });

  test('gives each article a file of its own, whatever the files were called', async (t) => {
    const files = {
      'x/vote.json': titled('One'),
      'y/vote.json': titled('Two'),
      'y/VOTE.json': titled('Three'),
      'y/vote.ana.json': titled('Four'),
      'y/vote.ben.json': titled('Five'),
    };
    const { run, list, read } = desk(t, files);
    const { code, err } = await run('convert', ...Object.keys(files), '--to', 'json', '--out', 'out');
    assert.equal(code, 0, err);
    const names = list('out');
    assert.deepEqual(names, ['VOTE-3.json', 'vote-2.json', 'vote-ana.json', 'vote-ben.json', 'vote.json']);
    const titles = names.map(
      (name) => (JSON.parse(read(`out/${name}`)) as { article: { title: string } }).article.title,
    );
    assert.deepEqual(titles.sort(), ['Five', 'Four', 'One', 'Three', 'Two']);
  });

  test('never writes outside of the folder, nor steers a terminal', async (t) => {
    const hostile = [
      'con.json',
      '-rf.json',
      '\u001b[31mred\u202e.json',
      `${'x'.repeat(200)}.json`,
      '...json',
      'a b;c&d.json',
    ];
    const files = Object.fromEntries(hostile.map((name) => [`in/${name}`, titled('../../escaped')]));
    const { run, list } = desk(t, {
      ...files,
      'in/\u001b[2J.json': '{',
      'many.jsonl': `${titled('../../../escaped')}\n${titled('..')}\n`,
    });
    const { code, err } = await run('convert', 'in', 'many.jsonl', '--to', 'jsonl', '--out', 'deep/out');
    assert.equal(code, 1);
    assert.doesNotMatch(err, /[^\P{C}\n]/u);
    assert.match(err, /in\/\\u\{001b\}\[2J\.json: /);
    const written = list('.').filter((name) => !name.startsWith('in/') && name !== 'many.jsonl');
    assert.equal(
      written.length,
      hostile.length + 2 - 1,
      'the name with nothing before its dot is a hidden file',
    );
    for (const name of written) assert.match(name, /^deep\/out\/[\p{L}\p{N}][\p{L}\p{N}_ -]*\.jsonl$/u);
  });

  test('does not read its own output, nor follow links round in circles', async (t) => {
    const { run, list, folder } = desk(t, { 'vote.json': council, 'out/old.json': council });
    symlinkSync(folder, join(folder, 'circle'), 'dir');
    const { code, err } = await run('convert', '.', '--to', 'jsonl', '--out', 'out');
    assert.equal(code, 0, err);
    assert.deepEqual(list('out'), ['old.json', 'vote.jsonl']);
  });

  test('knows the formats of one folder apart, though all files have one base name', async (t) => {
    const names = [
      'council-vote.json',
      'council-vote.jsonl',
      'council-vote.doccano.jsonl',
      'council-vote.ann',
      'council-vote.txt',
    ];
    const { run } = desk(t, Object.fromEntries(names.map((name) => [`in/${name}`, sample(name)])));
    const { code, out } = await run('convert', 'in', '--to', 'json', '--out', 'out', '--json');
    const { read, written, problems } = JSON.parse(out) as Result;
    assert.deepEqual(problems, []);
    assert.equal(code, 0);
    assert.deepEqual(new Set(read.map(({ format }) => format)), new Set(['brat', 'doccano', 'json', 'jsonl']));
    assert.equal(written.length, 4);
  });

  test('gathers all articles in one file where the format can', async (t) => {
    const { run, read, list } = desk(t, { 'a.json': titled('A'), 'b.json': titled('B') });
    assert.equal((await run('convert', '.', '--to', 'jsonl', '--one-file', '--out', 'out')).code, 0);
    assert.deepEqual(list('out'), ['corpus.jsonl']);
    assert.equal(read('out/corpus.jsonl').trimEnd().split('\n').length, 2);
    const { code, err } = await run('convert', '.', '--to', 'json', '--one-file', '--out', 'out');
    assert.equal(code, 2);
    assert.match(err, /"json" has no files of several articles/);
  });

  test('prints for scripts what was read, lost, wrong and written', async (t) => {
    const { run } = desk(t, { 'in/vote.json': council, 'in/bad.json': '{"format": "source-bias-annotations"' });
    const { code, out } = await run('convert', 'in', '--to', 'brat', '--out', 'out', '--json');
    const result = JSON.parse(out) as Result;
    assert.equal(code, 1);
    assert.deepEqual(result.written, [
      { file: 'vote.txt', from: ['in/vote.json'] },
      { file: 'vote.ann', from: ['in/vote.json'] },
    ]);
    assert.equal(result.problems.length, 1);
    assert.equal(result.problems[0]!.file, 'in/bad.json');
    assert.ok(result.losses.length > 0);
  });

  test('leaves whole files only, where it is stopped', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`in/${index}.json`, council]));
    const { stopped, list, read } = desk(t, { ...files, 'out/older.txt': '' });
    const { code, err } = await stopped(
      'out',
      'convert',
      'in',
      '--to',
      'jsonl',
      '--out',
      'out',
      '--exported',
      exported,
    );
    assert.equal(code, 130);
    assert.match(err, /Stopped: files that were written before are whole\./);
    const written = list('out').filter((name) => name !== 'older.txt');
    assert.ok(written.length > 0 && written.length < 400);
    for (const name of written) {
      assert.match(name, /^\d+\.jsonl$/);
      assert.equal(read(`out/${name}`), sample('council-vote.jsonl'));
    }
  });

  test('converts many files', async (t) => {
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `in/${index % 7}/article ${index}.json`,
        titled(`Article ${index}`),
      ]),
    );
    const { run, list } = desk(t, files);
    const { code, out, err } = await run('convert', 'in', '--to', 'doccano', '--out', 'out');
    assert.deepEqual([code, err], [0, ''], 'no progress line where there is no terminal');
    assert.equal(out, '200 articles read, 200 files written to out.\n');
    assert.deepEqual(
      list('out'),
      Object.keys(files)
        .map((name) => name.slice('in/'.length).replace('.json', '.doccano.jsonl'))
        .sort(),
    );
  });
});
