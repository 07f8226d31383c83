/** The list of cues that a project uses: its own where it has edited one, else the one that comes with the tool. */
import { cueListFor, printCueList, readCueList, type CueList } from '../src/coding/cue-list.js';
import type { Settings } from '../src/open-session.js';

const settingOf = ({ language }: CueList) => `cues:${language}`;

export class CueLists {
  readonly #language: string | null;
  readonly #settings: Settings;
  #own: CueList | null = null;

  /** `language`: BCP 47, of the article; null where it does not say. */
  constructor(language: string | null, settings: Settings) {
    this.#language = language;
    this.#settings = settings;
  }

  /** Null for a language that has no list. */
  get list(): CueList | null {
    return this.#own ?? cueListFor(this.#language);
  }

  get isOwn(): boolean {
    return this.#own !== null;
  }

  /** Reads the project's own list. Rejects with a sentence where that cannot be read; the tool's list stands then. */
  async load(): Promise<void> {
    const base = cueListFor(this.#language);
    const text = base && (await this.#settings.get<string>(settingOf(base)));
    if (base && text) this.#own = readCueList(text, base);
  }

  /** As an analyst edits it. */
  get text(): string {
    const { list } = this;
    return list ? printCueList(list) : '';
  }

  /** Rejects with RangeError, a sentence, for what is no list: then the old one stays. '' goes back to the tool's own. */
  async save(text: string): Promise<void> {
    const base = cueListFor(this.#language);
    if (!base) return;
    const own = text.trim() ? readCueList(text, base) : null;
    await this.#settings.put(settingOf(base), own ? printCueList(own) : '');
    this.#own = own;
  }
}
