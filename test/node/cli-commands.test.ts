// The other commands, and what is said to those who call one wrongly.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { generator } from '../../src/formats/generator.js';
import { council, desk, titled } from './cli-support.js';

describe('validate', { concurrency: 2 }, () => {
  test('says of each file that it is ok', async (t) => {
    const { run } = desk(t, { 'a.json': council, 'b.jsonl': `${titled('B')}\n${titled('C')}\n` });
    assert.deepEqual(await run('validate', '.'), {
      code: 0,
      out: 'a.json: ok (json, 1 article, 32 annotations)\nb.jsonl: ok (jsonl, 2 articles, 64 annotations)\n',
      err: '',
    });
  });

  test('lists what is wrong, and goes on', async (t) => {
    const { run } = desk(t, {
      'cut off.json': council.slice(0, -200),
      'empty.jsonl': '',
      'good.json': council,
      'moved.json': council.replace(
        /"start": (\d+),\n(\s+)"end": (\d+),\n(\s+)"exact"/,
        '"start": 0, "end": 3, "exact"',
      ),
    });
    const { code, out } = await run(
      'validate',
      'cut off.json',
      'empty.jsonl',
      'good.json',
      'moved.json',
      'none.json',
    );
    assert.equal(code, 1);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 5, out);
    assert.equal(lines[0], 'none.json: There is no such file or folder.');
    assert.match(lines[1]!, /^cut off\.json: This is no JSON, or not all of it/);
    assert.match(lines[2]!, /^empty\.jsonl: /);
    assert.match(lines[3]!, /^good\.json: ok /);
    assert.match(lines[4]!, /^moved\.json: \S+: The span from 0 to 3 should read /);
  });

  test('prints the same for scripts', async (t) => {
    const { run } = desk(t, { 'good.json': council, 'bad.json': '[' });
    const { code, out } = await run('validate', 'good.json', 'bad.json', '--json');
    assert.equal(code, 1);
    const { ok, files } = JSON.parse(out) as { ok: boolean; files: { files: string[]; problems: unknown[] }[] };
    assert.equal(ok, false);
    assert.deepEqual(
      files.map((file) => [file.files, file.problems.length]),
      [
        [['good.json'], 0],
        [['bad.json'], 1],
      ],
    );
  });

  test('finds nothing in a folder of nothing', async (t) => {
    const { run } = desk(t, { 'in/readme.md': 'Nothing here.' });
    const { code, err } = await run('validate', 'in');
    assert.equal(code, 1);
    assert.match(err, /There is no file to validate\./);
  });
});

describe('report', { concurrency: 2 }, () => {
  test('is written as its ending says', async (t) => {
    const { run, read } = desk(t, { 'vote.json': council });
    for (const ending of ['html', 'json', 'csv']) {
      const { code, err } = await run('report', 'vote.json', '--out', `deep/report.${ending}`);
      assert.deepEqual([code, err], [0, '']);
    }
    assert.match(read('deep/report.html'), /^<!doctype html>[^]*Lindholt council votes/i);
    const { format, balance } = JSON.parse(read('deep/report.json')) as {
      format: string;
      balance: { cases: unknown[] };
    };
    assert.equal(format, 'source-bias-report');
    assert.ok(balance.cases.length > 0);
    assert.equal(read('deep/report.csv').trimEnd().split('\r\n').length, balance.cases.length + 1);
  });

  test('takes several sets together, and says which could not be read', async (t) => {
    const { run, read } = desk(t, { 'in/a.json': titled('One'), 'in/b.json': titled('Two'), 'in/c.json': '{' });
    const { code, out, err } = await run('report', 'in', '--out', 'all.html');
    assert.equal(code, 1);
    assert.equal(out, 'The report on 2 articles was written to all.html.\n');
    assert.match(err, /^in\/c\.json: /);
    assert.match(read('all.html'), /2 articles/);
    const again = await run('report', 'in', '--out', 'all.html');
    assert.match(again.err, /all\.html: It is there already: --force replaces it\./);
  });

  test('knows which reports it cannot write', async (t) => {
    const { run } = desk(t, { 'vote.json': council });
    const { code, err } = await run('report', 'vote.json', '--out', 'report.htm');
    assert.equal(code, 2);
    assert.match(err, /Did you mean "\.html"\?/);
  });
});

describe('a wrong call', { concurrency: 2 }, () => {
  const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [['convret'], /There is no command "convret"\. Did you mean "convert"\?/],
    [['convert', 'a.json', '--to', 'brta', '--out', 'x'], /There is no format "brta"\. Did you mean "brat"\?/],
    [
      ['convert', 'a.json', '--to', 'brat', '--ouf', 'x'],
      /There is no option "--ouf"\. Did you mean "--out"\?/,
    ],
    [['convert', 'a.json', '--to', 'brat'], /Name the folder to write to with --out\./],
    [['convert', '--to', 'brat', '--out', 'x'], /Name the files or folders to convert\./],
    [['convert', 'a.json', '--out', 'x'], /Name the format to write with --to\./],
    [['convert', 'a.json', '--to', 'json', '--out'], /The option "--out" needs a value\./],
    [['convert', 'a.json', '--to', 'json', '--out', 'x', '--force=yes'], /"--force" takes no value\./],
    [
      ['convert', 'a.json', '--to', 'doccano', '--out', 'x', '--unit', 'codepoint'],
      /Did you mean "code-point"\?/,
    ],
    [['convert', 'a.json', '--to', 'json', '--out', '-', '--json'], /cannot take both/],
    [['convert', 'a.json', '--to', 'json', '--out', 'a.json'], /--out must be a folder/],
    [['convert', 'a.json', '--to', 'json', '--out', 'x', '--exported', 'today'], /"today" is no time/],
    [['convert', 'a.json', '--to', '__proto__', '--out', 'x'], /There is no format "__proto__"\./],
    [['validate'], /Name the files or folders to validate\./],
    [['--verzion'], /There is no option "--verzion"\. Did you mean "--version"\?/],
  ];

  for (const [args, says] of wrong)
    test(`does nothing and says why: ${args.join(' ')}`, async (t) => {
      const { run, list } = desk(t, { 'a.json': council });
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
      assert.equal(err.trimEnd().split('\n').length, 1);
      assert.deepEqual(list('.'), ['a.json']);
    });

  test('is helped', async (t) => {
    const { run } = desk(t);
    for (const args of [['--help'], ['convert', '--help'], ['validate', '-h'], ['report', '--help']]) {
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^Usage: source-bias-annotator /);
      for (const line of out.split('\n')) assert.ok(line.length <= 120, line);
    }
    const { code, err } = await run();
    assert.equal(code, 2);
    assert.match(err, /^Usage: /);
    assert.equal((await run('--version')).out, `${generator.version}\n`);
  });
});
