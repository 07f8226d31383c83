/** A CSV file as a table: whatever parts its cells, whatever the order of its columns. */
import Papa from 'papaparse';
import type { ExchangeFile, FileProblem } from './exchange-format.js';
import { unguarded } from './csv-cells.js';
import { startOf } from './json.js';
import { textOf } from './read-text.js';

/** Names of columns that this program writes, and what else people call them. */
const names = {
  article: ['article_id', 'article'],
  annotation: ['annotation_id', 'span_id', 'id'],
  kind: ['kind'],
  part: ['part'],
  label: ['label'],
  startCp: ['start_cp', 'start'],
  endCp: ['end_cp', 'end'],
  start16: ['start_utf16'],
  end16: ['end_utf16'],
  text: ['text', 'exact', 'words', 'quote'],
  sources: ['source_ids'],
  sourceNames: ['source_names'],
  sides: ['source_sides'],
  parent: ['parent_id', 'parent'],
  typed: ['typed_attributes'],
  prefilled: ['prefilled'],
  note: ['note', 'comment'],
  confidence: ['confidence'],
  analyst: ['analyst', 'coder', 'annotator'],
  created: ['created'],
  modified: ['modified'],
  source: ['source_id'],
  textFile: ['text_file'],
  title: ['title'],
} as const;
export type Column = keyof typeof names;
export const columns = Object.keys(names) as readonly Column[];
export const attributePrefix = 'attribute_';

export type TableUse = 'annotations' | 'sources' | 'articles';

/** What stands in the first row. */
export class Header {
  readonly #cells: readonly string[];
  readonly #places = new Map<string, number>();
  readonly attributes: readonly { readonly id: string; readonly at: number }[];

  constructor(cells: readonly string[]) {
    this.#cells = cells;
    for (const [at, cell] of cells.entries()) {
      const name = cell.trim().toLowerCase();
      if (!this.#places.has(name)) this.#places.set(name, at);
    }
    const seen = new Set<string>();
    this.attributes = cells.flatMap((cell, at) => {
      const id = cell.slice(attributePrefix.length);
      if (!cell.startsWith(attributePrefix) || seen.has(id) || id === '__proto__') return [];
      seen.add(id);
      return [{ id, at }];
    });
  }

  get length(): number {
    return this.#cells.length;
  }

  nameAt(at: number): string {
    return this.#cells[at]!;
  }

  /** -1 where there is none. */
  at(column: Column): number {
    for (const name of names[column]) {
      const at = this.#places.get(name);
      if (at !== undefined) return at;
    }
    return -1;
  }

  /** Of a column that has but one name. */
  named(name: string): number {
    return this.#places.get(name) ?? -1;
  }

  /** How many of its columns mean something. */
  get known(): number {
    return columns.filter((column) => this.at(column) >= 0).length;
  }

  /** Null for a table of something else. */
  get use(): TableUse | null {
    const has = (column: Column) => this.at(column) >= 0;
    const hasSpans = (has('startCp') && has('endCp')) || (has('start16') && has('end16'));
    if (hasSpans && (has('kind') || has('label'))) return 'annotations';
    if (has('source') && this.named('name') >= 0) return 'sources';
    return has('article') && has('title') ? 'articles' : null;
  }
}

/** Cells of a row, and its line from 1; a row may take several lines. */
export type Visit = (cells: readonly string[], line: number) => void;

export interface Table {
  readonly file: string;
  readonly header: Header;
  readonly use: TableUse | null;
  /** One row after the other: a large table would take many times its size in memory. */
  each(visit: Visit): void;
  /** '' where the column or the cell is not there. */
  cell(row: readonly string[], at: number): string;
}

const separators = [',', ';', '\t'] as const;

/** The first line that Excel understands: `sep=;`. */
const ruleOf = (text: string) => /^sep=(.)\r?\n/.exec(text);

/** The header tells more than papaparse could know: the separator is the one that gives columns with a meaning. */
function separatorOf(start: string): string {
  const known = separators.map(
    (delimiter) =>
      new Header(
        Papa.parse<string[]>(start, { delimiter, newline: newlineOf(start), preview: 1 }).data[0] ?? [],
      ).known,
  );
  return separators[known.indexOf(Math.max(...known))]!;
}

/** Of the file's header; null for what is no table of ours. */
export function useOf(file: ExchangeFile): TableUse | null {
  if (!/\.(?:csv|tsv)$/i.test(file.name)) return null;
  const start = startOf(file).replace(/^\ufeff/, '');
  const rule = ruleOf(start);
  const text = start.slice(rule?.[0].length ?? 0);
  const delimiter = rule?.[1] ?? separatorOf(text);
  return new Header(
    Papa.parse<string[]>(text, { delimiter, newline: newlineOf(text), preview: 1 }).data[0] ?? [],
  ).use;
}

/** Throws Error, in a sentence, for bytes that are no text. `isRaw`: no apostrophe has been put before any cell. */
export function readTable(
  file: ExchangeFile,
  { isRaw }: { readonly isRaw: boolean },
  report: (problem: FileProblem) => void,
): Table {
  const whole = textOf(file);
  const rule = ruleOf(whole);
  const text = whole.slice(rule?.[0].length ?? 0);
  const delimiter = rule?.[1] ?? separatorOf(text.slice(0, 65_536));
  const start = Papa.parse<string[]>(text, { delimiter, newline: newlineOf(text), preview: 1 });
  const header = new Header(start.data[0] ?? []);
  const say = (message: string, line?: number) =>
    report({ file: file.name, ...(line !== undefined && { line }), message });
  const layout = { delimiter, length: header.length, before: rule ? 1 : 0 };
  const isEmpty = text.startsWith('"')
    ? emptyInR(header, (visit) => eachRow(text, layout, visit, () => {}))
    : [];
  return {
    file: file.name,
    header,
    use: header.use,
    each: (visit) => eachRow(text, layout, visit, say),
    cell(row, at) {
      const cell = at < 0 || isEmpty[at] ? '' : (row[at] ?? '');
      return isRaw ? cell : unguarded(cell);
    },
  };
}

interface Layout {
  readonly delimiter: string;
  /** Of the header. */
  readonly length: number;
  /** Lines before it. */
  readonly before: number;
}

function eachRow(
  text: string,
  { delimiter, length, before }: Layout,
  visit: Visit,
  say: (message: string, line?: number) => void,
): void {
  let line = before + 1;
  let counted = 0;
  let isHeader = true;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: newlineOf(text),
    step({ data: cells, errors, meta: { cursor } }) {
      const here = line;
      for (let at = text.indexOf('\n', counted); at >= 0 && at < cursor; at = text.indexOf('\n', counted)) {
        line += 1;
        counted = at + 1;
      }
      if (errors.some(({ code }) => code === 'MissingQuotes'))
        say('The file ends within a quoted cell: it may have been cut off.', here);
      if (isHeader) {
        isHeader = false;
        return;
      }
      if (cells.length === 1 && !cells[0]!.trim()) return;
      if (cells.length > length && cells.slice(length).some(Boolean))
        say(`This row has ${cells.length} cells, where the first row has ${length}: it was left out.`, here);
      else visit(cells, here);
    },
  });
}

/** What ends the first row; papaparse would look at a megabyte for it. */
function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const here = text[at];
    if (here === '"') isQuoted = !isQuoted;
    else if (here === '\n' && !isQuoted) return '\n';
    else if (here === '\r' && !isQuoted) return text[at + 1] === '\n' ? '\r\n' : '\r';
  }
  return '\n';
}

/** R quotes every name, and writes NA into columns of which it has read no value. */
function emptyInR({ length }: Header, each: (visit: Visit) => void): readonly boolean[] {
  const isEmpty = Array.from({ length }, () => true);
  each((cells) => {
    for (let at = 0; at < length; at += 1) isEmpty[at] &&= !cells[at] || cells[at] === 'NA';
  });
  return isEmpty;
}
