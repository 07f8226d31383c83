/** Words that the writer and the reader of REFI-QDA projects share. */

/** `origin` of what this program writes. */
export const origin = 'source-bias-annotator';
/** Names of links: from the first selection of an annotation to its others, and to that of the annotation around it. */
export const together = 'same annotation';
export const inside = 'inside';

/** Facts of an article as variables of its source. */
export const variables = {
  title: 'Title',
  bylines: 'Bylines',
  publisher: 'Publisher',
  url: 'Address',
  published: 'Published',
  language: 'Language',
  direction: 'Direction',
  revision: 'Revision',
} as const;
export type VariableField = keyof typeof variables;
