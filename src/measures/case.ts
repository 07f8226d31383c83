/** One counted attribution, boiled down to what the measures ask of it. Every number is a sum over cases. */
import type { Role } from '../domain/article.js';

/** The kind and the parts and attributes of the codebook that the measures of attributions read. */
export const attributionKind = 'attribution';
export const contentPart = 'content';
export const cuePart = 'cue';
export const addresseePart = 'addressee';
export const modeAttribute = 'mode';
export const stanceAttribute = 'stance';
export const formAttribute = 'source_form';

/** How far readers can tell who it is, from the registry, else from the form of the source; '' where neither says. */
export type Identity = 'named' | 'partly' | 'anonymous_person' | 'anonymous_group' | '';

/** What the form of a source says of that. */
const identityByForm: ReadonlyMap<string, Exclude<Identity, ''>> = new Map([
  ['named', 'named'],
  ['role', 'partly'],
  ['anonymous', 'anonymous_person'],
  ['vague_group', 'anonymous_group'],
]);

export const identityOfForm = (form: string) => identityByForm.get(form);

/** Content words: of the innermost attribution, of the outermost, in quotation marks, in the first quarter of the body. */
export const wordBases = ['voice', 'space', 'quoted', 'early'] as const;
export type WordBase = (typeof wordBases)[number];

export interface Case {
  /** Id of the annotation. */
  readonly id: string;
  readonly article: string;
  /** Ids of registry entries, merged ones replaced. Empty where no source is assigned. */
  readonly sources: readonly string[];
  /** Each once; `unclear` where no source is assigned. */
  readonly sides: readonly string[];
  /** Each once; `unknown` where no source is assigned. */
  readonly types: readonly string[];
  /** As coded; '' where not. */
  readonly mode: string;
  readonly stance: string;
  readonly form: string;
  readonly identity: Identity;
  /** Role of the block that the attribution begins in. */
  readonly role: Role;
  /** UTF-16 offset of the first marked character. */
  readonly start: number;
  /** Where the content begins, as a share of the counted body, 0 to 1; null outside the body or without content. */
  readonly position: number | null;
  /** Ids of the counted attributions that it lies in, the outermost first. */
  readonly within: readonly string[];
  readonly words: Readonly<Record<WordBase, number>>;
}
