/** The part of the tool that makes, reads and restores backups. It comes when somebody asks for one. */
import type * as backup from '../src/backup.js';
import { part } from './part.js';

/** Throws Error with a sentence where the part is missing. */
export const backupPart = (): Promise<typeof backup> => part(() => import('../src/backup.js'));
