/** How the words of an annotation are added to, taken away and moved: spans in, spans out. Offsets are UTF-16. */
import type { SpanInput } from '../domain/annotation.js';
import { compareSpans, trim, type Span } from '../domain/span.js';
import { nextBoundary } from '../domain/words.js';

/** A span of an annotation, its part named. */
export type Fragment = SpanInput & { readonly part: string };

export type Edge = 'start' | 'end';

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** White space of one line: fragments with nothing else between them are one. */
const gap = /^[^\S\n]*$/;

const meets = (text: string, a: Span, b: Span) =>
  overlaps(a, b) || gap.test(a.end <= b.start ? text.slice(a.end, b.start) : text.slice(b.end, a.start));

/** `others` and `fragment`, which takes in those of its part that it meets; the rest stay as they are. */
function withFragment(text: string, others: readonly Fragment[], fragment: Fragment): readonly Fragment[] {
  let grown = fragment;
  let rest = others;
  for (;;) {
    const met = rest.filter((each) => each.part === grown.part && meets(text, each, grown));
    if (!met.length) return [...rest, grown].sort(compareSpans);
    rest = rest.filter((each) => !met.includes(each));
    grown = {
      part: grown.part,
      start: Math.min(grown.start, ...met.map(({ start }) => start)),
      end: Math.max(grown.end, ...met.map(({ end }) => end)),
    };
  }
}

/** `fragments` with `span` as words of `part`. */
export const addWords = (text: string, fragments: readonly Fragment[], part: string, { start, end }: Span) =>
  withFragment(text, fragments, { part, start, end });

/** `fragments` without the words under `span`, whichever parts they play; one that is cut through becomes two. */
export function takeWords(text: string, fragments: readonly Fragment[], span: Span): readonly Fragment[] {
  return fragments.flatMap((fragment) => {
    if (!overlaps(fragment, span)) return [fragment];
    const rest = [
      { start: fragment.start, end: span.start },
      { start: span.end, end: fragment.end },
    ];
    return rest
      .filter(({ start, end }) => start < end)
      .map((each) => ({ part: fragment.part, ...trim(text, each) }))
      .filter(({ start, end }) => start < end);
  });
}

/** The place in `fragments` of the one that holds `caret`, or else the nearest to it; the innermost of several. */
export function fragmentNear(fragments: readonly Fragment[], caret: number): number {
  const distance = ({ start, end }: Span) => Math.max(start - caret, caret - end, 0);
  let best = 0;
  for (const [place, fragment] of fragments.entries()) {
    const difference = distance(fragment) - distance(fragments[best]!);
    const shorter = fragment.end - fragment.start < fragments[best]!.end - fragments[best]!.start;
    if (difference < 0 || (difference === 0 && shorter)) best = place;
  }
  return best;
}

/**
 * `fragments` with one edge of the fragment at `place` at the offset `to`, at least one grapheme left of it. Where it
 * runs into another fragment of its part the two become one.
 */
export function moveEdge(
  text: string,
  fragments: readonly Fragment[],
  { place, edge, to, language }: { place: number; edge: Edge; to: number; language: string | null },
): readonly Fragment[] {
  const fragment = fragments[place]!;
  const start =
    edge === 'start'
      ? Math.max(0, Math.min(to, nextBoundary(text, fragment.end, 'grapheme', -1, language)))
      : fragment.start;
  const end =
    edge === 'end'
      ? Math.min(text.length, Math.max(to, nextBoundary(text, fragment.start, 'grapheme', 1, language)))
      : fragment.end;
  const others = fragments.filter((_, index) => index !== place);
  return withFragment(text, others, { part: fragment.part, start, end });
}
