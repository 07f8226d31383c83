/** The words behind a number: spans of an article by the annotations that were counted. */
import type { Annotation } from '../domain/annotation.js';
import { isAnchored } from '../domain/revision.js';
import type { Span } from '../domain/span.js';
import { attributionKind, type WordBase } from './case.js';
import type { BalanceOptions, Coded } from './coded.js';
import { countable, whyOut, type Countable } from './counted.js';
import { chainsOf, contentsOf } from './contents.js';
import { ownership, spansOwned, type Ownership } from './ownership.js';

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

interface Counted {
  readonly counting: Countable;
  /** Places of the counted attributions in the list that `owners` speaks of, by annotation id. */
  readonly places: ReadonlyMap<string, number>;
  readonly owners: Ownership;
  /** By base, once it is asked for. */
  readonly spans: Map<WordBase, ReadonlyMap<number, readonly Span[]>>;
}

const known = new WeakMap<Coded, Map<string, Counted>>();

/** Remembered by the article with what was said about it: choosing one number after another measures nothing anew. */
function countedOf(coded: Coded, options: BalanceOptions): Counted {
  const all = known.get(coded) ?? new Map<string, Counted>();
  known.set(coded, all);
  const key = [...(options.include ?? [])].sort().join();
  const found = all.get(key) ?? count(coded, options);
  all.set(key, found);
  return found;
}

function count({ article, annotations }: Coded, options: BalanceOptions): Counted {
  const counting = countable(article, options);
  const attributions = annotations.filter(
    (each) => each.kind === attributionKind && isAnchored(each, article) && whyOut(counting, each) === null,
  );
  const here = annotations.filter((each) => isAnchored(each, article));
  return {
    counting,
    places: new Map(attributions.map(({ id }, index) => [id, index])),
    owners: ownership(counting, contentsOf(attributions, chainsOf(here, attributions))),
    spans: new Map(),
  };
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
  const { counting, places, owners, spans } = countedOf(coded, options);
  const owned = spans.get(words) ?? spansOwned(counting, owners[words]);
  spans.set(words, owned);
  return found
    .map((annotation) => ({ annotation, spans: owned.get(places.get(annotation.id) ?? -1) ?? [] }))
    .filter(({ spans }) => spans.length);
}
