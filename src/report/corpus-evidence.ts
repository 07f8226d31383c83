/** The words behind the numbers of many articles: put together from the articles' own lists when somebody asks. */
import type { EvidenceWords } from '../measures/evidence.js';
import type { Cell, Evidence } from './document.js';

/** Ids of annotations, a list for each article. */
export type Lists = readonly (readonly string[])[];

const known = new WeakMap<Evidence, () => Lists>();

/** Plain data for whoever reads or writes it; the ids are made one list as soon as they are looked at. */
export function evidenceIn(lists: Lists | (() => Lists), words: EvidenceWords): Evidence {
  const read = typeof lists === 'function' ? lists : () => lists;
  let flat: readonly string[] | undefined;
  const evidence: Evidence = {
    words,
    get annotations() {
      return (flat ??= read().flat());
    },
  };
  known.set(evidence, read);
  return evidence;
}

/** What `evidence` is put together from; of any other evidence its one list. */
export const listsOf = (evidence: Evidence): Lists => known.get(evidence)?.() ?? [evidence.annotations];

/** `cell` with the words behind it, where there are any. */
export const withWords = (cell: Cell, lists: Lists, words: EvidenceWords = 'marked'): Cell =>
  lists.length ? { ...cell, evidence: evidenceIn(lists, words) } : cell;
