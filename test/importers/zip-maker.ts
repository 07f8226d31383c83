/** Makes ZIP archives that say what a test wants, be it true or not. */
import { crc32 } from '../../src/importers/crc32.js';

export interface Packed {
  readonly name: string;
  /** As it lies in the archive. */
  readonly bytes: Uint8Array;
  readonly method?: number;
  /** What the archive claims, where that is not the truth about stored bytes. */
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** Index of another entry whose bytes this one has as well. */
  readonly sharedWith?: number;
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

export async function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** An entry with `content`, packed as is usual. */
export async function packed(name: string, content: Uint8Array | string): Promise<Packed> {
  const whole = typeof content === 'string' ? utf8(content) : content;
  return { name, bytes: await deflated(whole), method: 8, size: whole.length, crc: crc32(whole) };
}

/** An archive of `entries`. `count` is how many it claims to have. */
export function zipOf(entries: readonly Packed[], { count = entries.length } = {}): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const {
    name,
    bytes,
    method = 0,
    size = bytes.length,
    crc = crc32(bytes),
    flags = 0x800,
    sharedWith,
  } of entries) {
    const nameBytes = utf8(name);
    const fields = [20, flags, method, 0, 0];
    const sizes = [crc, bytes.length, size];
    const offset = sharedWith === undefined ? at : offsets[sharedWith]!;
    offsets.push(offset);
    if (sharedWith === undefined) {
      const header = words([
        [0x04034b50, 4],
        ...fields.map(two),
        ...sizes.map(four),
        two(nameBytes.length),
        two(0),
      ]);
      pieces.push(header, nameBytes, bytes);
      at += header.length + nameBytes.length + bytes.length;
    }
    list.push(
      words([
        [0x02014b50, 4],
        two(20),
        ...fields.map(two),
        ...sizes.map(four),
        ...[nameBytes.length, 0, 0, 0, 0].map(two),
        four(0),
        four(offset),
      ]),
      nameBytes,
    );
  }
  const listSize = list.reduce((sum, { length }) => sum + length, 0);
  const end = words([
    [0x06054b50, 4],
    two(0),
    two(0),
    two(count),
    two(count),
    four(listSize),
    four(at),
    two(0),
  ]);
  return joined([...pieces, ...list, end]);
}

type Word = readonly [value: number, size: 2 | 4];
const two = (value: number): Word => [value, 2];
const four = (value: number): Word => [value, 4];

function words(values: readonly Word[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, size]) => sum + size, 0)));
  let at = 0;
  for (const [value, size] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
