/** The parts of the tool that read and write other formats. They come when somebody asks for them. */
import type * as exportPart from '../src/export-files.js';
import type * as importPart from '../src/import-files.js';
import { part } from './part.js';

/** Throws Error with a sentence where the part is missing. */
export const exportFiles = (): Promise<typeof exportPart> => part(() => import('../src/export-files.js'));

/** Throws Error with a sentence where the part is missing. */
export const importFiles = (): Promise<typeof importPart> => part(() => import('../src/import-files.js'));
