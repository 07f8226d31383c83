/** The words behind a number: spans of an article by the annotations that were counted. */
import type { Annotation } from '../domain/annotation.js';
import { isAnchored } from '../domain/revision.js';
import type { Span } from '../domain/span.js';
import type { WordBase } from './case.js';
import type { BalanceOptions, Coded } from './coded.js';
import { countedCoding } from './coding.js';

/**
 * Which of an annotation's words: all that are marked; the content words that a measure counts as its own (`voice`,
 * `space`), those of them in quotation marks, or those in the first quarter of the body.
 */
export type EvidenceWords = 'marked' | WordBase;

export interface EvidenceSpans {
  readonly annotation: Annotation;
  /** UTF-16 offsets into the article's text, in reading order. */
  readonly spans: readonly Span[];
}

/** Those of `ids` that the article has, in the order of `ids`; an annotation without such words is left out. */
export function evidenceSpans(
  coded: Coded,
  ids: readonly string[],
  words: EvidenceWords,
  options: BalanceOptions = {},
): readonly EvidenceSpans[] {
  const byId = new Map(coded.annotations.map((each) => [each.id, each]));
  const found = ids.flatMap((id) => byId.get(id) ?? []).filter((each) => isAnchored(each, coded.article));
  if (words === 'marked') return found.map((annotation) => ({ annotation, spans: annotation.spans }));
  const owned = countedCoding(coded, options).wordsOf(words);
  return found
    .map((annotation) => ({ annotation, spans: owned.get(annotation.id) ?? [] }))
    .filter(({ spans }) => spans.length);
}
