/** The rows of a review: every block of an article and every part that was left out of it, in the order of the page. */
import type { Article, Block, RemovedBlock } from '../src/domain/article.js';
import { isCounted, pageOrder } from '../src/domain/article-edit.js';

interface Placed {
  /** The same for the same words, whatever is taken back. */
  readonly key: string;
  /** Place on the page, from 0; of a fold, that of its first part. */
  readonly place: number;
}

export interface BlockRow extends Placed {
  readonly kind: 'block';
  readonly index: number;
  readonly block: Block;
  readonly text: string;
  readonly counted: boolean;
}

export interface RemovedRow extends Placed {
  readonly kind: 'removed';
  readonly index: number;
  readonly part: RemovedBlock;
}

/** Several rows that follow one another, told in one line. */
export interface FoldRow extends Placed {
  readonly kind: 'fold';
  /** Places of all of them. */
  readonly places: readonly number[];
  readonly open: boolean;
  readonly words: string;
  /** Their rules, each once. */
  readonly rules: string;
}

export type ReviewRow = BlockRow | RemovedRow | FoldRow;
export type Show = 'all' | 'kept' | 'aside';

export interface RowOptions {
  readonly show: Show;
  /** Places of what is listed although it could be folded. */
  readonly open: ReadonlySet<number>;
  /** There is one column only: all that is set aside folds, so that the article can be read. */
  readonly narrow: boolean;
}

/** More than this in a row are folded. */
const few = { wide: 3, narrow: 1 };

export function reviewRows(article: Article, { show, open, narrow }: RowOptions): readonly ReviewRow[] {
  const rows: ReviewRow[] = [];
  let run: (BlockRow | RemovedRow)[] = [];
  const all = narrow && show === 'all';
  const endRun = () => {
    if (run.length > (all ? few.narrow : few.wide)) {
      const fold = foldOf(run, open);
      rows.push(fold, ...(fold.open ? run : []));
    } else rows.push(...run);
    run = [];
  };
  for (const [place, { kind, index }] of pageOrder(article).entries()) {
    const row = kind === 'block' ? blockRow(article, index, place) : removedRow(article, index, place);
    const aside = row.kind === 'removed' || !row.counted;
    if (aside && show === 'kept') continue;
    if (aside && (all || row.kind === 'removed')) {
      run.push(row);
      continue;
    }
    endRun();
    if (aside || show !== 'aside') rows.push(row);
  }
  endRun();
  return rows;
}

function blockRow({ blocks, text }: Article, index: number, place: number): BlockRow {
  const block = blocks[index]!;
  const words = text.slice(block.start, block.end);
  return { kind: 'block', key: `part-${place}`, place, index, block, text: words, counted: isCounted(block) };
}

const removedRow = ({ removed = [] }: Article, index: number, place: number): RemovedRow => ({
  kind: 'removed',
  key: `part-${place}`,
  place,
  index,
  part: removed[index]!,
});

function foldOf(run: readonly (BlockRow | RemovedRow)[], open: ReadonlySet<number>): FoldRow {
  const counts = new Map<string, number>();
  for (const row of run) counts.set(ruleOf(row), (counts.get(ruleOf(row)) ?? 0) + 1);
  const places = run.map(({ place }) => place);
  const partsOnly = run.every(({ kind }) => kind === 'removed');
  return {
    kind: 'fold',
    key: `fold-${places[0]!}`,
    place: places[0]!,
    places,
    open: places.some((place) => open.has(place)),
    words: `${run.length.toLocaleString('en')} ${partsOnly ? 'parts left out' : 'set aside'}:`,
    rules: [...counts].map(([rule, count]) => (count > 1 ? `${rule} (${count})` : rule)).join(', '),
  };
}

function ruleOf(row: BlockRow | RemovedRow): string {
  if (row.kind === 'removed') return row.part.rule;
  const { repeats, rule, role } = row.block;
  return repeats === null ? (rule ?? role.replace('-', ' ')) : `repeats block ${repeats + 1}`;
}

/** The row that shows what is at `place`, else the one before it: what was folded, or is not shown, is nearest there. */
export function rowNear(rows: readonly ReviewRow[], place: number): ReviewRow | undefined {
  const exact = rows.find((row) => row.place === place && row.kind !== 'fold');
  return exact ?? rows.findLast((row) => row.place <= place) ?? rows[0];
}
