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
import { encodeId } from './ids-as-words.js';
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
  return writer.written();
}

/** How many lines of each sort there are so far. */
const none = { T: 0, E: 0, R: 0, A: 0, N: 0, '#': 0 };

class LineWriter {
  readonly #blocks: string[] = [];
  #lines: string[] = [];
  readonly #out: Outgoing;
  readonly #text: string;
  /** Of the `T` or `E` that stands for an annotation, by the annotation's id. */
  readonly #ids = new Map<string, string>();
  readonly #counts = { ...none };
  readonly #nameOf = nameGiver(tidyName);
  readonly #roleOf = nameGiver(tidyName);
  readonly #sourceOf: (id: string) => string;

  constructor(out: Outgoing) {
    this.#out = out;
    this.#text = out.text;
    const names = new Map((out.file.sources ?? []).map(({ id, name }) => [id, name]));
    const entries = new Map<string, string>();
    this.#sourceOf = (id) => {
      const known = entries.get(id) ?? `${sourceDatabase}:${encodeId(id)}\t${inLine(names.get(id) ?? id)}`;
      entries.set(id, known);
      return known;
    };
  }

  #add(letter: keyof typeof none, rest: string): string {
    const id = letter + (this.#counts[letter] += 1);
    if (this.#lines.push(`${id}\t${rest}\n`) === 500) this.#flush();
    return id;
  }

  /** A block at a time: a hundred thousand lines in pieces would fill the memory. */
  #flush(): void {
    this.#blocks.push(this.#lines.join(''));
    this.#lines = [];
  }

  written(): string {
    this.#flush();
    return this.#blocks.join('');
  }

  addWords({ id, kind, spans }: OutgoingAnnotation): void {
    const known = findKind(this.#out.codebook, kind);
    const texts: { readonly id: string; readonly span: OutgoingSpan }[] = [];
    let trigger: (typeof texts)[number] | undefined;
    for (const group of spans.length > 1 ? grouped(spans, this.#text) : [spans]) {
      const line = textLine(group);
      if (!line) continue;
      const text = { id: this.#add('T', line), span: group[0]! };
      texts.push(text);
      if (text.span.part === known?.mainPart) trigger ??= text;
    }
    const [first] = texts;
    if (!first) return;
    if (texts.length === 1 && (known?.parts.length ?? 1) === 1) {
      this.#ids.set(id, first.id);
      return;
    }
    trigger ??= first;
    let event = `${trigger.span.label}:${trigger.id}`;
    const roles = new Map<string, number>();
    for (const text of texts) {
      if (text === trigger) continue;
      const role = this.#roleOf(text.span.part ?? text.span.label);
      const number = (roles.get(role) ?? 0) + 1;
      roles.set(role, number);
      event += ` ${role}${number > 1 ? number : ''}:${text.id}`;
    }
    this.#ids.set(id, this.#add('E', event));
  }

  addRest(annotation: OutgoingAnnotation, records: boolean): void {
    const id = this.#ids.get(annotation.id);
    if (id === undefined) return;
    const { attributes, sources, parent, note } = annotation;
    const outside = parent && !this.#ids.has(parent) ? parent : undefined;
    if (parent && !outside) this.#add('R', `${liesIn} Arg1:${id} Arg2:${this.#ids.get(parent)!}`);
    for (const key in attributes) this.#addAttribute(id, this.#nameOf(key), attributes[key]!);
    for (const source of sources ?? []) this.#add('N', `Reference ${id} ${this.#sourceOf(source)}`);
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

/**
 * Spans that one `T` holds: of one part, in order, with something between them that is not only a line break, at which
 * brat itself would have cut one span. Spans on the very same words stay apart, so that their order is kept.
 */
function grouped(spans: readonly OutgoingSpan[], text: string): OutgoingSpan[][] {
  const groups: OutgoingSpan[][] = [];
  const last = new Map<string, OutgoingSpan[]>();
  for (let index = 0; index < spans.length; index += 1) {
    const span = spans[index]!;
    const alone = isSame(span, spans[index - 1]) || isSame(span, spans[index + 1]);
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

const isSame = (span: OutgoingSpan, other: OutgoingSpan | undefined) =>
  other?.start === span.start && other.end === span.end;

/** The type, the places and the words of spans, cut as brat cuts them: at each line break. Empty where no words are. */
function textLine(spans: readonly OutgoingSpan[]): string {
  let places = '';
  let words = '';
  for (const { start, end, exact } of spans) {
    if (!exact.includes('\n')) {
      places += `${places && ';'}${start} ${end}`;
      words += `${words && ' '}${exact}`;
      continue;
    }
    let at = start;
    for (const line of exact.split('\n')) {
      const lineEnd = at + [...line].length;
      if (line) {
        places += `${places && ';'}${at} ${lineEnd}`;
        words += `${words && ' '}${line}`;
      }
      at = lineEnd + 1;
    }
  }
  return places && `${spans[0]!.label} ${places}\t${words}`;
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
