/** What the makers of a marked article know of it. */
import type { Annotation } from '../domain/annotation.js';
import type { Coded, Inclusion } from '../measures/coded.js';
import type { AttributeValues, Html } from './html-text.js';

export interface MarkedOptions {
  /** Number of the first annotation; 1 by default. Ids are made of numbers: `m4` in the text, `a4` in the list. */
  readonly first?: number;
  readonly include?: readonly Inclusion[];
  /** What the list says of an annotation beside what is coded. */
  readonly more?: (annotation: Annotation) => Html | null;
}

/** One article with its annotations in order and numbered. */
export interface Marking {
  readonly coded: Coded;
  readonly numbers: ReadonlyMap<string, number>;
  /** Those that have a place in the text, in reading order. */
  readonly placed: readonly Annotation[];
  readonly waiting: readonly Annotation[];
  readonly options: MarkedOptions;
}

/** Language and direction of an article's words, as attributes. */
export const written = ({ article: { language, direction } }: Coded): AttributeValues => ({
  lang: language || null,
  dir: direction,
});
