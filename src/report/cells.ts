/** Cells of a report's tables: numbers that say of how many, and never claim more than is known. */
import type { Measure } from '../measures/balance.js';
import type { EvidenceWords } from '../measures/evidence.js';
import { leastCases, wilson, type Interval } from '../measures/statistics.js';
import type { Cell, Evidence } from './document.js';

export const evidenceOf = (annotations: readonly string[], words: EvidenceWords = 'marked'): Evidence => ({
  annotations,
  words,
});

const withEvidence = (evidence: Evidence | undefined) => (evidence?.annotations.length ? { evidence } : {});

/** A number of things that are part of nothing. */
export const countCell = (value: number, evidence?: Evidence): Cell => ({
  text: whole(value),
  value,
  ...withEvidence(evidence),
});

/** `k` of `n`: with its share and interval from 10 cases on. */
export function shareCell(k: number, n: number, evidence?: Evidence): Cell {
  const share = n >= leastCases && k <= n ? wilson(k, n) : null;
  return { text: whole(k), value: k, of: n, ...(share && { share }), ...withEvidence(evidence) };
}

/** A ratio or an index; null where it is not defined, for the reason given. */
export const numberCell = (value: number | null, why: string, evidence?: Evidence): Cell =>
  value === null
    ? noCell(why)
    : { text: decimal(value), value: Number(value.toFixed(4)), ...withEvidence(evidence) };

export const textCell = (text: string, evidence?: Evidence): Cell => ({
  text,
  value: text,
  ...withEvidence(evidence),
});

export const noCell = (why: string): Cell => ({ text: '–', value: null, why });

/** A row's cell of a measure, by side, source or type. */
export const measureCell = (
  measure: Measure,
  by: 'bySide' | 'bySource' | 'byType',
  group: string,
  words: EvidenceWords = 'marked',
): Cell =>
  shareCell(measure[by][group] ?? 0, measure.total, evidenceOf(measure.annotations[by][group] ?? [], words));

export const totalCell = ({ total, annotations }: Measure, words: EvidenceWords = 'marked'): Cell =>
  countCell(total, evidenceOf(annotations.total, words));

/**
 * Digits in groups of three, the same everywhere: a file is not to change with the machine that writes it. By hand, since
 * what the browser loads to do it takes as long as a section of a report.
 */
export const whole = (value: number) => String(value).replace(/\d(?=(?:\d{3})+$)/g, '$&,');
export const decimal = (value: number) => (Math.abs(value) < 0.005 ? 0 : value).toFixed(2).replace('-', '−');
export const percent = (value: number) => `${Math.round(value * 100)} %`;

/** `57 %, 43–70 %`. */
export const shareText = ({ value, low, high }: Interval) =>
  `${percent(value)}, ${Math.round(low * 100)}–${percent(high)}`;

/** `1 source`, `12 sources`. */
export const counted = (n: number, one: string, many = `${one}s`) => `${whole(n)} ${n === 1 ? one : many}`;

/** `10 of 19 attributions (53 %)`; under 10 without the percentage. */
export const partOf = (k: number, n: number, one: string) =>
  `${whole(k)} of ${counted(n, one)}${n >= leastCases ? ` (${percent(k / n)})` : ''}`;
