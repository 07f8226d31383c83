/** Writes WebAnno TSV 3.3: a line for each token, with what lies on it in columns. */
import { findKind } from '../domain/codebook.js';
import type { Span } from '../domain/span.js';
import { nameGiver, writeRecord } from './annotation-record.js';
import type { ExchangeFile, WriteOptions } from './exchange-format.js';
import { encodeBrackets, encodeId } from './ids-as-words.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, type Outgoing, type OutgoingAnnotation, type OutgoingSpan } from './outgoing.js';
import { escapeText, escapeValue } from './webanno-escape.js';
import {
  mainFeatures,
  recordFeatures,
  recordLayer,
  spanFeatures,
  spanLayer,
  tidyFeature,
} from './webanno-names.js';
import { Tokens } from './webanno-tokens.js';

/** A token, or a part of one that a span cuts out; what lies on it, in the order of the annotations. */
interface Unit extends Span {
  readonly spans: Marked[];
  /** Of the annotations that begin there. */
  records: readonly Marked[];
}

/** A span of ours or a record: its values, by column. */
interface Marked {
  readonly values: readonly (string | undefined)[];
  /** Ties together what lies on several tokens, or on one with others; 0 where that is not needed. */
  id: number;
  /** Empty where a value is not set. */
  cells: readonly string[];
  /** Its cells where nothing else lies on the token. */
  alone: string;
}

const mark = (values: Marked['values']): Marked => ({ values, id: 0, cells: [], alone: '' });

/** Throws Error naming the annotation where a span does not hold its words. */
export function writeWebanno(set: AnnotatedArticle, options: WriteOptions): ExchangeFile[] {
  const out = outgoing(set, options);
  const table = new Table(out);
  table.markAll(options.records !== 'none');
  return [{ name: `${out.name}.tsv`, type: 'text/tab-separated-values', text: table.write() }];
}

class Table {
  readonly #out: Outgoing;
  readonly #tokens: Tokens;
  readonly #nameOf = nameGiver(tidyFeature, [...spanFeatures, ...mainFeatures]);
  readonly #sourceNames: ReadonlyMap<string, string>;
  /** By the index of the token. */
  readonly #units: (Unit | undefined)[];
  /** Parts of tokens, by the index of the token. */
  readonly #subunits = new Map<number, Unit[]>();
  readonly #marked: Marked[] = [];
  #last: { readonly spans: readonly Marked[]; readonly cells: string } = { spans: [mark([])], cells: '' };
  #columns: readonly [readonly string[], readonly string[]] = [[], []];

  constructor(out: Outgoing) {
    this.#out = out;
    const spans = out.annotations.flatMap((annotation) =>
      annotation.spans.map((span) => placeOf(out.text, span)),
    );
    this.#tokens = new Tokens(
      out.text,
      out.file.article.language ?? null,
      spans.filter(({ start, end }) => start < end),
    );
    this.#units = Array.from({ length: this.#tokens.length });
    this.#sourceNames = new Map((out.file.sources ?? []).map(({ id, name }) => [id, name]));
  }

  markAll(records: boolean): void {
    const { annotations } = this.#out;
    const numbers = new Map(annotations.map(({ id }, index) => [id, `${index + 1}`]));
    const main = new Set<string>();
    const details = annotations.map((annotation) => {
      const values = this.#details(annotation, numbers);
      for (const name of values.keys()) main.add(name);
      return values;
    });
    const own = [...mainFeatures.filter((name) => main.has(name)), ...[...main].filter((name) => !isOwn(name))];
    if (annotations.length) this.#columns = [[...spanFeatures, ...own], records ? recordFeatures : []];
    for (const [index, annotation] of annotations.entries()) {
      const number = numbers.get(annotation.id)!;
      const mainSpan = mainSpanOf(this.#out, annotation);
      let first: Unit | undefined;
      for (const span of annotation.spans) {
        const values = own.map((name) => (span === mainSpan ? details[index]!.get(name) : undefined));
        const unit = this.#mark(placeOf(this.#out.text, span), [span.label, number, ...values]);
        first ??= unit;
      }
      if (!records || !first) continue;
      const parent = annotation.parent && !numbers.has(annotation.parent) ? annotation.parent : undefined;
      const record = mark([number, writeRecord(annotation, { nameOf: this.#nameOf, parent })]);
      this.#marked.push(record);
      first.records = [...first.records, record];
    }
    this.#number();
  }

  /** Values of an annotation by the name of the feature. */
  #details(
    { attributes, parent, sources, note }: OutgoingAnnotation,
    numbers: ReadonlyMap<string, string>,
  ): Map<string, string> {
    const values = new Map<string, string>();
    const outer = parent && numbers.get(parent);
    if (outer) values.set('parent', outer);
    if (sources?.length) values.set('sources', sources.map((id) => this.#sourceCell(id)).join(', '));
    if (note) values.set('note', note);
    for (const key in attributes) values.set(this.#nameOf(key), String(attributes[key]));
    return values;
  }

  #sourceCell(id: string): string {
    return `${encodeBrackets(this.#sourceNames.get(id) ?? id)} <${encodeId(id)}>`;
  }

  /** The first of the units that the span lies on; none where it holds nothing but line breaks. */
  #mark({ start, end }: Span, values: Marked['values']): Unit | undefined {
    if (start >= end) return undefined;
    const marked = mark(values);
    this.#marked.push(marked);
    const { starts, ends } = this.#tokens;
    let first: Unit | undefined;
    for (let token = this.#tokens.at(start); token < starts.length && starts[token]! < end; token += 1) {
      const unit = this.#unit(token, Math.max(start, starts[token]!), Math.min(end, ends[token]!));
      unit.spans.push(marked);
      first ??= unit;
      if (unit !== first) marked.id = -1;
    }
    return first;
  }

  #unit(token: number, start: number, end: number): Unit {
    const isWhole = start === this.#tokens.starts[token] && end === this.#tokens.ends[token];
    const others = isWhole ? undefined : this.#subunits.get(token);
    const known = isWhole
      ? this.#units[token]
      : others?.find((unit) => unit.start === start && unit.end === end);
    if (known) return known;
    const unit: Unit = { start, end, spans: [], records: nothing };
    if (isWhole) this.#units[token] = unit;
    else if (others) others.push(unit);
    else this.#subunits.set(token, [unit]);
    return unit;
  }

  /** Gives numbers to all that needs one, and makes the cells. */
  #number(): void {
    for (const units of [this.#units, ...this.#subunits.values()])
      for (const unit of units)
        for (const layer of unit ? [unit.spans, unit.records] : nothing)
          if (layer.length > 1) for (const marked of layer) marked.id = -1;
    let count = 0;
    for (const marked of this.#marked) {
      if (marked.id) marked.id = count += 1;
      const suffix = marked.id ? `[${marked.id}]` : '';
      marked.cells = marked.values.map((value) => (value === undefined ? '' : escapeValue(value) + suffix));
      marked.alone = marked.cells.map((cell, index) => (isSet(marked, index) ? `${cell}\t` : '_\t')).join('');
    }
  }

  write(): string {
    const { text } = this.#out;
    const header = [spanLayer, recordLayer]
      .map((name, index) => [name, ...this.#columns[index]!])
      .filter((names) => names.length > 1);
    const blocks = ['#FORMAT=WebAnno TSV 3.3', ...header.map((names) => `#T_SP=${names.join('|')}`), '', ''];
    const empty = '_\t'.repeat(this.#columns[0].length + this.#columns[1].length);
    const { starts, ends } = this.#tokens;
    let [lineStart, sentence, token] = [0, 0, 0];
    for (const line of text.split('\n')) {
      sentence += 1;
      const rows = [`#Text=${escapeText(line)}`];
      const lineEnd = lineStart + line.length;
      for (let number = 1; token < starts.length && starts[token]! < lineEnd; number += 1, token += 1) {
        const [start, end] = [starts[token]!, ends[token]!];
        const name = `${sentence}-${number}`;
        const unit = this.#units[token];
        rows.push(`${name}\t${start}-${end}\t${wordOf(text, start, end)}\t${unit ? this.#cells(unit) : empty}`);
        for (const [index, part] of (this.#subunits.get(token) ?? []).sort(inOrder).entries())
          rows.push(
            `${name}.${index + 1}\t${part.start}-${part.end}\t${wordOf(text, part.start, part.end)}\t${this.#cells(part)}`,
          );
      }
      // Joined a sentence at a time: a hundred thousand rows in pieces would fill the memory.
      blocks.push(`${rows.join('\n')}\n`);
      lineStart = lineEnd + 1;
    }
    return blocks.join('\n');
  }

  #cells({ spans, records }: Unit): string {
    const [first, second] = this.#columns;
    // Token after token lies under the same spans.
    if (!isSameList(spans, this.#last.spans)) this.#last = { spans, cells: cellsOf(spans, first.length) };
    return this.#last.cells + cellsOf(records, second.length);
  }
}

const isSameList = (a: readonly Marked[], b: readonly Marked[]) =>
  a.length === b.length && a.every((marked, index) => marked === b[index]);

/** Shared by the many units at which no annotation begins. */
const nothing: readonly never[] = [];

function cellsOf(marked: readonly Marked[], columns: number): string {
  if (marked.length === 1) return marked[0]!.alone;
  if (!marked.length) return '_\t'.repeat(columns);
  let cells = '';
  for (let column = 0; column < columns; column += 1) cells += `${stack(marked, column)}\t`;
  return cells;
}

const isSet = ({ values }: Marked, column: number) => values[column] !== undefined;

/** A column in which none of them has a value says nothing: that keeps files of many attributes short. */
function stack(marked: readonly Marked[], column: number): string {
  let cells = '';
  let isEmpty = true;
  for (const one of marked) {
    if (cells) cells += '|';
    if (isSet(one, column)) isEmpty = false;
    cells += isSet(one, column) ? one.cells[column]! : `*[${one.id}]`;
  }
  return isEmpty ? '_' : cells;
}

const isOwn = (name: string) => mainFeatures.some((own) => own === name);
const inOrder = (a: Span, b: Span) => a.start - b.start || b.end - a.end;
/** A TAB would end the column. */
function wordOf(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  return word.includes('\t') ? word.replaceAll('\t', '\\t') : word;
}

/** Without line breaks at its ends, which lie between sentences. */
function placeOf(text: string, { start16, end16, exact }: OutgoingSpan): Span {
  if (!exact.startsWith('\n') && !exact.endsWith('\n')) return { start: start16, end: end16 };
  let [start, end] = [start16, end16];
  while (start < end && text[start] === '\n') start += 1;
  while (end > start && text[end - 1] === '\n') end -= 1;
  return { start, end };
}

/** The span that says what is said of the annotation as a whole. */
function mainSpanOf({ codebook }: Outgoing, { kind, spans }: OutgoingAnnotation): OutgoingSpan | undefined {
  const main = findKind(codebook, kind)?.mainPart;
  const real = spans.filter(({ exact }) => /[^\n]/.test(exact));
  return real.find(({ part }) => part === main) ?? real[0];
}
