/** What the command line takes for a corpus, its start included; Node alone, as shipped, and no browser. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { writeAnnotationSet } from '../../src/formats/json-export.js';
import { digits, finding } from './findings.js';
import { corpus, corpusSources } from './generate-corpus.js';
import { ms, type Row } from './row.js';
import { median } from './statistics.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const exported = '2026-01-02T03:04:05.000Z';

/** 1,000 articles of 800 words and 50 annotations, a file each. */
function fill(folder: string): void {
  const sources = corpusSources(300);
  let number = 0;
  for (const { article, annotations } of corpus(1000, { words: 800, marks: 50, sources })) {
    const named = new Set(annotations.flatMap((annotation) => annotation.sources));
    const own = sources.filter(({ id }) => named.has(id));
    const set = writeAnnotationSet({ article, codebook, sources: own, annotations }, { exported });
    writeFileSync(join(folder, `${(number += 1)}.json`), JSON.stringify(set));
  }
}

const convert: Row = async ({ samples }) => {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  // Beside the packages that it needs.
  const program = join(root, 'node_modules', `.bench-${process.pid}.mjs`);
  try {
    const from = join(folder, 'in');
    mkdirSync(from);
    fill(from);
    const entryPoints = [join(root, 'src/cli/main.ts')];
    await build({
      entryPoints,
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    });
    const timed = (work: () => void) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    };
    const take = (to: string) =>
      median(
        Array.from({ length: samples }, (_, index) =>
          timed(() => {
            const args = [program, 'convert', from, '--to', to, '--out', join(folder, `${to}-${index}`)];
            const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
            if (status !== 0) throw new Error(`The conversion failed:\n${stderr}`);
          }),
        ),
      );
    const bare = timed(() => {
      for (const name of readdirSync(from)) JSON.stringify(JSON.parse(readFileSync(join(from, name), 'utf8')));
    });
    return ['jsonl', 'doccano'].map((to) => {
      const took = take(to);
      return finding(`Convert 1,000 articles of 50 annotations to ${to}`, took, {
        unit: 'ms',
        bound: 2000,
        details: `${digits(took / bare)} × reading, parsing and stringifying the files (${ms(bare)})`,
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(program, { force: true });
  }
};

export const commandRows: Readonly<Record<string, Row>> = { convert };
