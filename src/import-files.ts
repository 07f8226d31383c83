/** Annotations on their way in, from files of every format: read, looked at, and handed to the import. Loaded when asked for. */
import { titleOf } from './domain/article.js';
import type { Pace } from './domain/backup.js';
import type { ExchangedSet, ExchangeFile, FileProblem } from './formats/exchange-format.js';
import { formats } from './formats/formats.js';
import { longestStart } from './formats/json.js';
import { writeAnnotationSet } from './formats/json-export.js';
import { withLastingIds } from './formats/lasting-ids.js';
import { groupFiles } from './formats/recognise.js';
import { isZip, readZip } from './formats/zip-files.js';
import { breathe } from './intake/breathe.js';
import type { ImportItem } from './intake/import-item.js';

export { formats } from './formats/formats.js';

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

export interface ReadRequest extends Pace {
  /** Id of the format; recognised by what the files hold where it is absent. */
  readonly format?: string;
  /** Of that format. */
  readonly options?: Readonly<Record<string, string>>;
}

/** Whether the tool reads these as annotations of some format other than its own. */
export async function areForeign(files: readonly File[]): Promise<boolean> {
  const heads = await Promise.all(files.map((file) => contentOf(file, longestStart)));
  return groupFiles(heads, Object.values(formats)).some(({ format }) => format && format.id !== 'json');
}

/** What the files hold, group by group; stores nothing. Throws `signal.reason` once that is aborted. */
export async function readFiles(
  files: readonly File[],
  { format, options = {}, signal, onProgress }: ReadRequest = {},
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

/** What the import of many files takes: an annotation set each, with ids that nothing else has. */
export const itemsOf = (groups: readonly ReadGroup[]): readonly ImportItem[] =>
  groups.flatMap(({ name, sets }) =>
    sets.map((set): ImportItem => {
      const title = titleOf(set.article);
      return {
        name: sets.length > 1 ? `${name}: ${title}` : name,
        async read() {
          const file = writeAnnotationSet(withLastingIds(set), { exported: new Date().toISOString() });
          const bytes = new TextEncoder().encode(JSON.stringify(file));
          return { annotationSet: file, raw: { name, type: 'application/json', bytes } };
        },
      };
    }),
  );

/** The files in a zip file; any other by itself, those included that are zip files by another name. */
const unpacked = (file: ExchangeFile): readonly ExchangeFile[] =>
  /\.zip$/i.test(file.name) && isZip(file)
    ? readZip(file.data!).map((inside) => ({ ...inside, name: `${file.name.slice(0, -4)}/${inside.name}` }))
    : [file];

async function contentOf(file: File, size = file.size): Promise<ExchangeFile> {
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
