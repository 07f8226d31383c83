/** What was measured, what it should reach, and whether it does. */

export interface Finding {
  readonly what: string;
  /** The figure that is judged, and those that it was made from. */
  readonly value: number;
  readonly unit: string;
  readonly details: string;
  /** Null where the figure is for information only. */
  readonly bound: number | null;
  readonly atLeast: boolean;
}

export interface Reach {
  readonly unit: string;
  readonly bound: number | null;
  readonly details?: string;
  /** The bound is the least that will do, not the most. */
  readonly atLeast?: boolean;
}

export const finding = (
  what: string,
  value: number,
  { unit, bound, details = '', atLeast = false }: Reach,
): Finding => ({ what, value, unit, bound, details, atLeast });

/** Judged as shown, to the precision of `digits`: a frame of 16.67 ms is one of 16.7 ms. Null where nothing is judged. */
export function reached({ value, bound, atLeast }: Finding): boolean | null {
  if (bound === null) return null;
  const rounded = Number(digits(value));
  return atLeast ? rounded >= bound : rounded <= bound;
}

export const digits = (value: number) => value.toFixed(Math.abs(value) < 10 ? 2 : 1);
