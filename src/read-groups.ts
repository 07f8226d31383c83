/** Reads many files of other tools, group by group; a worker does it, so that the page goes on. */
import type { Pace } from './domain/backup.js';
import type { ExchangedSet, ExchangeFile, FileProblem } from './formats/exchange-format.js';
import { formats } from './formats/formats.js';
import { groupFiles } from './formats/recognise.js';
import { isZip, readZip } from './formats/zip-files.js';
import { breathe } from './intake/breathe.js';

/** Files that were read together, and what came out of them. */
export interface ReadGroup {
  /** Of the files, as the analyst knows them. */
  readonly name: string;
  /** Id of the format; null where none fits. */
  readonly format: string | null;
  readonly sets: readonly ExchangedSet[];
  readonly problems: readonly FileProblem[];
}

/** The largest file that is read, in bytes: all of it lies in memory, several times over. */
const most = 200 * 2 ** 20;

export interface ReadRequest {
  /** Id of the format; recognised by what the files hold where it is absent. */
  readonly format?: string;
  /** Of that format. */
  readonly options?: Readonly<Record<string, string>>;
}

/** What the files hold, group by group; stores nothing. Throws `signal.reason` once that is aborted. */
export async function readGroups(
  files: readonly File[],
  { format, options = {} }: ReadRequest = {},
  { signal, onProgress }: Pace = {},
): Promise<readonly ReadGroup[]> {
  const groups: ReadGroup[] = [];
  const read: ExchangeFile[] = [];
  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    try {
      if (file.size > most) throw new Error('It is larger than 200 MB, which is the most that can be read.');
      read.push(...unpacked(await contentOf(file)));
    } catch (error) {
      groups.push({
        name: file.name,
        format: null,
        sets: [],
        problems: [{ file: file.name, message: reasonOf(error) }],
      });
    }
    onProgress?.({ done: (index + 1) / 2, total: files.length });
  }
  const found = groupFiles(read, format ? [formats[format]!] : Object.values(formats));
  const chosen = format ? formats[format]! : null;
  for (const [index, group] of found.entries()) {
    await breathe();
    signal?.throwIfAborted();
    const { name } = group.files[0]!;
    const reader = chosen ?? group.format;
    if (!reader) {
      const message = 'No format that this tool knows: choose one above, if you know which it is.';
      groups.push({ name, format: null, sets: [], problems: [{ file: name, message }] });
    } else groups.push({ name, format: reader.id, ...reader.read(group.files, options) });
    onProgress?.({ done: (found.length + index + 1) / 2, total: found.length });
  }
  return groups;
}

/** The files in a zip file; any other by itself, those included that are zip files by another name. */
const unpacked = (file: ExchangeFile): readonly ExchangeFile[] =>
  /\.zip$/i.test(file.name) && isZip(file)
    ? readZip(file.data!).map((inside) => ({ ...inside, name: `${file.name.slice(0, -4)}/${inside.name}` }))
    : [file];

export async function contentOf(file: File, size = file.size): Promise<ExchangeFile> {
  // A folder's files come with their path, which says which of them belong together.
  const name = file.webkitRelativePath || file.name;
  return { name, type: file.type, data: new Uint8Array(await file.slice(0, size).arrayBuffer()) };
}

const reasonOf = (error: unknown) =>
  error instanceof DOMException
    ? 'It cannot be read: it was changed, moved or deleted after it was chosen. Choose it again.'
    : error instanceof Error
      ? error.message
      : String(error);
