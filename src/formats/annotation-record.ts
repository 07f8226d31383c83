/** What formats of labelled words have no place for, as JSON in a note: one record for each annotation. */
import type { AttributeValue } from '../domain/annotation.js';
import type { FileAnnotation } from './annotation-set.js';
import { isRecord } from './explain.js';
import { allBut, type Facet } from './facets.js';

/** Of formats that hold the annotations but have no place for anything else. */
export const annotationsAlone: readonly Facet[] = allBut(
  ...(['registry', 'names', 'orphans', 'facts', 'blocks', 'removed', 'codebook'] as const),
);

/** The same where the user chooses to do without records. */
export const withoutRecords: readonly Facet[] = annotationsAlone.filter(
  (facet) => !['value-types', 'confidence', 'prefilled', 'analysts', 'times', 'ids'].includes(facet),
);

export const recordsOption = {
  id: 'records',
  label: 'Ids, analysts and times',
  values: [
    { id: 'written', label: 'written beside each annotation, so that files can be merged again' },
    { id: 'none', label: 'left out' },
  ],
} as const;

/**
 * One line of JSON. `nameOf`: what the file calls an attribute; `parent`: only where the file has no other way to name
 * it.
 */
export function writeRecord(
  { id, attributes, prefilled, confidence, analyst, created, modified }: Omit<FileAnnotation, 'spans' | 'kind'>,
  { nameOf, parent }: { nameOf: (attribute: string) => string; parent: string | undefined },
): string {
  let typed: Record<string, AttributeValue> | undefined;
  let suggested: Record<string, AttributeValue> | undefined;
  for (const key in attributes) {
    const value = attributes[key]!;
    if (typeof value !== 'string') (typed ??= {})[nameOf(key)] = value;
    if (prefilled?.includes(key)) (suggested ??= {})[nameOf(key)] = value;
  }
  return JSON.stringify({
    id,
    parent,
    confidence: confidence ?? undefined,
    analyst: analyst || undefined,
    created,
    modified: modified === created ? undefined : modified,
    typed,
    prefilled: suggested,
  }).replace(/[\u0085\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The fields of `writeRecord`, as somebody may have changed them: what is not as it should be is left out. */
export interface AnnotationRecord extends Pick<
  FileAnnotation,
  'confidence' | 'analyst' | 'created' | 'modified' | 'parent'
> {
  readonly id?: string | undefined;
  readonly typed?: unknown;
  readonly prefilled?: unknown;
}

/** Null where `json` is no record. */
export function readRecord(json: string): AnnotationRecord | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { id, parent, confidence, analyst, created, modified, typed, prefilled } = value;
  return {
    id: typeof id === 'string' && id ? id : undefined,
    parent: typeof parent === 'string' ? parent : undefined,
    confidence: typeof confidence === 'number' ? confidence : undefined,
    analyst: typeof analyst === 'string' ? analyst : undefined,
    created: typeof created === 'string' ? created : undefined,
    modified: typeof modified === 'string' ? modified : undefined,
    typed,
    prefilled,
  };
}

/**
 * The attributes as the file shows them, with numbers and yes/no as such; and which of them are still as a rule
 * suggested them. What was changed in the other tool counts.
 */
export function withTypes(
  shown: ReadonlyMap<string, string | boolean>,
  { typed, prefilled }: Pick<AnnotationRecord, 'typed' | 'prefilled'>,
): Pick<FileAnnotation, 'attributes' | 'prefilled'> {
  const attributes: Record<string, AttributeValue> = {};
  const suggested: string[] = [];
  for (const [name, value] of shown) {
    if (name === '__proto__') continue;
    const own = valueIn(typed, name);
    attributes[name] = own !== undefined && String(own) === String(value) ? own : value;
    const before = valueIn(prefilled, name);
    if (before !== undefined && String(before) === String(value)) suggested.push(name);
  }
  return { attributes, ...(suggested.length && { prefilled: suggested }) };
}

function valueIn(values: unknown, name: string): AttributeValue | undefined {
  const value = isRecord(values) && Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}

/** Gives every name that a set uses one that a format allows, and never one twice. */
export function nameGiver(
  tidy: (name: string) => string,
  taken: Iterable<string> = [],
): (name: string) => string {
  const names = new Map<string, string>();
  const used = new Set(taken);
  return (name) => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const wish = tidy(name);
    let own = wish;
    for (let number = 2; used.has(own); number += 1) own = `${wish}_${number}`;
    used.add(own);
    names.set(name, own);
    return own;
  };
}
