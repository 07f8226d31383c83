/** Writes brat standoff: words as `T`, what has several parts as events, and everything else on lines that name them. */
import { findKind, type Kind } from '../domain/codebook.js';
import { nameGiver, writeRecord } from './annotation-record.js';
import {
  attributeNote,
  isBreak,
  liesIn,
  noteType,
  recordNote,
  sourceDatabase,
  tidyName,
} from './brat-names.js';
import type { ExchangeFile, WriteOptions } from './exchange-format.js';
import type { AnnotatedArticle } from './json-export.js';
import { outgoing, type Outgoing, type OutgoingAnnotation, type OutgoingSpan } from './outgoing.js';

const lineBreaks = /[\n\r\u0085\u2028\u2029]+/g;
/** No line break and no TAB: these end a field. */
const inLine = (words: string) => words.replace(lineBreaks, ' ').replaceAll('\t', ' ');

/** Throws Error naming the annotation where a span does not hold its words. */
export function writeBrat(set: AnnotatedArticle, options: WriteOptions): ExchangeFile[] {
  const out = outgoing(set, options, tidyName);
  const files = [
    { name: `${out.name}.txt`, type: 'text/plain', text: out.text },
    { name: `${out.name}.ann`, type: 'text/plain', text: annotationLines(out, options.records !== 'none') },
  ];
  if (options.configuration === 'annotation.conf')
    files.push({ name: 'annotation.conf', type: 'text/plain', text: configuration(out) });
  return files;
}

function annotationLines(out: Outgoing, records: boolean): string {
  const writer = new LineWriter(out);
  for (const annotation of out.annotations) writer.addWords(annotation);
  for (const annotation of out.annotations) writer.addRest(annotation, records);
  return writer.lines.length ? `${writer.lines.join('\n')}\n` : '';
}

class LineWriter {
  readonly lines: string[] = [];
  readonly #out: Outgoing;
  readonly #text: string;
  readonly #names: ReadonlyMap<string, string>;
  /** Of the `T` or `E` that stands for an annotation, by the annotation's id. */
  readonly #ids = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #nameOf = nameGiver(tidyName);

  constructor(out: Outgoing) {
    this.#out = out;
    this.#text = out.text;
    this.#names = new Map((out.file.sources ?? []).map(({ id, name }) => [id, name]));
  }

  #add(letter: string, rest: string): string {
    const number = (this.#counts.get(letter) ?? 0) + 1;
    this.#counts.set(letter, number);
    const id = `${letter}${number}`;
    this.lines.push(`${id}\t${rest}`);
    return id;
  }

  addWords({ id, kind, spans }: OutgoingAnnotation): void {
    const groups = grouped(spans, this.#text)
      .map((group) => {
        const pieces = group.flatMap(inLines);
        const places = pieces.map(({ start, end }) => `${start} ${end}`).join(';');
        const words = pieces.map(({ exact }) => exact).join(' ');
        return { ...group[0]!, pieces, line: `${group[0]!.label} ${places}\t${words}` };
      })
      // Nothing but line breaks: no line could hold them.
      .filter(({ pieces }) => pieces.length);
    if (!groups.length) return;
    const texts = groups.map(({ line }) => this.#add('T', line));
    const known = findKind(this.#out.codebook, kind);
    if (groups.length === 1 && (known?.parts.length ?? 1) === 1) {
      this.#ids.set(id, texts[0]!);
      return;
    }
    const trigger = Math.max(
      0,
      groups.findIndex(({ part }) => part === known?.mainPart),
    );
    const roles = new Map<string, number>();
    const named = groups.flatMap(({ part, label }, index) => {
      if (index === trigger) return [];
      const role = tidyName(part ?? label);
      const number = (roles.get(role) ?? 0) + 1;
      roles.set(role, number);
      return [`${role}${number > 1 ? number : ''}:${texts[index]!}`];
    });
    const head = `${groups[trigger]!.label}:${texts[trigger]!}`;
    this.#ids.set(id, this.#add('E', [head, ...named].join(' ')));
  }

  addRest(annotation: OutgoingAnnotation, records: boolean): void {
    const id = this.#ids.get(annotation.id);
    if (id === undefined) return;
    const { attributes, sources, parent, note } = annotation;
    const outside = parent && !this.#ids.has(parent) ? parent : undefined;
    if (parent && !outside) this.#add('R', `${liesIn} Arg1:${id} Arg2:${this.#ids.get(parent)!}`);
    for (const [key, value] of Object.entries(attributes ?? {}))
      this.#addAttribute(id, this.#nameOf(key), value);
    for (const source of sources ?? [])
      this.#add(
        'N',
        `Reference ${id} ${sourceDatabase}:${encodeId(source)}\t${inLine(this.#names.get(source) ?? source)}`,
      );
    if (note) for (const line of note.split(/\r\n|[\n\r]/)) this.#add('#', `${noteType} ${id}\t${line}`);
    if (records)
      this.#add(
        '#',
        `${recordNote} ${id}\t${writeRecord(annotation, { nameOf: this.#nameOf, parent: outside })}`,
      );
  }

  #addAttribute(id: string, name: string, value: string | number | boolean): void {
    const words = String(value);
    if (value === true) this.#add('A', `${name} ${id}`);
    else if (/^[^\s\u0085]+$/u.test(words)) this.#add('A', `${name} ${id} ${words}`);
    else {
      const plain = !/[\t\n\r\u0085\u2028\u2029]|^"|^$/.test(words);
      this.#add('#', `${attributeNote} ${id}\t${name}: ${plain ? words : JSON.stringify(words)}`);
    }
  }
}

/** An id as one word; `decodeId` of the reader is its inverse. */
const encodeId = (id: string) =>
  id.replace(/[%\s\u0085\0]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Spans that one `T` holds: of one part, in order, with something between them that is not only a line break, at which
 * brat itself would have cut one span. Spans on the very same words stay apart, so that their order is kept.
 */
function grouped(spans: readonly OutgoingSpan[], text: string): OutgoingSpan[][] {
  const groups: OutgoingSpan[][] = [];
  const last = new Map<string, OutgoingSpan[]>();
  for (const [index, span] of spans.entries()) {
    const alone = [spans[index - 1], spans[index + 1]].some(
      (other) => other?.start === span.start && other.end === span.end,
    );
    const group = last.get(span.label);
    const before = group?.at(-1);
    if (!alone && before && before.end < span.start && !isBreak(text, before.end16, span.start16)) {
      group!.push(span);
      continue;
    }
    const own = [span];
    groups.push(own);
    if (alone) last.delete(span.label);
    else last.set(span.label, own);
  }
  return groups;
}

/** A span as brat cuts it: at each line break; in code points. */
function inLines({ start, end, exact }: OutgoingSpan): { start: number; end: number; exact: string }[] {
  if (!exact.includes('\n')) return [{ start, end, exact }];
  let at = start;
  return exact.split('\n').flatMap((line) => {
    const piece = { start: at, end: at + [...line].length, exact: line };
    at = piece.end + 1;
    return line ? [piece] : [];
  });
}

/** Which types brat is to offer; the same for all articles of a codebook. */
function configuration({ codebook, labels }: Outgoing): string {
  const sections: Record<string, string[]> = { entities: [], relations: [], events: [], attributes: [] };
  const values = new Map<string, { kinds: Set<string>; values: Set<string> | null }>();
  for (const kind of codebook.kinds) {
    const typeOf = (part: string) => labels.of({ kind: kind.id, part });
    const main = typeOf(kind.mainPart);
    const isEvent = kind.parts.length > 1;
    for (const { id } of kind.parts) if (!isEvent || id !== kind.mainPart) sections.entities!.push(typeOf(id));
    if (isEvent) sections.events!.push(`${main}\t${argumentsOf(kind, typeOf)}`);
    for (const { id, values: list } of kind.attributes) {
      const name = tidyName(id);
      const known = values.get(name) ?? { kinds: new Set(), values: new Set() };
      values.set(name, known);
      known.kinds.add(main);
      if (!list) known.values = null;
      else for (const value of list) known.values?.add(value.id);
    }
  }
  sections.relations!.push(`${liesIn}\tArg1:<ANY>, Arg2:<ANY>`);
  for (const [name, { kinds, values: list }] of values)
    // Free text goes into notes: brat knows closed lists alone.
    if (list?.size)
      sections.attributes!.push(`${name}\tArg:${[...kinds].join('|')}, Value:${[...list].join('|')}`);
  return Object.entries(sections)
    .map(([name, lines]) => `[${name}]\n${lines.map((line) => `${line}\n`).join('')}`)
    .join('\n');
}

const argumentsOf = (kind: Kind, typeOf: (part: string) => string) =>
  kind.parts.map(({ id }) => `${tidyName(id)}*:${typeOf(id)}`).join(', ');
