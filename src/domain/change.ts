/** What an analyst did to an article's annotations, as data that can be inverted, stored or sent. */
import type { Annotation } from './annotation.js';

/** One record before and after. No `before` adds it; no `after` removes it. */
export interface Edit {
  readonly id: string;
  readonly before?: Annotation;
  readonly after?: Annotation;
}

export type Change = readonly Edit[];
export type Annotations = ReadonlyMap<string, Annotation>;

export const invert = (change: Change): Change =>
  change.map(({ id, before, after }) => ({ id, before: after, after: before })).reverse();

/** Idempotent, so a change that arrives twice does no harm. */
export function apply(annotations: Annotations, change: Change): Annotations {
  const next = new Map(annotations);
  for (const { id, after } of change) {
    if (after) next.set(id, after);
    else next.delete(id);
  }
  return next;
}
