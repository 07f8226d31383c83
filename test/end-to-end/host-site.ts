/** A web site of somebody else, which serves the built files in a folder of its own under a strict policy. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

const dist = new URL('../../dist/', import.meta.url);
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
};

const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src *; require-trusted-types-for 'script'";

/** What stands at an address: its text, or somebody who answers by himself. */
export type HostPage = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface HostSite {
  readonly port: number;
  readonly base: string;
  /** Paths that were asked for. */
  readonly asked: string[];
  stop(): void;
}

/** `pages` by path, such as `/index.html`; dist/ lies in `folder`, and single files of it where `files` says. */
export async function hostSite(
  pages: Readonly<Record<string, HostPage>>,
  {
    folder = '/vendor/',
    files = {},
  }: { readonly folder?: string; readonly files?: Readonly<Record<string, string>> } = {},
): Promise<HostSite> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
    asked.push(path);
    response.setHeader('content-security-policy', strictPolicy);
    response.setHeader('access-control-allow-origin', '*'); // A frame without an origin is another site, too.
    const page = pages[path];
    if (typeof page === 'function') return page(request, response);
    try {
      const file = files[path] ?? (path.startsWith(folder) ? path.slice(folder.length) : undefined);
      if (page === undefined && file === undefined) return response.writeHead(404).end();
      const body = page ?? (await readFile(new URL(file!, dist)));
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
