/** The part of the tool that reads and writes files. It weighs a fifth of the whole, so it comes when it is needed. */

/** Throws Error with a sentence where the part is missing. */
export const exchange = () =>
  import('../src/exchange.js').catch(() => {
    throw new Error('A part of this tool could not be loaded: the folder “lazy” belongs beside its script.');
  });
