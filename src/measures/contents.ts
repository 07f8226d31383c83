/** The contents of attributions, and which lies inside which. */
import type { Annotation } from '../domain/annotation.js';
import { chain, spansOf } from '../domain/parents.js';
import { compareSpans, type Span } from '../domain/span.js';
import { attributionKind, contentPart } from './case.js';
import { joined } from './counted.js';

/** For each attribution the ids of the counted ones that it lies in, the outermost first. */
export type Chains = readonly (readonly string[])[];

/** `attributions`: the counted ones of `all`. A chain leads on through those that are not counted. */
export function chainsOf(all: readonly Annotation[], attributions: readonly Annotation[]): Chains {
  const byId = new Map(all.filter(({ kind }) => kind === attributionKind).map((each) => [each.id, each]));
  const counted = new Set(attributions.map(({ id }) => id));
  return attributions.map((each) =>
    chain(byId, each)
      .slice(0, -1)
      .flatMap(({ id }) => (counted.has(id) ? [id] : [])),
  );
}

/** A stretch of content, as far as it goes on without a gap. */
export interface Content {
  /** Place of its attribution in the list. */
  readonly owner: number;
  readonly span: Span;
}

export interface Contents {
  readonly attributions: readonly Annotation[];
  /** By attribution. */
  readonly spans: readonly (readonly Span[])[];
  /** By attribution: the places of those that it lies in, by its parents. */
  readonly around: readonly ReadonlySet<number>[];
  /** What encloses comes before what it holds: by length, of two as long the one with fewer around it, then in order. */
  readonly inwards: readonly Content[];
}

export function contentsOf(attributions: readonly Annotation[], chains: Chains): Contents {
  const spans = attributions.map((each) => joined(spansOf(each, contentPart).toSorted(compareSpans)));
  const length = ({ start, end }: Span) => end - start;
  const inwards = spans
    .flatMap((own, owner) => own.map((span): Content => ({ owner, span })))
    .sort(
      (a, b) =>
        length(b.span) - length(a.span) ||
        chains[a.owner]!.length - chains[b.owner]!.length ||
        a.owner - b.owner,
    );
  const places = new Map(attributions.map(({ id }, place) => [id, place]));
  const around = chains.map((chain) => new Set(chain.map((id) => places.get(id)!)));
  return { attributions, spans, around, inwards };
}
