/** Sets on their way into another format: each becomes text as soon as it was read, since that takes far less memory. */
import type { ExchangedSet, ExchangeFile, ExchangeFormat, FileProblem } from '../formats/exchange-format.js';
import { allLosses } from '../formats/all-losses.js';
import type { Chosen } from './format-options.js';
import { OutputNames } from './output-names.js';
import { reasonOf } from './pool.js';
import type { ReadGroup, ReadSet } from './read-sets.js';

export interface ConversionTask {
  readonly to: ExchangeFormat;
  readonly choices: Chosen;
  /** When the files say that they were written, ISO 8601 in UTC. */
  readonly exported: string;
  /** All sets in the files of one; the format has `gather`. */
  readonly oneFile: boolean;
  /** Nothing may be written before all was read. */
  readonly hold: boolean;
}

/** Files that are written together, all or none. */
export interface Converted {
  readonly files: readonly ExchangeFile[];
  /** The files that it was read from. */
  readonly from: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** What was read, for a script. */
export interface ReadFiles {
  readonly files: readonly string[];
  readonly format: string | null;
  readonly articles: number;
}

export class Conversion {
  readonly read: ReadFiles[] = [];
  readonly problems: FileProblem[] = [];
  readonly #task: ConversionTask;
  readonly #names = new OutputNames();
  #harmless: Converted[] = [];
  readonly #rest: Converted[] = [];
  /** Of which something would be lost. */
  readonly #losing: ExchangedSet[] = [];
  /** Only where they go into one file. */
  readonly #sets: ReadSet[] = [];

  constructor(task: ConversionTask) {
    this.#task = task;
  }

  /** Number of articles that were read. */
  get articles(): number {
    return this.read.reduce((sum, { articles }) => sum + articles, 0);
  }

  take({ files, format, sets, problems }: ReadGroup): void {
    const { to, choices, oneFile, hold } = this.#task;
    this.read.push({ files, format: format?.id ?? null, articles: sets.length });
    for (const problem of problems) this.problems.push(problem);
    for (const each of sets) {
      const loses = to.losses(each.set, choices.write).length > 0;
      if (loses) this.#losing.push(each.set);
      if (oneFile) this.#sets.push(each);
      else (loses || hold ? this.#rest : this.#harmless).push(this.#convert([each]));
    }
  }

  /** Of all sets, in plain sentences. */
  losses(): readonly string[] {
    const { to, choices } = this.#task;
    return allLosses(to, this.#losing, choices.write);
  }

  /** How many `harmless` would give. */
  get waiting(): number {
    return this.#harmless.length;
  }

  /** Since it was last asked: what can be written at once, as nothing has to be said of it. Names are paths below the folder of all output. */
  harmless(): readonly Converted[] {
    const harmless = this.#harmless;
    this.#harmless = [];
    return harmless;
  }

  /** All else, after the last set was taken. */
  rest(): readonly Converted[] {
    if (!this.#sets.length) return this.#rest;
    const all = this.#convert(this.#sets);
    if (!all.problems.length || this.#sets.length === 1) return [all];
    // One that cannot be written does not stop the rest.
    const trials = this.#sets.map((each) => ({
      each,
      problems: this.#convert([each], new OutputNames()).problems,
    }));
    const good = trials.filter(({ problems }) => !problems.length).map(({ each }) => each);
    const rest = good.length ? this.#convert(good) : { files: [], from: [], problems: [] };
    return [{ ...rest, problems: [...trials.flatMap(({ problems }) => problems), ...rest.problems] }];
  }

  /** Several sets into one file; they are named after the one set that there is, or `corpus`. */
  #convert(sets: readonly ReadSet[], names = this.#names): Converted {
    const { to, choices, exported, oneFile } = this.#task;
    const [first] = sets as readonly [ReadSet, ...ReadSet[]];
    const options = { ...choices.write, exported };
    const wish = oneFile ? { folder: '', name: sets.length === 1 ? first.name : 'corpus' } : first;
    const from = [...new Set(sets.map((each) => each.from))];
    const all = sets.map(({ set }) => set);
    try {
      const files = names.place(wish, (name) =>
        oneFile ? to.gather!(all, { ...options, name }) : to.write(first.set, { ...options, name }),
      );
      return { files, from, problems: [] };
    } catch (error) {
      return { files: [], from, problems: [{ file: first.from, message: reasonOf(error) }] };
    }
  }
}
