/** How alike two texts are, for telling a new version of a story from another story. */

/** Words in a row that two texts share by chance only in set phrases. */
const length = 5;

const shingles = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.slice(0, 1 - length || undefined).map((_, at) => words.slice(at, at + length).join(' ')),
  );
};

/** Share, 0 to 1, of the shorter text's runs of five words that the other has as well. */
export function likeness(a: string, b: string): number {
  const [few, many] = [shingles(a), shingles(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  if (!few.size) return 0;
  let shared = 0;
  for (const run of few) if (many.has(run)) shared += 1;
  return shared / few.size;
}
