/** Whether two records say the same: one held in memory, one read back from the database. */

/** Compares as JSON: a record keeps the order of its fields on its way through the database. */
export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
