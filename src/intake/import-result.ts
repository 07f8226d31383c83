/** What became of each file that was to come in. */
import type { Codebook } from '../domain/codebook.js';
import type { LibraryEntry } from '../domain/library.js';
import type { Problem } from '../formats/explain.js';
import type { ImportItem } from './import-item.js';

export type Outcome =
  | { readonly outcome: 'added'; readonly articleId: string }
  /** `same`: the text is here word for word; `past`: as an older version of an article; `new-version`: the address is, with another text. */
  | {
      readonly outcome: 'same' | 'past' | 'new-version';
      /** The stored articles that it is like, the likest first. */
      readonly existing: readonly LibraryEntry[];
      /** What was decided about it: to leave it, to store it as well, or as the next version of `articleId`. */
      readonly decided?: 'left' | 'both' | 'version';
      readonly articleId?: string;
    }
  | {
      readonly outcome: 'set';
      readonly articleId: string;
      /** How many annotations the set has that are good. */
      readonly annotations: number;
      /** The text was stored already: the set was taken in beside what is there. */
      readonly merged: boolean;
      readonly problems: readonly Problem[];
    }
  /** A codebook is chosen for an article: whoever shows one has to ask. */
  | { readonly outcome: 'codebook'; readonly codebook: Codebook }
  | { readonly outcome: 'failed'; readonly reason: string }
  /** The import ended before its turn. */
  | { readonly outcome: 'not-tried' };

export type ImportResult = Outcome & {
  /** Can be read again, for a decision or another try. */
  readonly item: ImportItem;
  readonly name: string;
  /** Of the article; '' where none was read. */
  readonly title: string;
};

/** One that waits for a decision. */
export type Undecided = ImportResult & { readonly outcome: 'same' | 'past' | 'new-version' };

export const isUndecided = (result: ImportResult): result is Undecided =>
  'existing' in result && result.decided === undefined;

/** One that another try may bring in. */
export const isToRetry = ({ outcome }: ImportResult): boolean =>
  outcome === 'failed' || outcome === 'not-tried';
