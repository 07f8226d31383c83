/** The part of the tool that makes, reads and writes records. It weighs a fifth of the whole, so it comes when it is needed. */
import type * as part from '../src/exchange.js';

type Exchange = typeof part;

let loaded: Exchange | undefined;

/** Throws Error with a sentence where the part is missing. */
export async function exchange(): Promise<Exchange> {
  try {
    return (loaded ??= await import('../src/exchange.js'));
  } catch {
    throw new Error('A part of this tool could not be loaded: the folder “lazy” belongs beside its script.');
  }
}

/** The same, at once: every article that is open has been read with it. */
export const loadedExchange = (): Exchange => loaded!;
