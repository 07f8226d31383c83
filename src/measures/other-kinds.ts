/** Claims and framings as the measures read them. */
import type { Annotation } from '../domain/annotation.js';
import { covers, size, spansOf } from '../domain/parents.js';
import { lowerBound } from '../domain/lower-bound.js';
import type { ClaimCase, FramingCase } from './balance.js';
import { contentPart } from './case.js';

/** The kinds of the codebook, and the part of each, that these measures read; attribute ids as in `ClaimCase`. */
const claimKind = 'claim';
export const framingKind = 'framing';

const textOf = ({ attributes }: Annotation, id: string) => String(attributes[id] ?? '').trim();

/** `attributions` are those that are counted. */
export function claimsOf(
  counted: readonly Annotation[],
  attributions: readonly Annotation[],
  article: string,
): readonly ClaimCase[] {
  const holder = holders(attributions);
  return counted
    .filter(({ kind }) => kind === claimKind)
    .sort(byStart)
    .map((claim) => {
      const within = holder(claim);
      return {
        id: claim.id,
        article,
        worth: textOf(claim, 'worth'),
        certainty: textOf(claim, 'certainty'),
        support: textOf(claim, 'support') || (within ? 'attributed' : ''),
        within,
        start: claim.spans[0]!.start,
      };
    });
}

/** Finds the innermost of `attributions` whose content holds all words of an annotation: its id, or null. */
function holders(attributions: readonly Annotation[]): (annotation: Annotation) => string | null {
  const contents = attributions
    .flatMap((each) => {
      const spans = spansOf(each, contentPart);
      const [first] = spans;
      if (!first) return [];
      const end = spans.reduce((last, span) => Math.max(last, span.end), 0);
      return [{ id: each.id, spans, start: first.start, end, size: size(spans) }];
    })
    .sort((a, b) => a.start - b.start);
  return ({ spans }) => {
    const end = spans.reduce((last, span) => Math.max(last, span.end), 0);
    const after = lowerBound(contents.length, (index) => contents[index]!.start > spans[0]!.start);
    let best: (typeof contents)[number] | null = null;
    for (let index = 0; index < after; index++) {
      const each = contents[index]!;
      if (each.end >= end && (!best || each.size < best.size) && covers(each.spans, spans)) best = each;
    }
    return best?.id ?? null;
  };
}

export const framingsOf = (counted: readonly Annotation[], article: string): readonly FramingCase[] =>
  counted
    .filter(({ kind }) => kind === framingKind)
    .sort(byStart)
    .map((framing) => ({
      id: framing.id,
      article,
      device: textOf(framing, 'device'),
      target: textOf(framing, 'target'),
      polarity: textOf(framing, 'polarity'),
      voice: textOf(framing, 'voice'),
      start: framing.spans[0]!.start,
    }));

const byStart = (a: Annotation, b: Annotation) =>
  a.spans[0]!.start - b.spans[0]!.start || (a.id < b.id ? -1 : Number(a.id > b.id));
