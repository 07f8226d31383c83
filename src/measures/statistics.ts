/** Formulae of CODEBOOK section 3, on plain numbers. Where one is not defined the answer is null, never NaN. */
import type { Diversity } from './balance.js';

/** A share with its 95 % interval, all from 0 to 1. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the standard normal distribution. */
const z = 1.959964;

/** Fewer cases are given as counts: a share of them would say more than is known. */
export const leastCases = 10;

/** `k` of `n` with the score interval of Wilson (1927); null for `n` = 0. Throws RangeError unless 0 <= k <= n. */
export function wilson(k: number, n: number): Interval | null {
  if (!(k >= 0 && k <= n)) throw new RangeError(`${k} of ${n} is no share: it must be from 0 to ${n}`);
  if (n === 0) return null;
  const p = k / n;
  const middle = p + z ** 2 / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const scale = 1 + z ** 2 / n;
  return {
    value: p,
    low: k === 0 ? 0 : (middle - reach) / scale,
    high: k === n ? 1 : (middle + reach) / scale,
  };
}

/**
 * Over the shares of `counts`, those of 0 left out: Shannon's H = −Σ p ln p, evenness H ÷ ln n, HHI = Σ p², effective
 * number 1 ÷ HHI. (McDonald & Dimmick 2003.)
 */
export function diversityOf(counts: readonly number[]): Diversity {
  const shares = counts.filter((count) => count > 0);
  const n = shares.length;
  const sum = shares.reduce((total, count) => total + count, 0);
  if (!n) return { n, shannon: null, evenness: null, hhi: null, effective: null };
  const shannon =
    n === 1 ? 0 : -shares.reduce((total, count) => total + (count / sum) * Math.log(count / sum), 0);
  const hhi = shares.reduce((total, count) => total + (count / sum) ** 2, 0);
  return { n, shannon, evenness: n === 1 ? null : shannon / Math.log(n), hhi, effective: 1 / hhi };
}

/** ln of the odds of `a` in `nA` against those of `b` in `nB`, with half a case added to each; null where a side has none. */
export const logOddsRatio = (a: number, nA: number, b: number, nB: number): number | null =>
  nA > 0 && nB > 0 ? Math.log(((a + 0.5) * (nB - b + 0.5)) / ((nA - a + 0.5) * (b + 0.5))) : null;

/** The same with its 95 % interval, by the normal approximation (Haldane 1956, Woolf 1955). */
export function logOddsInterval(a: number, nA: number, b: number, nB: number): Interval | null {
  const value = logOddsRatio(a, nA, b, nB);
  if (value === null) return null;
  const cells = [a, nA - a, b, nB - b];
  const reach = z * Math.sqrt(cells.reduce((sum, cell) => sum + 1 / (cell + 0.5), 0));
  return { value, low: value - reach, high: value + reach };
}

/** (a − b) ÷ (a + b), from −1 to 1; null where both are 0. */
export const twoSideIndex = (a: number, b: number): number | null => (a + b ? (a - b) / (a + b) : null);

/** a ÷ b; null where b is 0. */
export const ratio = (a: number, b: number): number | null => (b ? a / b : null);

/** (pos − neg) ÷ (pos + neg); null where both are 0. */
export const netTone = (pos: number, neg: number): number | null => twoSideIndex(pos, neg);

/**
 * Coefficient of imbalance (Janis & Fadner 1943) of `f` favourable and `u` unfavourable among `r` relevant and `t` units
 * in all; null where there are none.
 */
export function janisFadner(f: number, u: number, r: number, t: number): number | null {
  if (!r || !t) return null;
  return f >= u ? (f ** 2 - f * u) / (r * t) : (f * u - u ** 2) / (r * t);
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (!sorted.length) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
