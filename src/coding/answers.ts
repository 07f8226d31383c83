/** Which question an annotation leaves open, and what becomes of it when a value is chosen. */
import type { Annotation, Patch } from '../domain/annotation.js';
import { attributesFor, type Attribute, type Kind } from '../domain/codebook.js';

type Answered = Pick<Annotation, 'attributes' | 'prefilled'>;

/** Mandatory attributes, and those that an answer to one of them brings up. */
const asked = (kind: Kind, { attributes }: Answered): readonly Attribute[] => {
  const mandatory = new Set(kind.attributes.filter((each) => each.mandatory).map(({ id }) => id));
  return attributesFor(kind, attributes).filter(
    ({ id, when, values }) => values && (mandatory.has(id) || (when && mandatory.has(when.attribute))),
  );
};

/** The first of them that has no value; null where all have one. */
export const openQuestion = (kind: Kind, annotation: Answered): Attribute | null =>
  asked(kind, annotation).find(({ id }) => annotation.attributes[id] === undefined) ?? null;

/** What a letter answers: the open question, or else the first, whose answer can be changed. */
export const questionOf = (kind: Kind, annotation: Answered): Attribute | null =>
  openQuestion(kind, annotation) ?? asked(kind, annotation)[0] ?? null;

/**
 * The patch that gives `annotation` the value, chosen and not suggested; none where `value` is ''. Values that it
 * leaves without meaning, as a frame without `device` = frame, go with the old one.
 */
export function choose(kind: Kind | undefined, annotation: Answered, id: string, value: string): Patch {
  const { [id]: _old, ...others } = annotation.attributes;
  const attributes = value ? { ...others, [id]: value } : others;
  const apply = kind && new Set(attributesFor(kind, attributes).map((each) => each.id));
  const known = kind && new Set(kind.attributes.map((each) => each.id));
  const kept = Object.entries(attributes).filter(([name]) => !known?.has(name) || apply!.has(name));
  const prefilled = annotation.prefilled?.filter((name) => name !== id);
  return { attributes: Object.fromEntries(kept), ...(prefilled && { prefilled }) };
}
