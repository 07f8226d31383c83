/** What tags of Hypothesis say beyond the label, which is the first of them. */

/** Begins the tag that ties the rows of one annotation together. */
export const tie = 'annotation ';

/** For an attribute: readers of Hypothesis can search for it. */
export const tagOf = (name: string, value: unknown) => `${name}: ${String(value)}`;
