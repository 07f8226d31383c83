/** Which article here each article of a backup is, and what of it can be told from its texts. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import { idOfTwo } from '../domain/id.js';
import type { PastRevision } from '../domain/revision.js';
import { renamed, retarget } from '../domain/take-in.js';
import { shelfOf, type Transaction } from './backup-shelves.js';

/**
 * `added`: it is not here; `joined`: its text is here, under the same id; `older`: its text is an earlier version of the
 * one here; `separate`: another text stands here under its id, and neither is the earlier one, so that it comes in under
 * an id of its own.
 */
export interface Place {
  readonly fate: 'added' | 'joined' | 'older' | 'separate';
  /** As in the backup. */
  readonly from: Article;
  /** Under the id that it has here. */
  readonly article: Article;
  /** What is stored under that id. */
  readonly present: Article | undefined;
}

/** The same article always gets the same place, so that merging twice is merging once. */
export async function placeOf(
  transaction: Transaction,
  from: Article,
  present: Article | undefined,
): Promise<Place> {
  let article = from;
  let stored = present;
  let apart = false;
  for (;;) {
    if (!stored) return { fate: apart ? 'separate' : 'added', from, article, present: undefined };
    if (stored.sha256 === article.sha256)
      return { fate: apart ? 'separate' : 'joined', from, article, present: stored };
    if (article.revision < stored.revision && (await mayPrecede(transaction, article)))
      return { fate: 'older', from, article, present: stored };
    apart = true;
    article = { ...article, id: idOfTwo(article.id, article.sha256) };
    stored = await shelfOf(transaction, 'articles').get(article.id);
  }
}

/** Whether the earlier version of that number is this very text, or unknown. */
async function mayPrecede(transaction: Transaction, { id, revision, sha256 }: Article): Promise<boolean> {
  const store = transaction.objectStore('revisions');
  if ((await store.getKey([id, revision])) === undefined) return true;
  const keys = await store.index('sha256').getAllKeys(sha256);
  return keys.some(([articleId, number]) => articleId === id && number === revision);
}

/** The revision that the backup's latest one is here. */
export const revisionAt = ({ article, present, fate }: Place): number =>
  present && fate !== 'older' ? present.revision : article.revision;

/** Every annotation of an article that has got an id of its own gets one, too: its old id is another article's. */
const hasOwnId = ({ from, article }: Place) => from.id !== article.id;

const all = (ids: Iterable<string>): ReadonlySet<string> => new Set(ids);

/** Annotations of the backup as ones of the article that theirs is here. */
export function placed(annotations: readonly Annotation[], place: Place): readonly Annotation[] {
  const { from, article } = place;
  const to = { id: article.id, revision: revisionAt(place) };
  const moved = annotations.map((annotation) => retarget(annotation, from, to));
  return hasOwnId(place) ? renamed(moved, all(idsIn(annotations)), article.id) : moved;
}

const idsIn = (annotations: readonly Annotation[]) =>
  annotations.flatMap(({ id, parent }) => (parent === null ? [id] : [id, parent]));

export function placedRevision(past: PastRevision, place: Place): PastRevision {
  if (!hasOwnId(place)) return past;
  const { id } = place.article;
  const annotations = past.annotations.map((annotation) => ({ ...annotation, articleId: id }));
  return {
    ...past,
    articleId: id,
    article: { ...past.article, id },
    annotations: renamed(annotations, all(idsIn(annotations)), id),
    carried: past.carried.map((each) => ({ ...each, id: idOfTwo(each.id, id) })),
  };
}

/** The backup's text as an earlier version of the one here; how its annotations stand in that one nobody knows. */
export const asPast = ({ article }: Place, annotations: readonly Annotation[], ended: string): PastRevision => {
  const own = annotations.filter(({ revision }) => revision === article.revision);
  return {
    articleId: article.id,
    revision: article.revision,
    article,
    annotations: own,
    carried: own.map(({ id }) => ({
      id,
      status: 'lost',
      score: 0,
      spans: null,
      reason: 'It was restored from a backup of this version.',
    })),
    ended,
  };
};
