/** Word files as HTML, by mammoth. Loaded when it is first needed. */
import { decode } from './decode.js';
import type { Answer } from './docx-worker.js';
import { bornOut, type Properties } from './document-facts.js';
import type { ArticleInput } from './import-article.js';
import type { Parts } from './mammoth-html.js';
import { limited, takeThread } from './threads.js';
import { Unreadable } from './unreadable.js';
import { unzip, type Allowance } from './unzip.js';
import { listEntries, type ZipEntry } from './zip-directory.js';
import { isWordText, kindOfZip } from './zip-kind.js';

/** What the text is made of; pictures, comments and embedded files stay packed. */
const neededParts =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(?:_rels\/)?(?:document\d*|styles|numbering|footnotes|endnotes)\.xml(?:\.rels)?)$/i;

/** Of one part, in bytes: a hundred times what a long article takes. */
const maxPart = 24 * 2 ** 20;
const maxAllParts = 2 * maxPart;

/** How long the conversion may take, in milliseconds. */
const patience = 30_000;

/**
 * The text of a Word file with its headings, lists, quotations and emphasis. Throws `Unreadable` where it is damaged, an
 * archive of something else, or made to fill the memory.
 */
export async function readDocx(
  bytes: Uint8Array,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<ArticleInput> {
  const archive = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const entries = await listEntries(archive);
  if (kindOfZip(entries) === 'archive')
    throw new Unreadable(
      'is an archive of files (ZIP). Add it to the library as a whole, or unpack it and open one of its files.',
    );
  const parts = await unpackParts(archive, entries, signal);
  const html = await convert(parts, signal);
  signal?.throwIfAborted();
  const text = html
    .replace(/<\/(?:p|h\d|li|td|figcaption)>/g, '\n')
    .replace(/<[^>]*>|&(?:amp|quot|lt|gt);/g, '');
  if (!/\S/.test(text)) throw new Unreadable('is a Word file without any text.');
  return { html, ...bornOut(readProperties(parts['docProps/core.xml']), text) };
}

async function unpackParts(
  archive: Blob,
  entries: readonly ZipEntry[],
  signal: AbortSignal | undefined,
): Promise<Parts> {
  const allowance: Allowance = { left: maxAllParts };
  const parts: Parts = {};
  for (const entry of entries.filter(({ name }) => neededParts.test(name))) {
    const xml = decode(await unzip(archive, entry, { maxSize: maxPart, allowance, signal }), {
      type: '',
      markup: true,
    });
    // No program writes these into a Word file, but a few bytes of them can unfold to gigabytes.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml))
      throw new Unreadable('is not opened: it holds definitions that no Word file has, which could do harm.');
    parts[entry.name] = new TextEncoder().encode(xml);
  }
  if (!Object.keys(parts).some(isWordText)) throw damaged();
  return parts;
}

async function convert(parts: Parts, signal: AbortSignal | undefined): Promise<string> {
  const thread = await takeThread(new URL('./docx-worker.js', import.meta.url));
  if (!thread) {
    const { htmlOfParts } = await import('./mammoth-html.js');
    return htmlOfParts(parts).catch((error: unknown) => {
      throw damaged(error);
    });
  }
  const answered = new Promise<Answer>((resolve) =>
    thread.worker.addEventListener('message', ({ data }) => resolve(data as Answer), { once: true }),
  );
  thread.worker.postMessage(parts);
  const answer = await limited(answered, { signal, patience, failed: thread.failed }).catch(
    (error: unknown) => {
      thread.end();
      throw error;
    },
  );
  thread.release();
  if ('problem' in answer) throw damaged(answer.problem);
  return answer.html;
}

/** Not as XML: where it is none, browsers make a page of errors, which a strict policy reports. */
function readProperties(part: Uint8Array | undefined): Properties {
  const xml = new TextDecoder().decode(part);
  const valueOf = (name: string) =>
    (new RegExp(`<(?:[\\w-]+:)?${name}(?:\\s[^<>]*)?>([^<]*)</`).exec(xml)?.[1] ?? '').replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, entity: keyof typeof entities) => entities[entity],
    );
  return { title: valueOf('title'), author: valueOf('creator'), language: valueOf('language') };
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const damaged = (cause?: unknown) =>
  new Unreadable('is damaged: no text can be found in it. Open it in Word and save it again.', { cause });
