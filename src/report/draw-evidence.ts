/** Finds the words behind a mark of a drawn chart. */
import type { Evidence, Figure } from './document.js';
import { keyOf } from './draw-mark.js';

/** Undefined where no mark has that key, or no words stand behind it. */
export function evidenceAt({ chart, table }: Figure, key: string): Evidence | undefined {
  if (!chart) return undefined;
  if ('places' in chart) return chart.places.find(({ id }) => id === key)?.evidence;
  for (const row of table.rows)
    for (const [index, column] of table.columns.entries())
      if (keyOf(row, column) === key) return row.cells[index]?.evidence;
  return undefined;
}
