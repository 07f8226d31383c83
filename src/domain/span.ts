/** A stretch of an article's text, and what can be asked of one without knowing who marked it. */

/** UTF-16 offsets into `article.text`; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const splitsPair = (text: string, offset: number) =>
  offset > 0 &&
  (text.charCodeAt(offset) & 0xfc00) === 0xdc00 &&
  (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;

/**
 * Throws RangeError unless `span` covers at least one character of `text` and halves no surrogate pair,
 * which no file format could hold.
 */
export function checkSpan(text: string, { start, end }: Span): void {
  const within = `the text has offsets 0 to ${text.length}`;
  if (!Number.isInteger(start) || start < 0 || start > text.length)
    throw new RangeError(`Span start ${start} is out of range: ${within}`);
  if (!Number.isInteger(end) || end > text.length)
    throw new RangeError(`Span end ${end} is out of range: ${within}`);
  if (end <= start) throw new RangeError(`Span end ${end} must be greater than its start ${start}`);
  for (const offset of [start, end])
    if (splitsPair(text, offset)) throw new RangeError(`Offset ${offset} lies inside a surrogate pair`);
}

/** `offset`, or the one before it where it would halve a surrogate pair. */
export const wholeCharacter = (text: string, offset: number) =>
  splitsPair(text, offset) ? offset - 1 : offset;

/** `text`, or no more than its first `length` UTF-16 units with an ellipsis; halves no character. */
export const shorten = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, wholeCharacter(text, length)).trimEnd()} …` : text;

/** The span without white space at its ends; empty where there is nothing else. */
export function trim(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const trimmedStart = start + (words.length - words.trimStart().length);
  return { start: trimmedStart, end: Math.max(trimmedStart, start + words.trimEnd().length) };
}

/** Reading order: by start, and of two that start together the longer first, so that what encloses comes first. */
export const compareSpans = (a: Span, b: Span) => a.start - b.start || b.end - a.end;

/** The words under `spans`, with an ellipsis where text lies between them. */
export const quote = (text: string, spans: readonly Span[]) =>
  spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
