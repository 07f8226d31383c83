/** Makes a set of what a stranger's file says: labelled words of a text, and whatever this program put beside them. */
import { codePoints } from '../domain/code-points.js';
import type { Codebook } from '../domain/codebook.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import { sentenceOf } from '../domain/sentence-of.js';
import type { FileAnnotation, FileSpan } from './annotation-set.js';
import { readCodebook } from './codebook-json.js';
import type { ExchangedSet, FileProblem, OffsetUnit } from './exchange-format.js';
import { isRecord, type Loose } from './explain.js';
import { format, formatVersion, offsetUnit } from './format.js';
import { readAnnotationSet } from './json-import.js';
import { LabelReader, type LabelEntry } from './labels.js';
import { Placer, type Quote } from './place-foreign.js';

export interface ForeignSpan {
  readonly label: string;
  /** In the unit of the document; absent where only `quote` tells the place. */
  readonly start?: number;
  readonly end?: number;
  /** The words that the file says stand there. Without offsets, these are looked for. */
  readonly quote?: Quote;
}

export interface ForeignAnnotation extends Partial<Omit<FileAnnotation, 'kind' | 'spans'>> {
  /** From 1, where the file is read line by line. */
  readonly line?: number;
  /** Each brings its label: the first decides the kind, each the part of its span. */
  readonly spans: readonly ForeignSpan[];
}

export interface ForeignDocument {
  readonly file: string;
  /** From 1, for a file with a document a line. */
  readonly line?: number;
  /** As the file has it: offsets count in it. */
  readonly text: string;
  readonly unit: OffsetUnit;
  /** Facts of the article as the annotation set names them; those of `rest` count where both have one. */
  readonly article?: Loose;
  readonly sources?: readonly unknown[];
  readonly annotations: readonly ForeignAnnotation[];
  /** What `restOf` wrote, read back: anything at all, since others can edit the file. */
  readonly rest?: unknown;
}

/** A set that says nothing may be wrong with its text has one; null where the file holds no text. */
export function readForeign(
  document: ForeignDocument,
  now: string,
  report: (problem: FileProblem) => void,
): ExchangedSet | null {
  const say = (message: string, id?: string, line = document.line) =>
    report({
      file: document.file,
      ...(line !== undefined && { line }),
      ...(id !== undefined && { id }),
      message,
    });
  const rest = isRecord(document.rest) ? document.rest : {};
  const labels = new LabelReader(codebookOf(rest, say), entriesOf(rest.labels), (message) => say(message));
  const placer = new Placer(document.text, document.unit);
  const points = codePoints(document.text);
  const known = recordsOf(rest.annotations);
  const attributes = new Map<string, Set<string>>();
  const lines = new Map<string, number>();

  const annotations: Loose[] = [];
  for (const [index, native] of document.annotations.entries()) {
    const { line, spans } = native;
    const id = native.id || `annotation-${index + 1}`;
    if (line !== undefined) lines.set(id, line);
    const own = known.get(id);
    const read: FileSpan[] = [];
    let kind: string | undefined;
    for (const { label, start, end, quote } of spans) {
      const place =
        start === undefined || end === undefined
          ? placer.find(quote ?? { exact: '' })
          : placer.at({ start, end }, quote?.exact);
      if (typeof place === 'string') {
        say(place, id, line);
        continue;
      }
      const parts = labels.read(label);
      kind ??= parts.kind;
      read.push({
        part: parts.part,
        start: points.fromUtf16(place.start),
        end: points.fromUtf16(place.end),
        exact: document.text.slice(place.start, place.end),
      });
    }
    if (!read.length) {
      if (!spans.length) say('It has no span, so it was left out.', id, line);
      continue;
    }
    note(attributes, kind!, native.attributes);
    annotations.push(joined(id, kind!, read, native, own));
  }
  if (placer.trouble) say(placer.trouble);

  try {
    const {
      annotations: all,
      codebook,
      problems,
      ...set
    } = readAnnotationSet({
      format,
      version: formatVersion,
      offsetUnit,
      exported: typeof rest.exported === 'string' ? rest.exported : now,
      article: { ...document.article, ...(isRecord(rest.article) ? rest.article : {}), text: document.text },
      codebook: labels.codebook(attributes),
      sources: document.sources ?? rest.sources,
      annotations,
      orphans: rest.orphans,
    });
    for (const { id, message } of problems) say(message, id, lines.get(id));
    const { revision } = set.article;
    return {
      ...set,
      codebook: codebook ?? defaultCodebook,
      annotations: all.filter((annotation) => annotation.revision === revision),
      orphans: all.filter((annotation) => annotation.revision !== revision),
    };
  } catch (error) {
    say(sentenceOf(error));
    return null;
  }
}

function codebookOf({ codebook }: Loose, say: (message: string) => void): Codebook {
  if (codebook === undefined || codebook === null) return defaultCodebook;
  try {
    return readCodebook(codebook);
  } catch (error) {
    say(`Its codebook was left out. ${sentenceOf(error)}`);
    return defaultCodebook;
  }
}

const entriesOf = (labels: unknown): readonly LabelEntry[] =>
  Array.isArray(labels)
    ? labels.filter(
        (entry): entry is LabelEntry =>
          Array.isArray(entry) && entry.length === 3 && entry.every((word) => typeof word === 'string' && word),
      )
    : [];

/** By id; of annotations that others have added there is none. */
function recordsOf(annotations: unknown): ReadonlyMap<string, Loose> {
  const records: readonly unknown[] = Array.isArray(annotations) ? annotations : [];
  return new Map(
    records.flatMap((record) =>
      isRecord(record) && typeof record.id === 'string' ? [[record.id, record] as const] : [],
    ),
  );
}

/** What the format says of itself, though it be nothing, before what was put beside it. Field by field: copies of thousands take long. */
function joined(
  id: string,
  kind: string,
  spans: readonly FileSpan[],
  native: ForeignAnnotation,
  own: Loose = {},
): Loose {
  return {
    id,
    kind,
    spans,
    attributes: 'attributes' in native ? native.attributes : own.attributes,
    prefilled: 'prefilled' in native ? native.prefilled : own.prefilled,
    sources: 'sources' in native ? native.sources : own.sources,
    parent: 'parent' in native ? native.parent : own.parent,
    note: 'note' in native ? native.note : own.note,
    confidence: 'confidence' in native ? native.confidence : own.confidence,
    analyst: 'analyst' in native ? native.analyst : own.analyst,
    created: 'created' in native ? native.created : own.created,
    modified: 'modified' in native ? native.modified : own.modified,
  };
}

function note(all: Map<string, Set<string>>, kind: string, attributes: FileAnnotation['attributes']): void {
  if (!attributes) return;
  const ids = all.get(kind) ?? new Set();
  all.set(kind, ids);
  for (const id of Object.keys(attributes)) ids.add(id);
}
