// Holds the drop-in to its budget, and shows which package weighs what.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundleAnnotator, packageOf } from './bundle.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const limits = JSON.parse(readFileSync('.ci/size-limits.json', 'utf8'));
const [script, lazy] = await bundleAnnotator({ write: false });
const weigh = ({ outputFiles }) =>
  outputFiles
    .filter(({ path }) => path.endsWith('.js'))
    .map(({ path, contents }) => [relative('.', path), brotliCompressSync(contents).length]);

function weights({ inputs }) {
  const byOrigin = new Map();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const origin = packageOf(path) ?? path.split('/').slice(0, -1).join('/');
    byOrigin.set(origin, (byOrigin.get(origin) ?? 0) + bytesInOutput);
  }
  return [...byOrigin].filter(([, bytes]) => bytes).sort(([, a], [, b]) => b - a);
}

for (const [path, size] of weigh(script)) {
  const limit = limits[path];
  console.log(`${path}: ${size} of ${limit} bytes (brotli)\n\n  minified bytes`);
  for (const [origin, bytes] of weights(script.metafile.outputs[path]))
    console.log(`  ${String(bytes).padStart(8)}  ${origin}`);
  if (!(size <= limit)) {
    console.error(`\n${path} is ${size - limit} bytes over its budget.`);
    process.exitCode = 1;
  }
}
console.log('\nLoaded when needed (brotli)');
for (const [path, size] of weigh(lazy)) console.log(`  ${String(size).padStart(8)}  ${path}`);
