/** The part of the tool for coding in depth: details, questions, sources, boundaries. Loaded once the text is on screen. */
import type * as codingPart from './define-coding.js';
import { part } from './part.js';

type Coding = typeof codingPart;

let loading: Promise<Coding> | undefined;

/** Throws Error with a sentence where the part is missing; the next call tries again. */
export function coding(): Promise<Coding> {
  return (loading ??= part(() => import('./define-coding.js')).catch((missing: Error) => {
    loading = undefined;
    throw missing;
  }));
}
