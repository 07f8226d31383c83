/** Annotations in the order in which a reader meets them, kept so without sorting anew at each change. */
import { compareAnnotations, type Annotation } from './annotation.js';
import type { Annotations, Change } from './change.js';
import { lowerBound } from './lower-bound.js';

export const inReadingOrder = (annotations: Annotations): readonly Annotation[] =>
  [...annotations.values()].sort(compareAnnotations);

/** Where `annotation` stands in `ordered`, or would stand. */
export const placeOf = (ordered: readonly Annotation[], annotation: Annotation) =>
  lowerBound(ordered.length, (index) => compareAnnotations(ordered[index]!, annotation) >= 0);

/** `ordered` after `change`, given the annotations before it. */
export function reorder(
  ordered: readonly Annotation[],
  before: Annotations,
  change: Change,
): readonly Annotation[] {
  const next = [...ordered];
  for (const { id, after } of change) {
    const old = before.get(id);
    if (old) {
      const place = placeOf(next, old);
      if (next[place]?.id === id) next.splice(place, 1);
    }
    if (after) next.splice(placeOf(next, after), 0, after);
  }
  return next;
}
