/** One judgement of one analyst about some words of an article. */
import type { Article } from './article.js';
import { findKind, idsOf, kindOf, type Codebook, type Kind } from './codebook.js';
import { newId } from './id.js';
import { describe, type TextQuoteSelector } from './selector.js';
import { checkSpan, compareSpans, type Span } from './span.js';

export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A span in the part that it plays. One part may hold several: split quotations are the norm in news. */
export interface PartSpan extends Span, TextQuoteSelector {
  readonly part: string;
}

export interface Annotation {
  readonly id: string;
  readonly articleId: string;
  /** The article's revision that the offsets count in. */
  readonly revision: number;
  readonly kind: string;
  /** In reading order, at least one. */
  readonly spans: readonly PartSpan[];
  readonly attributes: Attributes;
  /** Ids of the attributes whose value a rule of the codebook suggested and nobody has chosen. */
  readonly prefilled?: readonly string[];
  /** Ids of registry entries. */
  readonly sources: readonly string[];
  /** Id of the annotation whose content this one lies in. */
  readonly parent: string | null;
  readonly note: string;
  /** 0 to 1. */
  readonly confidence: number | null;
  readonly analyst: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** ISO 8601, UTC. */
  readonly modified: string;
}

/** A span as a caller states it: without a part it goes to the kind's main part. */
export interface SpanInput extends Span {
  readonly part?: string;
}

/** What a caller may say about an annotation; the rest follows from the article and the clock. */
export type Details = Partial<
  Pick<Annotation, 'attributes' | 'prefilled' | 'sources' | 'parent' | 'note' | 'confidence'>
>;
export type Patch = Details & { readonly kind?: string; readonly spans?: readonly SpanInput[] };

const none: readonly never[] = Object.freeze([]);

/**
 * Throws RangeError for an unknown kind or part and for a span that is not in the text. `held`: what has the kind
 * already, which may be older than the codebook.
 */
function anchor(
  article: Article,
  codebook: Codebook,
  kindId: string,
  spans: readonly SpanInput[],
  held?: Annotation,
): PartSpan[] {
  const kind =
    (held?.kind === kindId ? (findKind(codebook, kindId) ?? heldKind(held)) : null) ?? kindOf(codebook, kindId);
  if (!Array.isArray(spans) || !spans.length)
    throw new RangeError(`An annotation needs a list of at least 1 span, not ${JSON.stringify(spans)}`);
  return spans
    .map(({ part = kind.mainPart, start, end }) => {
      if (
        !kind.parts.some(({ id }) => id === part) &&
        !(held?.kind === kindId && held.spans.some((span) => span.part === part))
      )
        throw new RangeError(
          `Part ${JSON.stringify(part)} is not in kind ${kind.id}: it has ${idsOf(kind.parts)}`,
        );
      checkSpan(article.text, { start, end });
      return { part, start, end, ...describe(article.text, { start, end }) };
    })
    .sort(compareSpans);
}

/** What an annotation shows of a kind that the codebook does not have. */
const heldKind = ({ kind, spans }: Annotation): Pick<Kind, 'id' | 'parts' | 'mainPart'> => ({
  id: kind,
  parts: spans.map(({ part }) => ({ id: part, label: part })),
  mainPart: spans[0]!.part,
});

const isText = (value: unknown) => typeof value === 'string';
const isScalar = (value: unknown) => isText(value) || typeof value === 'boolean' || Number.isFinite(value);

/** A host's script is not held to our types: what no file could hold is refused before it is stored. */
function checkDetails({
  attributes = {},
  prefilled = [],
  sources = [],
  parent = null,
  note = '',
  confidence = null,
}: Details): void {
  const wrong = (field: string, value: unknown, right: string) =>
    new RangeError(
      `${field} ${typeof value === 'number' ? value : JSON.stringify(value)} is out of range: ${right}`,
    );
  if (confidence !== null && !(confidence >= 0 && confidence <= 1))
    throw wrong('Confidence', confidence, 'null, or 0 to 1');
  if (!isText(note)) throw wrong('Note', note, 'text');
  if (parent !== null && !isText(parent)) throw wrong('Parent', parent, 'null, or the id of an annotation');
  if (!Array.isArray(sources) || !sources.every(isText)) throw wrong('Sources', sources, 'a list of ids');
  if (typeof attributes !== 'object' || !Object.values(attributes).every(isScalar))
    throw wrong('Attributes', attributes, 'text, numbers, true or false by attribute id');
  if (!Array.isArray(prefilled) || !prefilled.every(isText))
    throw wrong('Prefilled', prefilled, 'a list of attribute ids');
}

/** Those of `ids` that have a value in `attributes`, as a field of an annotation. */
function prefilledIn(attributes: Attributes, ids: readonly string[]): Pick<Annotation, 'prefilled'> {
  const prefilled = [...new Set(ids)].filter((id) => attributes[id] !== undefined);
  return prefilled.length ? { prefilled } : {};
}

/** A new annotation of `article`. Throws RangeError for an unknown kind or part, or a span not in the text. */
export function createAnnotation(
  { article, codebook, analyst, now }: { article: Article; codebook: Codebook; analyst: string; now: string },
  kind: string,
  spans: readonly SpanInput[],
  {
    attributes = {},
    prefilled = none,
    sources = none,
    parent = null,
    note = '',
    confidence = null,
  }: Details = {},
): Annotation {
  checkDetails({ attributes, prefilled, sources, parent, note, confidence });
  return {
    id: newId(),
    articleId: article.id,
    revision: article.revision,
    kind,
    spans: anchor(article, codebook, kind, spans),
    attributes: { ...attributes },
    ...prefilledIn(attributes, prefilled),
    sources: [...sources],
    parent,
    note,
    confidence,
    analyst,
    created: now,
    modified: now,
  };
}

/**
 * `annotation` with the fields of `patch`, checked as a new one is. Text fields that it does not name stay. A value that
 * `patch` sets otherwise has been chosen, and is prefilled no more, unless `patch` says so.
 */
export function patchAnnotation(
  { article, codebook, now }: { article: Article; codebook: Codebook; now: string },
  annotation: Annotation,
  { kind = annotation.kind, spans, attributes, prefilled, sources, parent, note, confidence }: Patch,
): Annotation {
  checkDetails({
    ...(prefilled !== undefined && { prefilled }),
    ...(attributes !== undefined && { attributes }),
    ...(sources !== undefined && { sources }),
    ...(parent !== undefined && { parent }),
    ...(note !== undefined && { note }),
    ...(confidence !== undefined && { confidence }),
  });
  const moved = spans || kind !== annotation.kind;
  if (moved && !spans && annotation.revision !== article.revision)
    throw new RangeError(
      `Annotation ${annotation.id} stands in revision ${annotation.revision}: attach it to revision ${article.revision} first`,
    );
  const { prefilled: before = none, ...unchanged } = annotation;
  const values = attributes ?? annotation.attributes;
  const untouched = before.filter((id) => values[id] === annotation.attributes[id]);
  return {
    ...unchanged,
    kind,
    ...(moved && {
      revision: article.revision,
      spans: anchor(article, codebook, kind, spans ?? mainSpans(annotation), annotation),
    }),
    attributes: { ...values },
    ...prefilledIn(values, prefilled ?? untouched),
    ...(sources && { sources: [...sources] }),
    ...(parent !== undefined && { parent }),
    ...(note !== undefined && { note }),
    ...(confidence !== undefined && { confidence }),
    modified: now,
  };
}

/** On a change of kind the old kind's parts mean nothing: all spans go to the new kind's main part. */
const mainSpans = ({ spans }: Annotation): SpanInput[] => spans.map(({ start, end }) => ({ start, end }));

/** From the first character to the last, whatever lies between. */
export const extent = ({ spans }: Pick<Annotation, 'spans'>): Span => ({
  start: spans[0]!.start,
  end: spans.reduce((end, span) => Math.max(end, span.end), 0),
});

/** Reading order, stable: annotations on the same words stand in the order of their making. */
export const compareAnnotations = (a: Annotation, b: Annotation) =>
  compareSpans(a.spans[0]!, b.spans[0]!) ||
  (a.created < b.created ? -1 : a.created > b.created ? 1 : a.id < b.id ? -1 : Number(a.id > b.id));
