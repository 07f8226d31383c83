/** What a reader needs to understand the marks of a finished analysis: the kinds, their parts, and the values that occur. */
import type { Annotation } from '../domain/annotation.js';
import type { Codebook, Kind } from '../domain/codebook.js';

export interface KeyValue {
  readonly label: string;
  readonly definition?: string;
  /** How many annotations have it. */
  readonly count: number;
}

export interface KeyAttribute {
  readonly label: string;
  readonly definition?: string;
  /** In the codebook's order; only those that occur. */
  readonly values: readonly KeyValue[];
}

export interface KeyEntry {
  readonly kind: Kind;
  readonly count: number;
  readonly attributes: readonly KeyAttribute[];
}

/** One entry a kind of the codebook, in its order, those without an annotation as well: they were looked for. */
export function readingKey(codebook: Codebook, annotations: readonly Annotation[]): readonly KeyEntry[] {
  return codebook.kinds.map((kind) => {
    const own = annotations.filter((annotation) => annotation.kind === kind.id);
    const attributes = kind.attributes.map(({ id, label, definition, values = [] }) => ({
      label,
      ...(definition && { definition }),
      values: values.flatMap(({ id: value, label: name, definition: meaning }) => {
        const count = own.filter(({ attributes: held }) => held[id] === value).length;
        return count ? [{ label: name, ...(meaning && { definition: meaning }), count }] : [];
      }),
    }));
    return { kind, count: own.length, attributes: attributes.filter(({ values }) => values.length) };
  });
}
