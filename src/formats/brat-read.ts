/** Reads brat standoff: events as annotations of several parts, words that no event names as annotations of their own. */
import { codePoints, type CodePoints } from '../domain/code-points.js';
import { readRecord, withTypes, type AnnotationRecord } from './annotation-record.js';
import { readLines, type AboutLine, type BratLines, type EventLine, type TextLine } from './brat-lines.js';
import { attributeNote, isBreak, liesIn, noteType, recordNote, sourceDatabase } from './brat-names.js';
import { quotesOf, textOf } from './brat-text.js';
import type { ExchangedSet, FileProblem } from './exchange-format.js';
import { readForeign, type ForeignAnnotation, type ForeignSpan } from './foreign-set.js';
import { decodeId } from './ids-as-words.js';
import { knownLabels } from './known-labels.js';

/** More than a million words can hold: a few lines that name each other could otherwise ask for any number. */
const mostSpans = 200_000;

export interface BratFiles {
  readonly file: string;
  /** Of the `.ann` file. */
  readonly lines: string;
  /** Of the `.txt` file, line breaks and all. */
  readonly text: string;
}

/** Null where the file holds no text. */
export function readBrat(
  { file, lines: ann, text: raw }: BratFiles,
  now: string,
  report: (problem: FileProblem) => void,
): ExchangedSet | null {
  const say = (message: string, line?: number, id?: string) =>
    report({ file, ...(line !== undefined && { line }), ...(id !== undefined && { id }), message });
  const lines = readLines(ann, say);
  const text = textOf(raw, lines, say);
  const { annotations, sources } = new Assembler(lines, text, say).assemble();
  return readForeign({ file, text, unit: 'code-point', annotations, sources }, now, report);
}

/** What is hung on a `T` or an `E`. */
interface Hung {
  readonly shown: Map<string, string | boolean>;
  readonly sources: string[];
  readonly notes: string[];
  record: AnnotationRecord;
  parent: string | null;
}

class Assembler {
  readonly #lines: BratLines;
  readonly #text: string;
  readonly #points: CodePoints;
  readonly #say: (message: string, line?: number, id?: string) => void;
  readonly #kinds: (label: string) => string | null;
  /** Of the event that a `T` belongs to; the first one, for what is hung on the `T`. */
  readonly #owners = new Map<string, string>();
  readonly #hung = new Map<string, Hung>();
  readonly #sources = new Map<string, string>();
  #spans = 0;

  constructor(lines: BratLines, text: string, say: (message: string, line?: number, id?: string) => void) {
    this.#lines = lines;
    this.#text = text;
    this.#points = codePoints(text);
    this.#say = say;
    const known = knownLabels();
    this.#kinds = (label) => known(label)?.kind ?? null;
  }

  assemble(): { annotations: readonly ForeignAnnotation[]; sources: readonly unknown[] } {
    const { texts, events } = this.#lines;
    for (const event of events.values())
      for (const id of [event.trigger, ...event.roles.map(({ id: own }) => own)])
        if (texts.has(id) && !this.#owners.has(id)) this.#owners.set(id, event.id);
    this.#hangAll();
    const drafts: { id: string; line: number; spans: readonly ForeignSpan[] }[] = [];
    for (const event of events.values())
      drafts.push({ id: event.id, line: event.line, spans: this.#eventSpans(event) });
    for (const text of texts.values())
      if (!this.#owners.has(text.id))
        drafts.push({ id: text.id, line: text.line, spans: this.#spansOf(text, text.type) });
    const ids = this.#idsOf(drafts);
    return {
      annotations: drafts.map(({ id, line, spans }) => this.#annotation(id, line, spans, ids)),
      sources: [...this.#sources].map(([id, name]) => ({ id, name })),
    };
  }

  /** Ids as the records say, each once: a copy made in a text editor would have that of its original. */
  #idsOf(drafts: readonly { readonly id: string }[]): ReadonlyMap<string, string> {
    const taken = new Set<string>();
    const ids = new Map<string, string>();
    for (const { id } of drafts) {
      const own = this.#hung.get(id)?.record.id;
      if (own === undefined || taken.has(own)) continue;
      taken.add(own);
      ids.set(id, own);
    }
    for (const { id } of drafts) {
      if (ids.has(id)) continue;
      let own = id;
      for (let number = 2; taken.has(own); number += 1) own = `${id}-${number}`;
      taken.add(own);
      ids.set(id, own);
    }
    return ids;
  }

  #annotation(
    id: string,
    line: number,
    spans: readonly ForeignSpan[],
    ids: ReadonlyMap<string, string>,
  ): ForeignAnnotation {
    const hung = this.#hung.get(id);
    if (!hung) return { id: ids.get(id)!, line, spans };
    const { record, parent } = hung;
    const { attributes, prefilled } = withTypes(hung.shown, record);
    return {
      id: ids.get(id)!,
      line,
      spans,
      attributes,
      ...(prefilled && { prefilled }),
      sources: hung.sources.length > 1 ? [...new Set(hung.sources)] : hung.sources,
      note: hung.notes.join('\n'),
      parent: (parent === null ? record.parent : ids.get(parent)) ?? null,
      confidence: record.confidence,
      analyst: record.analyst,
      created: record.created,
      modified: record.modified,
    };
  }

  /** The words of the trigger and of all that have a role, in the order of the file. */
  #eventSpans(event: EventLine): readonly ForeignSpan[] {
    const { texts, events } = this.#lines;
    const found: { readonly text: TextLine; readonly label: string }[] = [];
    const kind = this.#kinds(event.type);
    for (const { role, id } of [{ role: '', id: event.trigger }, ...event.roles]) {
      const text = texts.get(id);
      if (text) found.push({ text, label: this.#labelOf(event.type, kind, role, text.type) });
      else if (role && events.has(id)) this.#nest(id, event);
      else this.#say(`It names ${id}, which is not there.`, event.line, event.id);
    }
    const first = found[0];
    found.sort((a, b) => a.text.line - b.text.line);
    // The first words decide the kind, which is that of the trigger.
    if (first && this.#kinds(found[0]!.label) !== this.#kinds(first.label)) {
      found.splice(found.indexOf(first), 1);
      found.unshift(first);
    }
    return found.flatMap(({ text, label }) => this.#spansOf(text, label));
  }

  /** A type of the event's own kind says the part; else its role does, where the codebook knows it. */
  #labelOf(event: string, kind: string | null, role: string, type: string): string {
    if (!role) return event;
    if (kind === null || this.#kinds(type) === kind) return type;
    const named = [role, role.replace(/\d+$/, '')].map((part) => `${kind}.${part}`);
    return named.find((label) => this.#kinds(label) === kind) ?? type;
  }

  #nest(inner: string, outer: EventLine): void {
    const hung = this.#hang(inner);
    if (inner !== outer.id && hung.parent === null) hung.parent = outer.id;
    else if (hung.parent !== outer.id)
      this.#say(`That ${inner} lies in it too cannot be kept.`, outer.line, outer.id);
  }

  #spansOf({ id, line, pieces, words }: TextLine, label: string): readonly ForeignSpan[] {
    if (this.#spans > mostSpans) return []; // Said once already.
    const quotes = quotesOf(pieces, words);
    if (quotes === null) {
      this.#say('Its words are not as long as its pieces together.', line, id);
      return [];
    }
    const spans: { label: string; start: number; end: number; quote?: { exact: string } }[] = [];
    for (const [index, { start, end }] of pieces.entries()) {
      const quote = quotes?.[index];
      const last = spans.at(-1);
      if (last && this.#isCut(last.end, start)) {
        last.end = end;
        if (last.quote && quote !== undefined) last.quote = { exact: `${last.quote.exact} ${quote}` };
      } else spans.push({ label, start, end, ...(quote !== undefined && { quote: { exact: quote } }) });
    }
    this.#spans += spans.length;
    if (this.#spans <= mostSpans) return spans;
    this.#say('From here on the file names more spans than it can mean.', line, id);
    return [];
  }

  /** Whether brat has cut one span there: it does so at each line break. */
  #isCut(end: number, start: number): boolean {
    if (end > start || start > this.#points.length) return false;
    return isBreak(this.#text, this.#points.toUtf16(end), this.#points.toUtf16(start));
  }

  #hang(target: string): Hung {
    const id = this.#owners.get(target) ?? target;
    let hung = this.#hung.get(id);
    if (!hung) {
      hung = { shown: new Map(), sources: [], notes: [], record: {}, parent: null };
      this.#hung.set(id, hung);
    }
    return hung;
  }

  #hangAll(): void {
    const { attributes, normalisations, notes, relations } = this.#lines;
    for (const about of attributes)
      this.#about(about, ({ shown }) => {
        if (shown.has(about.type)) this.#say('Its attribute has a value already.', about.line, about.id);
        else shown.set(about.type, about.value || true);
      });
    for (const about of normalisations)
      this.#about(about, ({ sources }) => {
        const id = about.value.startsWith(`${sourceDatabase}:`)
          ? decodeId(about.value.slice(sourceDatabase.length + 1))
          : about.value;
        if (!id) {
          this.#say('It names no entry of a database.', about.line, about.id);
          return;
        }
        sources.push(id);
        if (!this.#sources.has(id)) this.#sources.set(id, about.words || id);
      });
    for (const about of notes) this.#about(about, (hung) => this.#note(about, hung));
    for (const about of relations) {
      if (about.type !== liesIn)
        this.#say(`Relations of the type ${JSON.stringify(about.type)} cannot be kept.`, about.line, about.id);
      else if (!this.#isThere(about.value))
        this.#say(`It names ${about.value}, which is not there.`, about.line, about.id);
      else
        this.#about(about, (hung) => {
          hung.parent ??= this.#owners.get(about.value) ?? about.value;
        });
    }
  }

  #isThere(id: string): boolean {
    return this.#lines.texts.has(id) || this.#lines.events.has(id);
  }

  #about({ id, line, target }: AboutLine, hang: (hung: Hung) => void): void {
    if (this.#isThere(target)) hang(this.#hang(target));
    else this.#say(`It is about ${target}, which is no annotation of this file.`, line, id);
  }

  #note({ id, line, type, words }: AboutLine, hung: Hung): void {
    const [, name, value] = /^([^:]+): (.*)$/s.exec(words) ?? [];
    if (type === recordNote && words.startsWith('{')) {
      const record = readRecord(words);
      if (record) hung.record = record;
      else this.#say('The record in this note cannot be read.', line, id);
    } else if (type === attributeNote && name !== undefined) hung.shown.set(name, unquoted(value!));
    else hung.notes.push(type === noteType ? words : `${type}: ${words}`);
  }
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'string' ? read : value;
  } catch {
    return value;
  }
}
