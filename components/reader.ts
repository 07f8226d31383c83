/** The part of the tool that reads files and pages. It weighs a fifth of the whole, so it comes when it is needed. */

/** Throws Error with a sentence where the part is missing. */
export const reader = () =>
  import('../src/open-input.js').catch(() => {
    throw new Error('A part of this tool could not be loaded: the folder “lazy” belongs beside its script.');
  });
