/** What is measured: an article with what was said about it. */
import type { Annotation } from '../domain/annotation.js';
import type { Article, Role } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import type { Registry } from '../domain/registry.js';

export interface Coded {
  readonly article: Article;
  readonly codebook: Codebook;
  /** Those of another revision than the article's are left out, and said to be. */
  readonly annotations: readonly Annotation[];
  /** Every source that an annotation names, and what became of it. */
  readonly registry: Registry;
}

/** Blocks that are left out of every count unless somebody asks for them. */
export const leftOutRoles = ['pull-quote', 'caption', 'boilerplate'] as const satisfies readonly Role[];
export type Inclusion = (typeof leftOutRoles)[number] | 'repeats';

export interface BalanceOptions {
  /** Counted although they are left out by default. */
  readonly include?: readonly Inclusion[];
}
