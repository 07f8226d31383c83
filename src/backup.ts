/** Backup and restore of a whole workspace: the database on one side, the file on the other. Loaded when it is asked for. */
import type { Pace, Progress, RestoreMode, RestoreOutcome } from './domain/backup.js';
import { BackupDraft, backupName, readBackup as readFile, type Backup } from './formats/backup.js';
import { Stopped } from './storage/backup-read.js';
import type { Estimate } from './storage/backup-size.js';
import { BackupStore, type Changes } from './storage/backup-store.js';
import { currentVersion } from './storage/database.js';
import type { Workspace } from './storage/workspace.js';

export { lastBackupSetting, storeNames } from './domain/backup.js';
export type { Backup } from './formats/backup.js';
export type { Estimate } from './storage/backup-size.js';

/** A backup to be saved as a file. */
export interface BackupFile {
  readonly name: string;
  readonly file: Blob;
  /** ISO 8601, UTC. */
  readonly created: string;
}

/** Restored, and what it takes to take that back: for as long as the page is open. */
export interface RestoreResult {
  readonly outcome: RestoreOutcome;
  readonly changes: Changes;
}

/** What a backup would hold, and how large it would be, about. */
export const estimateBackup = (workspace: Workspace): Promise<Estimate> => storeOf(workspace).estimate();

/** All of the workspace as it stands at one moment. Throws `signal.reason` once that is aborted. */
export async function makeBackup(workspace: Workspace, pace: Pace = {}): Promise<BackupFile> {
  const created = new Date();
  const facts = { created: created.toISOString(), database: currentVersion };
  const draft = await plainly(
    storeOf(workspace).readAll(() => new BackupDraft(), { ...pace, onProgress: within(pace, 0, 0.3) }),
  );
  const file = await draft.pack(facts, { ...pace, onProgress: within(pace, 0.3, 1) });
  return { name: backupName(created), file, created: facts.created };
}

/** Throws Error, in one sentence, for what is no whole backup, or one of a newer tool. Changes nothing. */
export const readBackup = (file: Blob, pace: Pace = {}): Promise<Backup> =>
  readFile(file, { ...pace, database: currentVersion });

/** What `restoreBackup` would change now; changes nothing. */
export const planRestore = (
  { contents, created }: Backup,
  workspace: Workspace,
  mode: RestoreMode,
  pace: Pace = {},
): Promise<RestoreOutcome> => plainly(storeOf(workspace).plan(contents, { mode, created, ...pace }));

/** All of it or nothing. Open sessions, here and in other tabs, are told. */
export const restoreBackup = (
  { contents, created }: Backup,
  workspace: Workspace,
  mode: RestoreMode,
  pace: Pace = {},
): Promise<RestoreResult> => plainly(storeOf(workspace).restore(contents, { mode, created, ...pace }));

/** Takes a restore back; resolves to how many records stay as they are, since somebody has worked on them meanwhile. */
export const takeBack = ({ changes }: RestoreResult, workspace: Workspace, pace: Pace = {}): Promise<number> =>
  plainly(storeOf(workspace).takeBack(changes, pace));

const storeOf = (workspace: Workspace) => workspace.part(BackupStore);

/** As a share of the whole work. */
const within = ({ onProgress }: Pace, from: number, to: number) =>
  onProgress &&
  (({ done, total }: Progress) =>
    onProgress({ done: from + (to - from) * (total ? done / total : 1), total: 1 }));

/** What ended a transaction from outside says why by itself: it is no failure of the browser's storage. */
async function plainly<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Stopped) throw cause.cause;
    throw cause instanceof Error && cause.constructor === Error ? cause : error;
  }
}
