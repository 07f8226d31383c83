/** What one cell of a CSV table says: text that no spreadsheet runs, lists, and numbers as other programs write them. */

/**
 * Text that a spreadsheet could take for a formula, behind blanks and with full-width signs too, and text that begins
 * with a tab or a line break; apostrophes may stand before it already.
 */
const formula = /^'*(?:[\s\p{C}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u;
/** A negative number is one, and runs nothing. */
const number = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

const isAlphanumeric = (code: number) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
const isFormula = (cell: string) =>
  cell !== '' && !isAlphanumeric(cell.charCodeAt(0)) && formula.test(cell) && !number.test(cell);

/** With an apostrophe in front where a spreadsheet could run it. */
export const guarded = (cell: string) => (isFormula(cell) ? `'${cell}` : cell);
/** The other way round. */
export const unguarded = (cell: string) =>
  cell.charCodeAt(0) === 0x27 && isFormula(cell) ? cell.slice(1) : cell;

/** Items parted by `; `; a semicolon or backslash within one has a backslash before it. */
export function listCell(items: readonly string[]): string {
  if (!items.length) return '';
  if (items.length === 1 && !items[0]) return '\\'; // One empty item is not the same as none.
  return items.map((item) => (/[;\\]/.test(item) ? item.replace(/[;\\]/g, '\\$&') : item)).join('; ');
}

const none: readonly string[] = [];

export function itemsOf(cell: string): readonly string[] {
  if (!cell) return none;
  if (!/[;\\]/.test(cell)) return [cell];
  const items = [''];
  for (let at = 0; at < cell.length; at += 1) {
    const here = cell[at]!;
    if (here === '\\') items[items.length - 1] += cell[(at += 1)] ?? '';
    else if (here === ';') {
      items.push('');
      if (cell[at + 1] === ' ') at += 1;
    } else items[items.length - 1] += here;
  }
  return items;
}

/** A whole number of at least 0, also as R (`1e+05`) and pandas (`12.0`) write it; null for anything else. */
export function wholeOf(cell: string): number | null {
  if (/^\d{1,15}$/.test(cell)) return Number(cell);
  if (!/^\s*\d+(?:\.\d*)?(?:e\+?\d+)?\s*$/i.test(cell)) return null;
  const value = Number(cell);
  return Number.isSafeInteger(value) ? value : null;
}

/** A number, with a decimal comma too, as spreadsheets write it that part cells with semicolons; null for anything else. */
export function numberOf(cell: string): number | null {
  const value = cell.trim().replace(',', '.');
  return number.test(value) && Number.isFinite(Number(value)) ? Number(value) : null;
}

/**
 * Cells as RFC 4180 has them; the reading is left to papaparse, whose writing takes longer than all else together. `isRaw`:
 * no apostrophe is put before any cell.
 */
export class CellWriter {
  readonly #isRaw: boolean;

  constructor({ isRaw = false }: { readonly isRaw?: boolean } = {}) {
    this.#isRaw = isRaw;
  }

  cell(value: string | number): string {
    if (typeof value === 'number' || value === '') return `${value}`;
    const text = this.#isRaw ? value : guarded(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  cells(values: readonly (string | number)[]): string {
    return values.map((value) => this.cell(value)).join(',');
  }
}
