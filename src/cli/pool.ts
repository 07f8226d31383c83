/** Waits for many files at once, but not for all: systems run out of open files. */
import { sentenceOf } from '../domain/sentence-of.js';

/** What `work` makes of each, in order; at most `width` at a time. */
export async function pooled<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
  width = 16,
): Promise<Result[]> {
  const results: Result[] = Array.from({ length: items.length });
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(items[index]!, index);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'It may not be opened: the rights are missing.',
  EPERM: 'It may not be opened: the rights are missing.',
  EISDIR: 'A folder is in its place.',
  ENOTDIR: 'A part of its path is no folder.',
  ENOSPC: 'There is no room left on the disk.',
  EROFS: 'The disk can only be read.',
  ELOOP: 'Its link leads nowhere.',
  ENAMETOOLONG: 'Its name is too long.',
};

/** A sentence. */
export function reasonOf(error: unknown): string {
  const known = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined;
  return known ?? sentenceOf(error);
}
