/** Re-anchors annotations onto the next revision of their article. Pure, and runs anywhere. */
import type { Annotation, PartSpan } from '../domain/annotation.js';
import type { Carried } from '../domain/revision.js';
import { describe } from '../domain/selector.js';
import { compareSpans } from '../domain/span.js';
import { expectation, seek, settle, type Quoted } from './by-quotes.js';
import { byText } from './by-text.js';
import { lost, outOfTime, together, unchanged, type Found } from './judge.js';
import { matchTokens } from './match-tokens.js';
import { quoteIndex } from './quote-index.js';
import { vocabulary } from './tokens.js';

export interface Texts {
  /** Of the revision that the annotations stand in; null where only their quotes are at hand. */
  readonly before: string | null;
  readonly after: string;
}

export interface Limits {
  /** `performance.now()` after which whatever has not been found yet is lost. */
  readonly deadline?: number;
}

/** What an annotation is carried over by. */
export type Anchored = Pick<Annotation, 'id'> & {
  readonly spans: readonly Pick<PartSpan, 'part' | 'start' | 'end' | 'exact' | 'prefix' | 'suffix'>[];
};

/**
 * One for each of `annotations`, in their order. Those whose words do not stand at their offsets in `before`, as when
 * they belong to a still earlier revision, are found by their quotes.
 */
export function carryOver(
  annotations: readonly Anchored[],
  texts: Texts,
  limits: Limits = {},
): readonly Carried[] {
  const work = carryingOver(annotations, texts, limits);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** Spans between two looks at the clock. */
const stride = 32;

/** The same in steps of a few milliseconds, each of which yields the share of the work that is done, 0 to 1. */
export function* carryingOver(
  annotations: readonly Anchored[],
  { before, after }: Texts,
  { deadline = Infinity }: Limits = {},
): Generator<number, readonly Carried[]> {
  const words = vocabulary();
  const late = () => performance.now() > deadline;
  const spans = annotations.flatMap((annotation) => annotation.spans);
  const results = new Map<Quoted, Found>();
  const quoted: Quoted[] = [];
  const held: Quoted[] = [];
  for (const span of spans) (before?.slice(span.start, span.end) === span.exact ? held : quoted).push(span);
  // The share of the time that each half takes is a guess; all that counts is that it goes on.
  const total = Math.max(1, held.length + 2 * quoted.length);
  let done = 0;

  const afterTokens = late() ? null : words.read(after);
  if (afterTokens && held.length && before !== null) {
    yield 0;
    const beforeTokens = words.read(before);
    yield 0;
    const find =
      before === after
        ? (span: Quoted): Found => ({ place: span, verdict: unchanged })
        : byText(matchTokens(beforeTokens, afterTokens, words, { deadline }), words);
    for (const span of held) {
      if (done % stride === 0) {
        yield done / total;
        if (late()) break;
      }
      done++;
      results.set(span, find(span));
    }
  }
  done = held.length;
  if (afterTokens && quoted.length && !late()) {
    const index = quoteIndex(afterTokens);
    const sought = [];
    for (const span of quoted) {
      if (done % stride === 0) {
        yield done / total;
        if (late()) break;
      }
      done++;
      sought.push(seek(span, index, words));
    }
    const expected = expectation(sought, after.length);
    for (const one of sought) {
      if (done % stride === 0) {
        yield done / total;
        if (late()) break;
      }
      done++;
      results.set(one.quoted, settle(one, expected(one.quoted.start), index, words));
    }
  }
  return annotations.map((annotation) => carried(annotation, after, results));
}

function carried({ id, spans }: Anchored, after: string, results: ReadonlyMap<Quoted, Found>): Carried {
  const found = spans.map((span) => results.get(span) ?? { place: null, verdict: outOfTime });
  const places = found.flatMap(({ place }, index): PartSpan[] => {
    if (!place) return [];
    const { start, end } = place;
    return [{ part: spans[index]!.part, start, end, ...describe(after, { start, end }) }];
  });
  const verdict = found.length ? together(spans, found) : lost;
  return {
    id,
    ...verdict,
    spans: places.length && verdict.status !== 'lost' ? places.sort(compareSpans) : null,
  };
}
