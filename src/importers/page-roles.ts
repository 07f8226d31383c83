/** Blocks whose roles are being found: rules read the drafts, and write roles, repeats and their own names. */
import type { BlockDraft, Metadata, Role } from '../domain/article.js';
import { isProse } from './line-patterns.js';
import { repeatsBlock, type Rule } from './rules.js';

export interface PageRoles {
  readonly drafts: readonly BlockDraft[];
  readonly facts: Facts;
  readonly roles: Role[];
  readonly rules: (string | undefined)[];
  readonly repeats: (number | null)[];
  /** Index of the headline; -1 where there is none. */
  headline: number;
}

/** What is known about an article beside its words. */
export type Facts = Partial<Pick<Metadata, 'title' | 'bylines' | 'publisher'>>;

export const startRoles = (drafts: readonly BlockDraft[], facts: Facts): PageRoles => ({
  drafts,
  facts,
  roles: drafts.map(({ role }) => role),
  rules: drafts.map(({ rule }) => rule),
  repeats: drafts.map(({ repeats }) => repeats),
  headline: -1,
});

/** Sets the role of the block at `index`, and why. */
export function give({ roles, rules }: PageRoles, index: number, role: Role, rule: Rule): void {
  roles[index] = role;
  rules[index] = rule;
}

/** Takes a role back that turned out to be wrong. */
export function takeBack({ roles, rules }: PageRoles, index: number): void {
  roles[index] = 'body';
  rules[index] = undefined;
}

/** Says that the block at `index` repeats the one at `of`; that is why it has its role. */
export function giveRepeat(page: PageRoles, index: number, of: number, role: Role): void {
  page.repeats[index] = of;
  give(page, index, role, repeatsBlock(of));
}

/** Indexes of the body's running text, in order. */
export const proseOf = ({ drafts, roles }: PageRoles) =>
  drafts.flatMap(({ text, type }, index) =>
    roles[index] === 'body' && type !== 'heading' && (type !== 'paragraph' || isProse(text)) ? [index] : [],
  );

/** Between the headline and all running text but its first paragraph, which stands at `first`. */
export const isLead = ({ headline }: PageRoles, index: number, first: number) =>
  headline >= 0 && index > headline && index <= first;
