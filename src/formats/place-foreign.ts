/** Where the spans of a stranger's file lie: in the unit that it declares, unless its own quotes say otherwise. */
import { codePoints } from '../domain/code-points.js';
import { wholeCharacter, type Span } from '../domain/span.js';
import type { OffsetUnit } from './exchange-format.js';
import { QuoteIndex } from './quote-index.js';
import { shorten } from './shorten.js';

export interface Quote {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

const other = { 'code-point': 'utf-16', 'utf-16': 'code-point' } as const;
const named = { 'code-point': 'code points', 'utf-16': 'UTF-16 units' } as const;
/** UTF-16 units around a quote that are compared: other tools give 32. */
const context = 256;
/** Some tools fold white space in the words that they repeat, and keep it in the offsets. */
const folded = (words: string) => words.replace(/\s+/gu, ' ').trim();

export class Placer {
  readonly text: string;
  readonly #unit: OffsetUnit;
  readonly #points;
  #quotes: QuoteIndex | undefined;
  /** Spans that only fit in the unit that the file does not declare. */
  otherwise = 0;

  /** `text`: as the file has it, line breaks and all. */
  constructor(text: string, unit: OffsetUnit) {
    this.text = text;
    this.#unit = unit;
    this.#points = codePoints(text);
  }

  /**
   * The span in UTF-16, or a sentence. `quote`: the words that the file says stand there; where they do not, the other
   * unit is tried, and counted in `otherwise`. Without one the declared unit has to be believed.
   */
  at({ start, end }: Span, quote?: string): Span | string {
    const declared = this.#in16({ start, end }, this.#unit);
    if (quote === undefined) return declared;
    if (typeof declared !== 'string' && this.#reads(declared, quote)) return declared;
    const second = this.#in16({ start, end }, other[this.#unit]);
    if (typeof second !== 'string' && this.#reads(second, quote)) {
      this.otherwise += 1;
      return second;
    }
    if (typeof declared === 'string') return declared;
    const there = this.text.slice(declared.start, declared.end);
    return `The span from ${start} to ${end} should read ${shorten(quote)}, but the text there reads ${shorten(there)}.`;
  }

  /** Where the words of a quote stand that has no offsets, told apart by what stands around them; or a sentence. */
  find({ exact, prefix = '', suffix = '' }: Quote): Span | string {
    if (!exact) return 'It quotes no words.';
    this.#quotes ??= new QuoteIndex(this.text);
    const [before, after] = [prefix.slice(-context), suffix.slice(0, context)];
    // With all that is said to stand around it, a quote is mostly in one place, and there is nothing to compare.
    const sure = before || after ? this.#quotes.places(before + exact + after) : [];
    const all = sure?.length ? sure : this.#quotes.places(exact);
    const places = all && (all === sure ? all : this.#best(all, { exact, prefix: before, suffix: after }));
    if (!places) return 'The file quotes too many words that stand everywhere: these were not looked for.';
    const [first] = places;
    if (first === undefined) return `The text nowhere reads ${shorten(exact)}.`;
    if (places.length > 1)
      return `The words ${shorten(exact)} stand in the text ${places.length} times, and nothing says which are meant.`;
    const start = all === sure ? first + before.length : first;
    return { start, end: start + exact.length };
  }

  /** Those of the places whose surroundings are most like those of the quote; null where there are too many. */
  #best(all: readonly number[], { exact, prefix, suffix }: Required<Quote>): readonly number[] | null {
    if (all.length < 2) return all;
    if (!prefix && !suffix) return all;
    if (!this.#quotes!.spend(all.length)) return null;
    const places: number[] = [];
    let best = -1;
    for (const at of all) {
      const end = at + exact.length;
      const fits =
        same(this.text.slice(Math.max(0, at - prefix!.length), at), prefix!, -1) +
        same(this.text.slice(end, end + suffix!.length), suffix!, 1);
      if (fits > best) [best, places.length] = [fits, 0];
      if (fits === best) places.push(at);
    }
    return places;
  }

  /** For the file as a whole; null where every span lay as declared. */
  get trouble(): string | null {
    if (!this.otherwise) return null;
    const spans =
      this.otherwise === 1 ? '1 span counts' : `${this.otherwise.toLocaleString('en-US')} spans count`;
    return `${spans} ${named[other[this.#unit]]}, where this format counts ${named[this.#unit]}: read so, the words are those that the file quotes.`;
  }

  #reads({ start, end }: Span, quote: string): boolean {
    const words = this.text.slice(start, end);
    return words === quote || folded(words) === folded(quote);
  }

  #in16({ start, end }: Span, unit: OffsetUnit): Span | string {
    const { length } = unit === 'utf-16' ? this.text : this.#points;
    for (const offset of [start, end])
      if (!Number.isInteger(offset) || offset < 0 || offset > length)
        return `The span from ${start} to ${end} is not in the text, which has ${length} ${named[unit]}.`;
    if (end <= start) return `The span from ${start} to ${end} holds no character.`;
    if (unit === 'code-point') return { start: this.#points.toUtf16(start), end: this.#points.toUtf16(end) };
    if (wholeCharacter(this.text, start) !== start || wholeCharacter(this.text, end) !== end)
      return `The span from ${start} to ${end} halves a character.`;
    return { start, end };
  }
}

/** How many characters two contexts share, from the end where they meet the quote. */
function same(words: string, context: string, step: 1 | -1): number {
  const length = Math.min(words.length, context.length);
  for (let count = 0; count < length; count += 1) {
    const [a, b] = step > 0 ? [count, count] : [words.length - 1 - count, context.length - 1 - count];
    if (words[a] !== context[b]) return count;
  }
  return length;
}
