/** What is to come in, one by one: files, the files of archives, articles that are at hand. */
import type { ArticleInput } from '../importers/import-article.js';
import { readInputs, type FoundInput, type ReadInput } from '../importers/read-file.js';

interface Reading {
  readonly signal: AbortSignal;
}

/** One that is to come in. It can be read more than once, and holds no content of a file in between. */
export interface ImportItem {
  /** Of a file in an archive, its path there. */
  readonly name: string;
  /** Not looked into yet: it may be an archive. */
  readonly file?: File;
  /** Throws Error with a sentence where it cannot be read. */
  read(reading: Reading): Promise<ReadInput | ArticleInput>;
}

/** A file, an article as it was pasted, or an item of another round. */
export type ImportInput = File | ArticleInput | ImportItem;

const isItem = (input: ImportInput): input is ImportItem => 'read' in input && typeof input.read === 'function';

const fileOf = (input: ImportInput): File | undefined =>
  input instanceof File ? input : isItem(input) ? input.file : undefined;

export function mayBeArchive(input: ImportInput): boolean {
  return /\.zip$/i.test(fileOf(input)?.name ?? '');
}

/** The items in `input`: of an archive, one for each file in it that may hold an article. */
export async function itemsOf(input: ImportInput, { signal }: Reading): Promise<readonly ImportItem[]> {
  const file = fileOf(input);
  if (!file) return [itemOf(input)];
  const open = inFile(file);
  const found = await open(signal);
  return found.map(({ name }, index) => ({
    name,
    read: async ({ signal }) => {
      const again = (await open(signal))[index];
      if (again?.name !== name) throw new Error(`${file.name} has changed since it was chosen.`);
      return again.read();
    },
  }));
}

/** `input` as one item, not looked into. */
export function itemOf(input: ImportInput): ImportItem {
  if (isItem(input)) return input;
  if (!(input instanceof File)) {
    const name = input.raw?.name || input.title || input.url || 'Pasted text';
    return { name, read: async () => input };
  }
  const open = inFile(input);
  return {
    name: input.name,
    file: input,
    read: async ({ signal }) => (await open(signal))[0]!.read(),
  };
}

/** An archive is opened once for each round of reading, whose signal its files then listen to. */
function inFile(file: File): (signal: AbortSignal) => Promise<readonly FoundInput[]> {
  const rounds = new WeakMap<AbortSignal, Promise<readonly FoundInput[]>>();
  return (signal) => {
    const found = rounds.get(signal) ?? all(readInputs(file, { signal }));
    rounds.set(signal, found);
    return found;
  };
}

async function all<Each>(each: AsyncIterable<Each>): Promise<readonly Each[]> {
  const list: Each[] = [];
  for await (const one of each) list.push(one);
  return list;
}
