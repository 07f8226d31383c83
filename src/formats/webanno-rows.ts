/** The lines of a WebAnno TSV file: its layers, its sentences, and the tokens with what stands in their columns. */
import { codePoints } from '../domain/code-points.js';
import type { OffsetUnit } from './exchange-format.js';
import { unescapeText } from './webanno-escape.js';

export interface Layer {
  readonly type: 'SP' | 'RL' | 'CH';
  readonly name: string;
  /** In the order of the columns; null for the columns of links to other spans. */
  readonly features: readonly (string | null)[];
  /** Index of its first column, from 0, among those after the words of a token. */
  readonly column: number;
  readonly columns: number;
}

export interface Row {
  readonly line: number;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** Everything after the words. */
  readonly cells: string;
}

export interface Sentence {
  readonly text: string;
  /** Of its first token. */
  readonly start: number;
}

export interface Rows {
  readonly layers: readonly Layer[];
  readonly sentences: readonly Sentence[];
  /** Those with something in their columns, in the order of the file. */
  readonly rows: readonly Row[];
}

type Say = (message: string, line: number) => void;

export const isWebanno = (start: string) => /^\ufeff?#FORMAT=WebAnno TSV 3\.\d/.test(start);

/** Throws Error, in a sentence, where this is no file of version 3. What cannot be read is told to `say`. */
export function readRows(text: string, say: Say): Rows {
  if (!isWebanno(text)) {
    const found = /^#FORMAT=(.*)/.exec(text)?.[1];
    throw new Error(
      found
        ? `This program reads WebAnno TSV 3, and this file says that it is ${JSON.stringify(found.trim())}.`
        : 'This is no WebAnno TSV 3: it does not begin with its name.',
    );
  }
  const layers: Layer[] = [];
  const sentences: Sentence[] = [];
  const rows: Row[] = [];
  let columns = 0;
  let empty = '';
  let words: string[] = [];
  let line = 0;
  for (const row of (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).split('\n')) {
    line += 1;
    if (row.startsWith('#T_') && !sentences.length) {
      const layer = layerOf(row, columns);
      if (layer) {
        layers.push(layer);
        columns += layer.columns;
        empty = '_\t'.repeat(columns);
      } else say('This layer is of an unknown type.', line);
    } else if (row.startsWith('#Text=')) words.push(unescapeText(row.slice('#Text='.length)));
    else if (row && !row.startsWith('#')) {
      const read = rowOf(row, line);
      if (!read) {
        say('It must be an id, two offsets and words, with a TAB after each.', line);
        continue;
      }
      if (words.length) {
        sentences.push({ text: words.join('\n'), start: read.start });
        words = [];
      }
      if (read.cells !== empty && !/^(?:_\t)*_?$/.test(read.cells)) rows.push(read);
    }
  }
  return { layers, sentences, rows };
}

function layerOf(row: string, column: number): Layer | null {
  const [, type, rest] = /^#T_(SP|RL|CH)=(.*)$/.exec(row) ?? [];
  if (rest === undefined) return null;
  const [name = '', ...declared] = rest.trim().split('|');
  const names = declared.filter(Boolean);
  const features = names.map((feature, index) => {
    const isLink = /^(ROLE|BT)_/.test(feature) || !!names[index - 1]?.startsWith('ROLE_');
    return isLink ? null : feature;
  });
  // A layer without features has one column all the same.
  return { type: type as Layer['type'], name, features, column, columns: Math.max(1, features.length) };
}

function rowOf(row: string, line: number): Row | null {
  const first = row.indexOf('\t');
  const second = row.indexOf('\t', first + 1);
  if (first < 0 || second < 0) return null;
  const third = row.indexOf('\t', second + 1);
  const id = row.slice(0, first);
  const offsets = row.slice(first + 1, second);
  const dash = offsets.indexOf('-');
  const [start, end] = [Number(offsets.slice(0, dash)), Number(offsets.slice(dash + 1))];
  if (!/^\d+-\d+(\.\d+)?$/.test(id) || !/^\d{1,15}-\d{1,15}$/.test(offsets) || end < start) return null;
  const word = row.slice(second + 1, third < 0 ? row.length : third);
  return { line, id, start, end, word, cells: third < 0 ? '' : row.slice(third + 1) };
}

/** The sentences put where their first tokens lie, in `unit`; a line break after each, and spaces where more is missing. */
export function layOut(sentences: readonly Sentence[], unit: OffsetUnit): string {
  const parts: string[] = [];
  let length = 0;
  let gaps = 0;
  for (const { text, start } of sentences) {
    const gap = start - length;
    gaps += Math.max(0, gap - 1);
    // Files of articles have a line break or two there; who asks for more than that asks for all memory.
    if (gaps > 1_000_000)
      throw new Error('Its sentences lie too far apart: the offsets of this file cannot be right.');
    if (gap > 0 || parts.length) {
      const filling = parts.length
        ? '\n'.slice(0, Math.max(0, gap)) + ' '.repeat(Math.max(0, gap - 1))
        : ' '.repeat(gap);
      parts.push(filling);
      length += filling.length;
    }
    parts.push(text);
    length += unit === 'utf-16' ? text.length : codePoints(text).length;
  }
  return parts.join('');
}

/** The values of a column: those of stacked spans apart. */
export function stacked(cell: string): readonly string[] {
  if (!cell.includes('|')) return [cell];
  if (!cell.includes('\\')) return cell.split('|');
  const values: string[] = [];
  let from = 0;
  for (let at = 0; at < cell.length; at += 1)
    if (cell[at] === '\\') at += 1;
    else if (cell[at] === '|') {
      values.push(cell.slice(from, at));
      from = at + 1;
    }
  values.push(cell.slice(from));
  return values;
}

/** A value and the number that ties it to those on other tokens, 0 without one; still escaped. */
export function numbered(value: string): readonly [value: string, id: number] {
  const open = value.endsWith(']') ? value.lastIndexOf('[') : -1;
  const id =
    open < 0 || (value[open - 1] === '\\' && !isEven(value, open)) ? NaN : Number(value.slice(open + 1, -1));
  return Number.isInteger(id) && id > 0 ? [value.slice(0, open), id] : [value, 0];
}

/** Whether the backslashes before `at` escape each other. */
function isEven(value: string, at: number): boolean {
  let count = 0;
  while (value[at - 1 - count] === '\\') count += 1;
  return count % 2 === 0;
}
