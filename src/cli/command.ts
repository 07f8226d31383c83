/** What every command is. */
import type { Arguments, Options } from './usage.js';

/** What a script learns of how it went. */
export const exitCodes = { good: 0, problems: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface Command {
  readonly options: Options;
  /** What `--help` prints. */
  help(): string;
  /** Throws UsageError, before anything is done. */
  run(args: Arguments): Promise<ExitCode>;
}
