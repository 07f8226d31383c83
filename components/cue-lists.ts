/** The list of cues that a project uses: its own where it has edited one, else the one that comes with the tool. */
import { cueListFor, printCueList, readCueList, type CueList } from '../src/coding/cue-list.js';
import type { Settings } from '../src/open-session.js';

const settingOf = ({ language }: CueList) => `cues:${language}`;

export class CueLists {
  readonly #language: string | null;
  readonly #settings: Settings;
  #own: CueList | null = null;
  /** What was stored when it was read last; '' for nothing. */
  #read = '';

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

  /**
   * Reads the project's own list as it is stored now. Rejects with a sentence where that cannot be read; the list that
   * was in use stands then.
   */
  async load(): Promise<void> {
    const base = cueListFor(this.#language);
    if (!base) return;
    this.#read = await this.#stored(base);
    this.#own = this.#read ? readCueList(this.#read, base) : null;
  }

  /** As an analyst edits it. */
  get text(): string {
    const { list } = this;
    return list ? printCueList(list) : '';
  }

  /** The tool's own list, as an analyst edits it. */
  get toolText(): string {
    const list = cueListFor(this.#language);
    return list ? printCueList(list) : '';
  }

  /**
   * Rejects with RangeError, a sentence, for what is no list, and with SavedElsewhere where another list has been stored
   * since `load`: then the old one stays. '' goes back to the tool's own, as that list itself does.
   */
  async save(text: string): Promise<void> {
    const base = cueListFor(this.#language);
    if (!base) return;
    const list = text.trim() ? readCueList(text, base) : base;
    const printed = printCueList(list);
    const own = printed === this.toolText ? null : list;
    if ((await this.#stored(base)) !== this.#read) throw new SavedElsewhere();
    const kept = own ? printed : '';
    await this.#settings.put(settingOf(base), kept);
    this.#read = kept;
    this.#own = own;
  }

  async #stored(base: CueList): Promise<string> {
    return (await this.#settings.get<string>(settingOf(base))) ?? '';
  }
}

/** Its message tells an analyst. */
export class SavedElsewhere extends Error {
  constructor() {
    super(
      'Another tab has saved another list meanwhile: yours is not saved. ' +
        'Copy what you want to keep of it, then show the saved list.',
    );
  }
}
