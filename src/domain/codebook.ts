/** What analysts may mark, and with which values: data that a project can replace. */

export interface Value {
  readonly id: string;
  readonly label: string;
  /** Chooses the value while its attribute has the focus. */
  readonly key?: string;
  readonly definition?: string;
}

export interface Attribute {
  readonly id: string;
  readonly label: string;
  readonly definition?: string;
  /** Closed list; without one the attribute takes free text. */
  readonly values?: readonly Value[];
  readonly mandatory?: boolean;
  /** Shown only where another attribute of the kind has this value. */
  readonly when?: { readonly attribute: string; readonly value: string };
}

export interface Part {
  readonly id: string;
  readonly label: string;
}

export interface Kind {
  readonly id: string;
  readonly label: string;
  readonly definition?: string;
  /** A letter that marks the selection as this kind; its number in the list, from 1, does the same. */
  readonly key: string;
  /** 1 to 8: colour and underline style together, so that colour is never the only sign. */
  readonly tone: number;
  readonly parts: readonly Part[];
  /** The part that a span belongs to when it names none. */
  readonly mainPart: string;
  readonly attributes: readonly Attribute[];
}

export interface Codebook {
  readonly id: string;
  /** Semantic: old annotations keep the version that they were made with. */
  readonly version: string;
  readonly title: string;
  readonly kinds: readonly Kind[];
}

export const findKind = (codebook: Codebook, id: string) => codebook.kinds.find((kind) => kind.id === id);

/** Throws RangeError for a kind that the codebook does not have. */
export function kindOf(codebook: Codebook, id: string): Kind {
  const kind = findKind(codebook, id);
  if (kind) return kind;
  throw new RangeError(`Kind ${JSON.stringify(id)} is not in the codebook: it has ${idsOf(codebook.kinds)}`);
}

/** The attributes that apply to `kind` given the values chosen so far. */
export const attributesFor = (kind: Kind, chosen: Readonly<Record<string, unknown>>) =>
  kind.attributes.filter(({ when }) => !when || chosen[when.attribute] === when.value);

/** For messages: the ids that would have been right. */
export const idsOf = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id).join(', ');
