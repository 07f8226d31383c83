/** Reads articles with all that was said about them, a few at a time, for files that leave. Writes nothing. */
import type { Annotation } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import { registryOf, sourcesAmong, type Registry } from '../domain/registry.js';
import { isAnchored } from '../domain/revision.js';
import type { Source } from '../domain/source.js';
import type { Connection } from './connection.js';
import { readAll } from './corpus-reader.js';
import { transact } from './database.js';
import { listOfSources } from './source-registry.js';

/** An article as an export takes it. */
export interface StoredSet {
  readonly article: Article;
  readonly codebook: Codebook;
  /** Those that came with the article, and those that its annotations name. */
  readonly sources: readonly Source[];
  readonly annotations: readonly Annotation[];
  /** Those of an earlier revision, which wait to be attached. */
  readonly orphans: readonly Annotation[];
  readonly registry: Registry;
}

/** Every method throws Error with a sentence for an analyst where the browser's storage fails. */
export class ExchangeStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Of every article that is stored. */
  ids(): Promise<readonly string[]> {
    return this.#connection.run((db) =>
      transact(db, ['articles'], 'readonly', (transaction) => transaction.objectStore('articles').getAllKeys()),
    );
  }

  registry(): Promise<Registry> {
    return this.#connection.run(async (db) => registryOf(await db.getAll('sources')));
  }

  /** Those of `ids` that are stored. */
  async read(ids: readonly string[], registry: Registry): Promise<readonly StoredSet[]> {
    const [stored, listed] = await this.#connection.run((db) =>
      Promise.all([
        readAll(db, ids),
        transact(db, ['settings'], 'readonly', (transaction) =>
          Promise.all(ids.map((id) => transaction.objectStore('settings').get(listOfSources(id)))),
        ),
      ]),
    );
    return stored.flatMap((each, index): readonly StoredSet[] => {
      if (!each) return [];
      const { article, annotations, codebook } = each;
      const own = (listed[index] as readonly string[] | undefined) ?? [];
      return [
        {
          article,
          codebook,
          registry,
          sources: sourcesAmong(registry, own, annotations),
          annotations: annotations.filter((annotation) => isAnchored(annotation, article)),
          orphans: annotations.filter((annotation) => !isAnchored(annotation, article)),
        },
      ];
    });
  }
}
