/** A report as JSON: every value with its definition, and the codebooks that it rests on. */
import type { SourceBalance } from '../measures/balance.js';
import { definitionsFor, type Definition } from './definitions.js';
import type { Report } from './document.js';

export const reportFormat = 'source-bias-report';
/** Semantic: whoever reads 1.x can read every other 1.x. */
export const reportFormatVersion = '1.0';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface ReportFile {
  readonly format: typeof reportFormat;
  readonly version: typeof reportFormatVersion;
  readonly generator: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly exported: string;
  readonly title: string;
  /** Each id and version once, in the order of the articles; several where they are mixed. */
  readonly codebooks: readonly { readonly id: string; readonly version: string }[];
  readonly definitions: readonly Definition[];
  /** Everything that was measured: counts, shares, and the annotation ids behind them. */
  readonly balance: Json;
  /** The sections, figures and tables as they are shown. */
  readonly report: Json;
  readonly method: Json;
}

/** Safe for `JSON.stringify`: plain values only. What is not defined is null, never NaN. */
export function reportJson(
  balance: SourceBalance,
  report: Report,
  {
    exported,
    software,
  }: { readonly exported: string; readonly software: { readonly name: string; readonly version: string } },
): ReportFile {
  const measures = report.sections.flatMap(({ figures }) => figures.flatMap((figure) => figure.measures));
  const codebooks = new Map(
    balance.articles.map(({ codebook: { id, version } }) => [JSON.stringify([id, version]), { id, version }]),
  );
  return {
    format: reportFormat,
    version: reportFormatVersion,
    generator: { name: software.name, version: software.version },
    exported,
    title: report.title,
    codebooks: [...codebooks.values()],
    definitions: definitionsFor(measures),
    balance: plain(balance),
    report: plain({ title: report.title, sections: report.sections }),
    method: plain(report.method),
  };
}

/** Numbers that JSON does not know become null, maps become objects and sets lists; what is undefined is left out. */
export function plain(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value) || ArrayBuffer.isView(value) || value instanceof Set)
    return Array.from(value as Iterable<unknown>, plain);
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (typeof value !== 'object') return null;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)]])),
  );
}
