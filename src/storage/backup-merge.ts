/** What a restore changes that adds a backup to what is here. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import {
  perStore,
  type Contents,
  type Pace,
  type RestoreNote,
  type StoreName,
  type StoreRecords,
} from '../domain/backup.js';
import { entryOf } from '../domain/library.js';
import { registryOf } from '../domain/registry.js';
import { renamed } from '../domain/take-in.js';
import {
  getEach,
  sameRecord,
  tallied,
  type Changes,
  type Decision,
  type RecordEdit,
} from './backup-changes.js';
import { asPast, placed, placedRevision, placeOf, type Place } from './backup-fates.js';
import { newsOf } from './backup-news.js';
import { placedRaws, placedSettings, placedSources } from './backup-placed.js';
import { keyOf, textOfKey, type Key, type Transaction } from './backup-shelves.js';
import { decideSources, type Naming } from './backup-sources.js';

type Edits<Name extends StoreName> = readonly RecordEdit<StoreRecords[Name]>[];

export interface MergeOptions extends Pace {
  /** When the backup was made: ISO 8601, UTC. */
  readonly created: string;
}

/**
 * What is here stays, and what the backup has beside it comes in. Of two annotations that differ the one modified later
 * stands. Merging the same backup twice changes nothing the second time.
 */
export async function decideMerge(
  transaction: Transaction,
  contents: Contents,
  { created, ...pace }: MergeOptions,
): Promise<Decision> {
  const places = await placesOf(transaction, contents.articles, pace);
  const byArticle = groupedByArticle(contents.annotations);
  const annotations = await decideAnnotations(transaction, places, byArticle, pace);
  const added = new Set(places.flatMap(({ present, article }) => (present ? [] : [article.id])));
  const sources = await decideSources(transaction, placedSources(contents.sources, places), {
    registry: registryOf(await transaction.objectStore('sources').getAll()),
    naming: namingOf(annotations.edits),
    added,
  });
  const revisions = await decideRevisions(transaction, contents, places, byArticle, { created, ...pace });
  const articles = decideArticles(places);
  const all = {
    articles: tallied('articles', articles.edits, articles.kept),
    revisions: tallied('revisions', revisions.edits, revisions.kept),
    annotations: tallied('annotations', annotations.edits, annotations.kept),
    sources: tallied('sources', sources.edits, sources.kept),
    codebooks: await fill(transaction, 'codebooks', contents.codebooks, pace),
    settings: await fill(transaction, 'settings', placedSettings(contents.settings, places), pace),
    library: await decideLibrary(transaction, contents, places, pace),
    raws: await fill(transaction, 'raws', placedRaws(contents.raws, places, revisions.accepted), pace),
  };
  const changes = perStore((name) => all[name].edits) as Changes;
  const fates = new Map(
    places.flatMap(({ fate, article, present }) =>
      fate === 'older' || (fate === 'separate' && !present) ? [[article.id, fate] as const] : [],
    ),
  );
  const older = new Set(changes.revisions.map(({ key }) => textOfKey(key)));
  for (const { fate, article } of places)
    if (fate === 'older' && !older.has(textOfKey([article.id, article.revision]))) fates.delete(article.id);
  return {
    changes,
    outcome: {
      mode: 'merge',
      stores: perStore((name) => all[name].tally),
      articles: newsOf(
        changes,
        places.map(({ present, article }) => present ?? article),
        fates,
      ),
      notes: revisions.notes,
    },
  };
}

function groupedByArticle<R extends { readonly articleId: string }>(
  records: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const group = groups.get(record.articleId);
    if (group) group.push(record);
    else groups.set(record.articleId, [record]);
  }
  return groups;
}

async function placesOf(
  transaction: Transaction,
  articles: readonly Article[],
  pace: Pace,
): Promise<readonly Place[]> {
  const present = await getEach(
    transaction,
    'articles',
    articles.map(({ id }) => id),
    pace,
  );
  const places: Place[] = [];
  for (const [index, article] of articles.entries())
    places.push(await placeOf(transaction, article, present[index]));
  return places;
}

/** No text here gives way to another, nor do facts and roles. */
function decideArticles(places: readonly Place[]): { edits: Edits<'articles'>; kept: number } {
  const own = places.filter(({ fate }) => fate !== 'older');
  const edits = own
    .filter(({ present, article }) => !present || sameRecord('articles', present, article))
    .map(({ present, article }) => ({
      key: article.id,
      ...(present && { before: present }),
      after: article,
    }));
  return { edits, kept: own.length - edits.length };
}

async function decideAnnotations(
  transaction: Transaction,
  places: readonly Place[],
  byArticle: ReadonlyMap<string, readonly Annotation[]>,
  pace: Pace,
): Promise<{ readonly edits: Edits<'annotations'>; readonly kept: number }> {
  let kept = 0;
  const edits: RecordEdit<Annotation>[] = [];
  const find = (list: readonly Annotation[]) =>
    getEach(
      transaction,
      'annotations',
      list.map(({ id }) => id),
      pace,
    );
  for (const place of places) {
    const { id } = place.article;
    let incoming = placed(byArticle.get(place.from.id) ?? [], place);
    let stored = await find(incoming);
    // The same file with an edited text is another article, whose annotations must not take the place of these.
    const held = stored.flatMap((each) => (each && each.articleId !== id ? [each.id] : []));
    if (held.length) {
      incoming = renamed(incoming, new Set(held), id);
      stored = await find(incoming);
    }
    for (const [index, after] of incoming.entries()) {
      const before = stored[index];
      if (!before || sameRecord('annotations', before, after) || after.modified > before.modified)
        edits.push({ key: after.id, ...(before && { before }), after });
      else kept += 1;
    }
  }
  return { edits, kept };
}

/** Of the annotations that come in: where they name which sources. */
function namingOf(edits: Edits<'annotations'>): Naming {
  const naming = new Map<string, Set<string>>();
  for (const { before, after } of edits) {
    if (!after || sameRecord('annotations', before, after)) continue;
    for (const source of after.sources)
      naming.set(source, (naming.get(source) ?? new Set()).add(after.articleId));
  }
  return naming;
}

async function decideRevisions(
  transaction: Transaction,
  { revisions }: Contents,
  places: readonly Place[],
  byArticle: ReadonlyMap<string, readonly Annotation[]>,
  { created, ...pace }: MergeOptions,
) {
  const pasts = groupedByArticle(revisions);
  const notes: RestoreNote[] = [];
  const accepted = new Set<string>();
  const edits: RecordEdit<StoreRecords['revisions']>[] = [];
  let kept = 0;
  for (const place of places) {
    const { fate, from, article } = place;
    const own = (pasts.get(from.id) ?? []).map((past) => placedRevision(past, place));
    const older = fate === 'older' ? [asPast(place, placed(byArticle.get(from.id) ?? [], place), created)] : [];
    const incoming = [...own, ...older];
    const stored = await getEach(
      transaction,
      'revisions',
      incoming.map((past) => keyOf('revisions', past)),
      pace,
    );
    const last = place.present?.revision ?? article.revision;
    for (const [index, after] of incoming.entries()) {
      const before = stored[index];
      const key = keyOf('revisions', after);
      const stays = before && !sameRecord('revisions', before, after);
      if ((before && before.article.sha256 !== after.article.sha256) || after.revision >= last)
        notes.push({
          id: article.id,
          message: `Version ${after.revision} of “${article.title}” was left out: another text is that version here.`,
        });
      else {
        accepted.add(textOfKey(key));
        if (stays) kept += 1;
        else edits.push({ key, ...(before && { before }), after });
      }
    }
  }
  return { edits, kept, notes, accepted };
}

/** What is under the same key stays. */
async function fill<Name extends StoreName>(
  transaction: Transaction,
  name: Name,
  incoming: readonly StoreRecords[Name][],
  pace: Pace,
) {
  const keys = incoming.map((record) => keyOf(name, record));
  const stored = await getEach(transaction, name, keys, pace);
  const edits: RecordEdit<StoreRecords[Name]>[] = [];
  for (const [index, after] of incoming.entries()) {
    const before = stored[index];
    const key: Key = keys[index]!;
    if (!before || sameRecord(name, before, after)) edits.push({ key, ...(before && { before }), after });
  }
  return tallied(name, edits, incoming.length - edits.length);
}

/** A status where nobody here has said one, and the collections of both. */
async function decideLibrary(
  transaction: Transaction,
  contents: Contents,
  places: readonly Place[],
  pace: Pace,
) {
  const entries = new Map(contents.library.map((entry) => [entry.id, entry]));
  const stored = await getEach(
    transaction,
    'library',
    places.map(({ article }) => article.id),
    pace,
  );
  const edits = places.map(({ from, article, present }, index): Edits<'library'>[number] => {
    const before = stored[index];
    const incoming = entries.get(from.id);
    const standing = present ?? article;
    const after = entryOf(standing, {
      status: before?.status ?? incoming?.status ?? null,
      collections: [...new Set([...(before?.collections ?? []), ...(incoming?.collections ?? [])])],
    });
    return { key: article.id, ...(before && { before }), after };
  });
  return tallied('library', edits);
}
