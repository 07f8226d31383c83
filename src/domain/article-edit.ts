/** What an analyst may change of an article: roles, facts, and what was left out of its text. Pure. */
import {
  byHand,
  createArticle,
  directions,
  type Article,
  type Block,
  type BlockDraft,
  type Metadata,
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
 * The article with a removed part back in its place: another text, of another digest. Throws RangeError for an index
 * that no removed part has.
 */
export function takeBack(article: Article, index: number): Article {
  const { removed = [], blocks, text, revision, id: _id, sha256: _sha256, ...facts } = article;
  const part = removed[index];
  if (!part) throw new RangeError(`Removed part ${index} does not exist: there are ${removed.length}`);
  const at = part.before;
  const shift = (place: number) => (place >= at ? place + 1 : place);
  const drafts = blocks.map(({ start, end, marks, rule, repeats, ...block }): BlockDraft => {
    const moved = repeats === null ? null : shift(repeats);
    return {
      ...block,
      text: text.slice(start, end),
      repeats: moved,
      ...(rule !== undefined && {
        rule: moved === repeats ? rule : rule.replace(`${repeats! + 1}`, `${moved! + 1}`),
      }),
      ...(marks && {
        marks: marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
      }),
    };
  });
  const role = part.role === 'boilerplate' ? 'body' : part.role;
  drafts.splice(at, 0, { type: part.type, role, repeats: null, rule: byHand, text: part.text });
  const left = removed.flatMap((each, place) => {
    if (place === index) return [];
    const after = each.before > at || (each.before === at && place > index);
    return [after ? { ...each, before: each.before + 1 } : each];
  });
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

const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$/i.test(text) &&
  !Number.isNaN(Date.parse(text.slice(0, 10)));

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
