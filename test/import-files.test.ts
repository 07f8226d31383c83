import { expect } from '@open-wc/testing';
import { strToU8, zipSync } from 'fflate';
import { formats, storedSets, writeSets } from '../src/export-files.js';
import { bulkImport } from '../src/bulk-import.js';
import { areForeign, itemsOf, readFiles } from '../src/import-files.js';
import type { ImportResult } from '../src/intake/import-result.js';
import { BackupDesk, everything } from './storage/backup-desk.js';

const fileOf = (name: string, text: string) => new File([text], name);
const line = (record: object) => `${JSON.stringify(record)}\n`;
const spoken = line({ text: 'Kim 🎙 spoke.', label: [[0, 3, 'Source']] });

describe('what comes in from files of other tools', () => {
  let desk: BackupDesk;
  beforeEach(() => {
    desk = new BackupDesk();
  });
  afterEach(() => desk.close());

  it('is recognised by what it holds', async () => {
    expect(await areForeign([fileOf('a.jsonl', spoken)])).to.equal(true);
    expect(await areForeign([fileOf('a.json', '{"format":"source-bias-annotations"}')])).to.equal(false);
    expect(await areForeign([fileOf('a.txt', 'Kim spoke.')])).to.equal(false);
  });

  it('is listed by file, with what is wrong and where', async () => {
    const steps: number[] = [];
    const groups = await readFiles(
      [fileOf('good.jsonl', spoken), fileOf('bad.jsonl', `${spoken}nothing\n`), fileOf('a.txt', 'Kim')],
      {
        onProgress: ({ done, total }) => steps.push(done / total),
      },
    );
    expect(groups.map(({ name, format, sets }) => [name, format, sets.length])).to.deep.equal([
      ['good.jsonl', 'doccano', 1],
      ['bad.jsonl', 'doccano', 1],
      ['a.txt', null, 0],
    ]);
    expect(groups[1]!.problems[0]).to.include({ file: 'bad.jsonl', line: 2 });
    expect(groups[2]!.problems[0]!.message).to.match(/^No format that this tool knows/);
    expect(steps.at(-1)).to.equal(1);
  });

  it('comes out of a zip file, each article from the files that belong to it', async () => {
    const pair = { 'a.txt': 'Kim spoke.', 'a.ann': 'T1\tClaim 0 3\tKim\n', 'b.jsonl': spoken };
    const bytes = zipSync(
      Object.fromEntries(Object.entries(pair).map(([name, text]) => [name, strToU8(text)])),
    );
    const groups = await readFiles([new File([bytes as Uint8Array<ArrayBuffer>], 'both.zip')]);
    expect(groups.map(({ name, format, sets }) => [name, format, sets.length])).to.deep.equal([
      ['both/a.txt', 'brat', 1],
      ['both/b.jsonl', 'doccano', 1],
    ]);
  });

  it('is read as the format that the analyst chooses', async () => {
    const [group] = await readFiles([fileOf('a.jsonl', spoken)], { format: 'jsonl' });
    expect(group!.format).to.equal('jsonl');
    expect(group!.sets).to.deep.equal([]);
    expect(group!.problems[0]!.message).to.match(/not an annotation set/);
  });

  it('is stored as it was, by way of the format that it left in', async () => {
    const { workspace: from } = await desk.workspace(everything);
    const before = await storedSets(from, null);
    const format = formats.doccano!;
    const files = (await writeSets(before, { format })).flatMap((each) => each.files);
    const groups = await readFiles(files.map(({ name, text }) => fileOf(name, text!)));

    const { workspace: into } = await desk.workspace({});
    const results: ImportResult[] = [];
    await bulkImport(itemsOf(groups), {
      workspace: into,
      signal: new AbortController().signal,
      onResult: (result) => results.push(result),
      onProgress() {},
    });
    expect(results.map(({ outcome }) => outcome)).to.deep.equal(['set', 'set']);
    const words = (sets: Awaited<ReturnType<typeof storedSets>>) =>
      sets
        .map(({ article, annotations, orphans, sources }) => ({
          text: article.text,
          said: annotations
            .map(({ kind, spans }) => [kind, ...spans.map(({ exact }) => exact)].join(' '))
            .sort(),
          waiting: orphans.length,
          sources: sources.map(({ name }) => name),
        }))
        .sort((a, b) => (a.text < b.text ? -1 : 1));
    expect(words(await storedSets(into, null))).to.deep.equal(words(before));
  });

  it('adds nothing where the same file comes twice, and overwrites nothing of another file about the same text', async () => {
    const { workspace } = await desk.workspace({});
    const take = async (text: string) => {
      const groups = await readFiles([fileOf('a.jsonl', text)]);
      await bulkImport(itemsOf(groups), {
        workspace,
        signal: new AbortController().signal,
        onResult() {},
        onProgress() {},
      });
      const [set] = await storedSets(workspace, null);
      return set!.annotations.map(({ spans }) => spans[0]!.exact).sort();
    };
    expect(await take(spoken)).to.deep.equal(['Kim']);
    expect(await take(spoken)).to.deep.equal(['Kim']);
    const other = line({ text: 'Kim 🎙 spoke.', label: [[7, 12, 'Cue']] });
    expect(await take(other)).to.deep.equal(['Kim', 'spoke']);
  });
});
