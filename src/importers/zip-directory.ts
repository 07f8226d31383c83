/** What a ZIP archive says that it holds, from the list at its end; nothing is unpacked. */
import { Unreadable } from './unreadable.js';

export interface ZipEntry {
  /** Path inside the archive, as it stands there. */
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isEncrypted: boolean;
  /** 0 for stored, 8 for deflated; others cannot be read. */
  readonly method: number;
  readonly crc: number;
  /** In bytes, as the archive states them. */
  readonly packedSize: number;
  readonly size: number;
  /** Where the entry's own header begins, in bytes. */
  readonly offset: number;
}

/** Directories count as well. */
export const maxEntries = 20_000;

/** Of the list, in bytes: a path may take 65,535. */
const maxListSize = 32 * 2 ** 20;
const endSize = 22;
const longestComment = 0xffff;

/** The entries of the archive in `data`, in its order. Throws `Unreadable` where it is damaged or has too many. */
export async function listEntries(data: Blob): Promise<readonly ZipEntry[]> {
  const tailAt = Math.max(0, data.size - endSize - longestComment);
  const tail = await viewOf(data.slice(tailAt));
  const endAt = findEnd(tail);
  if (endAt < 0)
    throw new Unreadable('is damaged: the end of the archive is missing. Download or save it again.');
  const count = tail.getUint16(endAt + 10, true);
  const listSize = tail.getUint32(endAt + 12, true);
  if (count === 0xffff || count > maxEntries)
    throw new Unreadable(
      `holds more than ${maxEntries.toLocaleString('en-US')} files, which is the most that can be opened at once. Split it.`,
    );
  const listAt = tailAt + endAt - listSize;
  if (listAt < 0 || listSize > maxListSize) throw damagedList();
  // Something may stand before the archive, which shifts every address in it.
  const shift = listAt - tail.getUint32(endAt + 16, true);
  return readList(await viewOf(data.slice(listAt, listAt + listSize)), count, shift);
}

function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - endSize; at >= 0; at--)
    if (
      tail.getUint32(at, true) === 0x06054b50 &&
      at + endSize + tail.getUint16(at + 20, true) <= tail.byteLength
    )
      return at;
  return -1;
}

function readList(list: DataView, count: number, shift: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > list.byteLength || list.getUint32(at, true) !== 0x02014b50) throw damagedList();
    const flags = list.getUint16(at + 8, true);
    const nameSize = list.getUint16(at + 28, true);
    const next = at + 46 + nameSize + list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
    if (next > list.byteLength) throw damagedList();
    const name = decodeName(new Uint8Array(list.buffer, list.byteOffset + at + 46, nameSize));
    entries.push({
      name,
      isDirectory: name.endsWith('/'),
      isEncrypted: (flags & 1) !== 0,
      method: list.getUint16(at + 10, true),
      crc: list.getUint32(at + 16, true),
      packedSize: list.getUint32(at + 20, true),
      size: list.getUint32(at + 24, true),
      offset: list.getUint32(at + 42, true) + shift,
    });
    at = next;
  }
  return entries;
}

/** Many programs write UTF-8 without saying so; what is no UTF-8 is only read to be shown. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const viewOf = async (data: Blob) => new DataView(await data.arrayBuffer());

const damagedList = () =>
  new Unreadable('is damaged: its list of files cannot be read. Download or save it again.');
