/** What the writer and the reader of brat files agree on beyond what brat itself says. */

/** Types of our own lines: brat leaves the names of relations, notes and databases to whoever uses it. */
export const liesIn = 'lies_in';
/** The type of the notes that brat's own dialogue writes. */
export const noteType = 'AnnotatorNotes';
/** `name: value`, for values that no attribute line can hold. */
export const attributeNote = 'Attribute';
/** See `writeRecord`. */
export const recordNote = 'Record';
export const sourceDatabase = 'Source';

/** What brat takes for a name of a type: no white space, no colon; letters of all scripts are kept. */
export const tidyName = (name: string) => name.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '_') || '_';

/**
 * Whether white space with a line break in it is all that lies between two offsets in UTF-16: brat cuts a span there.
 * Longer stretches than any file has are not even looked at.
 */
export function isBreak(text: string, start16: number, end16: number): boolean {
  if (end16 <= start16 || end16 - start16 > 1000) return false;
  const between = text.slice(start16, end16);
  return between.includes('\n') && !between.trim();
}
