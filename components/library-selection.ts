/** Which rows are chosen, as plain data: ids, and the row from which Shift reaches on. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const nothingSelected: Selection = Object.freeze({ ids: new Set<string>(), anchor: null });

export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** With all rows from the anchor to `id`. */
export function reached(selection: Selection, id: string, rows: readonly string[]): Selection {
  const anchor = selection.anchor ?? id;
  const [a, b] = [rows.indexOf(anchor), rows.indexOf(id)];
  if (a < 0 || b < 0) return toggled(selection, id);
  return { ids: new Set([...selection.ids, ...rows.slice(Math.min(a, b), Math.max(a, b) + 1)]), anchor };
}

/** Without rows that are not shown: nobody changes or deletes what they cannot see. The same where all are. */
export function within(selection: Selection, rows: ReadonlySet<string>): Selection {
  const ids = [...selection.ids].filter((id) => rows.has(id));
  return ids.length === selection.ids.size ? selection : { ...selection, ids: new Set(ids) };
}
