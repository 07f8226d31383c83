/** A workspace as a whole: counted, read at one moment, restored from a backup, and told of to other tabs. */
import type { Article } from '../domain/article.js';
import type { Contents, Pace, RestoreMode, RestoreOutcome } from '../domain/backup.js';
import { apply, type Changes, type Decision } from './backup-changes.js';
import { inverse } from './backup-inverse.js';
import { decideMerge } from './backup-merge.js';
import { readAll, type Collector } from './backup-read.js';
import { decideReplace } from './backup-replace.js';
import { allStores, type Transaction } from './backup-shelves.js';
import { estimate, type Estimate } from './backup-size.js';
import type { Connection } from './connection.js';
import { transact } from './database.js';
import { requestPersistence } from './persistence.js';
import { listOfSides } from './source-registry.js';
import type { TabChannel } from './tab-channel.js';

export type { Changes } from './backup-changes.js';
export type { Collector } from './backup-read.js';

/** What is to be restored, and how. */
export interface Restoring extends Pace {
  readonly mode: RestoreMode;
  /** When the backup was made: ISO 8601, UTC. */
  readonly created: string;
}

export interface Restored {
  readonly outcome: RestoreOutcome;
  /** What `takeBack` takes. */
  readonly changes: Changes;
}

/** Every method throws Error with a sentence for an analyst where the browser's storage fails. */
export class BackupStore {
  readonly #connection: Connection;
  readonly #channel: TabChannel;

  constructor(connection: Connection, channel: TabChannel) {
    this.#connection = connection;
    this.#channel = channel;
  }

  /** What a backup would hold, and how large it would be, about. */
  estimate(): Promise<Estimate> {
    return this.#connection.run(estimate);
  }

  /** Hands all records to the collector that `begin` makes, as they stand at one moment. */
  readAll<C extends Collector>(begin: () => C, pace: Pace = {}): Promise<C> {
    return this.#connection.run((db) => readAll(db, begin, pace));
  }

  /** What `restore` would do now; writes nothing. */
  plan(contents: Contents, restoring: Restoring): Promise<RestoreOutcome> {
    return this.#connection.run((db) =>
      transact(db, allStores, 'readonly', async (transaction) => {
        const { outcome } = await decide(transaction, contents, restoring);
        return outcome;
      }),
    );
  }

  /** Writes all of it or nothing, as things stand then, and tells other tabs. */
  async restore(contents: Contents, restoring: Restoring): Promise<Restored> {
    const { outcome, changes } = await this.#connection.run((db) =>
      transact(db, allStores, 'readwrite', async (transaction) => {
        const decision = await decide(transaction, contents, { ...restoring, onProgress: undefined });
        await apply(transaction, decision.changes, restoring);
        return decision;
      }),
    );
    this.#tell(changes);
    void requestPersistence();
    return { outcome, changes };
  }

  /** Takes a restore back, but not what somebody has worked on since; resolves to how many records that leaves as they are. */
  async takeBack(changes: Changes, pace: Pace = {}): Promise<number> {
    const taken = await this.#connection.run((db) =>
      transact(db, allStores, 'readwrite', async (transaction) => {
        const back = await inverse(transaction, changes, pace);
        await apply(transaction, back, pace);
        return back;
      }),
    );
    this.#tell(taken);
    const size = (all: Changes) => Object.values(all).reduce((sum, edits) => sum + edits.length, 0);
    return size(changes) - size(taken);
  }

  /** Articles that have another text first: who shows one of them has to open it anew. */
  #tell({ articles, annotations, sources, settings }: Changes): void {
    const isOther = (a: Article, b: Article) => a.sha256 !== b.sha256 || a.revision !== b.revision;
    const facts = new Set<string>();
    for (const { before, after } of articles)
      if (before && after) {
        if (isOther(before, after)) this.#channel.post({ revised: after.id });
        else facts.add(after.id);
      }
    const ids = new Map<string, string[]>([...facts].map((id) => [id, []]));
    for (const { key, before, after } of annotations)
      for (const articleId of new Set([before?.articleId, after?.articleId])) {
        if (articleId === undefined) continue;
        const list = ids.get(articleId);
        if (list) list.push(key as string);
        else ids.set(articleId, [key as string]);
      }
    const sides = settings.some(({ key }) => key === listOfSides);
    if (sources.length || sides)
      this.#channel.post({
        article: '',
        ids: [],
        sources: sources.map(({ key }) => key as string),
        sides,
        facts: false,
      });
    for (const [article, list] of ids)
      this.#channel.post({ article, ids: list, sources: [], sides: false, facts: facts.has(article) });
    this.#channel.post({ library: true });
  }
}

const decide = (transaction: Transaction, contents: Contents, restoring: Restoring): Promise<Decision> =>
  restoring.mode === 'merge'
    ? decideMerge(transaction, contents, restoring)
    : decideReplace(transaction, contents, restoring);
