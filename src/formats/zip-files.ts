/** Small zip files in memory: what many files are exchanged in, and formats that are zip files themselves. */
import { Inflate, zipSync, type Zippable } from 'fflate';
import type { ExchangeFile } from './exchange-format.js';

/** Larger ones are no exchange of annotations. A zip bomb says so before anything is unpacked. */
const most = { files: 20_000, bytes: 512 * 1024 * 1024, times: 100, spare: 64 * 1024 * 1024 };
/** Bytes that are unpacked at once: what comes out beyond what was declared ends it. */
const piece = 64 * 1024;

/** Whether the bytes begin as a zip file does. */
export const isZip = ({ data }: ExchangeFile) =>
  !!data && data[0] === 0x50 && data[1] === 0x4b && (data[2] === 3 || data[2] === 5);

interface Entry {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  /** Where its own header stands. */
  readonly at: number;
}

/**
 * The files in a zip file, folders left out; all of them as bytes. `wanted`: the names of those that are unpacked.
 * Throws Error, in a sentence, for what is no zip file, is cut off or damaged, or would do harm.
 */
export function readZip(data: Uint8Array, wanted: (name: string) => boolean = () => true): ExchangeFile[] {
  const entries = entriesOf(data);
  let size = 0;
  for (const entry of entries) size += entry.size;
  if (entries.length > most.files)
    throw new Error(
      `This zip file holds more than ${most.files.toLocaleString('en-US')} files: it was not read.`,
    );
  if (size > most.bytes || size > data.length * most.times + most.spare)
    throw new Error(
      'This zip file would unpack to far more than files of annotations ever do, which only serves to fill a memory: it was not read.',
    );
  return entries
    .filter(({ name }) => !name.endsWith('/') && wanted(name))
    .map((entry) => ({ name: entry.name, type: typeOf(entry.name), data: unpacked(data, entry) }));
}

const cutOff = () => new Error('The end of this zip file is missing, or it is none.');
const damaged = (name: string) =>
  new Error(`This zip file is damaged: ${JSON.stringify(name)} cannot be unpacked.`);

/** The list at the end of the file (APPNOTE 6.3, sections 4.3.12 and 4.3.16). */
function entriesOf(data: Uint8Array): Entry[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let end = data.length - 22;
  const first = Math.max(0, end - 0xffff);
  while (end >= first && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < first || end < 0) throw cutOff();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw new Error('This zip file is of the kind for very large files, which this program does not read.');
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw cutOff();
    const length = view.getUint16(at + 28, true);
    const next = at + 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw cutOff();
    const name = new TextDecoder().decode(data.subarray(at + 46, at + 46 + length)).replaceAll('\\', '/');
    if (/(^|\/)\.\.(\/|$)|^\/|^[a-z]:|\0/i.test(name))
      throw new Error(
        `This zip file holds a file that leads out of it, ${JSON.stringify(name)}: it was not read.`,
      );
    if (view.getUint16(at + 8, true) & 1)
      throw new Error('This zip file is protected by a password, so it cannot be read.');
    if (entries.has(name))
      throw new Error(`This zip file holds ${JSON.stringify(name)} twice: it was not read.`);
    entries.set(name, {
      name,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return [...entries.values()];
}

function unpacked(data: Uint8Array, { name, packed, size, method, at }: Entry): Uint8Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (at + 30 > data.length || view.getUint32(at, true) !== 0x04034b50) throw damaged(name);
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const bytes = data.subarray(start, start + packed);
  if (bytes.length < packed || (method !== 0 && method !== 8)) throw damaged(name);
  if (method === 0) {
    if (packed !== size) throw damaged(name);
    return bytes;
  }
  const out = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > size) throw damaged(name);
    out.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let from = 0; from < packed; from += piece)
      inflate.push(bytes.subarray(from, from + piece), from + piece >= packed);
  } catch {
    throw damaged(name);
  }
  if (length !== size) throw damaged(name);
  return out;
}

const types: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  json: 'application/json',
  jsonl: 'application/jsonl',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  xml: 'application/xml',
};
const typeOf = (name: string) => types[/[^.]*$/.exec(name)![0].toLowerCase()] ?? 'application/octet-stream';

/**
 * A zip file of `files`. `exported`: the time that it says of all of them, ISO 8601 in UTC; so the same files make the
 * same bytes everywhere.
 */
export function writeZip(files: readonly ExchangeFile[], exported: string): Uint8Array {
  const all: Zippable = {};
  const mtime = timeOf(exported);
  const encoder = new TextEncoder();
  for (const { name, text, data = encoder.encode(text) } of files) all[name] = [data, { mtime, level: 1 }];
  return zipSync(all);
}

/** A zip file holds local times, from 1980 to 2107: those of UTC are taken for local, wherever this runs. */
function timeOf(exported: string): Date {
  const time = new Date(exported);
  const year = time.getUTCFullYear();
  if (!(year >= 1980 && year < 2099)) return new Date(1980, 0, 1);
  return new Date(
    year,
    time.getUTCMonth(),
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  );
}
