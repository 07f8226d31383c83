/** Gives every block the role that a careful reader would, by what it says and where it stands, and says by which rule. */
import type { BlockDraft, BlockType, Role } from '../domain/article.js';
import { closeArticle } from './article-end.js';
import { findRepeats } from './find-repeats.js';
import { lineRule } from './furniture-lines.js';
import {
  isByline,
  isCaption,
  isDateline,
  isProse,
  isTimeOfDay,
  isTitleLike,
  wordCount,
} from './line-patterns.js';
import { give, proseOf, startRoles, takeBack, type Facts, type PageRoles } from './page-roles.js';
import { fold } from './repeats.js';
import { repeatsBlock, type Rule } from './rules.js';

const typeOfRole: Partial<Record<Role, BlockType>> = {
  headline: 'heading',
  subheading: 'heading',
  caption: 'caption',
};

/**
 * `drafts` with roles, repeats and, where a block is not plain body, the rule. A role other than body is taken as known
 * from the markup, unless another rule is sure of more. `facts` are what the page says about itself, if it does.
 */
export function assignRoles(drafts: readonly BlockDraft[], facts: Facts = {}): BlockDraft[] {
  const page = startRoles(drafts, facts);
  for (const rule of [recogniseLines, findHeadline, closeArticle]) rule(page);
  for (const rule of [findRepeats, findStandfirst, readTop, findSubheadings]) rule(page);
  return drafts.map(({ type, text, marks }, index) => {
    const role = page.roles[index]!;
    const rule = page.rules[index];
    return {
      type: type === 'paragraph' ? (typeOfRole[role] ?? type) : type,
      role,
      repeats: page.repeats[index]!,
      text,
      ...(rule && { rule }),
      ...(marks && { marks }),
    };
  });
}

/** What a line says by itself. */
function recogniseLines(page: PageRoles): void {
  for (const [index, { text, type, role }] of page.drafts.entries()) {
    if (role !== 'body') continue;
    const rule = lineRule(text);
    if (rule) give(page, index, 'boilerplate', rule);
    else if (type === 'paragraph' && isTimeOfDay(text)) give(page, index, 'dateline', 'date line');
    else if (type === 'caption') give(page, index, 'caption', 'marked as a caption');
    else if (type === 'paragraph' && isCaption(text)) give(page, index, 'caption', 'photo credit');
  }
}

/** The headline is what the page calls its title, else its first heading, else the first line that looks like one. */
function findHeadline(page: PageRoles): void {
  const { drafts, roles, rules } = page;
  const title = fold(page.facts.title ?? '');
  const inBody = (type: BlockType, index: number, of: BlockType) => type === of && roles[index] === 'body';
  const body = drafts.findIndex(
    ({ text, type }, index) => inBody(type, index, 'paragraph') && isProse(text) && !isTitleLike(text),
  );
  const end = body < 0 ? drafts.length : body;
  const named = roles.indexOf('headline');
  const candidates: readonly (readonly [number, Rule])[] = [
    [
      drafts.findIndex(
        ({ text, type }, index) => title !== '' && (index < end || type === 'heading') && fold(text) === title,
      ),
      "page's title",
    ],
    [named, (rules[named] as Rule | undefined) ?? 'main heading'],
    [drafts.findIndex(({ type }, index) => index < end && inBody(type, index, 'heading')), 'first heading'],
    [newsLine(page, Math.min(end, drafts.length - 1)), 'looks like a headline'],
  ];
  const [headline, rule] = candidates.find(([index]) => index >= 0) ?? [-1, "page's title"];
  page.headline = headline;
  for (const [index, { text, type }] of drafts.entries()) {
    if (index === headline) give(page, index, 'headline', rule);
    else if (roles[index] === 'headline') takeBack(page, index);
    if (index < headline && roles[index] === 'body' && (type !== 'paragraph' || !isProse(text)))
      give(page, index, 'boilerplate', 'above the headline');
  }
}

/** The first line before `end` that says something; the first below a menu, where a site's motto may stand above. */
function newsLine({ drafts, roles }: PageRoles, end: number): number {
  const lines = drafts.slice(0, end).flatMap(({ text, type }, index) => {
    if (type !== 'paragraph' || roles[index] !== 'body') return [];
    return [{ index, isItem: wordCount(text) <= 2 && !isByline(text), isNews: namesNews(text) }];
  });
  const menu = lines.findLastIndex(({ isItem }, at) => isItem && lines[at - 1]?.isItem);
  const below = lines.find(({ isNews }, at) => isNews && at > menu);
  return (below ?? lines.find(({ isNews }) => isNews))?.index ?? -1;
}

/** A line that says something, as against the name of a site or a section: four words, or one in lower case. */
const namesNews = (text: string) =>
  isTitleLike(text) &&
  !isByline(text) &&
  !isDateline(text) &&
  (wordCount(text) >= 4 || (wordCount(text) === 3 && /\s\p{Ll}|\p{Lo}/u.test(text)));

/** Words before the body that sum it up: set apart by markup, by a missing full stop or by a byline after them. */
function findStandfirst(page: PageRoles): void {
  const { drafts, roles, headline } = page;
  demoteLate(page);
  if (headline < 0 || roles.includes('standfirst')) return;
  const index = roles.findIndex(
    (role, i) => i > headline && role === 'body' && !isByline(drafts[i]!.text) && !isDateline(drafts[i]!.text),
  );
  const draft = drafts[index];
  const next = proseOf(page).find((each) => each > index);
  if (!draft || next === undefined || wordCount(draft.text) < 5) return;
  const between = drafts.slice(index + 1, next);
  const adjoins = drafts.slice(headline + 1, index).every((_, i) => roles[headline + 1 + i] !== 'body');
  const setApart =
    (draft.type === 'heading' && index === headline + 1 && !isLink(draft)) ||
    (draft.type === 'paragraph' &&
      (!isProse(draft.text) ||
        draft.marks?.some(
          ({ type, start, end }) => type !== 'link' && start === 0 && end === draft.text.length,
        ) ||
        between.some(({ text }) => isByline(text) || isDateline(text) || lineRule(text))));
  if (adjoins && setApart) give(page, index, 'standfirst', 'set apart under the headline');
}

/** What is marked as a standfirst between two paragraphs of the body is a line of another kind. */
function demoteLate(page: PageRoles): void {
  const { roles, repeats } = page;
  const end = proseOf(page)[1] ?? roles.length;
  for (const [index, role] of roles.entries())
    if (role === 'standfirst' && index > end) {
      const of = repeats[index];
      if (typeof of === 'number') give(page, index, 'pull-quote', repeatsBlock(of));
      else takeBack(page, index);
    }
}

/** A heading that leads to another article is no part of this one. */
const isLink = ({ text, marks = [] }: BlockDraft) =>
  marks.some(({ type, start, end }) => type === 'link' && (end - start) * 2 > text.length);

/** Who wrote it and when stands at the top; the same words further down may be a sentence or a heading. */
function readTop(page: PageRoles): void {
  const { drafts, roles } = page;
  const end = proseOf(page)[2] ?? drafts.length;
  for (const [index, { text, type }] of drafts.entries()) {
    if (roles[index] !== 'body' && roles[index] !== 'standfirst') continue;
    if (index >= end || (type !== 'paragraph' && type !== 'list-item')) continue;
    if (isByline(text)) give(page, index, 'byline', 'byline');
    else if (isDateline(text) && !isProse(text)) give(page, index, 'dateline', 'date line');
  }
}

/** Headings inside the article, and lines of plain text that look like one between two paragraphs. */
function findSubheadings(page: PageRoles): void {
  const { drafts, roles } = page;
  const prose = new Set(proseOf(page));
  const [first = drafts.length] = prose;
  for (const [index, { text, type }] of drafts.entries()) {
    if (roles[index] !== 'body') continue;
    const line =
      type === 'paragraph' &&
      index > first &&
      !prose.has(index) &&
      prose.has(index + 1) &&
      isTitleLike(text) &&
      wordCount(text) <= 12 &&
      /^[\p{Lu}\p{Lo}\p{N}]/u.test(text.trim());
    if (type === 'heading') give(page, index, 'subheading', 'heading');
    else if (line) give(page, index, 'subheading', 'looks like a subheading');
  }
}
