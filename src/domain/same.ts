/** Whether two values of plain data say the same. */

/** Compares as JSON: a record keeps the order of its fields on its way through a database or a file. */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
