/** The files that a command is given, those in folders among them. */
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ExchangeFile, FileProblem } from '../formats/exchange-format.js';
import { pooled, reasonOf } from './pool.js';
import { Progress } from './terminal.js';

/** The largest file that is read, in bytes, as in the workbench: all of it lies in memory, several times over. */
const most = 200 * 2 ** 20;

export interface InputFile extends ExchangeFile {
  /** As the user would write it, with `/`. */
  readonly name: string;
  readonly data: Uint8Array;
  /** The folder that it lies in, seen from the folder that was given, with `/` at the end; '' for a file that was given. */
  readonly folder: string;
  /** Whether it was named itself, and not only a folder that it lies in. */
  readonly named: boolean;
}

export interface Inputs {
  readonly files: readonly InputFile[];
  /** Names of files in folders that cannot be of any format, by their endings. */
  readonly passedOver: readonly string[];
  readonly problems: readonly FileProblem[];
}

interface Found extends Pick<InputFile, 'folder' | 'named'> {
  readonly path: string;
}

/**
 * In folders, all files with one of `endings` but hidden ones; nothing that lies in the folder `except`. Never throws: what
 * cannot be opened is a problem.
 */
export async function inputFiles(
  paths: readonly string[],
  { endings, except }: { readonly endings: readonly string[]; readonly except?: string | undefined },
): Promise<Inputs> {
  const problems: FileProblem[] = [];
  const passedOver: string[] = [];
  const found = new Map<string, Found>();
  const add = (path: string, folder: string, named: boolean) => {
    const place = resolve(path);
    if (!found.has(place)) found.set(place, { path, folder, named });
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

  const list = [...found.values()];
  const progress = new Progress('Opening', list.length);
  const files = await pooled(list, async ({ path, ...place }): Promise<InputFile | FileProblem> => {
    const name = nameOf(path);
    progress.step();
    try {
      const facts = await stat(path);
      if (!facts.isFile()) return { file: name, message: 'It is neither a file nor a folder.' };
      if (facts.size > most)
        return { file: name, message: 'It is larger than 200 MB, which is the most that can be read.' };
      return { name, type: '', data: await readFile(path), ...place };
    } catch (error) {
      return { file: name, message: reasonOf(error) };
    }
  });
  progress.end();
  const isProblem = (each: InputFile | FileProblem): each is FileProblem => 'message' in each;
  return {
    files: files.filter((each): each is InputFile => !isProblem(each)),
    passedOver,
    problems: [...problems, ...files.filter(isProblem)],
  };
}

const nameOf = (path: string) => (process.platform === 'win32' ? path.replaceAll('\\', '/') : path);

async function isLinkedFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return (await lstat(path)).isSymbolicLink(); // It leads nowhere, which opening it then tells.
  }
}
