/** The package as others get it: packed, installed into an empty folder elsewhere, and built into their pages. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** What a project with all frameworks has beside the package. They come from here: only ours is to be tried. */
const frameworks = ['react', 'react-dom', '@types/react-dom', 'vue', 'svelte', 'typescript'];

const dependencies = Object.keys(
  (
    JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    }
  ).dependencies,
);

export interface PackedProject {
  readonly folder: string;
  /** Paths of the files in the package. */
  readonly files: readonly string[];
  /** In bytes. */
  readonly packedSize: number;
  remove(): void;
}

/**
 * Packs, and installs what was packed. Takes some ten seconds, and the registry for what npm has not at hand; where that
 * does not answer, what the package depends on comes from here as well, and the output says so.
 */
export function installPacked(): PackedProject {
  if (!process.env['BUILT']) execFileSync(process.execPath, [join(repository, '.ci/build.mjs')]);
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const call = (cwd: string, ...args: string[]) =>
    execFileSync(npm, args, { cwd, encoding: 'utf8', stdio: 'pipe', timeout: 90_000 });
  const packed = JSON.parse(
    call(repository, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder),
  ) as readonly Packed[] | Readonly<Record<string, Packed>>;
  const { filename, files, size } = Object.values(packed)[0]!;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const quiet = ['--omit=optional', '--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=0'];
  try {
    // Optional is what PDF files are drawn with, and nothing here draws them.
    call(folder, 'install', `./${filename}`, ...quiet);
  } catch (error) {
    process.stderr.write(`Installed without the registry: ${(error as Error).message.split('\n')[0]}\n`);
    unpack(join(folder, filename), join(folder, 'node_modules/source-bias-annotator'));
    linkFromHere(folder, [...dependencies, '@types/react']);
  }
  linkFromHere(folder, frameworks);
  return {
    folder,
    files: files.map(({ path }) => path),
    packedSize: size,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What npm does with a package, without what that depends on. */
function unpack(tarball: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
}

function linkFromHere(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(join(repository, 'node_modules', name), link, 'junction');
  }
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
  readonly size: number;
}

/** `.vue` and `.svelte` files by the compilers that come with the frameworks. */
const templates: Plugin = {
  name: 'templates',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, async ({ path }) => {
      const { descriptor } = parse(await readFile(path, 'utf8'), { filename: path });
      const { content } = compileScript(descriptor, {
        id: path,
        inlineTemplate: true,
        templateOptions: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('bias-') } },
      });
      return { contents: content, loader: 'js' };
    });
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const { js } = compile(await readFile(path, 'utf8'), { filename: path, generate: 'client' });
      return { contents: js.code, loader: 'js' };
    });
  },
};

/** Hands on the workers that a script names by `new URL(…, import.meta.url)`, as they are: what bundlers do. */
const workers: Plugin = {
  name: 'workers',
  setup({ initialOptions, onLoad }) {
    onLoad({ filter: /[\\/]source-bias-annotator[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
      const contents = await readFile(path, 'utf8');
      for (const [, name] of contents.matchAll(/new URL\('\.\/([\w-]+\.js)', import\.meta\.url\)/g))
        cpSync(join(dirname(path), name!), join(initialOptions.outdir!, name!));
      return { contents };
    });
  },
};

const bundling: BuildOptions = {
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  splitting: true,
  jsx: 'automatic',
  conditions: ['svelte', 'browser', 'production'],
  logLevel: 'error',
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
};

/** Copies a sample into the project and builds it as its bundler would. Gives the folder to serve. */
export async function buildSample({ folder }: PackedProject, name: string): Promise<string> {
  const project = join(folder, name);
  cpSync(join(repository, 'samples/frameworks', name), project, { recursive: true });
  const page = readFileSync(join(project, 'index.html'), 'utf8');
  const entry = /src="\/(src\/[^"]+)"/.exec(page)?.[1];
  if (!entry) return project;
  const site = join(project, 'dist');
  cpSync(join(project, 'public'), site, { recursive: true });
  writeFileSync(join(site, 'index.html'), page.replace(`/${entry}`, '/main.js'));
  await build({
    ...bundling,
    entryPoints: { main: join(project, entry) },
    outdir: site,
    plugins: [templates, workers],
  });
  return site;
}

/** A page with the whole workbench, in a bundle. Gives the folder to serve. */
export async function buildWorkbench({ folder }: PackedProject): Promise<string> {
  const site = join(folder, 'workbench');
  await build({
    ...bundling,
    stdin: { contents: `import 'source-bias-annotator/workbench';`, resolveDir: folder },
    outdir: site,
    plugins: [workers],
  });
  writeFileSync(
    join(site, 'index.html'),
    `<!doctype html><html lang="en"><title>A workbench</title>
<script type="module" src="stdin.js"></script><bias-workbench></bias-workbench></html>`,
  );
  return site;
}

/** All of a script that a bundler keeps, its parts included. */
export async function bundled({ folder }: PackedProject, source: string): Promise<string> {
  const { outputFiles } = await build({
    ...bundling,
    minify: false,
    stdin: { contents: source, resolveDir: folder, loader: 'ts' },
    outdir: folder,
    write: false,
  });
  return outputFiles!.map(({ text }) => text).join('\n');
}

/** What TypeScript finds wrong in `sources`, by file name, in such a project. */
export function typeTroubles({ folder }: PackedProject, sources: Readonly<Record<string, string>>): string {
  const project = join(folder, 'types');
  mkdirSync(project, { recursive: true });
  for (const [name, source] of Object.entries(sources)) writeFileSync(join(project, name), source);
  const compilerOptions = {
    ...{
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      module: 'ESNext',
      moduleResolution: 'Bundler',
    },
    ...{ strict: true, noEmit: true, jsx: 'react-jsx', types: [] },
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' }).stdout;
}
