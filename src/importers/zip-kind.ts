/** Tells documents that are packed as ZIP archives from archives of documents. */
import { Unreadable } from './unreadable.js';
import type { ZipEntry } from './zip-directory.js';

/** A file that only such a document holds, and what the document is. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.(?:xml|bin)$/i, 'an Excel table. Copy its text and paste it'],
  [/^ppt\/presentation\.xml$/i, 'a PowerPoint presentation. Copy its text and paste it'],
  [/^META-INF\/manifest\.xml$/, 'an OpenDocument file. Open it and save it as .docx'],
  [/^META-INF\/container\.xml$/, 'an e-book. Copy its text and paste it'],
  [/^Index\/Document\.iwa$/, 'a Pages document. Open it and export it as Word or PDF'],
  [/^(?:AndroidManifest\.xml|META-INF\/MANIFEST\.MF)$/, 'a program'],
];

/** Throws `Unreadable` for documents of other programs. */
export function kindOfZip(entries: readonly ZipEntry[]): 'docx' | 'archive' {
  if (entries.some(({ name }) => isWordText(name))) return 'docx';
  const other = others.find(([sign]) => entries.some(({ name }) => sign.test(name)));
  if (other) throw new Unreadable(`cannot be opened: it is ${other[1]}.`);
  return 'archive';
}

/** The part of a Word file that holds the text; Word itself has written it with a number. */
export const isWordText = (name: string) => /^word\/document\d*\.xml$/i.test(name);
