/** Undo and redo over changes. Follows what an analyst did, never the clock. */
import { invert, type Change } from './change.js';

export interface History {
  /** Newest last. */
  readonly done: readonly Change[];
  /** Next to redo last. */
  readonly undone: readonly Change[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** Enough for a day's work, and bounded: a change holds whole records. */
const limit = 1000;

export const record = ({ done }: History, change: Change): History => ({
  done: [...done.slice(1 - limit), change],
  undone: [],
});

/**
 * As `record`, but one step together with the last where both are about the same one record: somebody is still typing,
 * and what was saved in between is no step of theirs.
 */
export function amend(history: History, change: Change): History {
  const last = history.done.at(-1);
  const [begun] = last ?? [];
  const [edit] = change;
  if (!begun || !edit || last!.length > 1 || change.length > 1 || begun.id !== edit.id)
    return record(history, change);
  return record({ ...history, done: history.done.slice(0, -1) }, [
    { ...edit, ...(begun.before && { before: begun.before }) },
  ]);
}

/** The change to apply and the history after it; the change is empty where there is nothing to undo. */
export function undo({ done, undone }: History): [Change, History] {
  const last = done.at(-1);
  if (!last) return [[], { done, undone }];
  return [invert(last), { done: done.slice(0, -1), undone: [...undone, last] }];
}

/** The change to apply and the history after it; the change is empty where there is nothing to redo. */
export function redo({ done, undone }: History): [Change, History] {
  const next = undone.at(-1);
  if (!next) return [[], { done, undone }];
  return [next, { done: [...done, next], undone: undone.slice(0, -1) }];
}

/** Drops every step back to a record that `change` touched: taking it would overwrite somebody else's work. */
export function forget({ done, undone }: History, change: Change): History {
  const touched = new Set(change.map(({ id }) => id));
  const others = (changes: readonly Change[]) =>
    changes.map((edits) => edits.filter(({ id }) => !touched.has(id))).filter((edits) => edits.length);
  return { done: others(done), undone: others(undone) };
}
