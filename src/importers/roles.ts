/** Gives every block the role that a careful reader would, by what it says and where it stands. */
import type { BlockDraft, BlockType, Role } from '../domain/article.js';
import {
  endsSentence,
  isByline,
  isCaption,
  isDateline,
  isFurniture,
  isProse,
  isTitleLike,
  opensSection,
  tellsAbout,
  wordCount,
} from './line-patterns.js';
import { fold, passages } from './repeats.js';

/** The blocks under work: rules read the drafts and write roles and repeats. */
interface Page {
  readonly drafts: readonly BlockDraft[];
  readonly roles: Role[];
  readonly repeats: (number | null)[];
  /** Index of the headline; -1 where there is none. */
  headline: number;
}

/** How many blocks may be looked up as parts of others: a page has few pull quotes, and each costs a search. */
const mostLookups = 200;

const typeOfRole: Partial<Record<Role, BlockType>> = {
  headline: 'heading',
  subheading: 'heading',
  caption: 'caption',
};

/**
 * `drafts` with roles and repeats. A role other than body is taken as known from the markup, unless another rule
 * is sure of more. `title` is what the page says its title is, if it does.
 */
export function assignRoles(
  drafts: readonly BlockDraft[],
  { title = '' }: { readonly title?: string } = {},
): BlockDraft[] {
  const page: Page = {
    drafts,
    roles: drafts.map(({ role }) => role),
    repeats: drafts.map(({ repeats }) => repeats),
    headline: -1,
  };
  for (const rule of [recogniseLines, (it: Page) => findHeadline(it, fold(title)), closeArticle]) rule(page);
  for (const rule of [findRepeats, findStandfirst, readTop, findSubheadings]) rule(page);
  return drafts.map((draft, index) => {
    const role = page.roles[index]!;
    const type = draft.type === 'paragraph' ? (typeOfRole[role] ?? draft.type) : draft.type;
    return { ...draft, type, role, repeats: page.repeats[index]! };
  });
}

/** Indexes of the body's running text, in order. */
const proseOf = ({ drafts, roles }: Page) =>
  drafts.flatMap(({ text, type }, index) =>
    roles[index] === 'body' && type !== 'heading' && (type !== 'paragraph' || isProse(text)) ? [index] : [],
  );

/** What a line says by itself. */
function recogniseLines({ drafts, roles }: Page): void {
  for (const [index, { text, type, role }] of drafts.entries()) {
    if (role !== 'body') continue;
    if (isFurniture(text)) roles[index] = 'boilerplate';
    else if (type === 'caption' || (type === 'paragraph' && isCaption(text))) roles[index] = 'caption';
  }
}

/** The headline is what the page calls its title, else its first heading, else the first line that looks like one. */
function findHeadline(page: Page, title: string): void {
  const { drafts, roles } = page;
  const inBody = (type: BlockType, index: number, of: BlockType) => type === of && roles[index] === 'body';
  const body = drafts.findIndex(
    ({ text, type }, index) => inBody(type, index, 'paragraph') && isProse(text) && !isTitleLike(text),
  );
  const end = body < 0 ? drafts.length : body;
  const candidates = [
    drafts.findIndex(
      ({ text, type }, index) => title !== '' && (index < end || type === 'heading') && fold(text) === title,
    ),
    roles.indexOf('headline'),
    drafts.findIndex(({ type }, index) => index < end && inBody(type, index, 'heading')),
    drafts
      .slice(0, Math.min(end, drafts.length - 1))
      .findIndex(({ text, type }, index) => inBody(type, index, 'paragraph') && namesNews(text)),
  ];
  page.headline = candidates.find((index) => index >= 0) ?? -1;
  for (const [index, role] of roles.entries()) {
    const { text, type } = drafts[index]!;
    if (index === page.headline) roles[index] = 'headline';
    else if (role === 'headline') roles[index] = 'body';
    if (index < page.headline && roles[index] === 'body' && (type !== 'paragraph' || !isProse(text)))
      roles[index] = 'boilerplate';
  }
}

/** A line that says something, as against the name of a site or a section: four words, or one in lower case. */
const namesNews = (text: string) =>
  isTitleLike(text) &&
  !isByline(text) &&
  !isDateline(text) &&
  (wordCount(text) >= 4 || (wordCount(text) === 3 && /\s\p{Ll}|\p{Lo}/u.test(text)));

/** All that follows the article: comments, lists of other articles, the box about an author or a publisher. */
function closeArticle(page: Page): void {
  const { drafts, roles } = page;
  const prose = proseOf(page);
  const [first = drafts.length] = prose;
  let end = endOf(page, prose);
  const last = prose.findLast((index) => index < end) ?? drafts.length;
  const name = last - 1;
  const isBox =
    name > Math.max(page.headline + 1, first) &&
    last < drafts.length &&
    roles[name] === 'body' &&
    isTitleLike(drafts[name]!.text) &&
    !isProse(drafts[name]!.text) &&
    wordCount(drafts[name]!.text) <= 8 &&
    tellsAbout(drafts[last]!.text, drafts[name]!.text);
  if (isBox) end = name;
  for (const [index, { text, type }] of drafts.entries()) {
    const trails = index > last && (type === 'heading' || (type === 'paragraph' && !endsSentence(text)));
    if ((index >= end || trails) && roles[index] !== 'caption' && roles[index] !== 'byline')
      roles[index] = 'boilerplate';
  }
}

/** Index of the line with which the article is over. Early on, such a line is a link or a box: more of the article follows. */
function endOf({ drafts }: Page, prose: readonly number[]): number {
  const running = new Set(prose);
  const total = prose.reduce((sum, index) => sum + drafts[index]!.text.length, 0);
  let left = total;
  const end = drafts.findIndex(({ text }, index) => {
    if (running.has(index)) left -= text.length;
    return left < total && left < total / 3 && opensSection(text);
  });
  return end < 0 ? drafts.length : end;
}

/** A standfirst or pull quote repeats the body, whichever stands first; of two equal paragraphs the second does. */
function findRepeats(page: Page): void {
  const { drafts, roles, repeats, headline } = page;
  const prose = proseOf(page);
  const texts = drafts.map(({ text }) => text);
  const inBody = passages(texts, prose);
  const first = prose.find((index) => index > headline) ?? drafts.length;
  const original = (index: number | null) => (index === null ? null : (repeats[index] ?? index));
  let lookups = 0;
  for (const [index, { text, type }] of drafts.entries()) {
    const role = roles[index]!;
    const known = role === 'standfirst' || role === 'pull-quote';
    if (index === headline || (!known && role !== 'body')) continue;
    const same = original(inBody.same(text, index));
    if (same !== null && same !== index && (known || same < index || isLead(page, index, first)))
      repeats[index] = same;
    const quoted = type === 'quote' || /^["“„«‘'].*["”“»’']$/su.test(text);
    if (repeats[index] === null && (known || (quoted && text.length <= 400)) && lookups++ < mostLookups)
      repeats[index] = original(inBody.holding(text, index));
    if (repeats[index] !== null && role === 'body')
      roles[index] = isLead(page, index, first) ? 'standfirst' : quoted ? 'pull-quote' : 'body';
  }
  for (const [index, { text }] of drafts.entries())
    if (
      headline >= 0 &&
      index !== headline &&
      roles[index] === 'body' &&
      fold(text) === fold(texts[headline]!)
    ) {
      roles[index] = 'boilerplate';
      repeats[index] = headline;
    }
}

/** Between the headline and all running text but its first paragraph. */
const isLead = ({ headline }: Page, index: number, first: number) =>
  headline >= 0 && index > headline && index <= first;

/** Words before the body that sum it up: set apart by markup, by a missing full stop or by a byline after them. */
function findStandfirst(page: Page): void {
  const { drafts, roles, headline } = page;
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
    (draft.type === 'heading' && index === headline + 1) ||
    (draft.type === 'paragraph' &&
      (!isProse(draft.text) ||
        draft.marks?.some(
          ({ type, start, end }) => type !== 'link' && start === 0 && end === draft.text.length,
        ) ||
        between.some(({ text }) => isByline(text) || isDateline(text) || isFurniture(text))));
  if (adjoins && setApart) roles[index] = 'standfirst';
}

/** Who wrote it and when stands at the top; the same words further down may be a sentence or a heading. */
function readTop(page: Page): void {
  const { drafts, roles } = page;
  const end = proseOf(page)[2] ?? drafts.length;
  for (const [index, { text, type }] of drafts.entries()) {
    if (roles[index] !== 'body' && roles[index] !== 'standfirst') continue;
    if (index >= end || (type !== 'paragraph' && type !== 'list-item')) continue;
    if (isByline(text)) roles[index] = 'byline';
    else if (isDateline(text) && !isProse(text)) roles[index] = 'dateline';
  }
}

/** Headings inside the article, and lines of plain text that look like one between two paragraphs. */
function findSubheadings(page: Page): void {
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
    if (type === 'heading' || line) roles[index] = 'subheading';
  }
}
