/** What follows by rule from a change that an analyst makes: suggested values, and parents. */
import { extent, type Annotation, type AttributeValue } from '../domain/annotation.js';
import type { Article } from '../domain/article.js';
import type { Change } from '../domain/change.js';
import { attributesFor, findKind, type Attribute, type Codebook } from '../domain/codebook.js';
import { same } from '../domain/same.js';
import type { CueList } from './cue-list.js';
import { enclosing } from '../domain/parents.js';
import { suggestions } from './prefill.js';

export interface Surroundings {
  readonly article: Article;
  readonly codebook: Codebook;
  /** The annotations, before the change, that share a block with what it touches. */
  readonly around: readonly Annotation[];
  readonly list: CueList | null;
}

/**
 * `change` with suggested values in the annotations whose words or kind it sets, and with further edits where an
 * annotation gets another parent by it. A value or a parent that somebody chose stays.
 */
export function complete(change: Change, surroundings: Surroundings): Change {
  const next = new Map(surroundings.around.map((annotation) => [annotation.id, annotation]));
  for (const { id, after } of change) {
    if (after) next.set(id, after);
    else next.delete(id);
  }
  const before = new Map(surroundings.around.map((annotation) => [annotation.id, annotation]));
  for (const edit of change) {
    if (edit.before) before.set(edit.id, edit.before);
    else before.delete(edit.id); // New, whether it is there already or not.
  }

  const touched = change
    .flatMap(({ before: old, after }) => [old, after])
    .flatMap((each) => (each ? [extent(each)] : []));
  for (const [id, annotation] of next) {
    const { start, end } = extent(annotation);
    if (!touched.some((span) => span.start < end && start < span.end)) continue;
    const parented = withParent(annotation, before, next, surroundings.codebook);
    if (parented !== annotation) next.set(id, parented);
  }
  for (const { id } of change) {
    const annotation = next.get(id);
    const old = before.get(id);
    if (annotation && !(old && old.kind === annotation.kind && same(old.spans, annotation.spans)))
      next.set(id, withSuggestions(annotation, [...next.values()], surroundings));
  }
  const named = new Set(change.map(({ id }) => id));
  const further = [...next.values()].filter(({ id }) => !named.has(id) && next.get(id) !== before.get(id));
  const edits = [
    ...change.map(({ id }) => ({ id, after: next.get(id) })),
    ...further.map((after) => ({ id: after.id, after })),
  ];
  return edits.map(({ id, after }) => {
    const old = before.get(id);
    return { id, ...(old && { before: old }), ...(after && { after }) };
  });
}

/** A parent that is what the rule gave before, or that is gone, follows the rule; any other was chosen. */
function withParent(
  annotation: Annotation,
  before: ReadonlyMap<string, Annotation>,
  next: ReadonlyMap<string, Annotation>,
  codebook: Codebook,
): Annotation {
  const old = before.get(annotation.id);
  const given = old ? old.parent : null;
  const gone = given !== null && before.has(given) && !next.has(given);
  const byRule = old ? enclosing(codebook, old, before.values()) : null;
  if (annotation.parent !== given || !(given === byRule || gone)) return annotation;
  const parent = enclosing(codebook, annotation, next.values());
  return parent === given ? annotation : { ...annotation, parent };
}

/** Values by the rules of the codebook, for attributes that have none or a suggested one. */
function withSuggestions(
  annotation: Annotation,
  around: readonly Annotation[],
  { article, codebook, list }: Surroundings,
): Annotation {
  const kind = findKind(codebook, annotation.kind);
  if (!kind) return annotation;
  const { prefilled = [], ...rest } = annotation;
  const found = suggestions(article, codebook, annotation, { list, around });
  const apply = new Set(attributesFor(kind, annotation.attributes).map(({ id }) => id));
  const own = (id: string) => kind.attributes.find((each) => each.id === id);
  const attributes: Record<string, AttributeValue> = {};
  const suggested: string[] = [];
  for (const [id, value] of Object.entries(annotation.attributes)) {
    if (!prefilled.includes(id)) attributes[id] = value;
    else if (!found[id] && !isOurs(own(id), value, list)) {
      attributes[id] = value;
      suggested.push(id);
    }
  }
  for (const [id, { value }] of Object.entries(found))
    if (apply.has(id) && attributes[id] === undefined) {
      attributes[id] = value;
      suggested.push(id);
    }
  return { ...rest, attributes, ...(suggested.length && { prefilled: suggested }) };
}

/** Whether a rule that finds nothing now has made the value: then it goes. What the rule could not have made stays. */
function isOurs(attribute: Attribute | undefined, value: AttributeValue, list: CueList | null): boolean {
  if (!attribute?.rule || (!list && attribute.rule.startsWith('cue-'))) return false;
  return attribute.values?.some(({ id }) => id === value) ?? false;
}
