/** Tells what a file or a fetched response holds, and decodes it. */
import { decode, startsWith } from './decode.js';
import type { ArticleInput } from './import-article.js';

/** A file at hand as bytes. */
export interface FileBytes {
  /** The name with its ending; '' where there is none. */
  readonly name: string;
  /** Media type, with a charset if it is known; '' where nothing is. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

type FileKind = 'html' | 'markdown' | 'text' | 'json';

const endings: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(?:x?html?|shtml)$/i, 'html'],
  [/\.(?:md|markdown|mdown)$/i, 'markdown'],
  [/\.(?:txt|text)$/i, 'text'],
  [/\.json$/i, 'json'],
];

const mediaTypes: readonly (readonly [RegExp, FileKind])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/^text\/(?:x-)?markdown\b/i, 'markdown'],
  [/^(?:application|text)\/(?:[\w.-]+\+)?json\b/i, 'json'],
];

/** First bytes of files that hold no text: PDF, ZIP (also .docx, .odt, .epub), old Office files, images. */
const otherKinds: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
];

const megabyte = 2 ** 20;
const maxMegabytes = 100;

/**
 * What `data` holds: an article to import, or the parsed JSON of an annotation set. The name's ending decides, then the media
 * type, then the content. A `File` brings its name; its `type` may carry the charset that a server stated.
 * Throws Error with a sentence that names the file where it is too large, of another kind, or JSON that is cut off or wrong.
 */
export async function readInput(
  data: Blob | FileBytes,
): Promise<ArticleInput | { readonly annotationSet: unknown }> {
  const name = 'name' in data && typeof data.name === 'string' ? data.name : '';
  const label = name || 'This file';
  const size = 'bytes' in data && data.bytes instanceof Uint8Array ? data.bytes.length : (data as Blob).size;
  if (size > maxMegabytes * megabyte)
    throw new Error(
      `${label} has ${Math.round(size / megabyte).toLocaleString('en-US')} MB; the most that can be opened is ${maxMegabytes} MB.`,
    );
  const bytes = data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : data.bytes;
  if (otherKinds.some((signature) => startsWith(bytes, signature)))
    throw new Error(
      `${label} holds no plain text. Text, HTML, Markdown and annotation sets (JSON) can be opened.`,
    );

  const known = kindIn(endings, name) ?? kindIn(mediaTypes, data.type);
  const text = decode(bytes, { type: data.type, markup: known === 'html' || !known });
  const kind = known ?? kindOf(text);
  return kind === 'json' ? { annotationSet: parseJson(text, label) } : { [kind]: text };
}

const kindIn = (patterns: readonly (readonly [RegExp, FileKind])[], value: string) =>
  patterns.find(([pattern]) => pattern.test(value))?.[1];

function kindOf(text: string): FileKind {
  const start = text.slice(0, 1000).trimStart();
  if (/^<(?:!doctype html|html|head|body|article|div|p|h1|!--)\b/i.test(start)) return 'html';
  return /^\{\s*(?:"|\}|$)/.test(start) ? 'json' : 'text';
}

function parseJson(text: string, label: string): unknown {
  const end = text.trimEnd();
  if (!end) throw new Error(`${label} is empty.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = /[}\]]$/.test(end)
      ? `is not valid JSON: ${(error as Error).message}.`
      : `is cut off: its JSON ends in the middle, after ${end.length.toLocaleString('en-US')} characters. Save or download it again.`;
    throw new Error(`${label} ${why}`, { cause: error });
  }
}
