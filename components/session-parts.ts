/** What a session is opened from, and an open session as such parts. */
import type { Annotation } from '../src/domain/annotation.js';
import type { Article, RawInput } from '../src/domain/article.js';
import type { Codebook } from '../src/domain/codebook.js';
import { sourcesOf, type Registry } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';

export interface SessionParts {
  readonly article: Article;
  readonly codebook: Codebook;
  /** Whether the codebook was chosen for this article, by its host or its file. */
  readonly ownCodebook: boolean;
  readonly sources: readonly Source[];
  readonly annotations: readonly Annotation[];
  readonly raw?: RawInput | null;
  /** What the project holds, where no database does. */
  readonly registry?: Registry;
  readonly sides?: readonly string[];
}

export const partsOf = ({
  article,
  codebook,
  listed,
  everything,
  registry,
  definedSides,
}: Session): SessionParts => ({
  article,
  codebook,
  ownCodebook: false, // What was chosen is stored by now.
  sources: sourcesOf(registry, { sources: [...listed] }),
  annotations: [...everything.values()],
  registry,
  sides: definedSides,
});

/** A sentence where a page asks for a storage that there is none of: then the work is stored, not lost. */
export const wrongStorage = (storage: string | null): string | null =>
  !storage || storage === 'none' || storage === 'indexeddb'
    ? null
    : `storage="${storage}" is neither "indexeddb" nor "none": the work is kept in this browser.`;
