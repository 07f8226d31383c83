/** What every annotation set says of itself. Apart from the schema, so that writing a file does not load the checks. */

/** `format` of every annotation set. */
export const format = 'source-bias-annotations';
/** Of the file format: another minor version adds optional facts, another major one is refused. */
export const formatVersion = '1.0';
/** The one unit in which a file counts: `text[start:end] == exact` in Python and R. */
export const offsetUnit = 'code-point';
