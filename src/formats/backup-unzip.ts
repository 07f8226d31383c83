/** Reads files out of a zip file, those that are asked for only, and believes nothing that it says of itself. */

export interface ZipEntry {
  readonly name: string;
  /** Bytes in the zip file. */
  readonly packed: number;
  /** Bytes that come out. */
  readonly size: number;
  readonly deflated: boolean;
  /** Where its own header stands. */
  readonly at: number;
}

export type ZipEntries = ReadonlyMap<string, ZipEntry>;

/** Bytes of the zip file that are read at once: what comes out of them is worked through in one go. */
const piece = 64 * 1024;
/** What a header takes as a rule: its fields and a name. */
const headerRoom = 30 + 256;
/** What nothing but a zip bomb unpacks to: so many times its size, beyond what a small file may. */
const most = { times: 100, bytes: 64 * 1024 * 1024 };

const damaged = (what: string) =>
  new Error(`This backup is damaged: ${what}. Choose another copy of it, if there is one.`);

const cutOff = () => damaged('its end is missing, as of a file that was not downloaded or copied to its end');

/** The bytes from `start` to before `end`. Throws Error where they are not there. */
async function bytesOf(file: Blob, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await file
    .slice(start, end)
    .arrayBuffer()
    .catch(() => {
      throw new Error('The backup could not be read: the file was moved, changed or deleted. Choose it again.');
    });
  if (buffer.byteLength < end - start) throw cutOff();
  return new Uint8Array(buffer);
}

const viewOf = async (file: Blob, at: number, length: number) =>
  new DataView((await bytesOf(file, at, at + length)).buffer);

/** Throws Error, in one sentence, for what is no zip file, is cut off, or would do harm. */
export async function readEntries(file: Blob): Promise<ZipEntries> {
  const tail = await viewOf(file, Math.max(0, file.size - 0xffff - 22), Math.min(file.size, 0xffff + 22));
  let end = tail.byteLength - 22;
  while (end >= 0 && !(tail.getUint32(end, true) === 0x06054b50 && isEnd(tail, end))) end -= 1;
  if (end < 0) {
    const start = file.size >= 4 && (await viewOf(file, 0, 4)).getUint32(0, true);
    if (start === 0x04034b50) throw cutOff();
    throw new Error('This is no backup: a backup is a zip file, and this is none.');
  }
  const count = tail.getUint16(end + 10, true);
  const length = tail.getUint32(end + 12, true);
  const at = tail.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw new Error(
      'This is no backup of this tool: it is a zip file of a kind that this tool does not write.',
    );
  if (at + length > file.size - tail.byteLength + end) throw cutOff();
  const entries = readDirectory(await viewOf(file, at, length), count);
  checkSizes(entries, file.size);
  return entries;
}

/** Whether the comment that follows reaches to the end of the file. */
const isEnd = (tail: DataView, at: number) => at + 22 + tail.getUint16(at + 20, true) === tail.byteLength;

function readDirectory(view: DataView, count: number): ZipEntries {
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50)
      throw damaged('its list of files cannot be read');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const length = view.getUint16(at + 28, true);
    const next = at + 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw damaged('its list of files cannot be read');
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, length));
    if (/(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(name))
      throw new Error(
        `This is no backup of this tool: it holds a file that leads out of it, ${JSON.stringify(name)}.`,
      );
    if (flags & 1)
      throw new Error('This zip file is protected by a password, which no backup of this tool is.');
    if (method !== 0 && method !== 8)
      throw new Error('This is no backup of this tool: it is packed in a way that this tool does not use.');
    if (entries.has(name)) throw damaged(`it holds ${JSON.stringify(name)} twice`);
    entries.set(name, {
      name,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      deflated: method === 8,
      at: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** Before anything is unpacked. */
function checkSizes(entries: ZipEntries, fileSize: number): void {
  let [packed, size] = [0, 0];
  for (const entry of entries.values()) {
    packed += entry.packed;
    size += entry.size;
    if (!entry.deflated && entry.size !== entry.packed) throw damaged('the sizes of its files do not fit');
  }
  // Files that lie over one another are how a small file unpacks to many large ones.
  if (packed > fileSize) throw damaged('the sizes of its files do not fit');
  if (size > fileSize * most.times + most.bytes)
    throw new Error(
      'This is no backup of this tool: it would unpack to far more than a backup ever does, which only serves to fill a disk.',
    );
}

/**
 * The content of a file, piece by piece. Throws Error where it is not what the list of files says. `onBytes`: how many
 * bytes of the zip file have been read since the last call.
 */
export async function* unpack(
  file: Blob,
  { name, packed, size, deflated, at }: ZipEntry,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const wrong = () => damaged(`${name} cannot be unpacked`);
  // With its header, most files are read in one go.
  const head = await bytesOf(file, at, Math.min(file.size, at + headerRoom + Math.min(packed, piece)));
  if (head.length < 30) throw cutOff();
  const header = new DataView(head.buffer);
  if (header.getUint32(0, true) !== 0x04034b50) throw wrong();
  const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const read = (from: number, to: number) =>
    start + to <= at + head.length
      ? head.subarray(start + from - at, start + to - at)
      : bytesOf(file, start + from, start + to);
  const { Inflate } = await import('fflate');
  let out: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => out.push(chunk));
  for (let from = 0; from < packed; from += piece) {
    const to = Math.min(packed, from + piece);
    const bytes = await read(from, to);
    out = deflated ? [] : [bytes];
    try {
      if (deflated) inflate.push(bytes, to === packed);
    } catch {
      throw wrong();
    }
    for (const chunk of out) {
      length += chunk.length;
      if (length > size) throw wrong();
      yield chunk;
    }
    onBytes?.(bytes.length);
  }
  if (length !== size) throw wrong();
}
