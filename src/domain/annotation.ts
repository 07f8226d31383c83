/** One judgement of one analyst about some words of an article. */
import type { Article } from './article.js';
import { idsOf, kindOf, type Codebook } from './codebook.js';
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
export type Details = Partial<Pick<Annotation, 'attributes' | 'sources' | 'parent' | 'note' | 'confidence'>>;
export type Patch = Details & { readonly kind?: string; readonly spans?: readonly SpanInput[] };

const none: readonly never[] = Object.freeze([]);

/** Throws RangeError for an unknown kind or part and for a span that is not in the text. */
function anchor(article: Article, codebook: Codebook, kindId: string, spans: readonly SpanInput[]): PartSpan[] {
  const kind = kindOf(codebook, kindId);
  if (!spans.length) throw new RangeError(`An annotation needs at least 1 span, not ${spans.length}`);
  return spans
    .map(({ part = kind.mainPart, start, end }) => {
      if (!kind.parts.some(({ id }) => id === part))
        throw new RangeError(
          `Part ${JSON.stringify(part)} is not in kind ${kind.id}: it has ${idsOf(kind.parts)}`,
        );
      checkSpan(article.text, { start, end });
      return { part, start, end, ...describe(article.text, { start, end }) };
    })
    .sort(compareSpans);
}

function checkConfidence({ confidence = null }: Details): void {
  if (confidence !== null && !(confidence >= 0 && confidence <= 1))
    throw new RangeError(`Confidence ${confidence} is out of range: null, or 0 to 1`);
}

/** A new annotation of `article`. Throws RangeError for an unknown kind or part, or a span not in the text. */
export function createAnnotation(
  { article, codebook, analyst, now }: { article: Article; codebook: Codebook; analyst: string; now: string },
  kind: string,
  spans: readonly SpanInput[],
  { attributes = {}, sources = none, parent = null, note = '', confidence = null }: Details = {},
): Annotation {
  checkConfidence({ confidence });
  return {
    id: newId(),
    articleId: article.id,
    revision: article.revision,
    kind,
    spans: anchor(article, codebook, kind, spans),
    attributes: { ...attributes },
    sources: [...sources],
    parent,
    note,
    confidence,
    analyst,
    created: now,
    modified: now,
  };
}

/** `annotation` with the fields of `patch`, checked as a new one is. Text fields that it does not name stay. */
export function patchAnnotation(
  { article, codebook, now }: { article: Article; codebook: Codebook; now: string },
  annotation: Annotation,
  { kind = annotation.kind, spans, attributes, sources, parent, note, confidence }: Patch,
): Annotation {
  checkConfidence({ confidence });
  const moved = spans || kind !== annotation.kind;
  return {
    ...annotation,
    kind,
    spans: moved ? anchor(article, codebook, kind, spans ?? mainSpans(annotation)) : annotation.spans,
    ...(attributes && { attributes: { ...attributes } }),
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
