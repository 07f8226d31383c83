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

interface Both<R> {
  readonly id: string;
  readonly before?: R;
  readonly after?: R;
}

/** `edits` as one for each record that differs from what `present` holds of it, the last word on it. */
export function actual<E extends Both<object>>(
  edits: readonly E[],
  present: Pick<ReadonlyMap<string, NonNullable<E['after']>>, 'get'>,
): readonly E[] {
  const wanted = new Map(edits.map(({ id, after }) => [id, after]));
  return [...wanted].flatMap(([id, after]) => {
    const before = present.get(id);
    return before === after ? [] : [{ id, ...(before && { before }), ...(after && { after }) } as E];
  });
}
