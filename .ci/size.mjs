// Holds the drop-in to its budget, and shows which package weighs what.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundleAnnotator, bundleOneFile, packageOf } from './bundle.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const limits = JSON.parse(readFileSync('.ci/size-limits.json', 'utf8'));
const [script, ...lazy] = await bundleAnnotator({ write: false });
const [whole] = await bundleOneFile({ write: false });
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

const sizes = new Map([script, ...lazy, whole].flatMap(weigh));
const starts = Object.keys(limits)[0];

for (const [path, limit] of Object.entries(limits)) {
  const size = sizes.get(path);
  const { metafile } = path === starts ? script : whole;
  console.log(`${path}: ${size} of ${limit} bytes (brotli)\n\n  minified bytes`);
  for (const [origin, bytes] of weights(metafile.outputs[path]))
    console.log(`  ${String(bytes).padStart(8)}  ${origin}`);
  console.log('');
  if (!(size <= limit)) {
    console.error(`${path} is ${size - limit} bytes over its budget.\n`);
    process.exitCode = 1;
  }
}

const opened = sizes.get(starts) + sizes.get('dist/lazy/exchange.js');
const coded = opened + sizes.get('dist/lazy/define-coding.js');
console.log('What a page fetches, all in all (brotli)');
console.log(`  ${String(sizes.get(starts)).padStart(8)}  to start`);
console.log(`  ${String(opened).padStart(8)}  to open and store an article`);
console.log(`  ${String(coded).padStart(8)}  to code it in depth, once it is on screen`);
console.log('\nLoaded when needed (brotli)');
for (const [path, size] of lazy.flatMap(weigh)) console.log(`  ${String(size).padStart(8)}  ${path}`);
