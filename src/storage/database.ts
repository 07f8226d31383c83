/** The one IndexedDB database: its stores, the steps from each older version to the next, and how it is opened. */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { Annotation } from '../domain/annotation.js';
import type { Article, RawInput } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import { entryOf, type LibraryEntry } from '../domain/library.js';
import type { PastRevision } from '../domain/revision.js';
import type { Source } from '../domain/source.js';

export interface Schema extends DBSchema {
  articles: { key: string; value: Article; indexes: { sha256: string } };
  /**
   * Index `modified` is on article id and time, so that the last time is read without the records; `source` has an
   * annotation under each source that it names.
   */
  annotations: {
    key: string;
    value: Annotation;
    indexes: { article: string; modified: [string, string]; source: string };
  };
  sources: { key: string; value: Source };
  /** Key: id and version. */
  codebooks: { key: [string, string]; value: Codebook };
  settings: { key: string; value: unknown };
  /** What a list of articles shows, an entry for each: read without the articles' texts. */
  library: { key: string; value: LibraryEntry; indexes: { address: string } };
  /** Key: article id and revision. Index `sha256`: of its text. */
  revisions: { key: [string, number]; value: PastRevision; indexes: { sha256: string } };
  /** Key: article id and revision. */
  raws: { key: [string, number]; value: StoredRaw };
}

/** The bytes that a revision of an article was made from. */
export interface StoredRaw extends RawInput {
  readonly articleId: string;
  readonly revision: number;
  /** SHA-256 of the bytes, in lower-case hexadecimal. */
  readonly sha256: string;
}

export type Database = IDBPDatabase<Schema>;
type Upgrade = (
  db: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void;

/** Step n leads from version n to n + 1. A shipped step never changes: databases out there were made by it. */
const steps: readonly Upgrade[] = Object.freeze([
  (db) => {
    db.createObjectStore('articles', { keyPath: 'id' });
    db.createObjectStore('annotations', { keyPath: 'id' }).createIndex('article', 'articleId');
    db.createObjectStore('sources', { keyPath: 'id' });
    db.createObjectStore('codebooks', { keyPath: ['id', 'version'] });
    db.createObjectStore('settings');
  },
  (_db, transaction) => {
    // Not unique: version 1 could hold one text under two ids.
    transaction.objectStore('articles').createIndex('sha256', 'sha256');
    transaction.objectStore('annotations').createIndex('modified', ['articleId', 'modified']);
  },
  (_db, transaction) => {
    transaction.objectStore('annotations').createIndex('source', 'sources', { multiEntry: true });
  },
  (db, transaction) => {
    const library = db.createObjectStore('library', { keyPath: 'id' });
    library.createIndex('address', 'address');
    db.createObjectStore('revisions', { keyPath: ['articleId', 'revision'] }).createIndex(
      'sha256',
      'article.sha256',
    );
    db.createObjectStore('raws', { keyPath: ['articleId', 'revision'] });
    // One by one: all texts of a large library together may be more than a page can hold.
    const list = async () => {
      let cursor = await transaction.objectStore('articles').openCursor();
      for (; cursor; cursor = await cursor.continue()) void library.put(entryOf(cursor.value));
    };
    list().catch(() => transaction.abort());
  },
] satisfies Upgrade[]);

export const currentVersion = steps.length;

export interface Watch {
  /** Another tab holds an older version open. The opening goes on, and ends when that tab lets go. */
  readonly onBlocked: () => void;
  /** The connection is closed: by the browser, or by us for a newer version that another tab wants to open. */
  readonly onClosed: () => void;
}

/** Throws DOMException: NotSupportedError without IndexedDB, VersionError where a newer version is stored. */
export async function openDatabase(name: string, { onBlocked, onClosed }: Watch): Promise<Database> {
  if (!globalThis.indexedDB) throw new DOMException('IndexedDB is missing', 'NotSupportedError');
  return openDB<Schema>(name, currentVersion, {
    upgrade(db, oldVersion, _newVersion, transaction) {
      for (const step of steps.slice(oldVersion)) step(db, transaction);
    },
    blocked: onBlocked,
    // Give way to a newer tab, or it hangs until this one closes. Transactions under way still complete.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}

/**
 * Runs `work` in one transaction and awaits its commit: all of it is stored, or nothing. `work` must await nothing
 * but this transaction's requests, since others would let it end early.
 */
export async function transact<Name extends StoreNames<Schema>, Mode extends 'readonly' | 'readwrite', Result>(
  db: Database,
  names: Name[],
  mode: Mode,
  work: (transaction: IDBPTransaction<Schema, Name[], Mode>) => Promise<Result>,
): Promise<Result> {
  const transaction = db.transaction(names, mode, { durability: 'strict' });
  transaction.done.catch(() => {}); // Awaited below; where `work` fails first, its error says more.
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw error;
  }
}
