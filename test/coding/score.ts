/** How often the first proposal is the span that a reader marked. */
import type { SpanInput } from '../../src/domain/annotation.js';
import { kindOf } from '../../src/domain/codebook.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import type { Span } from '../../src/domain/span.js';
import { cueListFor } from '../../src/coding/cue-list.js';
import { proposals } from '../../src/coding/proposals.js';
import { tagged } from '../support/tagged.js';

export interface Score {
  readonly asked: number;
  readonly first: number;
  readonly amongFive: number;
  /** What was proposed where the first was wrong. */
  readonly misses: readonly string[];
}

/**
 * Over `sentences`, for `part`. A proposal is right if it is the marked span, or one of two that begin or end together
 * and share most of their words: readers themselves differ on "privately admit" and on an apposition.
 */
export function score(sentences: readonly string[], part: 'cue' | 'source', given: 'content' | 'cue'): Score {
  const kind = kindOf(defaultCodebook, 'attribution');
  let asked = 0;
  let first = 0;
  let amongFive = 0;
  const misses: string[] = [];
  for (const source of sentences) {
    const { article, text, spans } = tagged(source);
    const gold = spans.find((span) => span.part === part);
    if (!gold) continue;
    asked++;
    const marked: SpanInput[] = spans.filter(
      (span) => span.part === 'content' || (given === 'cue' && span.part === 'cue'),
    );
    const found = proposals(article, kind, part, marked, { list: cueListFor('en') });
    const index = found.findIndex(({ span }) => alike(span, gold));
    if (index === 0) first++;
    if (index >= 0) amongFive++;
    if (index !== 0)
      misses.push(
        `${source}\n    ${found.map(({ span, reason }) => `[${text.slice(span.start, span.end)}] ${reason}`).join(' | ')}`,
      );
  }
  return { asked, first, amongFive, misses };
}

const alike = (a: Span, b: Span) => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const longer = Math.max(a.end - a.start, b.end - b.start);
  return shared === longer || ((a.start === b.start || a.end === b.end) && shared >= longer / 2);
};
