/** What two tabs have written of one record, brought together. */
import type { Annotation } from '../domain/annotation.js';
import type { Edit } from '../domain/change.js';
import { mergeAnnotation, mergeSource } from '../domain/merge.js';
import { registryOf, type SourceEdit } from '../domain/registry.js';
import { same } from '../domain/same.js';
import type { Source } from '../domain/source.js';
import { takeIn, takeInSources } from '../domain/take-in.js';

type Both = Edit | SourceEdit;
export type RecordOf<E extends Both> = NonNullable<E['after']>;

/** What becomes of a record that is stored as `stored` when `edit` reaches it. */
export function settle<E extends Both>(
  { before, after }: { readonly before?: RecordOf<E>; readonly after?: RecordOf<E> },
  stored: RecordOf<E> | undefined,
  { merge, add }: Rules<RecordOf<E>>,
): RecordOf<E> | undefined {
  if (!stored || same(stored, before)) return after;
  if (!after) return stored; // Somebody else has worked on it: it is no longer what was deleted.
  return before ? merge(before, after, stored) : add(stored, after);
}

/** What becomes of a record that two have written. */
export interface Rules<R> {
  readonly merge: (before: R, ours: R, theirs: R) => R;
  /** Both have added it. */
  readonly add: (stored: R, ours: R) => R;
}

export const annotationRules: Rules<Annotation> = {
  merge: mergeAnnotation,
  add: (stored, ours) => (takeIn(new Map([[ours.id, stored]]), [ours]).length ? ours : stored),
};

/** `articleId`: the article in which a source of two makers was coded. */
export const sourceRules = (articleId: string): Rules<Source> => ({
  merge: mergeSource,
  add: (stored, ours) =>
    (stored.mergedInto === undefined && takeInSources(registryOf([stored]), [ours], articleId)[0]?.after) ||
    stored,
});

/**
 * From what `edits` leave to what is to be stored where `stored` has been found in their place. Records of `needed` are
 * not deleted.
 */
export function correct<E extends Both>(
  edits: readonly E[],
  stored: ReadonlyMap<string, RecordOf<E>>,
  rules: Rules<RecordOf<E>>,
  needed: ReadonlySet<string> = new Set(),
): readonly E[] {
  const next = new Map(stored);
  for (const edit of edits) {
    const held = next.get(edit.id);
    const settled = !edit.after && needed.has(edit.id) ? held : settle<E>(edit as never, held, rules);
    if (settled) next.set(edit.id, settled);
    else next.delete(edit.id);
  }
  return [...lastOf(edits)].flatMap(([id, before]) => {
    const after = next.get(id);
    return same(before, after) ? [] : [{ id, ...(before && { before }), ...(after && { after }) } as E];
  });
}

/** What `edits` leave of each record. */
export const lastOf = <E extends Both>(edits: readonly E[]): ReadonlyMap<string, RecordOf<E> | undefined> =>
  new Map(edits.map(({ id, after }) => [id, after as RecordOf<E> | undefined]));
