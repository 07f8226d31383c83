/** Annotations in IndexedDB, one record each: two tabs collide only over the same annotation. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import type { Annotations, Change, Edit } from '../domain/change.js';
import { mergeAnnotation } from '../domain/merge.js';
import { same } from '../domain/same.js';
import type { Source } from '../domain/source.js';
import { takeIn } from '../domain/take-in.js';
import { transact, type Database } from './database.js';
import { listOfSources, namedSources } from './source-registry.js';

export interface Saved {
  /** From what the caller holds to what is stored, where another tab's work made them differ. */
  readonly corrections: Change;
  /** The article was not stored before. */
  readonly added: boolean;
}

const byId = (records: readonly (Annotation | undefined)[]): Map<string, Annotation> =>
  new Map(records.flatMap((record) => (record ? [[record.id, record]] : [])));

const union = (listed: readonly string[] = [], sources: readonly Source[]) => [
  ...new Set([...listed, ...sources.map(({ id }) => id)]),
];

/** What becomes of a record that is stored as `stored` when `edit` reaches it. */
function settle({ id, before, after }: Edit, stored: Annotation | undefined): Annotation | undefined {
  if (!stored || same(stored, before)) return after;
  if (!after) return stored; // Somebody else has worked on it: it is no longer what was deleted.
  if (before) return mergeAnnotation(before, after, stored);
  return takeIn(new Map([[id, stored]]), [after]).length ? after : stored;
}

/** Which of `ids` name annotations of other articles than `articleId`. */
export const heldElsewhere = (
  db: Database,
  ids: readonly string[],
  articleId: string,
): Promise<ReadonlySet<string>> =>
  transact(db, ['annotations'], 'readonly', async (transaction) => {
    const store = transaction.objectStore('annotations');
    const records = await Promise.all(ids.map((id) => store.get(id)));
    return new Set(records.flatMap((record) => (record && record.articleId !== articleId ? [record.id] : [])));
  });

/** The stored records of `ids`, without those that are gone, and the sources that they name. */
export const readAnnotations = (
  db: Database,
  ids: readonly string[],
): Promise<{ readonly annotations: Annotations; readonly sources: readonly Source[] }> =>
  transact(db, ['annotations', 'sources'], 'readonly', async (transaction) => {
    const store = transaction.objectStore('annotations');
    const annotations = byId(await Promise.all(ids.map((id) => store.get(id))));
    return { annotations, sources: await namedSources(transaction.objectStore('sources'), annotations) };
  });

/**
 * Writes the whole change or none of it, with `article` and those of `sources` that are not stored yet. What another
 * tab has written since an edit's `before` is merged with the edit, in the same transaction; not in the `last` moment of
 * a page, in which nothing can be waited for.
 */
export const save = (
  db: Database,
  change: Change,
  article: Article,
  sources: readonly Source[],
  { last }: { readonly last: boolean },
): Promise<Saved> =>
  transact(db, ['articles', 'annotations', 'sources', 'settings'], 'readwrite', async (transaction) => {
    const articles = transaction.objectStore('articles');
    const annotations = transaction.objectStore('annotations');
    const registry = transaction.objectStore('sources');
    const settings = transaction.objectStore('settings');
    const list = listOfSources(article.id);

    const held = new Map(change.map(({ id, after }) => [id, after]));
    const ids = [...held.keys()];
    // Async, so that a record that cannot be stored rejects, and leaves no other request's failure unheard.
    const write = async (id: string, record: Annotation | undefined) =>
      record ? annotations.put(record) : annotations.delete(id);

    const reading = Promise.all([
      articles.getKey(article.id),
      Promise.all(sources.map(({ id }) => registry.getKey(id))),
      Promise.all(ids.map((id) => annotations.get(id))),
      sources.length ? settings.get(list) : undefined,
    ]);
    // Written without waiting for what is read before: that somebody else was there is rare, and mended below.
    const writing = Promise.all([...held].map(([id, record]) => write(id, record)));
    if (last) {
      // The page ends before any answer can come: what it has said so far has to be enough.
      articles.put(article).catch(() => {});
      transaction.commit();
    }
    const [[articleKey, registryKeys, records, listed]] = await Promise.all([reading, writing]);

    const next = byId(records);
    for (const edit of change) {
      const settled = settle(edit, next.get(edit.id));
      if (settled) next.set(edit.id, settled);
      else next.delete(edit.id);
    }
    const corrections = ids.flatMap((id): Edit[] => {
      const [before, after] = [held.get(id), next.get(id)];
      return same(before, after) ? [] : [{ id, ...(before && { before }), ...(after && { after }) }];
    });

    if (last) return { corrections: [], added: false };
    const added = articleKey === undefined;
    const unknown = sources.filter((_, index) => registryKeys[index] === undefined);
    await Promise.all<unknown>([
      added && articles.put(article),
      ...unknown.map(async (source) => registry.put(source)),
      sources.length && settings.put(union(listed as readonly string[] | undefined, sources), list),
      ...corrections.map(({ id, after }) => write(id, after)),
    ]);
    return { corrections, added };
  });
