/** Unpacks one file of a ZIP archive, and stops as soon as it is larger than it may be. */
import { crc32 } from './crc32.js';
import { megabytes, Unreadable } from './unreadable.js';
import type { ZipEntry } from './zip-directory.js';

/** How much may still be unpacked from one archive, in bytes: counted down by what really comes out. */
export interface Allowance {
  left: number;
}

export interface UnzipOptions {
  /** In bytes. */
  readonly maxSize: number;
  readonly allowance: Allowance;
  readonly signal?: AbortSignal | undefined;
}

/** Text does not shrink further than this; what claims to is made to fill the memory. */
const maxRatio = 200;
/** Below this, in bytes, nothing can do harm. */
const harmless = 2 ** 20;

/**
 * The content of `entry`. The declared size is held against the limits first, then what really comes out, piece by piece.
 * Throws `Unreadable` where it is too large, packed too tightly, encrypted or damaged.
 */
export async function unzip(
  archive: Blob,
  entry: ZipEntry,
  { maxSize, allowance, signal }: UnzipOptions,
): Promise<Uint8Array> {
  signal?.throwIfAborted();
  if (entry.isEncrypted)
    throw new Unreadable('is protected by a password. Unpack the archive with the password first.');
  if (entry.method !== 0 && entry.method !== 8)
    throw new Unreadable('is packed in a way that cannot be read here. Unpack the archive first.');
  const check = (size: number) => {
    if (size > maxSize)
      throw new Unreadable(`has more than ${megabytes(maxSize)}, which is the most that can be opened.`);
    if (size > harmless && size > entry.packedSize * maxRatio)
      throw new Unreadable('unpacks to far more than any text would: it looks like a trap to fill the memory.');
    if (size > allowance.left)
      throw new Unreadable('is not unpacked: the archive as a whole holds more than can be opened at once.');
  };
  check(entry.size);

  const chunks: Uint8Array[] = [];
  let size = 0;
  let sum = 0;
  const reader = (await contentOf(archive, entry)).getReader();
  try {
    for (let next = await read(reader); next; next = await read(reader)) {
      size += next.length;
      check(size);
      if (size > entry.size) throw damaged();
      sum = crc32(next, sum);
      chunks.push(next);
      signal?.throwIfAborted();
    }
  } finally {
    allowance.left -= size;
    void reader.cancel().catch(() => undefined);
  }
  if (size !== entry.size || sum !== entry.crc) throw damaged();
  return joined(chunks, size);
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | undefined> {
  try {
    return (await reader.read()).value;
  } catch (error) {
    throw damaged(error);
  }
}

/** The browser unpacks outside of the main thread, and only as fast as it is read. */
async function contentOf(archive: Blob, entry: ZipEntry): Promise<ReadableStream<Uint8Array>> {
  const header = new DataView(await archive.slice(entry.offset, entry.offset + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw damaged();
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = archive.slice(start, start + entry.packedSize);
  if (packed.size !== entry.packedSize) throw damaged();
  return entry.method === 0
    ? packed.stream()
    : packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const damaged = (cause?: unknown) =>
  new Unreadable('is damaged: it cannot be unpacked. Download or save it again.', { cause });
