/** Every record of a workspace, as a backup holds them and a restore brings them in. */
import type { Annotation } from './annotation.js';
import type { Article, RawDigest } from './article.js';
import type { Codebook } from './codebook.js';
import type { LibraryEntry } from './library.js';
import type { PastRevision } from './revision.js';
import type { Source } from './source.js';

/** In the order in which a backup is read: an annotation is checked against the texts before it. */
export const storeNames = [
  'articles',
  'revisions',
  'annotations',
  'sources',
  'codebooks',
  'settings',
  'library',
  'raws',
] as const;
export type StoreName = (typeof storeNames)[number];

export interface Setting {
  readonly key: string;
  readonly value: unknown;
}

/** What a revision of an article was made from; the bytes are fetched when they are needed. */
export interface RawFile extends RawDigest {
  readonly articleId: string;
  readonly revision: number;
  /** Throws Error where they cannot be had, or are not what `sha256` says. */
  readonly open: () => Promise<Uint8Array<ArrayBuffer>>;
}

export interface StoreRecords {
  readonly articles: Article;
  readonly revisions: PastRevision;
  readonly annotations: Annotation;
  readonly sources: Source;
  readonly codebooks: Codebook;
  readonly settings: Setting;
  readonly library: LibraryEntry;
  readonly raws: RawFile;
}

/** In the order of their keys, as the database gives them. */
export type Contents = { readonly [Name in StoreName]: readonly StoreRecords[Name][] };

export type PerStore<Value> = Readonly<Record<StoreName, Value>>;

export const perStore = <Value>(of: (name: StoreName) => Value): PerStore<Value> =>
  Object.fromEntries(storeNames.map((name) => [name, of(name)])) as Record<StoreName, Value>;

/** When this browser made its last backup: the one setting that is about this browser, and in no backup. */
export const lastBackupSetting = 'backup:last';

/** How long work takes, told as it goes on; records, or bytes. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Of work that takes a while. */
export interface Pace {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** `merge`: what is here stays, and gains what it lacks. `replace`: what is here gives way to the backup. */
export type RestoreMode = 'merge' | 'replace';

/** How many records of a store meet which fate. */
export interface Tally {
  /** Are not here yet. */
  readonly added: number;
  /** Are here in another form, and become that of the backup, or gain something from it. */
  readonly changed: number;
  readonly same: number;
  /** Are here in another form, which stays. */
  readonly kept: number;
  /** Are here, and not in the backup. */
  readonly removed: number;
}

/** What a restore means for one article. */
export interface ArticleNews {
  readonly id: string;
  readonly title: string;
  /**
   * `separate`: its text here is another one, so that it comes in beside that; `older`: it becomes an earlier version of
   * the one here; `joined`: it is here, and its annotations change.
   */
  readonly what: 'added' | 'removed' | 'changed' | 'joined' | 'older' | 'separate';
  /** Annotations that come in, change or go. */
  readonly annotations: number;
}

/** A record of which not all could be brought in, and why. */
export interface RestoreNote {
  readonly id: string;
  readonly message: string;
}

/** What a restore does, or would do. */
export interface RestoreOutcome {
  readonly mode: RestoreMode;
  readonly stores: PerStore<Tally>;
  /** Those to which something happens. */
  readonly articles: readonly ArticleNews[];
  readonly notes: readonly RestoreNote[];
}
