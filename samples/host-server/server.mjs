// Keeps the annotations of an article for several people, in one file. Node alone:
//
//     npm run build && node samples/host-server/server.mjs
//
// PORT is 8080 unless set, DATA the folder for the file. There is no sign-in: put your own in front of it.
//
//     GET   /set?since=7   { version, records: [those changed since version 7] }
//     PATCH /set           { edits: [{ kind, id, version, record }] } → 200 { version }, or 409 { records: [those of others] }
//     GET   /set/events    the version after each change, as server-sent events
//
// `version` in an edit is that of the record which the edit was made from (0: a new one); a record of null is removed.
// All edits of a request are kept, or none. A record that is kept already is kept once.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const here = new URL('./', import.meta.url);
const dist = new URL('../../dist/', here);
const folder = process.env.DATA ?? fileURLToPath(new URL('data/', here));
const file = `${folder}/council-vote.json`;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";
const pages = {
  '/': ['page.html', 'text/html'],
  '/page.js': ['page.js', 'text/javascript'],
  '/page.css': ['../page.css', 'text/css'],
  '/host-server.css': ['host-server.css', 'text/css'],
  '/article.md': ['../articles/council-vote.md', 'text/markdown'],
};
const listeners = new Set();
const keyOf = ({ kind, id }) => `${kind} ${id}`;

/** Throws where the file cannot be read: it is never replaced by an empty one. */
function readSet() {
  if (!existsSync(file)) return { version: 0, records: [] };
  const set = JSON.parse(readFileSync(file, 'utf8'));
  if (!Number.isInteger(set.version) || !Array.isArray(set.records)) throw new Error(`${file} is no set.`);
  return set;
}

/** Whole or not at all: another file first, which then takes the place of this one. */
function writeSet(set) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(set), { flush: true });
  renameSync(`${file}.new`, file);
}

const isEdit = ({ kind, id, version, record } = {}) =>
  ['annotations', 'sources'].includes(kind) &&
  typeof id === 'string' &&
  Number.isInteger(version) &&
  (record === null || record?.id === id);

/** Runs to its end before the next request is looked at, so that no two changes mix. */
function change(edits) {
  if (!Array.isArray(edits) || !edits.every(isEdit)) return [400, { message: 'These are no edits.' }];
  const set = readSet();
  const records = new Map(set.records.map((each) => [keyOf(each), each]));
  const isKept = (edit) => JSON.stringify(records.get(keyOf(edit))?.record) === JSON.stringify(edit.record);
  const others = edits.filter(
    (edit) => !isKept(edit) && (records.get(keyOf(edit))?.version ?? 0) !== edit.version,
  );
  const none = { version: 0, record: null };
  if (others.length)
    return [409, { records: others.map((edit) => ({ ...edit, ...(records.get(keyOf(edit)) ?? none) })) }];
  const version = set.version + 1;
  for (const { kind, id, record } of edits) records.set(keyOf({ kind, id }), { kind, id, version, record });
  writeSet({ version, records: [...records.values()] });
  for (const listener of listeners) listener.write(`data: ${version}\n\n`);
  return [200, { version }];
}

async function bodyOf(request) {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part;
    if (body.length > 10_000_000) throw new Error('That is more than 10 MB.');
  }
  return JSON.parse(body);
}

/** Status and what to send as JSON. */
async function answer(request, url) {
  if (request.method === 'PATCH') {
    const body = await bodyOf(request).catch(() => undefined);
    return change(body?.edits);
  }
  const since = Number(url.searchParams.get('since') ?? 0);
  const { version, records } = readSet();
  return [200, { version, records: records.filter((each) => each.version > since) }];
}

async function handle(request, response) {
  const send = (status, type, body) =>
    response
      .writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      })
      .end(body);
  try {
    const url = new URL(request.url, 'http://host');
    if (url.pathname === '/set/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n'); // Milliseconds until a page that lost the connection tries again.
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
      return;
    }
    if (url.pathname === '/set') {
      const [status, body] = await answer(request, url);
      return send(status, 'application/json', JSON.stringify(body));
    }
    const [, script] = /^\/vendor\/((?:lazy\/)?[\w.-]+\.js)$/.exec(url.pathname) ?? [];
    const [path, type] = script ? [script, 'text/javascript'] : (pages[url.pathname] ?? []);
    if (!path) return send(404, 'text/plain', 'There is no such page.');
    send(200, type, readFileSync(new URL(path, script ? dist : here)));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    send(500, 'application/json', JSON.stringify({ message: 'The server cannot read or write its file.' }));
  }
}

const server = createServer((request, response) => void handle(request, response));
server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1', () => {
  if (!existsSync(dist)) process.stderr.write('There is no dist/ yet: npm run build makes it.\n');
  process.stdout.write(`http://localhost:${server.address().port}/\n`);
});
