// Holds the drop-in to its budget, and shows which package weighs what.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundleAnnotator, packageOf } from './bundle.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const limits = JSON.parse(readFileSync('.ci/size-limits.json', 'utf8'));
const { metafile, outputFiles } = await bundleAnnotator({ write: false });
const brotli = new Map(
  outputFiles.map(({ path, contents }) => [relative('.', path), brotliCompressSync(contents).length]),
);

/** A script and all that a browser loads with it at once. */
function firstLoad(entry, seen = new Set()) {
  seen.add(entry);
  for (const { path, kind } of metafile.outputs[entry].imports)
    if (kind === 'import-statement' && !seen.has(path)) firstLoad(path, seen);
  return [...seen];
}

function weights(outputs) {
  const byOrigin = new Map();
  for (const output of outputs)
    for (const [path, { bytesInOutput }] of Object.entries(metafile.outputs[output].inputs)) {
      const origin = packageOf(path) ?? path.split('/').slice(0, -1).join('/');
      byOrigin.set(origin, (byOrigin.get(origin) ?? 0) + bytesInOutput);
    }
  return [...byOrigin].sort(([, a], [, b]) => b - a);
}

const scripts = Object.keys(metafile.outputs).filter((path) => path.endsWith('.js'));
const loaded = new Set();
for (const [entry, limit] of Object.entries(limits)) {
  const outputs = firstLoad(entry);
  for (const output of outputs) loaded.add(output);
  const size = outputs.reduce((sum, output) => sum + brotli.get(output), 0);
  console.log(`${entry}, first load: ${size} of ${limit} bytes (brotli)\n\n  minified bytes`);
  for (const [origin, bytes] of weights(outputs)) console.log(`  ${String(bytes).padStart(8)}  ${origin}`);
  if (size > limit) {
    console.error(`\n${entry} is ${size - limit} bytes over its budget.`);
    process.exitCode = 1;
  }
}
console.log('\nLoaded when needed (brotli)');
for (const output of scripts.filter((path) => !loaded.has(path)))
  console.log(`  ${String(brotli.get(output)).padStart(8)}  ${output}`);
