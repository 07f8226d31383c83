/** What lies beyond the open article, as its elements ask for it. */
import type { Article } from './domain/article.js';
import type { PastRevision } from './domain/revision.js';
import type { SourceUse } from './storage/workspace.js';

/** What the project keeps under a name, beside its records. As it was put: the caller knows its type. */
export interface Settings {
  get<Value>(key: string): Promise<Value | undefined>;
  put(key: string, value: unknown): Promise<void>;
}

/** What lies beyond the one article. */
export interface Project {
  /** Where the articles of the database name a source: see `Workspace`. Nowhere, where the host keeps the data. */
  usesOf(sourceId: string): Promise<readonly SourceUse[]>;
  /** The revisions before the open one, the oldest first; none where the host keeps the data. */
  pastRevisions(): Promise<readonly PastRevision[]>;
  /** Takes the open revision back: see `Workspace`. The article has to be opened anew. */
  removeRevision(): Promise<Article | undefined>;
  /** Gone with the page where the host keeps the data. */
  readonly settings: Settings;
}

/** Of a host that keeps the data itself. */
export function unstoredProject(): Project {
  const values = new Map<string, unknown>();
  return {
    usesOf: async () => [],
    pastRevisions: async () => [],
    removeRevision: async () => undefined,
    settings: {
      get: async <Value>(key: string) => values.get(key) as Value | undefined,
      put: async (key, value) => void values.set(key, value),
    },
  };
}
