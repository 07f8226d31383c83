/** What is said of many measurements. */

const inOrder = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/** Throws RangeError where there are no values. */
export function percentile(values: readonly number[], share: number): number {
  if (!values.length) throw new RangeError(`A percentile needs at least 1 value, not ${values.length}`);
  return inOrder(values)[Math.max(0, Math.ceil(values.length * share) - 1)]!;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);
export const p95 = (values: readonly number[]) => percentile(values, 0.95);
