/** The annotation set, the format of our own: it loses nothing. */
import { defaultCodebook } from '../domain/default-codebook.js';
import type { ExchangedSet, ExchangeFile, ExchangeFormat, FileProblem } from './exchange-format.js';
import { isRecord } from './explain.js';
import { everything } from './facets.js';
import { format } from './format.js';
import { writeAnnotationSet, type AnnotatedArticle } from './json-export.js';
import { readAnnotationSet } from './json-import.js';
import { fileNameOf } from './outgoing.js';
import { parseJson, readEach, textOf } from './read-text.js';

export const json: ExchangeFormat = {
  id: 'json',
  label: 'Annotation set (JSON)',
  extensions: ['.json'],
  unit: 'code points',
  holds: everything,
  recognises: (files) =>
    files.some((file) => file.name.endsWith('.json') && startOf(file).includes(`"${format}"`)),
  write(set, { exported = new Date().toISOString(), name = fileNameOf(set) } = {}) {
    const text = `${JSON.stringify(writeAnnotationSet(set, { exported }), null, 2)}\n`;
    return [{ name: `${name}.json`, type: 'application/json', text }];
  },
  read: (files, { now } = {}) =>
    readEach(files, (file, report) => [readOwn(parseJson(textOf(file)), { file: file.name, now }, report)]),
  losses: () => [],
};

/** Bytes: what tells a format may stand behind the text of a long article. */
export const longestStart = 2 ** 18;

/** What a file begins with, enough to tell what it is. */
export const startOf = (file: ExchangeFile): string =>
  file.text?.slice(0, longestStart) ?? new TextDecoder().decode(file.data?.subarray(0, longestStart));

/** What the first line of a JSON Lines file holds; undefined where it is no JSON, or the file was cut off in it. */
export function firstLine(file: ExchangeFile): unknown {
  const start = startOf(file).trimStart();
  const end = start.indexOf('\n');
  try {
    return JSON.parse(end < 0 ? start : start.slice(0, end));
  } catch {
    return undefined;
  }
}

/** Throws Error, in one sentence, where nothing can be had of `value`. */
export function readOwn(
  value: unknown,
  { file, line, now = new Date().toISOString() }: { file: string; line?: number; now?: string | undefined },
  report: (problem: FileProblem) => void,
): ExchangedSet {
  const dated = isRecord(value) && typeof value.exported !== 'string' ? { ...value, exported: now } : value;
  const { annotations, codebook, problems, ...set } = readAnnotationSet(dated);
  for (const { id, message } of problems) report({ file, ...(line !== undefined && { line }), id, message });
  const { revision } = set.article;
  return {
    ...set,
    codebook: codebook ?? defaultCodebook,
    annotations: annotations.filter((annotation) => annotation.revision === revision),
    orphans: annotations.filter((annotation) => annotation.revision !== revision),
  };
}

export const annotationSetOf = (set: AnnotatedArticle, exported = new Date().toISOString()) =>
  writeAnnotationSet(set, { exported });
