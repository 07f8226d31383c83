/** How a restore is taken back, as far as nobody has worked on its records since. */
import type { Pace, StoreName, StoreRecords } from '../domain/backup.js';
import { getEach, sameRecord, type Changes, type RecordEdit } from './backup-changes.js';
import { textOfKey, type Key, type Transaction } from './backup-shelves.js';

/**
 * The changes that take `changes` back, as far as nobody has worked on their records since. What was added stays where
 * something is left that belongs to it: an article with annotations, a source that annotations name.
 */
export async function inverse(transaction: Transaction, changes: Changes, pace: Pace): Promise<Changes> {
  const left = new Set<string>();
  const untouched = async <Name extends StoreName>(name: Name) => {
    const edits = new Map(changes[name].map((edit) => [textOfKey(edit.key), edit]));
    const keys = changes[name].map(({ key }) => key);
    const back: RecordEdit<StoreRecords[Name]>[] = [];
    await getEach(transaction, name, keys, pace, (key, stored) => {
      const { before, after } = edits.get(textOfKey(key))!;
      if (sameRecord(name, stored, after))
        back.push({ key, ...(after && { before: after }), ...(before && { after: before }) });
    });
    return back;
  };
  const annotations = await untouched('annotations');
  const gone = new Set(annotations.flatMap(({ key, after }) => (after ? [] : [key as string])));
  const store = transaction.objectStore('annotations');
  /** Whether an annotation is left under `key` of an index when those of `gone` have gone. */
  const used = async (index: 'article' | 'source', key: string) =>
    (await store.index(index).getAllKeys(key)).some((id) => !gone.has(id));
  for (const { key, before } of changes.articles)
    if (!before && (await used('article', key as string))) left.add(key as string);
  const spared = <E extends { readonly key: Key; readonly after?: unknown }>(edits: readonly E[]) =>
    edits.filter(({ key, after }) => after || !left.has(typeof key === 'string' ? key : String(key[0])));
  const sources: Changes['sources'][number][] = [];
  for (const edit of await untouched('sources'))
    if (edit.after || !(await used('source', edit.key as string))) sources.push(edit);
  const settings = await untouched('settings');
  return {
    articles: spared(await untouched('articles')),
    revisions: spared(await untouched('revisions')),
    annotations,
    sources,
    codebooks: await untouched('codebooks'),
    settings: settings.filter(({ key, after }) => after || !left.has((key as string).replace(/^\w+:/, ''))),
    library: spared(await untouched('library')),
    raws: spared(await untouched('raws')),
  };
}
