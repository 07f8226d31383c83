/** Annotations from a file or a store, taken in beside those that are there. */
import type { Annotation } from './annotation.js';
import type { Annotations, Change } from './change.js';
import { idOfTwo } from './id.js';

/**
 * The change that brings `incoming` in: what is there already and the same is left alone, of two that differ the one
 * modified later stands. Taking the same in twice is therefore no change.
 */
export function takeIn(present: Annotations, incoming: Iterable<Annotation>): Change {
  return [...incoming].flatMap((after) => {
    const before = present.get(after.id);
    if (!before) return [{ id: after.id, after }];
    return after.modified > before.modified ? [{ id: after.id, before, after }] : [];
  });
}

/** `annotations` with other ids where those of `held` stand: ids of annotations of another article. */
export function renamed(
  annotations: readonly Annotation[],
  held: ReadonlySet<string>,
  articleId: string,
): readonly Annotation[] {
  const name = (id: string) => (held.has(id) ? idOfTwo(id, articleId) : id);
  return annotations.map((annotation) => ({
    ...annotation,
    id: name(annotation.id),
    parent: annotation.parent === null ? null : name(annotation.parent),
  }));
}

/** `annotation` as one of another record of the same text. */
export const retarget = (
  annotation: Annotation,
  { id, revision }: { id: string; revision: number },
): Annotation =>
  annotation.articleId === id && annotation.revision === revision
    ? annotation
    : { ...annotation, articleId: id, revision };
