/** Which annotation another one lies in: what somebody said inside what somebody else said. */
import type { Annotation } from './annotation.js';
import { findKind, type Codebook } from './codebook.js';
import type { Span } from './span.js';

/** Whether each of `inner` lies inside one of `outer`; never for nothing. */
export const covers = (outer: readonly Span[], inner: readonly Span[]) =>
  inner.length > 0 &&
  inner.every(({ start, end }) => outer.some((span) => span.start <= start && end <= span.end));

export const spansOf = ({ spans }: Pick<Annotation, 'spans'>, part: string) =>
  spans.filter((span) => span.part === part);

/** UTF-16 units under `spans`, each once. */
function size(spans: readonly Span[]): number {
  let sum = 0;
  let last = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, last));
    last = Math.max(last, end);
  }
  return sum;
}

type Made = Pick<Annotation, 'id' | 'created'>;
const madeBefore = (a: Made, b: Made) => a.created < b.created || (a.created === b.created && a.id < b.id);

/**
 * Id of the innermost of `around` inside whose `nestsIn` part all of the main part of `annotation` lies: one of the
 * same kind, larger in that part or as large and made earlier. That order alone makes a cycle impossible.
 */
export function enclosing(
  codebook: Codebook,
  annotation: Annotation,
  around: Iterable<Annotation>,
): string | null {
  const kind = findKind(codebook, annotation.kind);
  const part = kind?.nestsIn;
  if (!kind || part === undefined) return null;
  const inner = spansOf(annotation, kind.mainPart);
  const own = size(spansOf(annotation, part));
  let best: { readonly annotation: Annotation; readonly size: number } | null = null;
  for (const other of around) {
    if (other.id === annotation.id || other.kind !== annotation.kind) continue;
    const outer = spansOf(other, part);
    if (!covers(outer, inner)) continue;
    const candidate = { annotation: other, size: size(outer) };
    if (candidate.size < own || (candidate.size === own && !madeBefore(other, annotation))) continue;
    if (
      !best ||
      candidate.size < best.size ||
      (candidate.size === best.size && madeBefore(best.annotation, other))
    )
      best = candidate;
  }
  return best?.annotation.id ?? null;
}

/**
 * `annotation` and those that it lies in, by their `parent`, outermost first and itself last. Ends where a parent is
 * missing, or where stored parents run in a circle.
 */
export function chain(
  annotations: ReadonlyMap<string, Annotation>,
  annotation: Annotation,
): readonly Annotation[] {
  const found = [annotation];
  const seen = new Set([annotation.id]);
  for (let at: Annotation | undefined = annotation; at?.parent && !seen.has(at.parent);) {
    seen.add(at.parent);
    at = annotations.get(at.parent);
    if (at) found.unshift(at);
  }
  return found;
}
