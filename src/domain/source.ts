/** Who is quoted: one entry per real source, shared by all articles of a project. */

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly type: string;
  readonly role: string;
  readonly side: string;
  readonly anonymity: string;
  readonly affiliation?: string;
  readonly country?: string;
}
