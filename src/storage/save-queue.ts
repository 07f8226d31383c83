/** Changes on their way into the database: one after another, and kept until they are there. */
import type { Change } from '../domain/change.js';

export interface SaveState {
  readonly state: 'saved' | 'saving' | 'failed';
  /** Why saving failed: a sentence for the analyst. */
  readonly reason?: string;
  /** Changes that are not durable yet. */
  readonly pending: number;
}

export interface Saving {
  /** Before each round of saving; where it throws, nothing is saved. Undefined where there is nothing to do. */
  prepare(): Promise<void> | undefined;
  /** Makes one change durable; resolves to what is stored otherwise than the caller holds it. */
  save(change: Change): Promise<Change>;
  /** Told that after the change has left the queue. */
  correct(corrections: Change): void;
  onState(state: SaveState): void;
}

export class SaveQueue {
  readonly #saving: Saving;
  readonly #pending: Change[] = [];
  readonly #waiting: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  #round: Promise<void> | undefined;
  #failure: Error | undefined;

  constructor(saving: Saving) {
    this.#saving = saving;
  }

  /** Every change so far is durable. Rejects, with the reason, where one cannot be saved now. */
  get saved(): Promise<void> {
    if (!this.#pending.length) return Promise.resolve();
    if (this.#failure && !this.#round) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Whether an edit of the record `id` is still on its way. */
  holds(id: string): boolean {
    return this.#pending.some((change) => change.some((edit) => edit.id === id));
  }

  /** Saves `change`, after what failed before it. */
  push(change: Change): void {
    this.#pending.push(change);
    this.#tell();
    void this.#run();
  }

  /** Resolves when all has been saved, or has failed once more. */
  async retry(): Promise<void> {
    if (this.#round) {
      await this.#round; // It may have failed already at what is mended now.
      if (!this.#failure) return;
    }
    this.#failure = undefined;
    const round = this.#run();
    this.#tell();
    await round;
  }

  /** Says how things stand before anything is pushed; `failure`: why storage is out of reach. */
  begin(failure: Error | undefined): void {
    this.#failure = failure;
    this.#tell();
  }

  #run(): Promise<void> {
    return (this.#round ??= this.#save().then(
      () => this.#end(undefined),
      (reason: Error) => this.#end(reason),
    ));
  }

  async #save(): Promise<void> {
    const preparing = this.#saving.prepare();
    if (preparing) await preparing;
    for (let change = this.#pending[0]; change; change = this.#pending[0]) {
      const corrections = await this.#saving.save(change);
      this.#failure = undefined;
      this.#pending.shift();
      this.#saving.correct(corrections);
      if (this.#pending.length) this.#tell();
    }
  }

  #end(failure: Error | undefined): void {
    this.#round = undefined;
    this.#failure = failure;
    // Pushed between the last look at the queue and now.
    if (this.#pending.length && !failure) {
      void this.#run();
      return;
    }
    this.#tell();
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (failure) reject(failure);
      else resolve();
    }
  }

  /** A round that began with a further change stays a failure until it has succeeded: alarms should not flicker. */
  #tell(): void {
    const pending = this.#pending.length;
    if (this.#failure) this.#saving.onState({ state: 'failed', reason: this.#failure.message, pending });
    else this.#saving.onState({ state: pending || this.#round ? 'saving' : 'saved', pending });
  }
}
