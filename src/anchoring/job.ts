/** What travels between the page and the worker that re-anchors: plain data. */
import type { Carried } from '../domain/revision.js';
import { sentenceOf } from '../domain/sentence-of.js';
import type { Anchored, Texts } from './carry-over.js';

export interface Job extends Texts {
  readonly annotations: readonly Anchored[];
  /** Milliseconds; what has not been found by then is lost, and says so. Without one it takes as long as it takes. */
  readonly budget?: number;
}

export type Answer =
  { readonly progress: number } | { readonly carried: readonly Carried[] } | { readonly failed: string };

export const explain = (error: unknown) =>
  `The annotations could not be compared with the new text: ${sentenceOf(error)}. Nothing was changed; try again.`;
