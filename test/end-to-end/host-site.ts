/** A web site of somebody else, which serves the built files in a folder of its own under a strict policy. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
};

/** Pictures, as Firefox counts the icon that it asks for by itself. */
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; frame-src *; require-trusted-types-for 'script'";

/** What stands at an address: its text, or somebody who answers by himself. */
export type HostPage = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface HostSite {
  readonly port: number;
  readonly base: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  stop(): void;
}

/**
 * `pages` by path, such as `/index.html`; dist/ lies in `folder`, single files of it where `files` says, and further
 * folders, named by their place on disk, in `folders`: the first that fits a path counts.
 */
export async function hostSite(
  pages: Readonly<Record<string, HostPage>>,
  {
    folder = '/vendor/',
    files = {},
    folders = {},
  }: {
    readonly folder?: string;
    readonly files?: Readonly<Record<string, string>>;
    readonly folders?: Readonly<Record<string, string>>;
  } = {},
): Promise<HostSite> {
  const asked: string[] = [];
  const places = Object.entries({ [folder]: dist, ...folders });
  const fileAt = (path: string) => {
    if (files[path] !== undefined) return join(dist, files[path]);
    const [above, place] = places.find(([each]) => path.startsWith(each)) ?? [];
    return above && join(place!, path.slice(above.length));
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
    asked.push(path);
    response.setHeader('content-security-policy', strictPolicy);
    response.setHeader('access-control-allow-origin', '*'); // A frame without an origin is another site, too.
    const page = pages[path];
    if (typeof page === 'function') return page(request, response);
    try {
      const file = fileAt(path);
      if (page === undefined && file === undefined) return response.writeHead(404).end();
      const body = page ?? (await readFile(file!));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/plain' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, ready));
  const { port } = server.address() as AddressInfo;
  return { port, base: `http://localhost:${port}`, asked, stop: () => server.close() };
}

/** A page with the drop-in's script, which stands at `drop`, and `body`; `script` runs beside it, from a file as the policy wants. */
export function pageWith(
  body: string,
  {
    script,
    drop = '/vendor/source-bias-annotator.js',
  }: { readonly script?: string; readonly drop?: string } = {},
): string {
  const tags = [drop, ...(script ? [script] : [])].map((src) => `<script type="module" src="${src}"></script>`);
  return `<!doctype html><html lang="en"><title>A host page</title>${tags.join('')}${body}</html>`;
}
