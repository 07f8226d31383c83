/** Whose words are whose: which attribution each counted word of an article belongs to. */
import { blockAt } from '../domain/article.js';
import { lowerBound } from '../domain/lower-bound.js';
import { quotedSpans, type Quotation } from '../domain/quotations.js';
import type { Span } from '../domain/span.js';
import { modeAttribute, type WordBase } from './case.js';
import type { Contents } from './contents.js';
import { isBody, type Countable } from './counted.js';

/** For each base and each word, by the word's index: the place of its attribution in the list given; -1 for nobody's. */
export type Ownership = Readonly<Record<WordBase, Int32Array>>;

export function ownership(countable: Countable, { attributions, spans, around, inwards }: Contents): Ownership {
  const count = countable.words.starts.length;
  const [voice, space, quoted, early] = [0, 1, 2, 3].map(() => new Int32Array(count).fill(-1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (const { owner, span } of inwards)
    for (const word of wordsInside(countable, span)) {
      // Where contents cross, parents say more than lengths.
      const [outer, inner] = [space[word]!, voice[word]!];
      if (outer === -1 || around[outer]!.has(owner)) space[word] = owner;
      if (inner === -1 || !around[inner]!.has(owner)) voice[word] = owner;
    }
  attributions.forEach(({ attributes }, owner) => {
    if (!quotes(attributes[modeAttribute])) return;
    for (const quotation of quotationsIn(countable, spans[owner]!))
      for (const word of wordsInside(countable, quotation)) if (voice[word] === owner) quoted[word] = owner;
  });
  takeEarly(countable, voice, early);
  return { voice, space, quoted, early };
}

/** Whether the mode says that words are given as they were said. */
const quotes = (mode: unknown) => mode === 'direct' || mode === 'mixed';

/** Indexes of the counted words that lie in `span` from the first to the last letter. */
function* wordsInside({ article, words, out }: Countable, { start, end }: Span): Iterable<number> {
  const { starts, ends, firsts } = words;
  for (let block = blockAt(article, start); block < article.blocks.length; block++) {
    if (article.blocks[block]!.start >= end) return;
    if (out[block] !== null) continue;
    const [from, to] = [firsts[block]!, firsts[block + 1]!];
    const first = from + lowerBound(to - from, (index) => starts[from + index]! >= start);
    for (let word = first; word < to && ends[word]! <= end; word++) yield word;
  }
}

/** Stretches between two quotation marks that both lie in `content`; one may go on over paragraphs. */
function quotationsIn({ article }: Countable, content: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  const held = (at: number) => content.some(({ start, end }) => start <= at && at < end);
  const touches = (block: Span) => content.some(({ start, end }) => start < block.end && block.start < end);
  const blocks = new Set(
    content.flatMap(({ start, end }) => {
      const [first, last] = [blockAt(article, start), blockAt(article, end - 1)];
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }),
  );
  for (const block of blocks)
    for (const quotation of quotationsOf(article.text, article.blocks[block]!)) {
      if (!held(quotation.start)) continue;
      const end = closeOf(article, block, quotation, held, touches);
      if (end !== null && held(end - 1)) found.push({ start: quotation.start, end });
    }
  return found;
}

/** Where a quotation closes that goes on with a mark at the start of each next block of the content; null for never. */
function closeOf(
  { text, blocks }: Countable['article'],
  block: number,
  quotation: Quotation,
  held: (at: number) => boolean,
  touches: (block: Span) => boolean,
): number | null {
  let part = quotation;
  for (let at = block + 1; !part.closed; at++) {
    const next = blocks[at];
    if (!next) return null;
    if (!touches(next)) continue; // A caption or a subheading that stands in between.
    const goesOn = quotationsOf(text, next).find(({ start }) => !text.slice(next.start, start).trim());
    if (!goesOn || !held(goesOn.start)) return null;
    part = goesOn;
  }
  return part.end;
}

const quotationsOf = (text: string, { start, end }: Span) => quotedSpans(text, { start, end });

/** Takes over from `voice` what is within the first quarter of the counted body words. */
function takeEarly(
  { article, words: { firsts }, out, bodyWords }: Countable,
  voice: Int32Array,
  early: Int32Array,
) {
  let place = 0;
  article.blocks.forEach((block, index) => {
    if (out[index] !== null || !isBody(block)) return;
    for (let word = firsts[index]!; word < firsts[index + 1]! && place < bodyWords / 4; word++, place++)
      early[word] = voice[word]!;
  });
}

/** The words of each attribution as spans of the text, by its place in the list, with what lies between two in a row. */
export function spansOwned(
  { article, words }: Countable,
  owners: Int32Array,
): ReadonlyMap<number, readonly Span[]> {
  const found = new Map<number, { start: number; end: number }[]>();
  let last = -1;
  owners.forEach((owner, word) => {
    if (owner >= 0) {
      const [start, end] = [words.starts[word]!, words.ends[word]!];
      const spans = found.get(owner);
      const before = spans?.at(-1);
      if (!spans) found.set(owner, [{ start, end }]);
      else if (before && owner === last && !article.text.slice(before.end, start).includes('\n'))
        before.end = end;
      else spans.push({ start, end });
    }
    last = owner;
  });
  return found;
}
