// Writes dist/: entries with types for bundlers, the command line, scripts for pages, the whole workbench as static files.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  bundleAnnotator,
  bundleOneFile,
  bundleReport,
  bundleWorkbench,
  bundleWorkers,
  packageOf,
} from './bundle.mjs';
import { elementsOf, frameworkTypes } from './framework-types.mjs';

process.chdir(new URL('..', import.meta.url).pathname);

const run = (script, ...args) => {
  const { status } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`The build stopped at ${script}.`);
};
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

rmSync('dist', { recursive: true, force: true });
run('typescript/bin/tsc', '-p', '.ci/tsconfig.build.json');
run('typescript/bin/tsc', '-p', '.ci/tsconfig.cli.json');
nameOwnDependencies();
writeEntries({
  index: 'src/index.js',
  core: 'src/core.js',
  report: 'components/define-report.js',
  workbench: 'components/define-workbench.js',
  react: 'components/react.js',
});
writeCommand('src/cli/main.js');
const bundles = [
  ...(await bundleAnnotator()),
  ...(await bundleOneFile()),
  ...(await bundleReport()),
  ...(await bundleWorkbench()),
  ...(await bundleWorkers()),
];
if (bundles.some(({ warnings }) => warnings.length)) throw new Error('A bundle has warnings.');
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licencesOf(bundles));
writeWorkbenchPage();
await writeSchema();
writeManifest();
writeFrameworkTypes();

/**
 * The compiler names types of templates by the package that makes them, which is lit's and not ours: where packages see
 * only what they depend on, it would not be found. Lit has the same types.
 */
function nameOwnDependencies() {
  for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue;
    const types = readFileSync(`dist/${file}`, 'utf8');
    if (types.includes('"lit-html"')) writeFileSync(`dist/${file}`, types.replaceAll('"lit-html"', '"lit"'));
  }
}

/** The names that package.json exports, each a door to a file deeper in. */
function writeEntries(entries) {
  for (const [name, file] of Object.entries(entries)) {
    readFileSync(`dist/${file}`); // Fails here, not in a user's project.
    for (const extension of ['js', 'd.ts'])
      writeFileSync(`dist/${name}.${extension}`, `export * from './${file}';\n`);
  }
}

/** What `bin` of package.json names; not every package manager makes it executable. */
function writeCommand(file) {
  readFileSync(`dist/${file}`);
  writeFileSync('dist/cli.js', `#!/usr/bin/env node\nimport './${file}';\n`);
  chmodSync('dist/cli.js', 0o755);
}

/** The sample page with addresses that hold below any path, and without the development server's socket. */
function writeWorkbenchPage() {
  const page = readFileSync('samples/workbench.html', 'utf8')
    .replace(' ws:;', ';')
    .replace('"/components/define.ts"', '"workbench.js"')
    .replaceAll('"/samples/', '"');
  if (/="\/|ws:|\.ts"|"\.\.?\//.test(page) || !page.includes('"workbench.js"'))
    throw new Error('samples/workbench.html has an address that the built workbench cannot serve.');
  writeFileSync('dist/workbench/index.html', page);
  cpSync('samples/workbench.css', 'dist/workbench/workbench.css');
  const visible = (path) => !basename(path).startsWith('.');
  cpSync('samples/articles', 'dist/workbench/articles', { recursive: true, filter: visible });
  cpSync('dist/THIRD-PARTY-LICENSES.txt', 'dist/workbench/THIRD-PARTY-LICENSES.txt');
}

/** From the definition that also gives the types and the checks of the file. */
async function writeSchema() {
  const { toJsonSchema } = await import('@valibot/to-json-schema');
  const { annotationSetSchema } = await import(
    new URL('../dist/src/formats/annotation-set.js', import.meta.url).href
  );
  const { $schema, ...schema } = toJsonSchema(annotationSetSchema, { target: 'draft-2020-12' });
  const $id = 'urn:source-bias-annotator:annotation-set:1';
  writeFileSync('dist/annotation-set.schema.json', json({ $schema, $id, title: 'Annotation set', ...schema }));
}

/** What editors and documentation tools read about the elements, naming the files that are shipped. */
function writeManifest() {
  run(
    '@custom-elements-manifest/analyzer/cem.js',
    'analyze',
    '--litelement',
    '--quiet',
    '--config',
    '.ci/custom-elements.config.mjs',
    '--globs',
    'components/*.ts',
    '--outdir',
    'dist',
  );
  const manifest = readFileSync('dist/custom-elements.json', 'utf8');
  const shipped = manifest.replace(/"(\/?)(components\/[\w-]+)\.ts"/g, '"$1dist/$2.js"');
  writeFileSync('dist/custom-elements.json', json(JSON.parse(shipped)));
}

/** Entries that are all types: a script that imports one takes nothing from it. */
function writeFrameworkTypes() {
  const manifest = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
  const elements = elementsOf(manifest, ['bias-annotator', 'bias-report', 'bias-workbench']);
  for (const [name, types] of Object.entries(frameworkTypes(elements))) {
    writeFileSync(`dist/${name}.d.ts`, types);
    writeFileSync(`dist/${name}.js`, 'export {};\n');
  }
}

/** The licences of all that is bundled: they ask to travel with every copy. */
function licencesOf(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const bundled = inputs.map(packageOf).filter(Boolean);
  // Mammoth's file for browsers holds what it depends on already.
  if (bundled.includes('mammoth'))
    bundled.push(
      ...Object.keys(JSON.parse(readFileSync('node_modules/mammoth/package.json', 'utf8')).dependencies),
    );
  const names = [...new Set(bundled)].sort((a, b) => a.localeCompare(b));
  return names.map(licenceOf).join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(name) {
  const inside = `node_modules/mammoth/node_modules/${name}`;
  const folder = existsSync(inside) ? inside : `node_modules/${name}`;
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((path) => /^licen[cs]e/i.test(path));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
}
