/** What tags of Hypothesis say beyond the label, which is the first of them. */

/** Ties the rows of one annotation together, for those who read them in Hypothesis and for the way back. */
export const tieOf = (number: number) => `annotation ${number}`;
export const isTie = (tag: string) => /^annotation \d+$/.test(tag);

/** For an attribute: readers of Hypothesis can search for it. */
export const tagOf = (name: string, value: unknown) => `${name}: ${String(value)}`;
