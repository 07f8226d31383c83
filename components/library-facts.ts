/** What the rows in view show beyond the list itself: read for them alone, and kept until it is read anew. */

export interface Wanted {
  readonly id: string;
  /** Differs once what was read is no longer true. */
  readonly stamp: string;
}

export class RowFacts<Fact> {
  readonly #read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Fact>>;
  readonly #onRead: () => void;
  readonly #held = new Map<string, { readonly stamp: string; readonly fact: Fact | undefined }>();
  #wanted: readonly Wanted[] = [];
  #reading = false;

  constructor(read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Fact>>, onRead: () => void) {
    this.#read = read;
    this.#onRead = onRead;
  }

  /** What was read last, even where it is being read anew: nothing flickers. */
  get(id: string): Fact | undefined {
    return this.#held.get(id)?.fact;
  }

  /** Reads what is not known of these rows; rows that have left the screen meanwhile are left out. */
  want(rows: readonly Wanted[]): void {
    this.#wanted = rows;
    if (!this.#reading) void this.#readWanted();
  }

  async #readWanted(): Promise<void> {
    const missing = this.#wanted.filter(({ id, stamp }) => this.#held.get(id)?.stamp !== stamp);
    if (!missing.length) return;
    this.#reading = true;
    // What cannot be read stays unknown: that the storage fails is said elsewhere.
    const read = await this.#read(missing.map(({ id }) => id)).catch(() => new Map<string, Fact>());
    this.#reading = false;
    for (const { id, stamp } of missing) this.#held.set(id, { stamp, fact: read.get(id) });
    this.#onRead();
    void this.#readWanted();
  }
}
