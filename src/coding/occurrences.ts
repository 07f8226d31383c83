/** Where an article has the same words again, however its quotes, dashes and spaces are printed. */
import { blockAt, type Article, type Role } from '../domain/article.js';
import { compareSpans, wholeCharacter, type Span } from '../domain/span.js';

/** Characters that stand for one another in print; the first of each row is the one on a keyboard. */
export const lookAlikes: readonly string[] = ['"“”„‟«»″', "'‘’‚‛‹›′´", '-‐‑‒–—―−'];

export interface OccurrenceOptions {
  /** Neither end lies inside a word. */
  readonly wholeWords?: boolean;
  readonly matchCase?: boolean;
  /** BCP 47; the article's own where none is given. */
  readonly language?: string | null;
}

/** What a line may break at, or be kept together by, without being seen. */
const unseen = '[\\u00ad\\u200b\\u2060\\ufeff]*';

/**
 * All places where `words` stand, in reading order, none inside another; blocks that repeat others included. Composed and
 * decomposed letters are the same; a span never halves a grapheme and never leaves its block.
 */
export function occurrences(
  { text, blocks, language: own }: Pick<Article, 'text' | 'blocks' | 'language'>,
  words: string,
  { wholeWords = true, matchCase = false, language = own }: OccurrenceOptions = {},
): readonly Span[] {
  const locale = known(language);
  const pattern = patternOf(words, locale);
  if (!pattern) return [];
  const search = new RegExp(pattern, matchCase ? 'gu' : 'giu');
  const isWhole = boundaryTest({ text, blocks }, locale, wholeWords);
  const found: Span[] = [];
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isWhole(span)) found.push(span);
    // By the whole character: from the middle of a pair a search would begin before it again, for ever.
    else search.lastIndex = span.start + (text.codePointAt(span.start)! > 0xffff ? 2 : 1);
  }
  return found;
}

/** Those of the words under each of `spans`, in reading order; of two that overlap the first. */
export function occurrencesOf(
  article: Pick<Article, 'text' | 'blocks' | 'language'>,
  spans: readonly Span[],
  options: OccurrenceOptions = {},
): readonly Span[] {
  const words = new Set(spans.map(({ start, end }) => article.text.slice(start, end)));
  let reached = 0;
  return [...words]
    .flatMap((each) => occurrences(article, each, options))
    .sort(compareSpans)
    .filter(({ start, end }) => {
      const apart = start >= reached;
      if (apart) reached = end;
      return apart;
    });
}

/** A span with what stands round it, for somebody who decides whether it is meant. */
export interface InContext extends Span {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly role: Role;
  /** Whether its block only says again what another says. */
  readonly repeats: boolean;
}

/** Characters shown on either side, fewer where a word would be cut in two. */
const around = 60;

export function inContext({ text, blocks }: Pick<Article, 'text' | 'blocks'>, span: Span): InContext {
  const { start, end, role, repeats } = blocks[blockAt({ blocks }, span.start)]!;
  const from = wholeCharacter(text, Math.max(start, span.start - around));
  const to = wholeCharacter(text, Math.min(end, span.end + around));
  return {
    start: span.start,
    end: span.end,
    before:
      from > start
        ? `…${text.slice(from, span.start).replace(/^\S{0,12}\s+/, '')}`
        : text.slice(from, span.start),
    words: text.slice(span.start, span.end),
    after: to < end ? `${text.slice(span.end, to).replace(/\s+\S{0,12}$/, '')}…` : text.slice(span.end, to),
    role,
    repeats: repeats !== null,
  };
}

/** A regular expression for `words`; no white space in it takes a line break, so it matches inside one block only. */
function patternOf(words: string, locale: string | undefined): string {
  const clean = words.normalize('NFC').replace(new RegExp(unseen, 'g'), '').trim();
  const graphemes = new Intl.Segmenter(locale).segment(clean.replace(/\s+/g, ' '));
  return Array.from(graphemes, ({ segment }) => forms(segment)).join(unseen);
}

function forms(grapheme: string): string {
  if (grapheme === ' ') return '[^\\S\\n]+';
  const alike = lookAlikes.find((row) => row.includes(grapheme));
  if (alike) return `[${escaped(alike)}]`;
  const decomposed = grapheme.normalize('NFD');
  return decomposed === grapheme ? escaped(grapheme) : `(?:${escaped(grapheme)}|${escaped(decomposed)})`;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Segments a block only once something is found in it. */
function boundaryTest(
  article: Pick<Article, 'text' | 'blocks'>,
  locale: string | undefined,
  wholeWords: boolean,
): (span: Span) => boolean {
  const segmenters = [
    new Intl.Segmenter(locale),
    ...(wholeWords ? [new Intl.Segmenter(locale, { granularity: 'word' })] : []),
  ];
  let block: Span | undefined;
  let segmented: readonly Intl.Segments[] = [];
  return ({ start, end }) => {
    if (!block || start >= block.end) {
      block = article.blocks[blockAt(article, start)]!;
      const words = article.text.slice(block.start, block.end);
      segmented = segmenters.map((segmenter) => segmenter.segment(words));
    }
    const [from, to] = [start - block.start, end - block.start];
    const [graphemes, wholes] = segmented;
    return (
      cutAt(graphemes!, from) === null &&
      cutAt(graphemes!, to) === null &&
      (!wholes || (opens(cutAt(wholes, from)) && closes(cutAt(wholes, to))))
    );
  };
}

/** The segment that `offset` lies inside of, as what is before and after; null between two segments. */
function cutAt(segments: Intl.Segments, offset: number): readonly [string, string] | null {
  const found = segments.containing(offset);
  if (!found || found.index === offset) return null;
  return [found.segment.slice(0, offset - found.index), found.segment.slice(offset - found.index)];
}

/** “l’Iran” is one segment, and two words; so it is not with the t of “don’t”. */
const opens = (cut: readonly [string, string] | null) =>
  !cut || (/^\p{L}{1,5}['’]$/u.test(cut[0]) && /^\p{L}{3}/u.test(cut[1]));

/** The possessive belongs to the segment, not to the name. */
const closes = (cut: readonly [string, string] | null) => !cut || /^['’]s$/iu.test(cut[1]);

/** Undefined, for the browser's own, where a page names a language that is none. */
function known(language: string | null): string | undefined {
  try {
    return language === null ? undefined : Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}
