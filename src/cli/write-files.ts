/** Writes files whole or not at all: what is interrupted leaves what was there before. */
import { renameSync, writeFileSync } from 'node:fs';
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { basename, dirname, join } from 'node:path';
import type { ExchangeFile } from '../formats/exchange-format.js';
import { reasonOf } from './pool.js';

/** What is being written. */
const running = new Set<Promise<unknown>>();
let stopping = false;
let number = 0;

/** Signals that end a program, and the exit codes that say so. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** From now on, a program that is told to end finishes the few files that it is writing, and begins no others. */
export function finishWhenStopped(): void {
  for (const [signal, code] of Object.entries(signals))
    // Told a second time, it ends at once.
    process.once(signal, () => {
      stopping = true;
      void Promise.allSettled(running).then(() => {
        process.stderr.write('\nStopped: files that were written before are whole.\n');
        process.exit(code);
      });
    });
}

export interface WriteWhere {
  readonly folder: string;
  /** Whether files that are there already are replaced. */
  readonly force: boolean;
}

export class FileWriter {
  readonly #where: WriteWhere;
  /** What each folder held before, by path. */
  readonly #folders = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(where: WriteWhere) {
    this.#where = where;
  }

  /** Why the files could not be written, a sentence; null where all of them were. Where one is there already, none is. */
  write(files: readonly ExchangeFile[]): Promise<{ file: string; message: string } | null> {
    if (stopping) return new Promise(() => {}); // The program ends before anybody waits for long.
    const written = this.#write(files).finally(() => running.delete(written));
    running.add(written);
    return written;
  }

  async #write(files: readonly ExchangeFile[]): Promise<{ file: string; message: string } | null> {
    const { folder, force } = this.#where;
    const parts: { readonly part: string; readonly path: string }[] = [];
    let file = '';
    await setImmediate(); // A signal is heard between two files, and nowhere else.
    try {
      for (const { name } of files) {
        file = join(folder, name);
        if (!force && (await this.#exists(file)))
          return { file, message: 'It is there already: --force replaces it.' };
      }
      for (const { name, text, data } of files) {
        file = join(folder, name);
        const home = dirname(file);
        await this.#open(home);
        // In the same folder, since only there a file can be moved in one step; short, for names that are long already.
        const part = join(home, `.${process.pid}-${(number += 1)}.part`);
        parts.push({ part, path: file });
        writeFileSync(part, data ?? text ?? ''); // At once, as files are read.
      }
      while (parts.length) {
        const { part, path } = parts[0]!;
        file = path;
        renameSync(part, path);
        parts.shift();
      }
      return null;
    } catch (error) {
      return { file, message: reasonOf(error) };
    } finally {
      for (const { part } of parts) await rm(part, { force: true });
    }
  }

  /** Makes the folder where it is missing. */
  #open(path: string): Promise<ReadonlySet<string>> {
    const opened =
      this.#folders.get(path) ??
      mkdir(path, { recursive: true }).then(
        async (made) => new Set(made === undefined ? (await readdir(path)).map(alike) : []),
      );
    this.#folders.set(path, opened);
    return opened;
  }

  async #exists(path: string): Promise<boolean> {
    const held = await this.#open(dirname(path));
    if (!held.has(alike(basename(path)))) return false;
    // Some systems do not tell capitals from small letters: only they know.
    return lstat(path).then(
      () => true,
      () => false,
    );
  }
}

const alike = (name: string) => name.normalize('NFC').toLowerCase();
