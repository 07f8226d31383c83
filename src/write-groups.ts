/** Writes many sets in one format; where that takes long, a worker does it. */
import { titleOf } from './domain/article.js';
import type { Pace } from './domain/backup.js';
import { sentenceOf } from './domain/sentence-of.js';
import type { ExchangeFile, WriteOptions } from './formats/exchange-format.js';
import { formats } from './formats/formats.js';
import type { AnnotatedArticle } from './formats/json-export.js';
import { fileNameOf } from './formats/outgoing.js';
import { breathe } from './intake/breathe.js';

/** What became of one article. */
export interface Written {
  readonly title: string;
  readonly files: readonly ExchangeFile[];
  /** Why there is no file: a sentence; null where there is. */
  readonly problem: string | null;
}

export interface WriteRequest {
  /** Id of the format. */
  readonly format: string;
  readonly options?: WriteOptions;
  /** All articles in the files of one, where the format can. */
  readonly together?: boolean;
}

/** One result for each of `sets`, or one for all where they are written together. One that fails does not stop the rest. */
export async function writeGroups(
  sets: readonly AnnotatedArticle[],
  { format: id, options = {}, together = false }: WriteRequest,
  { signal, onProgress }: Pace = {},
): Promise<readonly Written[]> {
  const format = formats[id]!;
  const exported = new Date().toISOString();
  if (together && format.gather) {
    const name = sets.length === 1 ? fileNameOf(sets[0]!) : 'annotations';
    return [attempt(`${sets.length} articles`, () => format.gather!(sets, { exported, name, ...options }))];
  }
  const taken = new Set<string>();
  const results: Written[] = [];
  for (const set of sets) {
    const wish = fileNameOf(set);
    let name = wish;
    for (let number = 2; taken.has(name); number += 1) name = `${wish}-${number}`;
    taken.add(name);
    results.push(attempt(titleOf(set.article), () => format.write(set, { exported, name, ...options })));
    onProgress?.({ done: results.length, total: sets.length });
    await breathe();
    signal?.throwIfAborted();
  }
  return results;
}

function attempt(title: string, write: () => readonly ExchangeFile[]): Written {
  try {
    return { title, files: write(), problem: null };
  } catch (error) {
    return { title, files: [], problem: sentenceOf(error) };
  }
}
