/** The files that a command is given, those in folders among them. */
import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ExchangeFile, FileProblem } from '../formats/exchange-format.js';
import { isZip } from '../formats/zip-files.js';
import { reasonOf } from './pool.js';

/** The largest file that is read, in bytes, as in the workbench: all of it lies in memory, several times over. */
const most = 200 * 2 ** 20;

export interface InputFile extends ExchangeFile {
  /** As the user would write it, with `/`. */
  readonly name: string;
  /** The folder that it lies in, seen from the folder that was given, with `/` at the end; '' for a file that was given. */
  readonly folder: string;
  /** Whether it was named itself, and not only a folder that it lies in. */
  readonly named: boolean;
}

/** A file that has not been opened. */
export interface FoundFile extends Pick<InputFile, 'name' | 'folder' | 'named'> {
  /** As the system knows it. */
  readonly path: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Names of files in folders that cannot be of any format, by their endings. */
  readonly passedOver: readonly string[];
  readonly problems: readonly FileProblem[];
}

/**
 * In folders, all files with one of `endings` but hidden ones; nothing that lies in the folder `except`. Never throws: what
 * cannot be opened is a problem.
 */
export async function findFiles(
  paths: readonly string[],
  { endings, except }: { readonly endings: readonly string[]; readonly except?: string | undefined },
): Promise<FoundFiles> {
  const problems: FileProblem[] = [];
  const passedOver: string[] = [];
  const found = new Map<string, FoundFile>();
  const add = (path: string, folder: string, named: boolean) => {
    const place = resolve(path);
    if (!found.has(place)) found.set(place, { path, name: nameOf(path), folder, named });
  };
  const left = except === undefined ? undefined : resolve(except);
  const isWanted = (name: string) => endings.some((ending) => name.toLowerCase().endsWith(ending));

  async function walk(path: string, folder: string): Promise<void> {
    if (resolve(path) === left) return;
    const entries = await readdir(path, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const inside = join(path, entry.name);
      // A link to a folder could lead round in a circle.
      const isFile = entry.isFile() || (entry.isSymbolicLink() && (await isLinkedFile(inside)));
      if (entry.isDirectory()) await attempt(inside, () => walk(inside, `${folder}${entry.name}/`));
      else if (isFile && isWanted(entry.name)) add(inside, folder, false);
      else passedOver.push(nameOf(inside));
    }
  }
  async function attempt(path: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      problems.push({ file: nameOf(path), message: reasonOf(error) });
    }
  }

  for (const path of paths)
    await attempt(path, async () => {
      if ((await stat(path)).isDirectory()) await walk(path, '');
      else add(path, '', true);
    });

  return { files: [...found.values()], passedOver, problems };
}

/** Never throws. */
export async function openFile({ path, ...file }: FoundFile): Promise<InputFile | FileProblem> {
  const failed = (message: string): FileProblem => ({ file: file.name, message });
  try {
    // At once: of thousands of small files, most of the time would go into waiting for each.
    const facts = statSync(path);
    if (!facts.isFile()) return failed('It is neither a file nor a folder.');
    if (facts.size > most) return failed('It is larger than 200 MB, which is the most that can be read.');
    const data = readFileSync(path);
    // Node's own decoder is several times as fast as the one that formats call; what is no text is left to them.
    if (isUtf8(data) && !isZip({ name: '', type: '', data }))
      return { ...file, type: '', text: data.toString() };
    return { ...file, type: '', data };
  } catch (error) {
    return failed(reasonOf(error));
  }
}

const nameOf = (path: string) => (process.platform === 'win32' ? path.replaceAll('\\', '/') : path);

async function isLinkedFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return (await lstat(path)).isSymbolicLink(); // It leads nowhere, which opening it then tells.
  }
}
