/** The word that somebody meant. */

/** Letters to put in, take out, change or swap to make `b` of `a`. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = last[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(change, last[j]! + 1, row[j - 1]! + 1, ...(isSwap ? [before[j - 2]! + 1] : [])));
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** Of `words`, the one nearest to `word`; undefined where none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (word.length > 40) return undefined;
  const wish = word.toLowerCase();
  const near = words
    .map((each) => {
      const begins = wish.length > 1 && each.startsWith(wish);
      return { each, far: begins ? 0.5 : distance(wish, each.toLowerCase()) };
    })
    .filter(({ each, far }) => far <= Math.max(1, Math.floor(each.length / 3)));
  return near.sort((a, b) => a.far - b.far)[0]?.each;
}

/** `Did you mean "brat"?` with a blank in front, or nothing. */
export function guess(word: string, words: readonly string[], prefix = ''): string {
  const found = nearest(word, words);
  return found === undefined ? '' : ` Did you mean "${prefix}${found}"?`;
}
