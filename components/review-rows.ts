/** The rows of a review: every block of an article and every part that was left out of it, in the order of the page. */
import type { Article, Block, RemovedBlock } from '../src/domain/article.js';
import { isCounted } from '../src/domain/article-edit.js';

export type ReviewRow =
  | {
      readonly kind: 'block';
      readonly key: string;
      readonly index: number;
      readonly block: Block;
      readonly text: string;
      readonly counted: boolean;
    }
  | { readonly kind: 'removed'; readonly key: string; readonly index: number; readonly part: RemovedBlock }
  /** Several parts that follow one another, told in one line. */
  | { readonly kind: 'fold'; readonly key: string; readonly count: number; readonly words: string };

export type Show = 'all' | 'kept' | 'aside';

/** More parts in a row than this are folded. */
const fold = 3;

/** `open`: keys of the folds whose parts are listed. */
export function reviewRows(
  { blocks, removed = [], text }: Article,
  { show, open }: { readonly show: Show; readonly open: ReadonlySet<string> },
): readonly ReviewRow[] {
  const rows: ReviewRow[] = [];
  const byPlace = new Map<number, number[]>();
  for (const [index, { before }] of removed.entries())
    byPlace.set(before, [...(byPlace.get(before) ?? []), index]);
  for (let place = 0; place <= blocks.length; place++) {
    if (show !== 'kept') rows.push(...partsAt(removed, byPlace.get(place) ?? [], `fold-${place}`, open));
    const block = blocks[place];
    if (!block) continue;
    const counted = isCounted(block);
    if ((show === 'kept' && !counted) || (show === 'aside' && counted)) continue;
    const words = text.slice(block.start, block.end);
    rows.push({ kind: 'block', key: `block-${place}`, index: place, block, text: words, counted });
  }
  return rows;
}

function partsAt(
  removed: readonly RemovedBlock[],
  indexes: readonly number[],
  key: string,
  open: ReadonlySet<string>,
): readonly ReviewRow[] {
  const parts = indexes.map((index): ReviewRow => ({
    kind: 'removed',
    key: `removed-${index}-${removed[index]!.text.slice(0, 20)}`,
    index,
    part: removed[index]!,
  }));
  if (parts.length <= fold) return parts;
  const counts = new Map<string, number>();
  for (const index of indexes) {
    const { rule } = removed[index]!;
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  const words = [...counts].map(([rule, count]) => (count > 1 ? `${rule} (${count})` : rule)).join(', ');
  const row: ReviewRow = { kind: 'fold', key, count: parts.length, words };
  return open.has(key) ? [row, ...parts] : [row];
}
