/** Selectors of the Web Annotation Data Model, which Hypothesis shares: https://www.w3.org/TR/annotation-model/#selectors */
import { isRecord, type Loose } from './explain.js';
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

export const positionSelector = ({ start, end, start16, end16 }: OutgoingSpan, unit: OffsetUnit) => ({
  type: 'TextPositionSelector',
  ...(unit === 'utf-16' ? { start: start16, end: end16 } : { start, end }),
});

/** Selectors may refine one another: deeper than this only to do harm. */
const deepest = 8;

function* selectorsIn(value: unknown, depth = 0): Generator<Loose> {
  if (depth > deepest) return;
  for (const each of Array.isArray(value) ? (value as unknown[]) : [value])
    if (isRecord(each)) {
      yield each;
      yield* selectorsIn(each.refinedBy, depth + 1);
    }
}

/** Places and quote out of a target's `selector`, all of which name the same words; null where none does. */
export function placeOf(selector: unknown): Omit<ForeignSpan, 'label'> | null {
  let place: { start: number; end: number } | undefined;
  let quote: ForeignSpan['quote'];
  const words = (value: unknown) => (typeof value === 'string' ? value : undefined);
  for (const { type, start, end, exact, prefix, suffix, value } of selectorsIn(selector)) {
    if (type === 'TextPositionSelector' && typeof start === 'number' && typeof end === 'number')
      place ??= { start, end };
    if (type === 'TextQuoteSelector' && typeof exact === 'string')
      quote ??= { exact, prefix: words(prefix), suffix: words(suffix) };
    // RFC 5147.
    const range = type === 'FragmentSelector' && /^char=(\d+),(\d+)/.exec(words(value) ?? '');
    if (range) place ??= { start: Number(range[1]), end: Number(range[2]) };
  }
  return place || quote ? { ...place, ...(quote && { quote }) } : null;
}
