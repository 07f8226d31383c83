/** Where the arrow keys lead among the marks of a chart. */

interface Spot {
  readonly mark: SVGElement;
  readonly line: number;
  readonly at: number;
}

/** Marks in lines from the top, each from left to right. */
function linesOf(marks: readonly SVGElement[]): readonly (readonly Spot[])[] {
  const lines = new Map<number, Spot[]>();
  for (const mark of marks) {
    const spot = { mark, line: Number(mark.dataset['line']), at: Number(mark.dataset['at']) };
    const line = lines.get(spot.line);
    if (line) line.push(spot);
    else lines.set(spot.line, [spot]);
  }
  return [...lines.entries()].sort(([a], [b]) => a - b).map(([, line]) => line.sort((a, b) => a.at - b.at));
}

const nearest = (line: readonly Spot[], at: number): Spot | undefined =>
  line.reduce<Spot | undefined>(
    (best, spot) => (!best || Math.abs(spot.at - at) < Math.abs(best.at - at) ? spot : best),
    undefined,
  );

/**
 * The mark that a key leads to: left and right in the line, up and down to what stands nearest, Home and End to the
 * ends of the line, with Ctrl to the first and the last of all. Itself where there is no further one; undefined for
 * any other key. In a chart of one line up and down do as left and right.
 */
export function markAfter(
  marks: readonly SVGElement[],
  current: SVGElement,
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
): SVGElement | undefined {
  const lines = linesOf(marks);
  const row = lines.findIndex((line) => line.some(({ mark }) => mark === current));
  const line = lines[row];
  if (!line) return undefined;
  const index = line.findIndex(({ mark }) => mark === current);
  const along = (step: number) => line[index + step]?.mark ?? current;
  const across = (step: number) =>
    lines.length === 1 ? along(step) : (nearest(lines[row + step] ?? [], line[index]!.at)?.mark ?? current);
  switch (key) {
    case 'ArrowLeft':
      return along(-1);
    case 'ArrowRight':
      return along(1);
    case 'ArrowUp':
      return across(-1);
    case 'ArrowDown':
      return across(1);
    case 'Home':
      return (ctrlKey ? lines[0]! : line)[0]!.mark;
    case 'End':
      return (ctrlKey ? lines.at(-1)! : line).at(-1)!.mark;
    default:
      return undefined;
  }
}
