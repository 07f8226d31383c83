/** What was carried over, against where the words went in fact. */
import type { Annotation } from '../../src/domain/annotation.js';
import type { Carried } from '../../src/domain/revision.js';
import type { Span } from '../../src/domain/span.js';
import type { Edits } from './edits.js';

/** Annotations of one span each, counted. Each is in one of `right`, `rough`, `wrong` and `lost`. */
export interface Tally {
  readonly all: number;
  /** Exactly where the words went, or lost where none of them is left. */
  readonly right: number;
  readonly rightDoubtful: number;
  /** Every word that is left and no word from outside, but with another word of those put in at an edge. */
  readonly rough: number;
  readonly roughSure: number;
  /** Any other place. */
  readonly wrong: number;
  readonly wrongSure: number;
  /** Not found though something is left of it. */
  readonly lost: number;
}

export function tally(annotations: readonly Annotation[], carried: readonly Carried[], edits: Edits): Tally {
  const count = { all: 0, right: 0, rightDoubtful: 0, rough: 0, roughSure: 0, wrong: 0, wrongSure: 0, lost: 0 };
  for (const [index, { status, spans }] of carried.entries()) {
    count.all++;
    const truth = edits.place(annotations[index]!.spans[0]!);
    const found = spans?.[0];
    if (!found && truth) count.lost++;
    else if (found?.start === truth?.start && found?.end === truth?.end) {
      count.right++;
      if (status === 'doubtful') count.rightDoubtful++;
    } else if (found && truth && isRough(found, truth, edits)) {
      count.rough++;
      if (status === 'sure') count.roughSure++;
    } else {
      count.wrong++;
      if (status === 'sure') count.wrongSure++;
    }
  }
  return count;
}

/** Whether two places that overlap differ in words that were put in only. */
const isRough = (found: Span, truth: Span, edits: Edits) =>
  found.start < truth.end &&
  truth.start < found.end &&
  [
    { start: Math.min(found.start, truth.start), end: Math.max(found.start, truth.start) },
    { start: Math.min(found.end, truth.end), end: Math.max(found.end, truth.end) },
  ].every((edge) => edits.onlyNew(edge));
