/** How the annotations of a backup come in beside those that are here. */
import type { Annotation } from '../domain/annotation.js';
import type { Pace } from '../domain/backup.js';
import { renamed } from '../domain/take-in.js';
import { getEach, Ledger, sameRecord, type RecordEdit } from './backup-changes.js';
import { placed, type Place } from './backup-fates.js';
import type { Transaction } from './backup-shelves.js';
import type { Naming } from './backup-sources.js';

/** What is stored under the id of an annotation that comes in; undefined where nothing is. */
type Stored = Annotation | 'same' | undefined;

/** Of two that differ the one modified later stands. None takes the place of an annotation of another article. */
export async function decideAnnotations(
  transaction: Transaction,
  annotations: readonly Annotation[],
  places: readonly Place[],
  pace: Pace,
): Promise<Ledger<'annotations'>> {
  const ledger = new Ledger('annotations');
  const find = async (incoming: readonly Annotation[]) => {
    const coming = new Map(incoming.map((annotation) => [annotation.id, annotation]));
    const found = new Map<string, Stored>();
    await getEach(transaction, 'annotations', [...coming.keys()], pace, (key, record) => {
      const own = coming.get(key as string)!;
      if (record) found.set(own.id, sameRecord('annotations', record, own) ? 'same' : record);
    });
    return found;
  };
  const take = (incoming: readonly Annotation[], found: ReadonlyMap<string, Stored>) => {
    for (const annotation of incoming) {
      const stored = found.get(annotation.id);
      if (stored === 'same') ledger.count('same');
      else if (stored && annotation.modified <= stored.modified) ledger.count('kept');
      else ledger.add(annotation.id, stored, annotation);
    }
  };

  const incoming = placedAll(annotations, places);
  const found = await find([...incoming.values()].flat());
  for (const [articleId, own] of incoming) {
    const held = new Set(own.flatMap(({ id }) => (isOfAnother(found.get(id), articleId) ? [id] : [])));
    if (!held.size) take(own, found);
    else {
      const names = renamed(own, held, articleId);
      take(names, await find(names));
    }
  }
  return ledger;
}

const isOfAnother = (stored: Stored, articleId: string) =>
  typeof stored === 'object' && stored.articleId !== articleId;

/** By the id that their article has here. */
function placedAll(
  annotations: readonly Annotation[],
  places: readonly Place[],
): ReadonlyMap<string, readonly Annotation[]> {
  const groups = new Map<string, Annotation[]>(places.map(({ from }) => [from.id, []]));
  for (const annotation of annotations) groups.get(annotation.articleId)?.push(annotation);
  return new Map(places.map((place) => [place.article.id, placed(groups.get(place.from.id)!, place)]));
}

/** Of the annotations that come in: where they name which sources. */
export function namingOf(edits: readonly RecordEdit<Annotation>[]): Naming {
  const naming = new Map<string, Set<string>>();
  for (const { after } of edits)
    for (const source of after?.sources ?? []) {
      const articles = naming.get(source);
      if (articles) articles.add(after!.articleId);
      else naming.set(source, new Set([after!.articleId]));
    }
  return naming;
}
