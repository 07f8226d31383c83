/** Tells what kind of file some bytes are: by what they begin with, then by name, media type and content. */
import { Unreadable } from './unreadable.js';

/** Kinds whose bytes are characters. */
export type TextKind = 'html' | 'markdown' | 'text' | 'json' | 'mhtml';
/** `zip` may be a Word file as well. */
export type FileKind = TextKind | 'pdf' | 'zip';

const endings: readonly (readonly [RegExp, TextKind])[] = [
  [/\.(?:x?html?|shtml)$/i, 'html'],
  [/\.(?:md|markdown|mdown)$/i, 'markdown'],
  [/\.(?:txt|text)$/i, 'text'],
  [/\.json$/i, 'json'],
  [/\.mht(?:ml)?$/i, 'mhtml'],
];

const mediaTypes: readonly (readonly [RegExp, TextKind])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/^text\/(?:x-)?markdown\b/i, 'markdown'],
  [/^(?:application|text)\/(?:[\w.-]+\+)?json\b/i, 'json'],
  [/^(?:multipart\/related|message\/rfc822|application\/x-mimearchive)\b/i, 'mhtml'],
];

/** Media types of what has none stated. */
export const typeOfKind: Readonly<Record<TextKind | 'pdf' | 'docx', string>> = {
  html: 'text/html',
  markdown: 'text/markdown',
  text: 'text/plain',
  json: 'application/json',
  mhtml: 'multipart/related',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Beginnings of files, a character for each byte, and what such a file is. */
const others: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|8BPS|RIFF....WEBP|\0\0\0.ftyp(?:avif|heic|mif1))/s,
    'a picture',
  ],
  [
    /^(?:ID3[^\t-\r -\xff]|OggS\0|[^ -\xff]E\xdf\xa3|fLaC|RIFF....(?:WAVE|AVI )|\0\0\0.ftyp)/s,
    'a sound or a film',
  ],
  [
    /^(?:Rar![^ -\xff]|7z\xbc\xaf|[^ -\xff]\x8b[^ -\xff]|BZh\d1AY|\xfd7zXZ)/s,
    'an archive of another kind than ZIP',
  ],
  [/^(?:MZ\x90\0|\x7fELF|\0asm|\xcf\xfa\xed\xfe)/, 'a program'],
  [/^(?:wOF[F2]|OTTO\0|\0.\0\0\0)/s, 'a font'],
  [/^SQLite format 3\0/, 'a database'],
  [/^bplist0/, 'a web archive of Safari. Save the page as “Page Source” or as PDF'],
  [/^\{\\rtf/, 'an RTF file. Open it in Word and save it as .docx'],
];

const zip = /^PK[^\t-\r -\xff]{2}/;
const ole = /^\xd0\xcf.\xe0\xa1\xb1.\xe1/s;
/** A few programs write something before it. */
const pdf = /(?:^|[\r\n])%PDF-\d/;

/**
 * The kind that the bytes of a file prove; undefined where they may be text. Throws `Unreadable` for kinds that hold no
 * article.
 */
export function provenKind(bytes: Uint8Array): 'pdf' | 'zip' | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  if (zip.test(start)) return 'zip';
  if (pdf.test(start)) return 'pdf';
  if (ole.test(start)) throw new Unreadable(reasonForOffice(bytes));
  const other = others.find(([sign]) => sign.test(start));
  if (other) throw new Unreadable(`holds no article that can be read: it is ${other[1]}.`);
  return undefined;
}

/** The container of old Office files also holds the new ones that are encrypted. */
function reasonForOffice(bytes: Uint8Array): string {
  const utf16 = new TextDecoder('utf-16le').decode(bytes);
  if (utf16.includes('EncryptedPackage'))
    return 'is protected by a password. Open it in Word, save it without a password, and choose it again.';
  if (utf16.includes('WordDocument'))
    return 'is in the old Word format (.doc). Open it in Word, save it as .docx, and choose it again.';
  return 'is an old Office file. Open it, save it as .docx or PDF, and choose it again.';
}

export const kindOfName = (name: string) => kindIn(endings, name);
export const kindOfType = (type: string) => kindIn(mediaTypes, type);

const kindIn = (patterns: readonly (readonly [RegExp, TextKind])[], value: string) =>
  patterns.find(([pattern]) => pattern.test(value))?.[1];

/**
 * The kind of a text. An ending is believed unless the content is plainly another: a whole page, an annotation set, a
 * saved page with its parts, or text without any tag.
 */
export function kindOfText(text: string, name: string, type: string): TextKind {
  const start = text.slice(0, 4096).trimStart();
  const named = kindOfName(name);
  if (isMime(start)) return 'mhtml';
  if (named === 'text' || named === 'markdown') {
    if (/^(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)?<(?:!doctype\s+html|html)[\s>]/i.test(start))
      return 'html';
    if (/^\{\s*"format"\s*:\s*"source-bias/.test(start)) return 'json';
  }
  if (named === 'mhtml') return start.startsWith('<') ? 'html' : 'mhtml';
  if (named === 'html') return /<[a-z!?/]/i.test(text) || /&#?\w+;/.test(text) ? 'html' : 'text';
  return named ?? kindOfType(type) ?? sniffed(start);
}

function sniffed(start: string): TextKind {
  if (/^<(?:!doctype html|html|head|body|article|div|p|h1|!--|\?xml)\b/i.test(start)) return 'html';
  return /^\{\s*(?:"|\}|$)/.test(start) ? 'json' : 'text';
}

/** Header lines as in mail, one of which says that parts follow. */
const isMime = (start: string) =>
  /^[\w-]+:/.test(start) &&
  /^(?:[\w-]+:.*(?:\r?\n|$)(?:[ \t].*(?:\r?\n|$))*)*?content-type:\s*multipart\//i.test(start);
