/** Serves the pages, and the annotation sets they ask for, from memory. */
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { bundleAnnotator } from '../../.ci/bundle.mjs';
import { annotationSet } from './generate.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const engines = [
  'plain',
  'recogito',
  'annotator',
  'importer',
  'bulk',
  'anchoring',
  'library',
  'report',
  'formats',
  'start',
] as const;
export type Engine = (typeof engines)[number];

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** A page that shares its process with no other site may read a finer clock: 0.005 ms in place of 0.1 ms. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export interface BenchServer {
  readonly origin: string;
  close(): void;
}

/** Bundles the pages as a site would ship them, and listens on a free port of this machine only. */
export async function serve(): Promise<BenchServer> {
  const files = await bundle();
  const sets = new Map<string, string>();
  const find = ({ pathname, search, searchParams }: URL): string | Uint8Array | undefined => {
    if (pathname !== '/set') return files.get(pathname);
    const count = (name: string) => Number(searchParams.get(name));
    const make = () => annotationSet(count('words'), count('annotations'), count('sources'));
    const set = sets.get(search) ?? JSON.stringify(make());
    sets.set(search, set);
    return set;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = find(url);
    const extension = url.pathname === '/set' ? 'json' : url.pathname.split('.').at(-1)!;
    response.writeHead(body ? 200 : 404, {
      ...isolation,
      'content-type': `${types[extension]}; charset=utf-8`,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function bundle(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [
      ...engines.map((engine) => ({ in: `test/bench/pages/${engine}.ts`, out: engine })),
      { in: 'src/storage/search-worker.ts', out: 'search-worker' },
      { in: 'src/corpus-worker.ts', out: 'corpus-worker' },
      { in: 'test/bench/pages/report-work.ts', out: 'report-work' },
      { in: 'test/bench/pages/page.css', out: 'page' },
      { in: '@recogito/text-annotator/text-annotator.css', out: 'text-annotator' },
    ],
    bundle: true,
    splitting: true, // As shipped: what is imported when needed is not part of the page.
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    tsconfig: 'tsconfig.json',
    minify: true,
  });
  const files = new Map<string, string | Uint8Array>(outputFiles.map(({ path, contents }) => [path, contents]));
  for (const engine of engines) files.set(`/${engine}.html`, page(engine));
  for (const [path, script] of await dropIn()) files.set(path, script);
  return files;
}

/** As it is shipped, and beside it as much script that is read and compiled, and does nothing. */
async function dropIn(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const results = await bundleAnnotator({ write: false });
  const dist = `${root}dist/`;
  const files = new Map<string, string | Uint8Array>(
    results.flatMap(({ outputFiles }) =>
      outputFiles.map(({ path, contents }) => [`/drop/${path.slice(dist.length)}`, contents] as const),
    ),
  );
  const script = new TextDecoder().decode(files.get('/drop/source-bias-annotator.js') as Uint8Array);
  files.set(
    '/drop/same-bytes.js',
    `export const never = () => {${script.replace(/export\s*\{[^}]*\};?/g, '')}\n};`,
  );
  return files;
}

const page = (engine: Engine) => {
  const styles = ['page', ...(engine === 'recogito' ? ['text-annotator'] : [])];
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <link rel="icon" href="data:," />
  ${styles.map((name) => `<link rel="stylesheet" href="${name}.css" />`).join('\n  ')}
  <script type="module" src="${engine}.js"></script>
</html>
`;
};
