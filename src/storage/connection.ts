/** One connection to the database: opened when it is needed, and again when the browser has closed it. */
import { openDatabase, type Database } from './database.js';
import { nameOf, storageError } from './storage-error.js';

/** What a closed connection answers with, and what a closing one ends its transactions with. */
const closedNames: readonly string[] = ['InvalidStateError', 'AbortError'];

export interface ConnectionOptions {
  /** Lets go of the database; what is under way, or asked for later, still completes. */
  readonly signal: AbortSignal;
  /** An opening that had been given up has succeeded: another tab let go, or the browser answered after all. */
  readonly onLateOpen: () => void;
  /** Milliseconds after which an opening that the browser does not answer counts as failed. */
  readonly patience: number;
}

export class Connection {
  readonly #name: string;
  readonly #options: ConnectionOptions;
  #db: Database | undefined;
  /** Stays rejected while an opening that was given up goes on: a second one would only queue behind it. */
  #opening: Promise<Database> | undefined;
  #running = 0;

  constructor(name: string, options: ConnectionOptions) {
    this.#name = name;
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#rest());
  }

  /** Throws Error with a sentence for an analyst. `work` must be all or nothing: it may run a second time. */
  async run<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
    this.#running += 1;
    try {
      // With no pause where it is open: work that has begun is done while the page is busy drawing.
      const db = this.#db ?? (await this.#connect());
      try {
        return await work(db);
      } catch (error) {
        if (!closedNames.includes(nameOf(error))) throw error;
        this.#drop(db);
        return await work(await this.#connect());
      }
    } catch (error) {
      throw storageError(error);
    } finally {
      this.#running -= 1;
      this.#rest();
    }
  }

  /** Lets go of the database until it is needed again. */
  rest(): void {
    if (!this.#running) this.#drop(this.#db);
  }

  #connect(): Promise<Database> {
    return (this.#opening ??= this.#open());
  }

  #open(): Promise<Database> {
    return new Promise((resolve, reject) => {
      let waiting = true;
      const giveUp = (name: string) => {
        waiting = false;
        reject(new DOMException('The database was not opened', name));
      };
      const timer = setTimeout(giveUp, this.#options.patience, 'TimeoutError');
      openDatabase(this.#name, {
        onBlocked: () => giveUp('BlockedError'),
        onClosed: () => this.#drop(this.#db),
      })
        .then(
          (db) => {
            this.#db = db;
            this.#opening = Promise.resolve(db);
            resolve(db);
            if (!waiting) this.#options.onLateOpen();
            this.#rest();
          },
          (error: unknown) => {
            this.#opening = undefined;
            reject(error);
          },
        )
        .finally(() => clearTimeout(timer));
    });
  }

  #drop(db: Database | undefined): void {
    if (!db || db !== this.#db) return;
    db.close();
    this.#db = this.#opening = undefined;
  }

  #rest(): void {
    if (this.#options.signal.aborted && !this.#running) this.#drop(this.#db);
  }
}
