/** Claims and framings as the measures read them. */
import type { Annotation } from '../domain/annotation.js';
import { covers } from '../domain/parents.js';
import { lowerBound } from '../domain/lower-bound.js';
import type { ClaimCase, FramingCase } from './balance.js';
import { attributionKind } from './case.js';
import type { Contents } from './contents.js';

/** The kinds of the codebook, and the part of each, that these measures read; attribute ids as in `ClaimCase`. */
const claimKind = 'claim';
export const framingKind = 'framing';

/** All kinds that any measure reads. */
export const measuredKinds: readonly string[] = [attributionKind, claimKind, framingKind];

const textOf = ({ attributes }: Annotation, id: string) => String(attributes[id] ?? '').trim();

/** `contents`: those of the attributions that are counted. */
export function claimsOf(
  counted: readonly Annotation[],
  contents: Contents,
  article: string,
): readonly ClaimCase[] {
  const holder = holders(contents);
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

/** Finds the innermost of the attributions whose content holds all words of an annotation: its id, or null. */
function holders({
  attributions,
  spans: contents,
  inwards,
}: Contents): (annotation: Annotation) => string | null {
  const byStart = inwards.map((content, place) => ({ ...content, place }));
  byStart.sort((a, b) => a.span.start - b.span.start);
  return ({ spans }) => {
    const [first] = spans;
    const after = lowerBound(byStart.length, (index) => byStart[index]!.span.start > first!.start);
    let best: (typeof byStart)[number] | null = null;
    for (let index = 0; index < after; index++) {
      const each = byStart[index]!;
      if (each.span.end < first!.end || (best && each.place < best.place)) continue;
      if (covers(contents[each.owner]!, spans)) best = each;
    }
    return best && attributions[best.owner]!.id;
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
