// The backups in samples/backups/ stay readable: one as this program writes it, one as an earlier database was backed up.
// UPDATE_SAMPLES=1 writes them, in place of comparing with them.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import type { RawFile, Setting } from '../../src/domain/backup.js';
import { entryOf } from '../../src/domain/library.js';
import { readBackup } from '../../src/formats/backup.js';
import type { StoredRaw } from '../../src/storage/database.js';
import { byHand, facts, packed } from '../formats/backup-files.js';
import { council, everything, source } from '../storage/backup-desk.js';

const folder = new URL('../../samples/backups/', import.meta.url);
const asRaw = ({ bytes, ...rest }: StoredRaw): RawFile => ({
  ...rest,
  size: bytes.length,
  open: () => Promise.resolve(bytes as Uint8Array<ArrayBuffer>),
});
const settings = Object.entries(everything['settings']!)
  .map(([key, value]): Setting => ({ key, value: value as unknown }))
  .sort((a, b) => (a.key < b.key ? -1 : 1));
const records = {
  ...everything,
  settings,
  raws: (everything['raws'] as readonly StoredRaw[]).map(asRaw),
} as unknown as Parameters<typeof packed>[0];

const older = {
  articles: [council.article],
  annotations: [...council.annotations.values()],
  sources: [source('s1')],
  codebooks: [],
  settings: [{ key: 'analyst', value: 'ana' }],
};

const made: Readonly<Record<string, () => Promise<Blob>>> = {
  'version-4.zip': () => packed(records),
  'version-2.zip': async () =>
    byHand({
      lines: older,
      manifest: { database: 2, generator: { name: 'source-bias-annotator', version: '0.1.0' } },
      only: ['articles', 'annotations', 'sources', 'codebooks', 'settings'],
    }),
};

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
/** The files in a zip file, as text, whichever version of the program wrote them. */
const filesOf = (zip: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [
      name,
      new TextDecoder().decode(bytes).replace(/"generator": ?\{[^}]*\},?/, ''),
    ]),
  );

for (const [name, make] of Object.entries(made))
  test(`samples/backups/${name} is what such a backup holds`, async () => {
    const path = new URL(name, folder);
    const zip = await bytesOf(await make());
    if (process.env['UPDATE_SAMPLES']) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, zip);
    }
    assert.ok(existsSync(path), 'UPDATE_SAMPLES=1 writes the sample');
    assert.deepEqual(filesOf(readFileSync(path)), filesOf(zip));
  });

const read = (name: string) =>
  readBackup(new Blob([readFileSync(new URL(name, folder))]), { database: facts.database });

test('the backup of this version is read in full', async () => {
  const { contents, problems, created, database } = await read('version-4.zip');
  assert.deepEqual(problems, []);
  assert.deepEqual({ created, database }, facts);
  const { raws, ...rest } = contents;
  const { raws: expected, ...others } = records;
  for (const [name, list] of Object.entries(others)) assert.deepEqual(rest[name as 'articles'], list, name);
  const opened = (list: readonly RawFile[]) => Promise.all(list.map(({ open }) => open()));
  assert.deepEqual(await opened(raws), await opened(expected!));
});

test('the backup of an earlier version is read as that database would be upgraded', async () => {
  const { contents, problems, database } = await read('version-2.zip');
  assert.deepEqual(problems, []);
  assert.equal(database, 2);
  assert.deepEqual(contents, {
    ...older,
    library: [entryOf(council.article)],
    revisions: [],
    raws: [],
  });
});
