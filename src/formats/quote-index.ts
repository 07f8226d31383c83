/** Finds words in a text without a look at all of it: a file may quote thousands of passages of a long article. */

/** Characters that are looked up together; shorter words are searched for, and remembered. */
const gram = 8;
/** Of what is looked for, at most so many places are tried as the one to look up. */
const tried = 64;

export class QuoteIndex {
  readonly #text: string;
  readonly #short = new Map<string, readonly number[]>();
  readonly #mask: number;
  /** By hash: the first place, how many there are, and from each place the next one. */
  #first: Int32Array | null = null;
  readonly #count: Int32Array;
  readonly #next: Int32Array;
  /** Steps that may still be taken: a file made to do harm quotes what stands everywhere, a million times. */
  #left: number;

  constructor(text: string, steps = 1e7) {
    this.#text = text;
    this.#left = steps;
    const bits = Math.min(20, Math.max(4, Math.ceil(Math.log2(text.length + 1))));
    this.#mask = 2 ** bits - 1;
    this.#count = new Int32Array(2 ** bits);
    this.#next = new Int32Array(text.length);
  }

  /** All places of `words` in reading order, overlapping ones too, in UTF-16; null where the search would take too long. */
  places(words: string): readonly number[] | null {
    if (this.#left < 0) return null;
    if (words.length < gram) return this.#search(words);
    if (!this.#first) this.#first = this.#build();
    let [offset, fewest] = [0, Infinity];
    for (let at = 0; at <= words.length - gram && at < tried; at += 1) {
      const count = this.#count[this.#hash(words, at)]!;
      if (count < fewest) [offset, fewest] = [at, count];
    }
    if (!fewest) return [];
    if (!this.spend(fewest)) return null;
    const found: number[] = [];
    for (let at = this.#first[this.#hash(words, offset)]!; at >= 0; at = this.#next[at]!)
      if (at >= offset && this.#text.startsWith(words, at - offset)) {
        // Most places differ soon: only those that do not take as long as the words are long.
        if (!this.spend(words.length >> 5)) return null;
        found.push(at - offset);
      }
    return found;
  }

  /** Charges what a caller does with the places that were found; false where that is too much. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }

  #search(words: string): readonly number[] | null {
    const known = this.#short.get(words);
    if (known) return known;
    // A search of a text runs over many characters in one step.
    if (!words || !this.spend(this.#text.length >> 4)) return null;
    const found: number[] = [];
    for (let at = this.#text.indexOf(words); at >= 0; at = this.#text.indexOf(words, at + 1)) found.push(at);
    if (!this.spend(found.length)) return null;
    this.#short.set(words, found);
    return found;
  }

  /** From the end, so that the places of a hash follow each other in reading order. */
  #build(): Int32Array {
    const first = new Int32Array(this.#count.length).fill(-1);
    for (let at = this.#text.length - gram; at >= 0; at -= 1) {
      const hash = this.#hash(this.#text, at);
      this.#next[at] = first[hash]!;
      this.#count[hash]! += 1;
      first[hash] = at;
    }
    return first;
  }

  /** FNV-1a over code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
  #hash(words: string, start: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < start + gram; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
    return (hash ^ (hash >>> 16)) & this.#mask;
  }
}
