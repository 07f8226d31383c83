/** Reads one item, and takes in what it holds. */
import { importArticle, rawOf, type ArticleInput } from '../importers/import-article.js';
import type { ReadInput } from '../importers/read-file.js';
import type { ImportItem } from './import-item.js';
import type { ImportResult } from './import-result.js';
import { StorageFailure } from './storing.js';
import { takeArticle, type IncomingArticle, type Taking } from './take-article.js';
import { takeSet } from './take-set.js';

/** Throws StorageFailure where storage fails, and the signal's reason once that is aborted; all else is a result. */
export async function takeItem(item: ImportItem, taking: Taking): Promise<ImportResult> {
  const { signal } = taking;
  try {
    const input = await item.read({ signal });
    signal.throwIfAborted();
    const taken =
      'annotationSet' in input
        ? await takeSet(input.annotationSet, taking)
        : await takeArticle(await articleIn(input), taking);
    return { item, name: item.name, ...taken };
  } catch (error) {
    if (error instanceof StorageFailure) throw error;
    signal.throwIfAborted();
    return { item, name: item.name, title: '', outcome: 'failed', reason: reasonOf(error) };
  }
}

/** The article of an item that has been read as one before. Throws Error with a sentence where it cannot be read again. */
export async function readArticle(item: ImportItem, signal: AbortSignal): Promise<IncomingArticle> {
  try {
    const input = await item.read({ signal });
    signal.throwIfAborted();
    if ('annotationSet' in input) throw new Error('There is no article in this file any more.');
    return await articleIn(input);
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(reasonOf(error), { cause: error });
  }
}

const articleIn = async (input: Exclude<ReadInput, { annotationSet: unknown }> | ArticleInput) => ({
  article: await importArticle(input),
  raw: rawOf(input),
});

/** What the browser says of a file that it cannot read, which is not for analysts. */
const gone: readonly string[] = ['NotFoundError', 'NotReadableError'];

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return gone.includes(error.name)
    ? 'It cannot be read: it was changed, moved or deleted after it was chosen, or it is a folder. Choose it again; of a folder, the files in it.'
    : error.message;
}
