/** Reads one annotation of an annotation set: all of it, or a sentence that says why not. */
import type { Annotation, Attributes, PartSpan } from '../domain/annotation.js';
import { findKind, type Codebook } from '../domain/codebook.js';
import { describe } from '../domain/selector.js';
import { compareSpans, wholeCharacter } from '../domain/span.js';
import * as v from 'valibot';
import { annotationSchema, orphanSchema, type FileAnnotation, type FileSpan } from './annotation-set.js';
import { explain } from './explain.js';
import { shorten } from './shorten.js';
import type { IncomingText } from './incoming-text.js';
import { isWellFormed } from './well-formed.js';

/** What all annotations of one file share. */
export interface FileContext {
  readonly incoming: IncomingText;
  readonly articleId: string;
  readonly revision: number;
  /** For spans that name no part. */
  readonly codebook: Codebook;
  /** Gives the same words the same memory: thousands of annotations share a few analysts and times. */
  readonly share: (words: string) => string;
  /** When the file was written, for annotations that do not say when they were made. */
  readonly exported: string;
}

// Shared by the thousands of annotations that have none; frozen, since they share it.
const noAttributes: Attributes = Object.freeze({});
const noSources: readonly string[] = Object.freeze([]);

export function readAnnotation(value: unknown, context: FileContext): Annotation | string {
  if (!isWellFormed(value))
    return explain(annotationSchema, value) ?? 'Its "attributes" must be text, numbers, true or false.';
  const spans: PartSpan[] = [];
  for (const span of value.spans) {
    const read = readSpan(span, value.kind, context);
    if (typeof read === 'string') return read;
    spans.push(read);
  }
  return readRecord(value, spans.length > 1 ? spans.sort(compareSpans) : spans, context);
}

/**
 * An annotation of an earlier revision. Its words are all that is known of its place, so its offsets only tell how many
 * there are. `taken`: ids of annotations that the file has already.
 */
export function readOrphan(
  value: unknown,
  context: FileContext,
  taken: ReadonlySet<string>,
): Annotation | string {
  const result = v.safeParse(orphanSchema, value);
  if (!result.success) return explain(orphanSchema, value)!;
  const orphan = result.output;
  if (taken.has(orphan.id)) return 'An annotation before it has the same id.';
  const spans = orphan.spans.map(({ part, exact, prefix, suffix }): PartSpan => ({
    part: part ?? findKind(context.codebook, orphan.kind)?.mainPart ?? orphan.kind,
    start: 0,
    end: exact.length,
    exact,
    prefix: prefix ?? '',
    suffix: suffix ?? '',
  }));
  const revision = Math.min(orphan.revision, context.revision - 1);
  return { ...readRecord({ ...orphan, spans }, spans, context), revision };
}

function readRecord(value: FileAnnotation, spans: readonly PartSpan[], context: FileContext): Annotation {
  const created = value.created ?? value.modified ?? context.exported;
  return {
    id: value.id,
    articleId: context.articleId,
    revision: context.revision,
    kind: context.share(value.kind),
    spans,
    attributes: readAttributes(value),
    ...(value.prefilled?.length && { prefilled: [...value.prefilled] }),
    sources: value.sources?.length ? [...value.sources] : noSources,
    parent: value.parent ?? null,
    note: value.note ?? '',
    confidence: value.confidence ?? null,
    analyst: context.share(value.analyst ?? ''),
    created: context.share(created),
    modified: context.share(value.modified ?? created),
  };
}

function readAttributes({ attributes }: FileAnnotation): Attributes {
  const copy = { ...attributes };
  // JSON can hold an own `__proto__`, which would become the prototype of a careless copy.
  if (Object.hasOwn(copy, '__proto__')) Reflect.deleteProperty(copy, '__proto__');
  return Object.keys(copy).length ? copy : noAttributes;
}

function readSpan(span: FileSpan, kind: string, { incoming, codebook, share }: FileContext): PartSpan | string {
  const { text, length } = incoming;
  const part = span.part ?? findKind(codebook, kind)?.mainPart;
  if (part === undefined) return `A span names no part, and the codebook has no kind ${shorten(kind)}.`;
  const where = `from ${span.start} to ${span.end}`;
  if (span.end > length) return `The span ${where} is not in the text, which has ${length} characters.`;
  if (span.end <= span.start) return `The span ${where} holds no character.`;

  const start = incoming.toUtf16(span.start);
  const end = incoming.toUtf16(span.end);
  const exact = text.slice(start, end);
  if (!exact || exact !== incoming.fold(span.exact))
    return `The span ${where} should read ${shorten(span.exact)}, but the text there reads ${shorten(exact)}.`;
  const from = start - (span.prefix?.length ?? 0);
  const to = end + (span.suffix?.length ?? 0);
  // Slices of the text rather than the file's strings: they take no memory of their own.
  const prefix = from < 0 ? '' : text.slice(from, start);
  const suffix = text.slice(end, to);
  const kept =
    prefix === span.prefix &&
    suffix === span.suffix &&
    wholeCharacter(text, from) === from &&
    wholeCharacter(text, to) === to;
  return kept
    ? { part: share(part), start, end, exact, prefix, suffix }
    : { part: share(part), start, end, ...describe(text, { start, end }) };
}
