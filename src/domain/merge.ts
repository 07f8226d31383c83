/** Two edits of one annotation made without sight of each other, brought together so that neither is lost. */
import type { Annotation, Attributes } from './annotation.js';
import { same } from './same.js';

/** What `ours` made of `before`, else what `theirs` made of it. */
const pick = <T>(before: T, ours: T, theirs: T) => (same(before, ours) ? theirs : ours);

/** One field to a merge: the parts of one kind mean nothing in another. */
const judgement = ({ kind, spans }: Annotation) => ({ kind, spans });

function mergeAttributes(before: Attributes, ours: Attributes, theirs: Attributes): Attributes {
  const ids = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const value = pick(before[id], ours[id], theirs[id]);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/** Three ways like a value: a suggestion that either of the two has chosen is one no more. */
function mergePrefilled(before: Annotation, ours: Annotation, theirs: Annotation, attributes: Attributes) {
  const has = ({ prefilled = [] }: Annotation, id: string) => prefilled.includes(id);
  const prefilled = Object.keys(attributes).filter((id) =>
    pick(has(before, id), has(ours, id), has(theirs, id)),
  );
  return prefilled.length ? { prefilled } : {};
}

/**
 * Both edits, field by field. Where both changed one field the later edit, ours, stands; two notes are both kept,
 * since nobody can type a note again that they no longer see.
 */
export function mergeAnnotation(before: Annotation, ours: Annotation, theirs: Annotation): Annotation {
  const note =
    same(before.note, ours.note) || same(before.note, theirs.note) || same(ours.note, theirs.note)
      ? pick(before.note, ours.note, theirs.note)
      : `${theirs.note}\n${ours.note}`;
  const attributes = mergeAttributes(before.attributes, ours.attributes, theirs.attributes);
  const { prefilled: _replaced, ...rest } = theirs;
  return {
    ...rest,
    ...pick(judgement(before), judgement(ours), judgement(theirs)),
    attributes,
    ...mergePrefilled(before, ours, theirs, attributes),
    sources: pick(before.sources, ours.sources, theirs.sources),
    parent: pick(before.parent, ours.parent, theirs.parent),
    confidence: pick(before.confidence, ours.confidence, theirs.confidence),
    note,
    modified: ours.modified > theirs.modified ? ours.modified : theirs.modified,
  };
}
