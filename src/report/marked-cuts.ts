/** Cuts a stretch of text wherever something that lies over it begins or ends. */
import { compareSpans, type Span } from '../domain/span.js';

/** A piece over which the same layers lie from end to end. */
export interface Cut<Layer> extends Span {
  /** What encloses before what it holds. */
  readonly layers: readonly Layer[];
  /** Those of them that have their first piece here. */
  readonly begins: readonly Layer[];
}

/** The whole of `within` in order, pieces without a layer too; offsets in UTF-16. */
export function cuts<Layer extends Span>(within: Span, layers: readonly Layer[]): readonly Cut<Layer>[] {
  const over = layers.filter(({ start, end }) => start < within.end && end > within.start).sort(compareSpans);
  const inside = (offset: number) => Math.max(within.start, Math.min(within.end, offset));
  const ends = new Set([within.start, within.end]);
  for (const { start, end } of over) ends.add(inside(start)).add(inside(end));
  const places = [...ends].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const here = over.filter((layer) => layer.start <= start && layer.end > start);
    return {
      start,
      end: places[index + 1]!,
      layers: here,
      begins: here.filter((layer) => inside(layer.start) === start),
    };
  });
}
