/** What the makers of a marked article know of it. */
import { compareAnnotations, type Annotation } from '../domain/annotation.js';
import { isAnchored } from '../domain/revision.js';
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

/** Annotations in reading order; those of another revision, which have no place in this text, apart. */
export function inOrder({ article, annotations }: Coded): Pick<Marking, 'placed' | 'waiting'> {
  const all = [...annotations].sort(compareAnnotations);
  return {
    placed: all.filter((each) => isAnchored(each, article)),
    waiting: all.filter((each) => !isAnchored(each, article)),
  };
}

/** Numbers by annotation id, from `first` on. */
export function numbersOf(coded: Coded, first = 1): ReadonlyMap<string, number> {
  const { placed, waiting } = inOrder(coded);
  return new Map([...placed, ...waiting].map(({ id }, index) => [id, first + index]));
}
