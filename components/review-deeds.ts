/** What an analyst does in a review: each makes another article, and says so in a sentence. */
import type { Article, Role } from '../src/domain/article.js';
import {
  isCounted,
  pageOrder,
  resetRole,
  setCounted,
  setRepeats,
  setRole,
  takeBack,
} from '../src/domain/article-edit.js';
import type { BlockRow, ReviewRow } from './review-rows.js';

export interface Deed {
  readonly article: Article;
  readonly did: string;
}

const ofRole: Readonly<Record<Role, readonly [one: string, many: string]>> = {
  headline: ['a headline', 'headlines'],
  standfirst: ['a standfirst', 'standfirsts'],
  byline: ['a byline', 'bylines'],
  dateline: ['a dateline', 'datelines'],
  subheading: ['a subheading', 'subheadings'],
  body: ['body text', 'body text'],
  'pull-quote': ['a pull quote', 'pull quotes'],
  caption: ['a caption', 'captions'],
  boilerplate: ['boilerplate', 'boilerplate'],
};

const blocksOf = (rows: readonly ReviewRow[]) =>
  rows.flatMap((row): readonly BlockRow[] => (row.kind === 'block' ? [row] : []));

const tell = (blocks: readonly BlockRow[], one: string, many = one) =>
  blocks.length === 1
    ? `Block ${blocks[0]!.index + 1} is ${one} now.`
    : `${blocks.length} blocks are ${many} now.`;

/** Null where there is nothing to do, as in all that follow. */
export function giveRole(article: Article, rows: readonly ReviewRow[], role: Role): Deed | null {
  const blocks = blocksOf(rows).filter(
    ({ block }) => block.role !== role || (role === 'body' && block.repeats !== null),
  );
  if (!blocks.length) return null;
  const next = setRole(
    article,
    blocks.map(({ index }) => index),
    role,
  );
  return { article: next, did: tell(blocks, ...ofRole[role]) };
}

/**
 * Parts come back, and so do blocks; with neither among `rows`, what counts is set aside. What was set aside here comes
 * back in the role that it had in `original`.
 */
export function toggle(article: Article, rows: readonly ReviewRow[], original: Article): Deed | null {
  const blocks = blocksOf(rows);
  const parts = rows.flatMap((row) => (row.kind === 'removed' ? [row.index] : []));
  const back = blocks.filter(({ counted }) => !counted);
  if (!parts.length && !back.length) {
    if (!blocks.length) return null;
    const indexes = blocks.map(({ index }) => index);
    return { article: setCounted(article, indexes, false), did: tell(blocks, 'set aside') };
  }
  const counted = countAgain(article, back, original);
  if (!parts.length) return { article: counted, did: tell(back, 'counted') };
  const did =
    parts.length === 1 ? 'The part is back in the text.' : `${parts.length} parts are back in the text.`;
  return { article: takeBack(counted, parts), did: back.length ? `${did} ${tell(back, 'counted')}` : did };
}

function countAgain(article: Article, rows: readonly BlockRow[], original: Article): Article {
  const before = pageOrder(original);
  const wasCounted = ({ place }: BlockRow) => {
    const { kind, index } = before[place]!;
    return kind === 'block' && isCounted(original.blocks[index]!);
  };
  const old = rows.filter(wasCounted);
  const others = rows.filter((row) => !wasCounted(row));
  const reset = resetRole(
    article,
    old.map(({ index }) => index),
    original,
  );
  return setCounted(
    reset,
    others.map(({ index }) => index),
    true,
  );
}

/** Of two rows, the first chosen repeats the other; a lone one repeats nothing any more. */
export function linkRepeat(article: Article, rows: readonly ReviewRow[]): Deed | null {
  const [row, of, ...more] = blocksOf(rows);
  if (!row || more.length || (!of && row.block.repeats === null)) return null;
  const next = setRepeats(article, row.index, of?.index ?? null);
  const root = next.blocks[row.index]!.repeats;
  const did = root === null ? 'repeats no other any more.' : `repeats block ${root + 1} now.`;
  return { article: next, did: `Block ${row.index + 1} ${did}` };
}

/** Roles as they are in `original`. */
export function putBack(article: Article, rows: readonly ReviewRow[], original: Article): Deed | null {
  const before = pageOrder(original);
  const blocks = blocksOf(rows).filter(({ place }) => before[place]!.kind === 'block');
  if (!blocks.length) return null;
  const next = resetRole(
    article,
    blocks.map(({ index }) => index),
    original,
  );
  return { article: next, did: tell(blocks, 'as it was', 'as they were') };
}
