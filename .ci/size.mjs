// Holds the drop-in to its budget, and shows which package weighs what.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundleAnnotator, bundleOneFile, packageOf } from './bundle.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const limits = JSON.parse(readFileSync('.ci/size-limits.json', 'utf8'));
const [script, lazy] = await bundleAnnotator({ write: false });
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

/** A part with all that it cannot start without: every shared file once. */
function withShared(paths) {
  const { outputs } = lazy.metafile;
  const all = new Set(paths);
  for (const path of all)
    for (const { kind, path: imported } of outputs[path].imports)
      if (kind === 'import-statement') all.add(imported);
  return all;
}
const partNamed = (name) => {
  const entries = Object.keys(lazy.metafile.outputs);
  return entries.find((path) => path.endsWith(`/${name}.js`)) ?? `there is no part ${name}`;
};

const sizes = new Map([...weigh(script), ...weigh(lazy), ...weigh(whole)]);
const sum = (paths) => [...paths].reduce((total, path) => total + sizes.get(path), 0);
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

const opened = withShared([partNamed('exchange')]);
const coded = withShared([partNamed('exchange'), partNamed('define-coding')]);
console.log('What a page fetches, all in all (brotli)');
console.log(`  ${String(sizes.get(starts)).padStart(8)}  to start`);
console.log(`  ${String(sizes.get(starts) + sum(opened)).padStart(8)}  to open and store an article`);
console.log(
  `  ${String(sizes.get(starts) + sum(coded)).padStart(8)}  to code it in depth, once it is on screen`,
);
console.log('\nLoaded when needed (brotli)');
for (const [path, size] of weigh(lazy)) console.log(`  ${String(size).padStart(8)}  ${path}`);
