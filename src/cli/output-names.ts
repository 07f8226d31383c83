/** Names of files that are written: safe on every system, none twice. */
import type { ExchangeFile } from '../formats/exchange-format.js';
import { formats } from '../formats/formats.js';

/** UTF-8 bytes of a name without its ending: a file system takes 255, and formats add to it. */
const longest = 150;
/** What Windows takes for a device, whatever the ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Letters, digits and what joins them: signs of a path, of a shell or of no width are not among these. */
function safe(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_ -]+/gu, '-')
    .replace(/^[\p{M} -]+|[ -]+$/gu, '');
  const encoder = new TextEncoder();
  let size = 0;
  const kept: string[] = [];
  for (const sign of plain) {
    size += encoder.encode(sign).length;
    if (size > longest) break;
    kept.push(sign);
  }
  const name = kept.join('').replace(/[ -]+$/, '');
  return !name || reserved.test(name) ? ['article', name].filter(Boolean).join('-') : name;
}

const middles = new Set([...Object.keys(formats), 'code-points', 'utf-16']);

/**
 * Of a file name, for the files that are made of it: `council-vote` of `in/council-vote.doccano.jsonl`. It has no dot, so that
 * what belongs together is found again by all that stands before the first.
 */
export function stemOf(name: string): string {
  const parts = name.slice(name.lastIndexOf('/') + 1).split('.');
  if (parts.length > 1) parts.pop();
  while (parts.length > 1 && middles.has(parts.at(-1)!)) parts.pop();
  return safe(parts.join('-'));
}

const folderName = (folder: string) =>
  folder
    .split('/')
    .filter(Boolean)
    .map((part) => `${safe(part)}/`)
    .join('');

/** Gives out the paths of files; some systems do not tell capitals from small letters. */
export class OutputNames {
  /** What was written under a path. */
  readonly #taken = new Map<string, ExchangeFile>();
  readonly #stems = new Set<string>();

  /**
   * The files that `write` makes, named by their paths below the folder of all output. They are named after `wish`, or that
   * and a number. What `write` names otherwise is there once for all that are alike.
   */
  place(
    { folder, name: wish }: { readonly folder: string; readonly name: string },
    write: (name: string) => readonly ExchangeFile[],
  ): readonly ExchangeFile[] {
    const home = folderName(folder);
    const stem = safe(wish);
    for (let number = 1; ; number += 1) {
      const name = number > 1 ? `${stem}-${number}` : stem;
      if (this.#stems.has(key(home + name))) continue;
      const files = write(name);
      const inHome = files.map((file) => ({ ...file, name: home + pathOf(file.name) }));
      const clashes = inHome.filter((file) => this.#clashes(file));
      if (clashes.length && clashes.every((file) => file.name.startsWith(home + name))) continue;
      this.#stems.add(key(home + name));
      // What all sets of a folder share differs for this one.
      const placed = clashes.length
        ? files.map((file) => ({ ...file, name: `${home}${name}/${pathOf(file.name)}` }))
        : inHome;
      const fresh = placed.filter((file) => !this.#taken.has(key(file.name)));
      for (const file of fresh)
        this.#taken.set(key(file.name), file.name.startsWith(home + name) ? { name: '', type: '' } : file);
      return fresh;
    }
  }

  #clashes(file: ExchangeFile): boolean {
    const other = this.#taken.get(key(file.name));
    return other !== undefined && (other.text === undefined || other.text !== file.text);
  }
}

const key = (path: string) => path.normalize('NFC').toLowerCase();

/** Formats name files by the name that they are given; no part of a path may lead up all the same. */
const pathOf = (name: string) =>
  name
    .split('/')
    .filter((part) => part && part !== '.' && part !== '..')
    .join('/');
