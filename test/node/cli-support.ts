// The command line as a shell would call it, in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');
export const council = readFileSync(
  new URL('../../samples/exports/council-vote.json', import.meta.url),
  'utf8',
);
export const exported = '2026-02-12T10:20:00.000Z';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder with these files by path, and a way to call the command in it; gone after the test. */
export function desk(t: TestContext, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const start = (args: readonly string[]) => {
    const child = spawn(process.execPath, ['--import', tsx, main, ...args], { cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ended = new Promise<Ran>((resolve, reject) => {
      child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    });
    return { child, ended };
  };
  return {
    folder,
    run: (...args: readonly string[]) => start(args).ended,
    /** As by Ctrl-C, as soon as something happens in the folder `path`. */
    stopped(path: string, ...args: readonly string[]) {
      const { child, ended } = start(args);
      const watcher = watch(join(folder, path), () => {
        watcher.close();
        child.kill('SIGINT');
      });
      return ended.finally(() => watcher.close());
    },
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    /** Paths below `path`, hidden ones too. */
    list: (path: string) =>
      readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, path).length + 1))
        .map((name) => name.replaceAll('\\', '/'))
        .sort(),
  };
}

/** The sample, with another title, so that files can be told apart. */
export const titled = (title: string) => {
  const set = JSON.parse(council) as { article: { title: string } };
  return JSON.stringify({ ...set, article: { ...set.article, title } });
};
