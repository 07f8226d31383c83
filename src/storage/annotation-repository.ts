/** Annotations and sources in IndexedDB, one record each: two tabs collide only over the same record. */
import type { Annotation } from '../domain/annotation.js';
import type { Article, RawInput } from '../domain/article.js';
import type { Annotations, Edit } from '../domain/change.js';
import { entryOf } from '../domain/library.js';
import { mergeArticle, mergeLists } from '../domain/merge.js';
import { registryOf, type Registry, type SourceEdit } from '../domain/registry.js';
import { same } from '../domain/same.js';
import type { Source } from '../domain/source.js';
import type { ArticleEdit, Work } from '../domain/step.js';
import { storedRaw } from './article-repository.js';
import { transact, type Database } from './database.js';
import { annotationRules, correct, lastOf, sourceRules } from './settle.js';
import { listOfSides, listOfSources } from './source-registry.js';

export interface Saved {
  /** From what the caller holds to what is stored, where another tab's work made them differ. */
  readonly corrections: Work;
  /** The article was not stored before. */
  readonly added: boolean;
}

/** The article that a change is saved with, and what else belongs to it. */
export interface Belonging {
  readonly article: Article;
  /** Ids of the sources that came with it, where not all of them are known to be stored. */
  readonly listed?: readonly string[];
  /** What it was made from. */
  readonly raw?: RawInput | null;
}

const byId = <R extends { readonly id: string }>(records: readonly (R | undefined)[]): Map<string, R> =>
  new Map(records.flatMap((record) => (record ? [[record.id, record]] : [])));

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

/** What becomes of a stored article; of another revision than was edited nothing is known here, and it stays. */
const settleArticle = ({ before, after }: ArticleEdit, stored: Article): Article =>
  stored.sha256 === after.sha256 ? mergeArticle(before, after, stored) : stored;

/** What a tab has to read again; see `Told`. */
export interface Stale {
  readonly ids: readonly string[];
  readonly sources: readonly string[];
  readonly sides: boolean;
  /** Id of the article whose facts or roles have changed. */
  readonly article?: string;
}

/** Without records that are gone; `sides` where they were asked for. */
export interface Fresh {
  readonly annotations: Annotations;
  readonly sources: Registry;
  readonly sides?: readonly string[];
  readonly article?: Article | undefined;
}

export const readAgain = (db: Database, { ids, sources, sides, article }: Stale): Promise<Fresh> =>
  transact(db, ['articles', 'annotations', 'sources', 'settings'], 'readonly', async (transaction) => {
    const [annotations, registry] = [
      transaction.objectStore('annotations'),
      transaction.objectStore('sources'),
    ];
    const [records, entries, list, record] = await Promise.all([
      Promise.all(ids.map((id) => annotations.get(id))),
      Promise.all(sources.map((id) => registry.get(id))),
      sides ? transaction.objectStore('settings').get(listOfSides) : undefined,
      article === undefined ? undefined : transaction.objectStore('articles').get(article),
    ]);
    return {
      annotations: byId(records),
      sources: registryOf(entries.filter((entry) => entry !== undefined)),
      ...(sides && { sides: (list as readonly string[] | undefined) ?? [] }),
      article: record,
    };
  });

/**
 * Writes all of `work` or nothing, with the article where it is not stored yet. What another tab has written since an
 * edit's `before` is merged with the edit, in the same transaction; not in the `last` moment of a page, in which nothing
 * can be waited for.
 */
export const save = (
  db: Database,
  { change, sources, sides, article: edit }: Work,
  { article, listed = [], raw }: Belonging,
  { last }: { readonly last: boolean },
): Promise<Saved> =>
  transact(
    db,
    ['articles', 'annotations', 'sources', 'settings', 'library', 'raws'],
    'readwrite',
    async (transaction) => {
      const articles = transaction.objectStore('articles');
      const annotations = transaction.objectStore('annotations');
      const registry = transaction.objectStore('sources');
      const settings = transaction.objectStore('settings');
      const library = transaction.objectStore('library');
      const list = listOfSources(article.id);

      // Async, so that a record that cannot be stored rejects, and leaves no other request's failure unheard.
      const write = async (id: string, record: Annotation | undefined) =>
        record ? annotations.put(record) : annotations.delete(id);
      const writeSource = async (id: string, record: Source | undefined) =>
        record ? registry.put(record) : registry.delete(id);
      const held = lastOf(change);
      const heldSources = lastOf(sources);

      const reading = Promise.all([
        edit ? articles.get(article.id) : articles.getKey(article.id),
        Promise.all([...held.keys()].map((id) => annotations.get(id))),
        Promise.all([...heldSources.keys()].map((id) => registry.get(id))),
        sides && settings.get(listOfSides),
        listed.length ? settings.get(list) : undefined,
      ]);
      // Written without waiting for what is read before: that somebody else was there is rare, and mended below.
      const writing = Promise.all<unknown>([
        ...[...held].map(([id, record]) => write(id, record)),
        ...[...heldSources].map(([id, record]) => writeSource(id, record)),
        sides && settings.put(sides.after, listOfSides),
        listed.length && settings.put(listed, list),
      ]);
      // Somebody else may have named a source whose making is taken back.
      const unmade = [...heldSources].flatMap(([id, record]) => (record ? [] : [id]));
      const counting = Promise.all(unmade.map((id) => annotations.index('source').count(id)));
      if (last) {
        // The page ends before any answer can come: what it has said so far has to be enough.
        articles.put(article).catch(() => {});
        transaction.commit();
      }
      const [[present, records, entries, storedSides, storedList], counts] = await Promise.all([
        reading,
        counting,
        writing,
      ]);
      if (last) return { corrections: { change: [], sources: [] }, added: false };

      const named = new Set(unmade.filter((_, index) => counts[index]));
      const corrections = correct<Edit>(change, byId(records), annotationRules);
      const sourceCorrections = correct<SourceEdit>(sources, byId(entries), sourceRules(article.id), named);
      const mergedSides =
        sides && mergeLists(sides.before, sides.after, (storedSides as readonly string[] | undefined) ?? []);
      const otherSides = sides && !same(sides.after, mergedSides);
      const wholeList = new Set([...((storedList as readonly string[] | undefined) ?? []), ...listed]);
      const added = present === undefined;
      const edited = edit && !added ? settleArticle(edit, present as Article) : undefined;
      const entry = edited && (await library.get(article.id));
      await Promise.all<unknown>([
        added && articles.put(article),
        added && library.put(entryOf(article)),
        edited && articles.put(edited),
        edited && library.put(entryOf(edited, entry)),
        added && raw && transaction.objectStore('raws').put(storedRaw(article, raw)),
        ...corrections.map(({ id, after }) => write(id, after)),
        ...sourceCorrections.map(({ id, after }) => writeSource(id, after)),
        otherSides && settings.put(mergedSides, listOfSides),
        wholeList.size > listed.length && settings.put([...wholeList], list),
      ]);
      return {
        corrections: {
          change: corrections,
          sources: sourceCorrections,
          ...(otherSides && { sides: { before: sides.after, after: mergedSides! } }),
          ...(edited && !same(edited, edit!.after) && { article: { before: edit!.after, after: edited } }),
        },
        added,
      };
    },
  );
