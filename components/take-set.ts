/** Adds an annotation set to the open article. */
import type { Problem } from '../src/formats/explain.js';
import { exchange } from './exchange.js';
import type { SessionLoader } from './session-loader.js';

export interface TakenSet {
  /** How many annotations of the set are good. */
  readonly imported: number;
  readonly problems: readonly Problem[];
  /** What was done, in a sentence; without one the set is about another article, and is to be opened. */
  readonly said?: string;
}

/** Throws what it reports, as a sentence. */
export async function takeSet(loader: SessionLoader, set: unknown): Promise<TakenSet> {
  const { session } = loader;
  const read = await loader.attempt(async () =>
    (await exchange()).importSet(set, session, { stored: loader.kept }),
  );
  const { step, listed, imported, problems } = read;
  if (!session || !step) return read;
  session.list(listed);
  session.dispatch(step.change, step);
  loader.reportUnread(problems);
  const said = `${imported} annotations were read, ${step.change.length} of them new or changed. Control Z takes them back.`;
  return { imported, problems, said };
}
