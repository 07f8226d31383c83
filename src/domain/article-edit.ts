/** What an analyst may change of an article: roles, facts, and what was left out of its text. Pure. */
import {
  byHand,
  createArticle,
  directions,
  type Article,
  type Block,
  type BlockDraft,
  type Metadata,
  type RemovedBlock,
  type Role,
} from './article.js';

const aside: ReadonlySet<Role> = new Set(['pull-quote', 'caption', 'boilerplate']);

/** Whether a block is part of every count by default. */
export const isCounted = ({ role, repeats }: Pick<Block, 'role' | 'repeats'>) =>
  !aside.has(role) && repeats === null;

/**
 * The same text with the blocks at `indexes` in `role`. One that is body from now on repeats nothing any more: who says
 * so means it to count.
 */
export function setRole(article: Article, indexes: Iterable<number>, role: Role): Article {
  const chosen = new Set(indexes);
  return {
    ...article,
    blocks: article.blocks.map((block, index) =>
      chosen.has(index)
        ? { ...block, role, rule: byHand, repeats: role === 'body' ? null : block.repeats }
        : block,
    ),
  };
}

/** The same text with the blocks at `indexes` part of every count, or of none. One that only repeated keeps its role. */
export function setCounted(article: Article, indexes: Iterable<number>, counted: boolean): Article {
  const chosen = new Set(indexes);
  return {
    ...article,
    blocks: article.blocks.map((block, index) => {
      if (!chosen.has(index) || isCounted(block) === counted) return block;
      const role = !counted ? 'boilerplate' : aside.has(block.role) ? 'body' : block.role;
      return { ...block, role, rule: byHand, repeats: null };
    }),
  };
}

/**
 * The same text, in which the block at `index` repeats the one at `of`, or none (null). What repeats a repeat repeats the
 * same words as that does, so both are linked to the block that counts. Throws RangeError for an index of no block, and
 * for a block that would repeat itself.
 */
export function setRepeats(article: Article, index: number, of: number | null): Article {
  const { blocks } = article;
  for (const each of of === null ? [index] : [index, of])
    if (!blocks[each]) throw new RangeError(`Block ${each} does not exist: there are ${blocks.length}`);
  if (of === index) throw new RangeError(`Block ${index} cannot repeat itself`);
  const root = of === null ? null : rootOf(blocks, of, index);
  return {
    ...article,
    blocks: blocks.map((block, place) => {
      if (place === index) return { ...block, repeats: root, rule: byHand };
      if (root === null || block.repeats !== index) return block;
      return place === root
        ? { ...block, repeats: null, rule: byHand }
        : { ...block, ...repeating(block, root) };
    }),
  };
}

/** What the block at `of` repeats in the end, without going over `index`. */
function rootOf(blocks: readonly Block[], of: number, index: number): number {
  const seen = new Set([index, of]);
  for (let at = of; ;) {
    const next = blocks[at]!.repeats;
    if (next === null || seen.has(next)) return at;
    seen.add((at = next));
  }
}

/** The link of a block, and its rule where that names the block, once the words that it repeats stand at `to`. */
function repeating({ repeats, rule }: Pick<Block, 'repeats' | 'rule'>, to: number | null) {
  if (repeats === null || to === null || rule === undefined) return { repeats: to, ...(rule && { rule }) };
  return { repeats: to, rule: rule.replace(new RegExp(`\\b${repeats + 1}\\b`), String(to + 1)) };
}

/** A block, or a part that was left out, by its index among these. */
export interface PagePart {
  readonly kind: 'block' | 'removed';
  readonly index: number;
}

/** All that the page had, in its order. This order, unlike an index, stays the same whatever is taken back. */
export function pageOrder({ blocks, removed = [] }: Pick<Article, 'blocks' | 'removed'>): readonly PagePart[] {
  const places = removed.map(({ before }, index) => ({ before, index }));
  places.sort((a, b) => a.before - b.before);
  const order: PagePart[] = [];
  let next = 0;
  const leftOut = (until: number) => {
    for (; next < places.length && places[next]!.before <= until; next++)
      order.push({ kind: 'removed', index: places[next]!.index });
  };
  for (const index of blocks.keys()) {
    leftOut(index);
    order.push({ kind: 'block', index });
  }
  leftOut(Infinity);
  return order;
}

/**
 * The same text with the blocks at `indexes` in the roles that they had in `original`, the same page before it was
 * changed here. A part that was taken back since keeps its role.
 */
export function resetRole(article: Article, indexes: Iterable<number>, original: Article): Article {
  const chosen = new Set(indexes);
  const order = pageOrder(article);
  const blocks = [...article.blocks];
  const before = pageOrder(original);
  const now = new Map(before.map(({ kind, index }, place) => [`${kind} ${index}`, order[place]!.index]));
  for (const [place, { kind, index }] of order.entries()) {
    const was = before[place]!;
    if (kind !== 'block' || was.kind !== 'block' || !chosen.has(index)) continue;
    const old = original.blocks[was.index]!;
    const { rule: _, ...block } = blocks[index]!;
    const repeats = old.repeats === null ? null : now.get(`block ${old.repeats}`)!;
    blocks[index] = { ...block, role: old.role, ...repeating(old, repeats) };
  }
  return { ...article, blocks };
}

/**
 * The article with the removed parts at `indexes` back in their places: another text, of another digest, and so of
 * another id. Throws RangeError for an index that no removed part has.
 */
export function takeBack(article: Article, indexes: Iterable<number>): Article {
  const { removed = [], blocks, text, revision, id: _id, sha256: _sha256, ...facts } = article;
  const chosen = new Set(indexes);
  for (const index of chosen)
    if (!removed[index])
      throw new RangeError(`Removed part ${index} does not exist: there are ${removed.length}`);
  if (!chosen.size) return article;
  const parts = pageOrder(article);
  const kept = parts.filter(({ kind, index }) => kind === 'block' || chosen.has(index));
  const moved = new Map(kept.flatMap(({ kind, index }, place) => (kind === 'block' ? [[index, place]] : [])));
  const drafts = kept.map(({ kind, index }): BlockDraft => {
    if (kind === 'removed') {
      const { type, role, text } = removed[index]!;
      return { type, role: role === 'boilerplate' ? 'body' : role, repeats: null, rule: byHand, text };
    }
    const { start, end, marks, rule: _, ...block } = blocks[index]!;
    const repeats = block.repeats === null ? null : moved.get(block.repeats)!;
    return {
      ...block,
      ...repeating(blocks[index]!, repeats),
      text: text.slice(start, end),
      ...(marks && {
        marks: marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
      }),
    };
  });
  const left: RemovedBlock[] = [];
  let before = 0;
  for (const { kind, index } of parts)
    if (kind === 'block' || chosen.has(index)) before++;
    else left.push({ ...removed[index]!, before });
  return { ...createArticle(drafts, { ...facts, removed: left }), revision };
}

/** What is wrong with a fact, in a sentence, by its field; empty where all is well. */
export function factProblems({
  url,
  published,
  language,
  direction,
}: Partial<Metadata>): Partial<Record<keyof Metadata, string>> {
  const problems: Partial<Record<keyof Metadata, string>> = {};
  if (url && !isWebAddress(url)) problems.url = 'An address begins with https:// or http://.';
  if (published && !isDate(published))
    problems.published = 'A date is written 2026-05-31, or 2026-05-31T09:30 with a time.';
  if (language && !isLanguage(language)) problems.language = 'A language is a tag such as en, en-GB or ar.';
  if (direction && !directions.includes(direction))
    problems.direction = 'A direction is from left to right, from right to left, or found by itself.';
  return problems;
}

const isWebAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

/** Every form in which a page may state its date, but none of a day that no calendar has. */
function isDate(text: string): boolean {
  const form =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;
  const day = form.exec(text)?.[1];
  const time = day ? Date.parse(`${day}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day!);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The same text with other facts. Throws RangeError for one that is wrong. */
export function setFacts(article: Article, facts: Partial<Metadata>): Article {
  const [problem] = Object.entries(factProblems(facts));
  if (problem) throw new RangeError(`${problem[0]}: ${problem[1]}`);
  return { ...article, ...facts };
}
