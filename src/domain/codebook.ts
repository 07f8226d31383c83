/** What analysts may mark, and with which values: data that a project can replace. */

/** One of a closed list. */
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
  /** The rule that suggests a value until the analyst chooses one. */
  readonly rule?: Rule;
}

/**
 * Where a suggested value comes from. `quotation`: which of the words stand in quotation marks; `cue-stance`, `cue-act`
 * and `cue-polarity`: the list of cues; `source-form`: the words of the source; `attributed` and `voice`: whether the
 * words lie inside somebody's.
 */
export type Rule = (typeof rules)[number];
export const rules = [
  'quotation',
  'cue-stance',
  'cue-act',
  'cue-polarity',
  'source-form',
  'attributed',
  'voice',
] as const;

/** What looks for words of a part near those that are marked. */
export type Finder = (typeof finders)[number];
export const finders = ['cue', 'source'] as const;

export interface Part {
  readonly id: string;
  readonly label: string;
  /** A letter that puts the selected words into this part of the annotation in hand. */
  readonly key?: string;
  readonly finder?: Finder;
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
  /** The parts that are asked for, one after another, once the main part is marked. */
  readonly flow?: readonly string[];
  /** The part inside which another annotation of this kind has this one as its parent. */
  readonly nestsIn?: string;
  /** Whether annotations of this kind name entries of the registry of sources. */
  readonly sourced?: boolean;
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
