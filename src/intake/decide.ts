/** Does what the analyst wants with an article that is like one in the library. */
import { prepareRevision } from '../revise.js';
import type { Workspace } from '../storage/workspace.js';
import type { ImportResult, Undecided } from './import-result.js';
import { storing } from './storing.js';
import { storeBeside } from './take-article.js';
import { readArticle } from './take-item.js';

/** To leave it, to store it as an article of its own, or as the next version of the first that it is like. */
export type Decision = NonNullable<Undecided['decided']>;

export interface Deciding {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  /** Names of the collections that an article of its own comes into. */
  readonly collections: readonly string[];
}

/**
 * Throws Error with a sentence where it cannot be read again or stored, StorageFailure where nothing can, and the
 * signal's reason once that is aborted.
 */
export async function decide(
  result: Undecided,
  decision: Decision,
  { workspace, signal, collections }: Deciding,
): Promise<ImportResult> {
  if (decision === 'left') return { ...result, decided: 'left' };
  const incoming = await readArticle(result.item, signal);
  signal.throwIfAborted();
  if (decision === 'both') {
    const articleId = await storeBeside(incoming, { workspace, collections });
    return { ...result, decided: 'both', articleId };
  }
  const articleId = result.existing[0]!.id;
  await storing(workspace.addRevision(await prepareRevision(workspace, articleId, incoming, { signal })));
  return { ...result, decided: 'version', articleId };
}
