/** Undo and redo over steps. Follows what an analyst did, never the clock. */
import { invertStep, isIdle, type Step, type Work } from './step.js';

export interface History {
  /** Newest last. */
  readonly done: readonly Step[];
  /** Next to redo last. */
  readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** Enough for a day's work, and bounded: a step holds whole records. */
const limit = 1000;

export const record = ({ done }: History, step: Step): History => ({
  done: [...done.slice(1 - limit), step],
  undone: [],
});

/** What the one edit of a step is about; undefined for a step of another number of edits. */
function subject({ change, sources, sides, article }: Work): string | undefined {
  if (change.length + sources.length !== 1 || sides || article) return undefined;
  return change[0] ? `annotation ${change[0].id}` : `source ${sources[0]!.id}`;
}

/** From what the first edit found to what the last left. */
const joined = <Edit extends { readonly before?: unknown }>(
  first: readonly Edit[],
  last: readonly Edit[],
): readonly Edit[] =>
  last.map(({ before: _between, ...edit }, index) => {
    const { before } = first[index]!;
    return { ...edit, ...(before !== undefined && { before }) } as Edit;
  });

/**
 * As `record`, but one step together with the last, under its name, where both are about the same one record: somebody
 * is still typing, and what was saved in between is no step of theirs.
 */
export function amend(history: History, step: Step): History {
  const last = history.done.at(-1);
  if (!last || subject(last) === undefined || subject(last) !== subject(step)) return record(history, step);
  return record(
    { ...history, done: history.done.slice(0, -1) },
    {
      name: last.name,
      change: joined(last.change, step.change),
      sources: joined(last.sources, step.sources),
    },
  );
}

/** The step to take and the history after it; null where there is nothing to undo. */
export function undo({ done, undone }: History): [Step | null, History] {
  const last = done.at(-1);
  if (!last) return [null, { done, undone }];
  return [invertStep(last), { done: done.slice(0, -1), undone: [...undone, last] }];
}

/** The step to take and the history after it; null where there is nothing to redo. */
export function redo({ done, undone }: History): [Step | null, History] {
  const next = undone.at(-1);
  if (!next) return [null, { done, undone }];
  return [next, { done: [...done, next], undone: undone.slice(0, -1) }];
}

/** Drops every step back to a record that `work` touched: taking it would overwrite somebody else's work. */
export function forget({ done, undone }: History, { change, sources, sides, article }: Work): History {
  const touched = new Set(change.map(({ id }) => id));
  const touchedSources = new Set(sources.map(({ id }) => id));
  const others = (steps: readonly Step[]) =>
    steps
      .map(({ sides: own, article: ownArticle, ...step }): Step => ({
        ...step,
        change: step.change.filter(({ id }) => !touched.has(id)),
        sources: step.sources.filter(({ id }) => !touchedSources.has(id)),
        ...(own && !sides && { sides: own }),
        ...(ownArticle && !article && { article: ownArticle }),
      }))
      .filter((step) => !isIdle(step));
  return { done: others(done), undone: others(undone) };
}
