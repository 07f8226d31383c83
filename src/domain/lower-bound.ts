/** Binary search, the one search that sorted offsets, blocks and rows need. */

/** The first index in 0..length for which `reached` holds, given that it holds for all after it. */
export function lowerBound(length: number, reached: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
