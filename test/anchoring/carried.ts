/** What was carried over, as tests read it: the new text with a tag at each end of each span. */
import { carryOver, type Limits } from '../../src/anchoring/carry-over.js';
import type { Carried } from '../../src/domain/revision.js';
import { marked, show } from '../support/marked.js';

export interface Outcome {
  /** The new text with the spans that were found. */
  readonly shown: string;
  /** In the order of the old text. */
  readonly carried: readonly Carried[];
  /** Status and reason of each, by id. */
  readonly said: Readonly<Record<string, string>>;
}

export interface Ways extends Limits {
  /** From the quotes alone. */
  readonly blind?: boolean;
}

/** `source`: the old text, tagged as `marked` reads it. */
export function carry(source: string, after: string, { blind = false, ...limits }: Ways = {}): Outcome {
  const { text, annotations } = marked(source);
  const list = [...annotations.values()];
  const carried = carryOver(list, { before: blind ? null : text, after }, limits);
  const found = list.flatMap((annotation, index) => {
    const { spans } = carried[index]!;
    return spans ? [{ ...annotation, spans }] : [];
  });
  const said = Object.fromEntries(carried.map(({ id, status, reason }) => [id, `${status}: ${reason}`]));
  return { shown: show(after, found), carried, said };
}
