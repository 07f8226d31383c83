/** The parts of the tool that read and write other formats. They come when somebody asks for them. */
import type * as exportPart from '../src/export-files.js';
import type * as importPart from '../src/import-files.js';

const missing = 'A part of this tool could not be loaded: the folder “lazy” belongs beside its script.';

/** Throws Error with a sentence where the part is missing. */
export async function exportFiles(): Promise<typeof exportPart> {
  try {
    return await import('../src/export-files.js');
  } catch {
    throw new Error(missing);
  }
}

/** Throws Error with a sentence where the part is missing. */
export async function importFiles(): Promise<typeof importPart> {
  try {
    return await import('../src/import-files.js');
  } catch {
    throw new Error(missing);
  }
}
