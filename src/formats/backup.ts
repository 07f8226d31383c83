/** The backup of a whole workspace: one zip file with a manifest and a part of JSON lines for each store. */
import {
  lastBackupSetting,
  storeNames,
  type Contents,
  type Pace,
  type RawFile,
  type StoreName,
  type StoreRecords,
} from '../domain/backup.js';
import { digestOf, Gathering } from './backup-digest.js';
import { LineWriter, readLines } from './backup-lines.js';
import {
  backupFormat,
  backupVersion,
  fileOf,
  manifestFile,
  readManifest,
  storedOffsetUnit,
  type Manifest,
  type Part,
} from './backup-manifest.js';
import { RecordReader } from './backup-records.js';
import { readEntries, unpack, type ZipEntries } from './backup-unzip.js';
import { zipWriter } from './backup-zip.js';
import type { Problem } from './explain.js';
import { generator } from './generator.js';

/** In bytes; a manifest has some two thousand. */
const mostOfManifest = 1e6;

export interface BackupFacts {
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Version of the database that the records are stored with. */
  readonly database: number;
}

/** A backup that has been read: offsets in UTF-16, as stored. */
export interface Backup extends BackupFacts {
  readonly contents: Contents;
  /** What was left out or mended, by record. */
  readonly problems: readonly Problem[];
}

/** `source-bias-backup-2026-11-22.zip`, in the time zone of whoever makes it. */
export function backupName(created: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `source-bias-backup-${created.getFullYear()}-${two(created.getMonth() + 1)}-${two(created.getDate())}.zip`;
}

/** Gathers a workspace's records, field by field as stored, until they are packed into a file. */
export class BackupDraft {
  readonly #parts = new Map<StoreName, LineWriter>(storeNames.map((name) => [name, new LineWriter()]));
  readonly #raws: { readonly file: string; readonly raw: RawFile }[] = [];

  add<Name extends StoreName>(name: Name, records: readonly StoreRecords[Name][]): void {
    const lines = this.#parts.get(name)!;
    for (const record of records)
      if (name === 'raws') this.#addRaw(lines, record as RawFile);
      else if (!('key' in record) || record.key !== lastBackupSetting) lines.add(record);
  }

  #addRaw(lines: LineWriter, raw: RawFile): void {
    const { open: _open, ...facts } = raw;
    const plain = /^[\w-]{1,64}$/.test(raw.articleId) ? raw.articleId : `~${this.#raws.length}`;
    const file = `raws/${plain}-${raw.revision}`;
    lines.add({ ...facts, file });
    this.#raws.push({ file, raw });
  }

  /** The file. Throws Error where it would get too large for one, and `signal.reason` once that is aborted. */
  async pack({ created, database }: BackupFacts, { signal, onProgress }: Pace = {}): Promise<Blob> {
    const blobs = storeNames.map((name) => [name, this.#parts.get(name)!.end()] as const);
    const sizes = [...blobs.map(([, { size }]) => size), ...this.#raws.map(({ raw }) => raw.size)];
    const total = sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    const onBytes = (bytes: number) => onProgress?.({ done: (done += bytes), total });
    const zip = await zipWriter({ modified: new Date(created), signal, onBytes });
    const parts: Part[] = [];
    for (const [name, blob] of blobs) {
      const file = fileOf(name);
      const records = this.#parts.get(name)!.count;
      parts.push({ store: name, file, records, bytes: blob.size, sha256: await digestOf(blob) });
      await zip.add(file, blob);
    }
    for (const { file, raw } of this.#raws)
      await zip.add(file, await raw.open(), { packed: !/^text\/|json|xml|^$/.test(raw.type) });
    const manifest: Manifest = {
      format: backupFormat,
      version: backupVersion,
      generator,
      created,
      database,
      offsetUnit: storedOffsetUnit,
      parts,
    };
    await zip.add(manifestFile, new Blob([JSON.stringify(manifest, null, 2)]));
    return zip.end();
  }
}

/**
 * Reads and checks all of `file`. `database`: the version that this program stores; records of an older one are read as
 * they would be upgraded. Throws Error, in one sentence, for what is no whole backup, and `signal.reason` once that is
 * aborted.
 */
export async function readBackup(
  file: Blob,
  { database, signal, onProgress }: Pace & { readonly database: number },
): Promise<Backup> {
  const entries = await readEntries(file);
  const manifest = await manifestOf(file, entries, database);
  const total = [...entries.values()].reduce((sum, { packed }) => sum + packed, 0);
  let done = 0;
  const onBytes = (bytes: number) => {
    signal?.throwIfAborted();
    onProgress?.({ done: (done += bytes), total });
  };
  const files: { readonly name: string; readonly size: number; readonly sha256: string }[] = [];
  const reader = new RecordReader((name, facts) => {
    files.push({ name, ...facts });
    return () => fetchFile(file, entries, { name, ...facts });
  });
  for (const part of inOrder(manifest.parts)) await readPart(file, entries, part, reader, onBytes);
  // Only to be sure of them: the bytes are fetched again when they are stored.
  for (const each of files) await fetchFile(file, entries, each, onBytes);
  const { created } = manifest;
  return { created, database: manifest.database, contents: reader.end(), problems: reader.problems };
}

const inOrder = (parts: readonly Part[]) =>
  storeNames.flatMap((name) => parts.filter(({ store }) => store === name));

async function manifestOf(file: Blob, entries: ZipEntries, database: number): Promise<Manifest> {
  if (!entries.has(manifestFile))
    throw new Error('This zip file is no backup of this tool: it holds no manifest.');
  if (entryOf(entries, manifestFile).size > mostOfManifest) throw damaged(manifestFile);
  const text = new TextDecoder().decode(await unpackAll(file, entries, manifestFile));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged(manifestFile);
  }
  return readManifest(value, { database });
}

async function readPart(
  file: Blob,
  entries: ZipEntries,
  part: Part,
  reader: RecordReader,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const gathering = new Gathering();
  const pieces = gathered(unpack(file, entryOf(entries, part.file), onBytes), gathering);
  const records = await readLines(pieces, (value, index) => reader.add(part.store, value, index)).catch(
    (error: unknown) => {
      throw error instanceof SyntaxError || error instanceof TypeError ? damaged(part.file) : error;
    },
  );
  if (records !== part.records || (await digestOf(gathering.end())) !== part.sha256) throw damaged(part.file);
}

async function* gathered(pieces: AsyncIterable<Uint8Array>, gathering: Gathering) {
  for await (const piece of pieces) {
    gathering.add(piece);
    yield piece;
  }
}

async function fetchFile(
  file: Blob,
  entries: ZipEntries,
  { name, size, sha256 }: { readonly name: string; readonly size: number; readonly sha256: string },
  onBytes?: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  if (entryOf(entries, name).size !== size) throw damaged(name);
  const bytes = await unpackAll(file, entries, name, onBytes);
  if ((await digestOf(bytes)) !== sha256) throw damaged(name);
  return bytes;
}

function entryOf(entries: ZipEntries, name: string) {
  const entry = entries.get(name);
  if (entry) return entry;
  throw new Error(`This backup is incomplete: it holds no ${name}, which its manifest names.`);
}

async function unpackAll(
  file: Blob,
  entries: ZipEntries,
  name: string,
  onBytes?: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const entry = entryOf(entries, name);
  const bytes = new Uint8Array(entry.size);
  let at = 0;
  for await (const piece of unpack(file, entry, onBytes)) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const damaged = (name: string) =>
  new Error(
    `This backup is damaged: ${name} is not what was written. Choose another copy of it, if there is one.`,
  );
