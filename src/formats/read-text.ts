/** The text of the files that a format reads, and JSON that is taken for nothing before it has been looked at. */
import { sentenceOf } from '../domain/sentence-of.js';
import type { ExchangeFile, FileProblem } from './exchange-format.js';
import type { Loose } from './explain.js';

/** Nested deeper than any file of ours or of others, JSON is made to exhaust the stack of whoever walks it. */
const deepest = 200;

/** UTF-8, without a byte order mark. Throws Error, in a sentence, where the bytes are none. */
export function textOf({ text, data }: ExchangeFile): string {
  if (text !== undefined) return text.replace(/^\ufeff/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    throw new Error('This file is not text in UTF-8.');
  }
}

/** Throws Error, in a sentence. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    checkDepth(text);
    const reason = sentenceOf(error);
    throw new Error(`This is no JSON, or not all of it: ${reason}.`, { cause: error });
  }
  // To look at the values takes a fraction of the time that their text does.
  if (isDeeper(value, deepest)) throw tooDeep();
  return value;
}

const tooDeep = () => new Error(`This JSON is nested more than ${deepest} deep: it was not read.`);

/** Whether lists and records lie in one another more than `depth` deep. Goes no deeper itself. */
function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && isDeeper(item, depth - 1)) return true;
    return false;
  }
  // JSON gives no record a field that it inherits.
  for (const key in value) {
    const field = (value as Loose)[key];
    if (typeof field === 'object' && isDeeper(field, depth - 1)) return true;
  }
  return false;
}

function checkDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      // Brackets in a string open nothing.
      at = endOfString(text, at);
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) throw tooDeep();
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
}

/** Where the quotation mark stands that ends the string which begins at `start`; the end of the text where none does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** Each line of a JSON Lines file that is not empty, with its number from 1. A bad line is reported, the rest read. */
export function* jsonLines(
  file: ExchangeFile,
  report: (problem: FileProblem) => void,
): Generator<{ readonly line: number; readonly value: unknown }> {
  let line = 0;
  for (const text of textOf(file).split('\n')) {
    line += 1;
    if (!text.trim()) continue;
    try {
      yield { line, value: parseJson(text) };
    } catch (error) {
      report({ file: file.name, line, message: sentenceOf(error) });
    }
  }
}

/** Reads each file by itself with `readOne`; what that throws is a problem of the file. */
export function readEach<T>(
  files: readonly ExchangeFile[],
  readOne: (file: ExchangeFile, report: (problem: FileProblem) => void) => readonly T[],
): { readonly sets: readonly T[]; readonly problems: readonly FileProblem[] } {
  const sets: T[] = [];
  const problems: FileProblem[] = [];
  for (const file of files)
    try {
      // One by one: a call takes no million arguments.
      for (const set of readOne(file, (problem) => problems.push(problem))) sets.push(set);
    } catch (error) {
      problems.push({ file: file.name, message: sentenceOf(error) });
    }
  return { sets, problems };
}

/** JSON on one line, with no line separator of Unicode in it, at which some readers would break the line. */
export const jsonLine = (value: unknown) =>
  `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
