/** Who is quoted: one entry per real source, shared by all articles of a project. */

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly type: string;
  readonly role: string;
  /** The usual one; see `sides`. */
  readonly side: string;
  /** Empty where it is not coded. */
  readonly anonymity: string;
  readonly affiliation?: string;
  readonly country?: string;
  readonly note?: string;
  /** The side in an article where it differs from `side`, by article id. */
  readonly sides?: Readonly<Record<string, string>>;
  /** Id of the entry that took this one's place: annotations that name this one mean that one. */
  readonly mergedInto?: string;
  /** Deleted; kept so that annotations which name it can be told from broken ones, and so that undo is one edit. */
  readonly removed?: true;
  /** ISO 8601, UTC. */
  readonly modified?: string;
}

/** What a caller may say of a source. */
export type SourceDetails = Partial<Omit<Source, 'id' | 'mergedInto' | 'removed' | 'modified'>>;

/** Sides that every project has, whatever else it defines. */
export const alwaysSides: readonly string[] = Object.freeze(['none', 'unclear']);

/** Whether a coded field says nothing. */
export const isBlank = (value: string | undefined) =>
  value === undefined || value === '' || value === 'unknown' || value === 'unclear';

/** The side that the source is on in an article. */
export const sideIn = ({ side, sides }: Pick<Source, 'side' | 'sides'>, articleId: string): string =>
  sides && Object.hasOwn(sides, articleId) ? sides[articleId]! : side;

/** A name as it is kept. Throws RangeError for an empty one. */
export function checkName(name: string): string {
  const trimmed = typeof name === 'string' ? name.trim() : '';
  if (trimmed) return trimmed;
  throw new RangeError(`A source needs a name of at least 1 character, not ${JSON.stringify(name)}`);
}
