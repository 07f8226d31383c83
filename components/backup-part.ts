/** The part of the tool that makes, reads and restores backups. It comes when somebody asks for one. */
import type * as part from '../src/backup.js';

let loaded: typeof part | undefined;

/** Throws Error with a sentence where the part is missing. */
export async function backupPart(): Promise<typeof part> {
  try {
    return (loaded ??= await import('../src/backup.js'));
  } catch {
    throw new Error('A part of this tool could not be loaded: the folder “lazy” belongs beside its script.');
  }
}
