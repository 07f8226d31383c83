/** The articles in a ZIP archive, each unpacked when it is read. Loaded when an archive is opened. */
import { kindOfName } from './file-kind.js';
import type { FileBytes, FoundInput, ReadInput } from './read-file.js';
import { megabytes, naming, Unreadable } from './unreadable.js';
import { unzip, type Allowance } from './unzip.js';
import { listEntries, type ZipEntry } from './zip-directory.js';
import { kindOfZip } from './zip-kind.js';

/** All that is unpacked from one archive, in bytes. */
export const maxArchiveContent = 2 * 2 ** 30;
/** One file of it. */
const maxSize = 100 * 2 ** 20;

type Read = (file: FileBytes, options: { signal?: AbortSignal | undefined }) => Promise<ReadInput>;

/**
 * What is in `archive`; undefined where it is one document that only is packed as an archive. Throws `Unreadable` where it
 * is damaged, empty or far too large.
 */
export async function openArchive(
  archive: Blob,
  read: Read,
  { signal }: { signal?: AbortSignal | undefined },
): Promise<readonly FoundInput[] | undefined> {
  const entries = await listEntries(archive);
  if (kindOfZip(entries) !== 'archive') return undefined;
  const files = entries.filter(isOfInterest);
  if (!files.length) throw new Unreadable('is an archive without any file that could be opened.');
  const declared = files.reduce((sum, { size }) => sum + size, 0);
  if (declared > maxArchiveContent)
    throw new Unreadable(
      `unpacks to ${megabytes(declared)}; the most that can be opened at once is ${megabytes(maxArchiveContent)}. Split it.`,
    );
  const allowance: Allowance = { left: maxArchiveContent };
  return files.map((entry) => ({
    name: entry.name,
    read: async () => {
      const bytes = await naming(entry.name, async () => {
        checkName(entry.name);
        return unzip(archive, entry, { maxSize, allowance, signal });
      });
      return read({ name: entry.name, type: '', bytes }, { signal });
    },
  }));
}

/** Directories and what systems add on their own are passed over in silence. */
const isOfInterest = ({ name, isDirectory }: ZipEntry) =>
  !isDirectory && !/(?:^|[\\/])(?:__MACOSX[\\/]|\.(?!\.?[\\/])|Thumbs\.db$|desktop\.ini$)/i.test(name);

/** Nothing is ever written to a path of an archive, but one that leads out of it was not made by an honest program. */
function checkName(name: string): void {
  if (/^(?:[\\/]|[a-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/i.test(name) || /[\p{Cc}\p{Surrogate}]/u.test(name))
    throw new Unreadable('was left out: its path leads out of the archive.');
  if (/\.zip$/i.test(name))
    throw new Unreadable('is an archive inside the archive. Unpack it, and choose its files.');
  if (!kindOfName(name) && !/\.(?:pdf|docx)$/i.test(name) && /\.\w{1,5}$/.test(name))
    throw new Unreadable(
      'is of a kind that cannot be opened. Web pages, saved pages, text, Markdown, Word and PDF files can.',
    );
}
