/** Adds an annotation set to the open article. */
import type { SetImport } from '../src/exchange.js';
import { exchange } from './exchange.js';
import type { SessionLoader } from './session-loader.js';

/** With no `step` the set is about another article, and is to be opened. Throws what it reports, as a sentence. */
export async function takeSet(loader: SessionLoader, set: unknown): Promise<SetImport> {
  const { session } = loader;
  const read = await loader.attempt(async () =>
    (await exchange()).importSet(set, session, { stored: loader.kept }),
  );
  const { step, listed, problems } = read;
  if (!session || !step) return { ...read, step: null };
  session.list(listed);
  session.dispatch(step.change, step);
  loader.reportUnread(problems);
  return read;
}
