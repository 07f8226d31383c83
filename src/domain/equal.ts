/** Whether two values of plain data say the same, whatever the order of their fields. */

/** A field that is undefined is no field. Slower than `same`, for records that were not made by the same code. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, index) => equal(each, b[index]))
    );
  const [first, second] = [present(a), present(b)];
  return first.size === second.size && [...first].every(([key, field]) => equal(field, second.get(key)));
}

const present = (record: object) =>
  new Map<string, unknown>(Object.entries(record).filter(([, field]) => field !== undefined));
