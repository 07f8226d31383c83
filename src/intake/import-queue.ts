/** What is still to come in, in order; archives are opened on the way. */
import { itemOf, itemsOf, mayBeArchive, type ImportInput, type ImportItem } from './import-item.js';

export class ImportQueue {
  readonly #signal: AbortSignal;
  #waiting: ImportInput[];
  /** Index of the next one. */
  #at = 0;

  constructor(inputs: readonly ImportInput[], signal: AbortSignal) {
    this.#waiting = [...inputs];
    this.#signal = signal;
  }

  /** How many there are, as far as is known: those that have been taken as well. */
  get total(): number {
    return this.#waiting.length;
  }

  /** Looks into what calls itself an archive, so that the number is right from the start. */
  async openArchives(): Promise<void> {
    const opened: ImportInput[] = [];
    for (const input of this.#waiting)
      if (mayBeArchive(input) && !this.#signal.aborted) opened.push(...(await this.#open(input)));
      else opened.push(input);
    this.#waiting = opened;
  }

  async next(): Promise<ImportItem | undefined> {
    const input = this.#waiting[this.#at];
    if (!input) return undefined;
    if (this.#signal.aborted) return itemOf(input);
    const items = await this.#open(input);
    this.#waiting.splice(this.#at, 1, ...items);
    return items[0];
  }

  /** The one that `next` gave has been dealt with. */
  advance(): void {
    this.#at += 1;
  }

  rest(): readonly ImportItem[] {
    return this.#waiting.slice(this.#at).map(itemOf);
  }

  #open(input: ImportInput): Promise<readonly ImportItem[]> {
    return itemsOf(input, { signal: this.#signal });
  }
}
