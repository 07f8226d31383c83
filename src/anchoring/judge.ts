/** How sure a place is, as a status, a score and a sentence for the analyst. */
import type { PartSpan } from '../domain/annotation.js';
import type { Carried } from '../domain/revision.js';
import { shorten, type Span } from '../domain/span.js';
import { mostAround, type Place } from './place.js';

export type Verdict = Pick<Carried, 'status' | 'score' | 'reason'>;

/** Where a span goes, and how sure that is. */
export interface Found {
  readonly place: Span | null;
  readonly verdict: Verdict;
}

export const unchanged: Verdict = { status: 'sure', score: 1, reason: 'The words are the same.' };

export const lost: Verdict = {
  status: 'lost',
  score: 0,
  reason: 'These words are not in the new text.',
};

export const outOfTime: Verdict = {
  status: 'lost',
  score: 0,
  reason: 'There was no time to look for it; it can be attached by hand.',
};

/** What is known beside the place itself. */
export interface Circumstances {
  /** Words in its passage that are the same, where that stands elsewhere now. */
  readonly moved?: number;
  /** Places that would do as well. */
  readonly others?: number;
}

/** A moved passage of fewer words could be a turn of phrase. */
const leastMoved = 12;

/**
 * Sure only where it cannot reasonably be wrong: the same words amid some of the same words, or a small edit between
 * words that are the same.
 */
export function judge(place: Place, { moved, others = 0 }: Circumstances = {}): Verdict {
  const { words, kept, foreign, identical, firm, around } = place;
  const changed = Math.max(words - kept, foreign);
  const size = Math.max(words, kept + foreign);
  const context = around / mostAround;
  const score = Math.min(identical ? 1 : 0.99, (kept / size) * (0.8 + 0.2 * context)) * (others ? 0.5 : 1);
  const verdict = (sure: boolean, reason: string): Verdict => ({
    status: sure && firm && !others ? 'sure' : 'doubtful',
    score: Math.round(score * (moved === undefined ? 1 : 0.9) * 100) / 100,
    reason,
  });
  if (others)
    return verdict(false, `These words stand in ${others + 1} places of the new text that would do as well.`);
  if (kept === 0) return verdict(false, 'All of its words changed; those around it did not.');
  if (changed) {
    const small = changed <= Math.max(1, words / 4) && kept >= 3;
    const how = edits(place);
    if (moved !== undefined) return verdict(false, `It stands elsewhere now, and ${how}.`);
    return verdict(small && isHeld(place), `${how}.`);
  }
  if (moved !== undefined)
    return verdict(moved >= leastMoved, 'The words are the same, but stand elsewhere now.');
  if (!isHeld(place)) return verdict(false, 'The words around it changed.');
  return verdict(true, identical ? unchanged.reason : 'Only capitals or marks changed.');
}

function edits({ words, kept, foreign }: Place): string {
  const gone = words - kept;
  const added = Math.max(0, foreign - gone);
  const noun = (count: number) => (count === 1 ? 'word' : 'words');
  const put = added ? [`${added} ${gone ? '' : `${noun(added)} `}added`] : [];
  return [...(gone ? [`${gone} of ${words} ${noun(words)} changed`] : []), ...put].join(', ');
}

/** Whether enough stays the same, in it and around it, that the words cannot be others that only look like them. */
const isHeld = ({ kept, around }: Place) => around >= 4 || (around >= 1 && kept >= 8) || kept >= 15;

const rank = { lost: 0, doubtful: 1, sure: 2 };

/** Of an annotation of several spans, which is as good as the worst of them. `found` has an element for each span. */
export function together(
  spans: readonly Pick<PartSpan, 'exact' | 'start'>[],
  found: readonly Found[],
): Verdict {
  const worst = found.reduce((one, two) => {
    const order = rank[one.verdict.status] - rank[two.verdict.status];
    return order > 0 || (order === 0 && two.verdict.score < one.verdict.score) ? two : one;
  }).verdict;
  if (found.some(({ verdict }) => verdict === outOfTime)) return outOfTime;
  const gone = found.flatMap(({ place }, index) => (place ? [] : [spans[index]!.exact]));
  if (gone.length && gone.length < found.length) {
    const length = (quotes: readonly string[]) => quotes.reduce((sum, quote) => sum + quote.length, 0);
    const share = 1 - length(gone) / length(spans.map(({ exact }) => exact));
    const missing = gone.map((quote) => `“${shorten(quote, 40)}”`).join(', ');
    return {
      status: 'doubtful',
      score: Math.round(share * 50) / 100,
      reason: `${missing} ${gone.length === 1 ? 'is' : 'are'} not in the new text; the rest of it is.`,
    };
  }
  return worst.status !== 'sure' || inOrder(spans, found)
    ? worst
    : { ...worst, status: 'doubtful', reason: 'Its parts stand in another order.' };
}

const inOrder = (spans: readonly Pick<PartSpan, 'start'>[], found: readonly Found[]) =>
  found.every(
    ({ place }, index) =>
      !index || spans[index - 1]!.start > spans[index]!.start || found[index - 1]!.place!.start <= place!.start,
  );
