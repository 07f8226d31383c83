/** Steps on their way into the database: one after another, and kept until they are there. */
import type { Work } from '../domain/step.js';

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
  /** Makes one step durable; resolves to what is stored otherwise than the caller holds it. */
  save(work: Work): Promise<Work>;
  /** Told that after the step has left the queue. */
  correct(corrections: Work): void;
  onState(state: SaveState): void;
}

export class SaveQueue {
  readonly #saving: Saving;
  readonly #pending: Work[] = [];
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

  /** What of `work` no step on its way is about. */
  without({ change, sources, sides, article }: Work): Work {
    const held = new Set(this.#pending.flatMap((step) => step.change.map(({ id }) => id)));
    const heldSources = new Set(this.#pending.flatMap((step) => step.sources.map(({ id }) => id)));
    return {
      change: change.filter(({ id }) => !held.has(id)),
      sources: sources.filter(({ id }) => !heldSources.has(id)),
      ...(sides && !this.#pending.some((step) => step.sides) && { sides }),
      ...(article && !this.#pending.some((step) => step.article) && { article }),
    };
  }

  /** Saves `work`, after what failed before it. */
  push(work: Work): void {
    this.#pending.push(work);
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
    for (let work = this.#pending[0]; work; work = this.#pending[0]) {
      const corrections = await this.#saving.save(work);
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
