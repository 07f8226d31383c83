/** Tells what a file or a fetched response holds, and reads it. */
import type { RawInput } from '../domain/article.js';
import { decode } from './decode.js';
import { kindOfName, kindOfText, kindOfType, provenKind, typeOfKind, type TextKind } from './file-kind.js';
import type { ArticleInput } from './import-article.js';
import { megabytes, naming, Unreadable } from './unreadable.js';

/** A file at hand as bytes. */
export interface FileBytes {
  /** The name with its ending; '' where there is none. */
  readonly name: string;
  /** Media type, with a charset if it is known; '' where nothing is. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** An article to import, or the parsed JSON of an annotation set, and the bytes that it was read from. */
export type ReadInput = (ArticleInput | { readonly annotationSet: unknown }) & { readonly raw: RawInput };

/** One of the files that were chosen, not yet read. */
export interface FoundInput {
  /** Of a file in an archive, its path there. */
  readonly name: string;
  /** Throws as `readInput` does. */
  read(): Promise<ReadInput>;
}

/** The largest file that can be opened, in bytes. */
export const maxFileSize = 100 * 2 ** 20;

/**
 * What `data` holds. First the bytes decide, then the name's ending, the media type and the text itself. A `File` brings
 * its name; its `type` may carry the charset that a server stated.
 * Throws Error with a sentence that names the file where it cannot be read: too large, of another kind, protected by a
 * password, damaged.
 */
export async function readInput(
  data: Blob | FileBytes,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<ReadInput> {
  const { name, type } = describe(data);
  return naming(name || 'This file', async () => {
    const size = 'bytes' in data && data.bytes instanceof Uint8Array ? data.bytes.length : (data as Blob).size;
    if (size > maxFileSize)
      throw new Unreadable(`has ${megabytes(size)}; the most that can be opened is ${megabytes(maxFileSize)}.`);
    const bytes = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data.bytes;
    signal?.throwIfAborted();
    if (!bytes.length) throw new Unreadable('is empty.');
    const { kind, input } = await contentOf({ name, type, bytes }, signal);
    return { ...input, raw: { name, type: type || typeOfKind[kind], bytes } };
  });
}

/**
 * The files in `file`: of a ZIP archive each one that may hold an article, else the file itself. What cannot be opened, an
 * archive as well, fails with its sentence when it is read.
 */
export async function* readInputs(
  file: File | FileBytes,
  { signal }: { signal?: AbortSignal | undefined } = {},
): AsyncIterable<FoundInput> {
  const { name } = describe(file);
  const blob = file instanceof Blob ? file : new Blob([file.bytes as Uint8Array<ArrayBuffer>]);
  try {
    if (startsZip(new Uint8Array(await blob.slice(0, 4).arrayBuffer()))) {
      const { openArchive } = await import('./archive.js');
      const found = await naming(name || 'This file', () => openArchive(blob, readInput, { signal }));
      if (found) return yield* found;
    }
  } catch (error) {
    return yield { name, read: () => Promise.reject(error as Error) };
  }
  yield { name, read: () => readInput(file, { signal }) };
}

const startsZip = (start: Uint8Array) => start[0] === 0x50 && start[1] === 0x4b && start[2]! < 8;

function describe(data: Blob | FileBytes): Pick<RawInput, 'name' | 'type'> {
  return { name: 'name' in data && typeof data.name === 'string' ? data.name : '', type: data.type };
}

interface Content {
  readonly kind: TextKind | 'pdf' | 'docx';
  readonly input: ArticleInput | { readonly annotationSet: unknown };
}

async function contentOf(raw: RawInput, signal?: AbortSignal): Promise<Content> {
  const proven = provenKind(raw.bytes);
  if (proven === 'pdf') {
    const { readPdf } = await import('./pdf.js');
    return { kind: 'pdf', input: await readPdf(raw.bytes, { signal }) };
  }
  if (proven === 'zip') {
    const { readDocx } = await import('./docx.js');
    return { kind: 'docx', input: await readDocx(raw.bytes, { signal }) };
  }
  return contentOfText(raw);
}

async function contentOfText({ name, type, bytes }: RawInput): Promise<Content> {
  const mayBeMarkup = !['markdown', 'text', 'json'].includes(kindOfName(name) ?? kindOfType(type) ?? 'html');
  const text = decode(bytes, { type, markup: mayBeMarkup });
  const kind = kindOfText(text, name, type);
  // Old programs wrote web pages under these names.
  if (kind !== 'html' && kind !== 'mhtml' && /\.(?:docx?|pdf|zip)$/i.test(name))
    throw new Unreadable('is damaged, or of another kind than its name says. Download or save it again.');
  switch (kind) {
    case 'json':
      return { kind, input: { annotationSet: parseJson(text) } };
    case 'mhtml': {
      const { readMhtml } = await import('./mhtml.js');
      return { kind, input: await readMhtml(bytes) };
    }
    case 'html':
      return { kind, input: { html: mayBeMarkup ? text : decode(bytes, { type, markup: true }) } };
    case 'markdown':
    case 'text':
      return { kind, input: { [kind]: text } };
  }
}

function parseJson(text: string): unknown {
  const end = text.trimEnd();
  if (!end) throw new Unreadable('is empty.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unreadable(
      /[}\]]$/.test(end)
        ? `is not valid JSON: ${(error as Error).message}.`
        : `is cut off: its JSON ends in the middle, after ${end.length.toLocaleString('en-US')} characters. Save or download it again.`,
      { cause: error },
    );
  }
}
