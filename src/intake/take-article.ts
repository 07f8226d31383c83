/** Stores an article that comes in with many others, unless it is here already. */
import { titleOf, type Article, type RawInput } from '../domain/article.js';
import { newId } from '../domain/id.js';
import type { Workspace } from '../storage/workspace.js';
import type { Outcome } from './import-result.js';
import { isTaken, storing } from './storing.js';

export interface IncomingArticle {
  readonly article: Article;
  readonly raw: RawInput | null;
}

export interface Taking {
  readonly workspace: Workspace;
  readonly signal: AbortSignal;
  /** Names of the collections that it comes into. */
  readonly collections: readonly string[];
  /** What to do with what is here already: `ask` leaves it to the analyst. */
  readonly onSame: 'ask' | 'skip' | 'keep-both';
}

export type Taken = Outcome & { readonly title: string };

/** Throws StorageFailure where storage fails. */
export async function takeArticle(incoming: IncomingArticle, taking: Taking): Promise<Taken> {
  const title = titleOf(incoming.article);
  const like = await findLike(incoming.article, taking.workspace);
  if (like && taking.onSame === 'ask') return { ...like, title };
  if (like && taking.onSame === 'skip') return { ...like, title, decided: 'left' };
  if (like) {
    const articleId = await storeBeside(incoming, taking);
    return { ...like, title, decided: 'both', articleId };
  }
  taking.signal.throwIfAborted();
  try {
    await store(incoming, taking);
  } catch (error) {
    if (!isTaken(error)) throw error;
    // Another tab has stored the same text meanwhile; another text under this id is one that has been revised since.
    const late = await findLike(incoming.article, taking.workspace);
    if (late) return { ...late, title };
    return { outcome: 'added', title, articleId: await storeBeside(incoming, taking) };
  }
  return { outcome: 'added', title, articleId: incoming.article.id };
}

/** Under an id of its own where that of its text is taken. */
export async function storeBeside(
  { article, raw }: IncomingArticle,
  taking: Pick<Taking, 'workspace' | 'collections'>,
): Promise<string> {
  try {
    await store({ article, raw }, taking);
    return article.id;
  } catch (error) {
    if (!isTaken(error)) throw error;
    const own = { ...article, id: newId() };
    await store({ article: own, raw }, taking);
    return own.id;
  }
}

const store = (
  { article, raw }: IncomingArticle,
  { workspace, collections }: Pick<Taking, 'workspace' | 'collections'>,
): Promise<void> => storing(workspace.addArticle(article, { raw, collections }));

type Like = Outcome & { readonly outcome: 'same' | 'past' | 'new-version' };

async function findLike(article: Article, workspace: Workspace): Promise<Like | null> {
  const { text, past, address } = await storing(workspace.findSame(article));
  const others = (first: { readonly id: string }) => address.filter(({ id }) => id !== first.id);
  if (text) return { outcome: 'same', existing: [text, ...others(text)] };
  if (past) return { outcome: 'past', existing: [past, ...others(past)] };
  return address.length ? { outcome: 'new-version', existing: address } : null;
}
