/** The part of the tool that makes, reads and writes records. It weighs a fifth of the whole, so it comes when it is needed. */
import type * as exchangePart from '../src/exchange.js';
import { part } from './part.js';

type Exchange = typeof exchangePart;

let loaded: Exchange | undefined;

/** Throws Error with a sentence where the part is missing. */
export const exchange = async (): Promise<Exchange> =>
  (loaded ??= await part(() => import('../src/exchange.js')));

/** The same, at once: every article that is open has been read with it. */
export const loadedExchange = (): Exchange => loaded!;
