/** Selectors of the Web Annotation Data Model, which Hypothesis shares: https://www.w3.org/TR/annotation-model/#selectors */
import { isRecord } from './explain.js';
import type { ForeignSpan } from './foreign-set.js';
import type { OutgoingSpan } from './outgoing.js';
import type { OffsetUnit } from './exchange-format.js';

/** A quote with the words around it. */
export const quoteSelector = ({ exact, prefix, suffix }: OutgoingSpan) => ({
  type: 'TextQuoteSelector',
  exact,
  prefix: prefix ?? '',
  suffix: suffix ?? '',
});

export const positionSelector = ({ start, end, start16, end16 }: OutgoingSpan, unit: OffsetUnit) =>
  unit === 'utf-16'
    ? { type: 'TextPositionSelector', start: start16, end: end16 }
    : { type: 'TextPositionSelector', start, end };

/** Selectors may refine one another: deeper than this only to do harm. */
const deepest = 8;

/** Place and quote out of a target's `selector`, all of which name the same words; null where none does. */
export function placeOf(selector: unknown): Omit<ForeignSpan, 'label'> | null {
  const place: Found = { start: undefined, end: undefined, quote: undefined };
  look(selector, place, 0);
  const { start, end, quote } = place;
  if (start === undefined || end === undefined) return quote ? { quote } : null;
  return quote ? { start, end, quote } : { start, end };
}

interface Found {
  start: number | undefined;
  end: number | undefined;
  quote: ForeignSpan['quote'];
}

const wordsOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The first place and the first quote count. */
function look(selector: unknown, found: Found, depth: number): void {
  if (depth > deepest) return;
  if (Array.isArray(selector)) {
    for (const each of selector) look(each, found, depth + 1);
    return;
  }
  if (!isRecord(selector)) return;
  const { type, refinedBy } = selector;
  if (type === 'TextPositionSelector') takePlace(found, selector.start, selector.end);
  else if (type === 'TextQuoteSelector' && typeof selector.exact === 'string')
    found.quote ??= {
      exact: selector.exact,
      prefix: wordsOf(selector.prefix),
      suffix: wordsOf(selector.suffix),
    };
  else if (type === 'FragmentSelector') {
    // RFC 5147.
    const [, start, end] = /^char=(\d+),(\d+)/.exec(wordsOf(selector.value) ?? '') ?? [];
    if (start !== undefined) takePlace(found, Number(start), Number(end));
  }
  if (refinedBy !== undefined) look(refinedBy, found, depth + 1);
}

function takePlace(found: Found, start: unknown, end: unknown): void {
  if (found.start !== undefined || typeof start !== 'number' || typeof end !== 'number') return;
  found.start = start;
  found.end = end;
}
