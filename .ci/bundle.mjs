// The two scripts that browsers load as they are: the drop-in and the workbench.
import { build, transform } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'none', // Licences are gathered in a file of their own.
  tsconfig: 'tsconfig.json',
  metafile: true,
  logLevel: 'warning',
};

/** @type {(name: string) => boolean} */
const every = () => true;

/**
 * Leaves what is imported when needed out of the script, and notes it. Split in the usual way, script and part would
 * share further files, so that the script could not even start without them.
 */
const apart = (parts, { folder = './lazy', isApart = every } = {}) => ({
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const name = basename(path, '.js');
      if (kind !== 'dynamic-import' || !isApart(name)) return undefined;
      parts[name] = resolve(resolveDir, path.replace(/\.js$/, '.ts'));
      return { path: `${folder}/${name}.js`, external: true };
    });
  },
});

/** Minifies the style sheets, which stand in templates that esbuild leaves alone. */
const styleSheets = {
  name: 'style-sheets',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]components[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const pieces = source.split(/css`([^`$]*)`/);
      for (let i = 1; i < pieces.length; i += 2) {
        const { code } = await transform(pieces[i], { loader: 'css', minify: true, target: 'esnext' });
        pieces[i] = `css\`${code.trim().replaceAll('\\', '\\\\')}\``;
      }
      return { contents: pieces.join(''), loader: 'ts' };
    });
  },
};

/**
 * Folds the line breaks and indents of templates, which mean no more than a space to HTML: elsewhere a minified script
 * has none.
 */
const foldTemplates = (script) => script.replace(/\n\s+/g, ' ');

const isOwn = (path) => /^(\.\.\/)+(src|components)\//.test(path);

/** Leaves the text of packages out of a source map, most of its bytes: it can be read where the packages come from. */
function ownText(map) {
  const { sources, sourcesContent, ...rest } = JSON.parse(map);
  const own = sourcesContent.map((text, index) => (isOwn(sources[index]) ? text : null));
  return JSON.stringify({ ...rest, sources, sourcesContent: own });
}

/** What esbuild made, with `change` of its scripts; without the maps of scripts that are packages throughout. */
async function finish(result, { write, change = (script) => script }) {
  const isEmpty = ({ path, text }) => path.endsWith('.map') && !JSON.parse(text).sources.some(isOwn);
  const empty = result.outputFiles.filter(isEmpty).map(({ path }) => path);
  if (write) await Promise.all(empty.map((path) => rm(path, { force: true }))); // The compiler's own may lie there.
  result.outputFiles = result.outputFiles.filter(({ path }) => !empty.includes(path));
  for (const file of result.outputFiles) {
    let { text } = file;
    if (file.path.endsWith('.map')) text = ownText(text);
    else if (empty.includes(`${file.path}.map`)) text = text.replace(/\/\/# sourceMappingURL=.*\n$/, '');
    file.contents = Buffer.from(file.path.endsWith('.js') ? change(text) : text);
    if (!write) continue;
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, file.contents);
  }
}

/** The workers, which are started by their file's name, by that name. */
async function workers() {
  const files = await readdir('src', { recursive: true });
  return Object.fromEntries(
    files
      .filter((path) => path.endsWith('-worker.ts') && !/(start|in)-worker\.ts$/.test(path)) // These talk to them.
      .map((path) => [basename(path, '.ts'), resolve('src', path)]),
  );
}

/**
 * Parts that every article needs at once: a file each. What they share with other parts is in both, or the browser would
 * fetch two dozen small files before it could show an article.
 */
const neededSoon = ['exchange', 'define-coding'];

/** A script that needs no other file to start, and in lazy/ the parts that it loads when they are needed. */
async function bundle(name, entry, outdir, { write = true, early = '' } = {}) {
  const parts = {};
  const script = await build({
    ...shared,
    write: false,
    entryPoints: { [name]: entry },
    outdir,
    plugins: [apart(parts), styleSheets],
    banner: { js: early },
  });
  await finish(script, { write, change: foldTemplates });
  const soon = [];
  for (const part of neededSoon.filter((each) => parts[each])) {
    const single = await build({
      ...shared,
      write: false,
      entryPoints: { [part]: parts[part] },
      outdir: `${outdir}/lazy`,
      plugins: [apart(parts, { folder: '.' }), styleSheets],
    });
    await finish(single, { write, change: foldTemplates });
    soon.push(single);
  }
  const others = Object.fromEntries(Object.entries(parts).filter(([part]) => !neededSoon.includes(part)));
  const lazy = await build({
    ...shared,
    write: false,
    entryPoints: { ...others, ...(await workers()) },
    outdir: `${outdir}/lazy`,
    splitting: true,
    chunkNames: '[name]-[hash]',
  });
  await finish(lazy, { write });
  return [script, ...soon, lazy];
}

/**
 * What opens articles is on its way while the script is compiled and run; whoever needs it says so where it is missing. A
 * second copy on a page needs nothing.
 */
const early = "customElements.get('bias-annotator')||import('./lazy/exchange.js').catch(()=>{});";

/** `<bias-annotator>` for a script tag: the builds of the script and of its parts. Unwritten, they are only returned. */
export const bundleAnnotator = ({ write = true } = {}) =>
  bundle('source-bias-annotator', 'components/define-annotator.ts', 'dist', { write, early });

/** Readers of whole files, and the report: they are as large as all the rest, and few pages need them. */
const large = ['archive', 'desk-report', 'docx', 'mhtml', 'pdf', 'report-out'];

/**
 * The same in one file that needs no other one to open, code and store articles; only what is large still comes from
 * lazy/, where that folder is.
 */
export async function bundleOneFile({ write = true } = {}) {
  const script = await build({
    ...shared,
    write: false,
    entryPoints: { 'source-bias-annotator.all': 'components/define-annotator.ts' },
    outdir: 'dist',
    plugins: [apart({}, { isApart: (name) => large.includes(name) }), styleSheets],
  });
  await finish(script, { write, change: foldTemplates });
  return [script];
}

/** `<bias-workbench>`, beside its page. */
export const bundleWorkbench = () =>
  bundle('workbench', 'components/define-workbench.ts', 'dist/workbench', { early });

/** `<bias-report>` for a script tag, with the article that it shows beside the numbers. */
export const bundleReport = () => bundle('bias-report', 'components/define-report.ts', 'dist/report');

/**
 * The workers of the entries for bundlers, each in one file: a bundler hands such a file on as it is. They take the place
 * of what the compiler wrote.
 */
export async function bundleWorkers() {
  const result = await build({
    ...shared,
    write: false,
    entryPoints: Object.values(await workers()),
    outbase: 'src',
    outdir: 'dist/src',
  });
  await finish(result, { write: true });
  return [result];
}

/** The package that a bundled file came from: `lit`, `@lit/context`; undefined for our own files. */
export const packageOf = (path) =>
  path.includes('node_modules/') ? /^(@[^/]+\/)?[^/]+/.exec(path.split('node_modules/').at(-1))[0] : undefined;
