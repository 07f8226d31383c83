/** Quotations behind a number: the words of each annotation in the sentence that they stand in. */
import { blockAt, type Article } from '../domain/article.js';
import type { PartSpan } from '../domain/annotation.js';
import { spansOf } from '../domain/parents.js';
import { sourcesOf } from '../domain/registry.js';
import { sentences } from '../domain/sentences.js';
import { compareSpans, quote, wholeCharacter, type Span } from '../domain/span.js';
import { cuePart, modeAttribute } from '../measures/case.js';
import type { BalanceOptions, Coded } from '../measures/coded.js';
import { evidenceSpans } from '../measures/evidence.js';
import type { Evidence } from './document.js';
import { cuts } from './marked-cuts.js';

/** A stretch of a quotation's sentence. */
export interface Piece {
  readonly text: string;
  /** Parts of the annotation that cover it, the outermost first; none for the words round about. */
  readonly parts: readonly string[];
}

/** Words of one block: neighbouring sentences, whole but for what is very long. */
export interface Passage {
  /** From 1. */
  readonly block: number;
  readonly pieces: readonly Piece[];
}

export interface Quotation {
  /** Id of the annotation. */
  readonly annotation: string;
  /** Names from the registry, in the order of the annotation. */
  readonly sources: readonly string[];
  /** The words of the cue; '' where there are none. */
  readonly cue: string;
  /** Id of the mode, as coded; '' where not. */
  readonly mode: string;
  /** The words that are counted, with … where text lies between them. */
  readonly words: string;
  /** What stands before and after them in their sentences. */
  readonly before: string;
  readonly after: string;
  /** The block in which they begin, from 1. */
  readonly block: number;
}

/** UTF-16 units of a sentence that are shown on either side of what is marked in it. */
const reach = 400;

/** One for each annotation of `evidence` that the article has and that has such words, in that order. */
export const quotesOf = (
  coded: Coded,
  { annotations, words }: Evidence,
  options: BalanceOptions = {},
): readonly Quotation[] =>
  evidenceSpans(coded, annotations, words, options).map(({ annotation, spans }) => {
    const { article, registry } = coded;
    const around = surroundings(article, spans);
    const ordered = [...spans].sort(compareSpans);
    const end = Math.max(...spans.map((span) => span.end));
    return {
      annotation: annotation.id,
      sources: sourcesOf(registry, annotation).map(({ name }) => name),
      cue: quote(article.text, spansOf(annotation, cuePart)),
      mode: String(annotation.attributes[modeAttribute] ?? ''),
      words: quote(article.text, ordered),
      before: article.text.slice(around[0]!.start, ordered[0]!.start),
      after: article.text.slice(end, around.at(-1)!.end),
      block: blockAt(article, ordered[0]!.start) + 1,
    };
  });

/** The sentences that hold `spans`, cut into what belongs to which part. */
export const passagesOf = (article: Article, spans: readonly PartSpan[]): readonly Passage[] =>
  surroundings(article, spans).map((stretch) => ({
    block: blockAt(article, stretch.start) + 1,
    pieces: cuts(stretch, spans).map(({ start, end, layers }) => ({
      text: article.text.slice(start, end),
      parts: layers.map(({ part }) => part),
    })),
  }));

/** Stretches of the text, each in one block, in reading order: the sentences of `spans`, neighbours joined. */
function surroundings({ text, blocks }: Article, spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const block of blocks) {
    const here = spans.filter(({ start, end }) => start < block.end && end > block.start);
    if (!here.length) continue;
    const touched = sentences(text, block)
      .map((sentence) => ({ sentence, marked: here.filter(overlaps(sentence)) }))
      .map(({ sentence, marked }) => (marked.length ? shortened(text, sentence, marked) : null));
    let open: { start: number; end: number } | null = null;
    for (const sentence of touched) {
      if (!sentence) open = null;
      else if (open) open.end = sentence.end;
      else found.push((open = { ...sentence }));
    }
  }
  return found.length ? found : spans.slice(0, 1);
}

const overlaps = (one: Span) => (other: Span) => other.start < one.end && other.end > one.start;

function shortened(text: string, sentence: Span, marked: readonly Span[]): Span {
  const first = Math.min(...marked.map(({ start }) => start));
  const last = Math.max(...marked.map(({ end }) => end));
  return {
    start: Math.max(sentence.start, wholeCharacter(text, Math.max(0, first - reach))),
    end: Math.min(sentence.end, wholeCharacter(text, Math.min(text.length, last + reach))),
  };
}
