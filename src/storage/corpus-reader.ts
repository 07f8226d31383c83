/** Reads articles with all that is measured of them, and tells which of them have changed; writes nothing. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import { upToDate } from '../domain/codebook-version.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import type { LibraryEntry } from '../domain/library.js';
import { registryOf, type Registry } from '../domain/registry.js';
import { settingOf } from './codebook-repository.js';
import { Connection } from './connection.js';
import { transact, type Database } from './database.js';
import { TabChannel, type TabMessage } from './tab-channel.js';

/** An article as it is stored. */
export interface StoredArticle {
  readonly article: Article;
  readonly annotations: readonly Annotation[];
  readonly codebook: Codebook;
}

/** What a list knows of an article: what tells that its record has changed, and the collections that it is in. */
export type ListedArticle = Pick<
  LibraryEntry,
  'id' | 'revision' | 'sha256' | 'title' | 'publisher' | 'published' | 'collections'
>;

export interface CorpusReaderOptions {
  readonly signal: AbortSignal;
  readonly onMessage: (message: TabMessage) => void;
  /** The database could not be opened, and now is after all. */
  readonly onLateOpen: () => void;
}

/** Milliseconds for a browser that does not answer. */
const patience = 5000;

/** Every method throws Error with a sentence for an analyst where the browser's storage fails. */
export class CorpusReader {
  readonly #connection: Connection;

  constructor(name: string, { signal, onMessage, onLateOpen }: CorpusReaderOptions) {
    this.#connection = new Connection(name, { signal, patience, onLateOpen });
    new TabChannel(name, { signal }).follow(onMessage, { signal });
  }

  /** Every article that is stored; one without an entry, stored in a page's last moment, with what its id tells. */
  list(): Promise<readonly ListedArticle[]> {
    return this.#connection.run(async (db) => {
      const [keys, entries] = await transact(db, ['articles', 'library'], 'readonly', (transaction) =>
        Promise.all([
          transaction.objectStore('articles').getAllKeys(),
          transaction.objectStore('library').getAll(),
        ]),
      );
      const known = new Map(entries.map((entry) => [entry.id, entry]));
      return keys.map((id) => known.get(id) ?? { ...unknown, id });
    });
  }

  registry(): Promise<Registry> {
    return this.#connection.run(async (db) => registryOf(await db.getAll('sources')));
  }

  /** One for each of `ids`; undefined where it is not stored. */
  read(ids: readonly string[]): Promise<readonly (StoredArticle | undefined)[]> {
    return this.#connection.run((db) => readAll(db, ids));
  }
}

const unknown: Omit<ListedArticle, 'id'> = {
  revision: 0,
  sha256: '',
  title: '',
  publisher: null,
  published: null,
  collections: [],
};

/** One for each of `ids`; undefined where it is not stored. */
export const readAll = (
  db: Database,
  ids: readonly string[],
): Promise<readonly (StoredArticle | undefined)[]> =>
  transact(db, ['articles', 'annotations', 'settings', 'codebooks'], 'readonly', async (transaction) => {
    const [articles, codebooks] = [transaction.objectStore('articles'), transaction.objectStore('codebooks')];
    const annotations = transaction.objectStore('annotations').index('article');
    const settings = transaction.objectStore('settings');
    const chosen = async (id: string): Promise<Codebook | undefined> => {
      const key = await settings.get(settingOf(id));
      return key === undefined ? undefined : codebooks.get(key as [string, string]);
    };
    return Promise.all(
      ids.map(async (id): Promise<StoredArticle | undefined> => {
        const [article, marked, codebook] = await Promise.all([
          articles.get(id),
          annotations.getAll(id),
          chosen(id),
        ]);
        return article && { article, annotations: marked, codebook: upToDate(codebook ?? defaultCodebook) };
      }),
    );
  });
