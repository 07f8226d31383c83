/** The part of the tool for coding in depth: details, questions, sources, boundaries. Loaded once the text is on screen. */
import type * as part from './define-coding.js';

type Coding = typeof part;

let loading: Promise<Coding> | undefined;

/** Throws Error with a sentence where the part is missing; the next call tries again. */
export function coding(): Promise<Coding> {
  loading ??= import('./define-coding.js').catch(() => {
    loading = undefined;
    throw new Error('A part of this tool could not be loaded: the folder “lazy” belongs beside its script.');
  });
  return loading;
}
