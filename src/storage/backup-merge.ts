/** What a restore changes that adds a backup to what is here. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import { perStore, type Contents, type Pace, type RestoreNote, type StoreName } from '../domain/backup.js';
import { entryOf } from '../domain/library.js';
import { registryOf } from '../domain/registry.js';
import { getAll, getEach, Ledger, type Changes, type Decision } from './backup-changes.js';
import { asPast, placed, placedRevision, placeOf, type Place } from './backup-fates.js';
import { decideAnnotations, namingOf } from './backup-annotations.js';
import { newsOf } from './backup-news.js';
import { placedRaws, placedSettings, placedSources } from './backup-placed.js';
import { keyOf, textOfKey, type Transaction } from './backup-shelves.js';
import { decideSources } from './backup-sources.js';

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
  const annotations = await decideAnnotations(transaction, contents.annotations, places, pace);
  const sources = await decideSources(transaction, placedSources(contents.sources, places), {
    registry: registryOf(await transaction.objectStore('sources').getAll()),
    naming: namingOf(annotations.edits),
    added: new Set(places.flatMap(({ present, article }) => (present ? [] : [article.id]))),
  });
  const revisions = await decideRevisions(transaction, contents, places, { created, ...pace });
  const all = {
    articles: decideArticles(places),
    revisions: revisions.ledger,
    annotations,
    sources,
    codebooks: await fill(transaction, 'codebooks', contents.codebooks, pace),
    settings: await fill(transaction, 'settings', placedSettings(contents.settings, places), pace),
    library: await decideLibrary(transaction, contents, places, pace),
    raws: await fill(transaction, 'raws', placedRaws(contents.raws, places, revisions.accepted), pace),
  };
  const changes = perStore((name) => all[name].edits) as Changes;
  const known = places.map(({ present, article }) => present ?? article);
  return {
    changes,
    outcome: {
      mode: 'merge',
      stores: perStore((name) => all[name].tally),
      articles: newsOf(changes, known, fatesOf(places, changes)),
      notes: revisions.notes,
    },
  };
}

async function placesOf(
  transaction: Transaction,
  articles: readonly Article[],
  pace: Pace,
): Promise<readonly Place[]> {
  const ids = articles.map(({ id }) => id);
  const present = await getAll(transaction, 'articles', ids, pace);
  const places: Place[] = [];
  for (const article of articles) places.push(await placeOf(transaction, article, present.get(article.id)));
  return places;
}

/** What its edits do not tell of an article that comes in. */
function fatesOf(places: readonly Place[], { revisions }: Changes): ReadonlyMap<string, 'older' | 'separate'> {
  const older = new Set(revisions.map(({ key }) => textOfKey(key)));
  return new Map(
    places.flatMap(({ fate, article, present }) => {
      const news =
        fate === 'older'
          ? older.has(textOfKey([article.id, article.revision]))
          : fate === 'separate' && !present;
      return news ? [[article.id, fate as 'older' | 'separate'] as const] : [];
    }),
  );
}

/** No text here gives way to another, nor do facts and roles. */
function decideArticles(places: readonly Place[]): Ledger<'articles'> {
  const ledger = new Ledger('articles');
  for (const { fate, article, present } of places)
    if (fate !== 'older') ledger.fill(article.id, present, article);
  return ledger;
}

async function decideRevisions(
  transaction: Transaction,
  { revisions, annotations }: Contents,
  places: readonly Place[],
  { created, ...pace }: MergeOptions,
) {
  const ledger = new Ledger('revisions');
  const notes: RestoreNote[] = [];
  const accepted = new Set<string>();
  const [pasts, waiting] = [groupedByArticle(revisions), olderOnes(annotations, places)];
  for (const place of places) {
    const { fate, from, article, present } = place;
    const own = (pasts.get(from.id) ?? []).map((past) => placedRevision(past, place));
    const older = fate === 'older' ? [asPast(place, placed(waiting.get(from.id) ?? [], place), created)] : [];
    const incoming = new Map([...own, ...older].map((past) => [past.revision, past]));
    const keys = [...incoming.values()].map((past) => keyOf('revisions', past));
    const last = present?.revision ?? article.revision;
    await getEach(transaction, 'revisions', keys, pace, (key, stored) => {
      const past = incoming.get(key[1] as number)!;
      if (past.revision < last && (!stored || stored.article.sha256 === past.article.sha256)) {
        accepted.add(textOfKey(key));
        ledger.fill(key, stored, past);
      } else
        notes.push({
          id: article.id,
          message: `Version ${past.revision} of “${article.title}” was left out: another text is that version here.`,
        });
    });
  }
  return { ledger, notes, accepted };
}

/** The annotations of articles that come in as earlier versions. */
const olderOnes = (annotations: readonly Annotation[], places: readonly Place[]) => {
  const ids = new Set(places.flatMap(({ fate, from }) => (fate === 'older' ? [from.id] : [])));
  return groupedByArticle(ids.size ? annotations.filter(({ articleId }) => ids.has(articleId)) : []);
};

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

/** What is under the same key stays. */
async function fill<Name extends StoreName>(
  transaction: Transaction,
  name: Name,
  incoming: Contents[Name],
  pace: Pace,
): Promise<Ledger<Name>> {
  const ledger = new Ledger(name);
  const coming = new Map(incoming.map((record) => [textOfKey(keyOf(name, record)), record]));
  const keys = incoming.map((record) => keyOf(name, record));
  await getEach(transaction, name, keys, pace, (key, stored) =>
    ledger.fill(key, stored, coming.get(textOfKey(key))!),
  );
  return ledger;
}

/** A status where nobody here has said one, and the collections of both. */
async function decideLibrary(
  transaction: Transaction,
  contents: Contents,
  places: readonly Place[],
  pace: Pace,
): Promise<Ledger<'library'>> {
  const ledger = new Ledger('library');
  const entries = new Map(contents.library.map((entry) => [entry.id, entry]));
  const byId = new Map(places.map((place) => [place.article.id, place]));
  await getEach(transaction, 'library', [...byId.keys()], pace, (key, stored) => {
    const { from, article, present } = byId.get(key as string)!;
    const incoming = entries.get(from.id);
    const after = entryOf(present ?? article, {
      status: stored?.status ?? incoming?.status ?? null,
      collections: [...new Set([...(stored?.collections ?? []), ...(incoming?.collections ?? [])])],
    });
    ledger.add(key, stored, after);
  });
  return ledger;
}
