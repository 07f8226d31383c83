/** What is wrong with a file, in sentences for whoever made it. */
import * as v from 'valibot';
import { shorten } from './shorten.js';

/** What could not be read as it stands, listed beside all that could. */
export interface Problem {
  /** Of the annotation, source or article; `annotation 7`, counted from 1, where it has none. */
  readonly id: string;
  readonly message: string;
}

export type Loose = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What to call a record of a list: its id, else its place. */
export const nameOf = (record: unknown, what: string, index: number) =>
  isRecord(record) && typeof record.id === 'string' && record.id ? record.id : `${what} ${index + 1}`;

/** A value of any type, in a few words. */
export const shown = (value: unknown) => {
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'a record' : String(value);
};

/** One sentence about the first thing that is wrong; undefined where nothing is. */
export function explain(schema: v.GenericSchema, value: unknown): string | undefined {
  const issue = v.safeParse(schema, value, { abortEarly: true }).issues?.[0];
  if (!issue) return undefined;
  const path = v.getDotPath(issue);
  if (!path) return `It must be ${issue.message}, not ${shown(issue.input)}.`;
  if (issue.input === undefined) return `It has no "${path}".`;
  return `Its "${path}" must be ${issue.message}, not ${shown(issue.input)}.`;
}
