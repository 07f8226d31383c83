/** Where three words in a row stand in a text: what finds a quote without reading the text again for each. */
import type { Tokens } from './tokens.js';

export interface QuoteIndex {
  readonly tokens: Tokens;
  /** Calls `found` with each token at which the three of `ids` from `at` on stand, unless they stand everywhere. */
  each(ids: Int32Array, at: number, found: (index: number) => void): void;
}

export const shingle = 3;

/** Words that stand at more places tell none of them from the others, and would take a while. */
const mostPlaces = 300;

export function quoteIndex(tokens: Tokens): QuoteIndex {
  const { id, count } = tokens;
  const last = Math.max(0, count - shingle + 1);
  let size = 16;
  while (size < last) size *= 2;
  const bucket = (ids: Int32Array, at: number) => {
    let hash = 0;
    for (let k = 0; k < shingle; k++) hash = Math.imul(hash ^ ids[at + k]!, 0x9e3779b1) ^ (hash >>> 15);
    return (hash ^ (hash >>> 13)) & (size - 1);
  };
  // Sorted into buckets by counting: two flat arrays in place of a list for each shingle.
  const ends = new Int32Array(size + 1);
  for (let at = 0; at < last; at++) ends[bucket(id, at) + 1]!++;
  for (let at = 1; at <= size; at++) ends[at]! += ends[at - 1]!;
  const starts = ends.slice();
  const places = new Int32Array(last);
  for (let at = 0; at < last; at++) places[starts[bucket(id, at)]!++] = at;

  return {
    tokens,
    each(ids, at, found) {
      const which = bucket(ids, at);
      if (ends[which + 1]! - ends[which]! > mostPlaces) return;
      for (let place = ends[which]!; place < ends[which + 1]!; place++) {
        const index = places[place]!;
        if (id[index] === ids[at] && id[index + 1] === ids[at + 1] && id[index + 2] === ids[at + 2])
          found(index);
      }
    },
  };
}
