/** Keeps what stands along a line from lying on one another. */

/** Along a line, in pixels. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Extents in the same order, each at least `least` wide and none over the next, as near to where they were as one pass
 * to the right and one to the left bring them. All end before `limit` where they have room.
 */
export function spread(extents: readonly Extent[], least: number, limit: number): readonly Extent[] {
  const starts: number[] = [];
  for (const { start } of extents) starts.push(Math.max(start, (starts.at(-1) ?? -Infinity) + least));
  let next = Math.max(limit, (extents[0]?.start ?? 0) + extents.length * least);
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    starts[index] = Math.min(starts[index]!, next - least);
    next = starts[index]!;
  }
  return extents.map(({ end }, index) => {
    const start = starts[index]!;
    const following = starts[index + 1] ?? Infinity;
    return { start, end: Math.min(following, Math.max(end, start + least)) };
  });
}

/**
 * A lane for each extent, in the order of their starts: the first lane that is free at its start, in which `gap` stays
 * between neighbours. Of more than `most` lanes the one that is free soonest takes what is left.
 */
export function lanes(extents: readonly Extent[], gap: number, most: number): readonly number[] {
  const ends: number[] = [];
  return extents.map(({ start, end }) => {
    let lane = ends.findIndex((free) => free + gap <= start);
    if (lane < 0) lane = ends.length < most ? ends.length : ends.indexOf(Math.min(...ends));
    ends[lane] = Math.max(end, ends[lane] ?? -Infinity);
    return lane;
  });
}

/** Each extent grown to at most `wanted`, but no further than half the way to its neighbours. */
export function grown(extents: readonly Extent[], wanted: number): readonly Extent[] {
  return extents.map(({ start, end }, index) => {
    const grow = Math.max(0, (wanted - (end - start)) / 2);
    const [before, after] = [extents[index - 1], extents[index + 1]];
    const low = before ? Math.min(start, (before.end + start) / 2) : -Infinity;
    const high = after ? Math.max(end, (end + after.start) / 2) : Infinity;
    return { start: Math.max(start - grow, low), end: Math.min(end + grow, high) };
  });
}
