/** Plain data that is handed out and kept: whoever gets it can read it, and change nothing. */

/** `value` itself, with all that is in it. Twice costs nothing. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const field of Object.values(value)) frozen(field);
  }
  return value;
}
