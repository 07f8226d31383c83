/** Word between tabs of what has changed in the database; it names records, and the database holds the truth. */

/** Records that have changed. */
export interface Told {
  readonly article: string;
  /** Annotations of that article. */
  readonly ids: readonly string[];
  /** Sources, which concern every article. */
  readonly sources: readonly string[];
  /** The project's list of sides. */
  readonly sides: boolean;
  /** Facts or roles of that article. */
  readonly facts: boolean;
}

export type TabMessage =
  | Told
  /** The list of articles. */
  | { readonly library: true }
  /** The article of this id has got a new revision. */
  | { readonly revised: string };

const open = (name: string) =>
  typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined;

const isTexts = (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** Any script of the same origin can post to a channel. */
const isMessage = (data: unknown): data is TabMessage =>
  typeof data === 'object' &&
  data !== null &&
  ('library' in data ||
    ('revised' in data && typeof data.revised === 'string') ||
    ('article' in data &&
      typeof data.article === 'string' &&
      'ids' in data &&
      isTexts(data.ids) &&
      'sources' in data &&
      isTexts(data.sources) &&
      'sides' in data &&
      typeof data.sides === 'boolean' &&
      'facts' in data &&
      typeof data.facts === 'boolean'));

/** Without BroadcastChannel nobody is told; conflicts are then found when something is saved. */
export class TabChannel {
  readonly #name: string;
  readonly #signal: AbortSignal;
  readonly #channel: BroadcastChannel | undefined;

  constructor(name: string, { signal }: { signal: AbortSignal }) {
    this.#name = name;
    this.#signal = signal;
    this.#channel = open(name);
    signal.addEventListener('abort', () => this.#channel?.close());
  }

  /** Tells all others, those on the same page too, but not this one. */
  post(message: TabMessage): void {
    if (!this.#signal.aborted) {
      this.#channel?.postMessage(message);
      return;
    }
    // A save that ends after its element has gone is told all the same.
    const channel = open(this.#name);
    channel?.postMessage(message);
    channel?.close();
  }

  follow(listener: (message: TabMessage) => void, { signal }: { signal: AbortSignal }): void {
    this.#channel?.addEventListener('message', ({ data }) => isMessage(data) && listener(data), { signal });
  }
}
