/** Finds where the article is over: comments, lists of other articles, the box about an author or a publisher. */
import { sectionRule } from './furniture-lines.js';
import { endsSentence, isProse, isTitleLike, tellsAbout, wordCount } from './line-patterns.js';
import { give, proseOf, type PageRoles } from './page-roles.js';
import { fold } from './repeats.js';
import type { Rule } from './rules.js';

/** All that follows the article is boilerplate. */
export function closeArticle(page: PageRoles): void {
  const { drafts, roles } = page;
  const prose = proseOf(page);
  const end = endOf(page, prose);
  const last = prose.findLast((index) => index < end) ?? drafts.length;
  const box = boxBefore(page, prose, last);
  for (const [index, { text, type }] of drafts.entries()) {
    if (roles[index] === 'caption' || roles[index] === 'byline') continue;
    const trails = index > last && (type === 'heading' || (type === 'paragraph' && !endsSentence(text)));
    if (box && (index === last || index === last - 1)) give(page, index, 'boilerplate', box);
    else if (roles[index] !== 'boilerplate' && (index >= end || trails))
      give(page, index, 'boilerplate', "after the article's end");
  }
}

/** Index of the line with which the article is over. Early on, such a line is a link or a box: more of the article follows. */
function endOf({ drafts }: PageRoles, prose: readonly number[]): number {
  const running = new Set(prose);
  const total = prose.reduce((sum, index) => sum + drafts[index]!.text.length, 0);
  let left = total;
  const end = drafts.findIndex(({ text }, index) => {
    if (running.has(index)) left -= text.length;
    return left < total && left < total / 3 && sectionRule(text);
  });
  return end < 0 ? drafts.length : end;
}

/** The rule of a box that ends with the paragraph at `last`: a name and, under it, who or what that is. */
function boxBefore(page: PageRoles, prose: readonly number[], last: number): Rule | undefined {
  const { drafts, roles, headline } = page;
  const name = last - 1;
  if (name <= Math.max(headline + 1, prose[0] ?? drafts.length) || last >= drafts.length) return undefined;
  const title = drafts[name]!.text;
  const isBox =
    roles[name] === 'body' &&
    isTitleLike(title) &&
    !isProse(title) &&
    wordCount(title) <= 8 &&
    tellsAbout(drafts[last]!.text, title);
  if (!isBox) return undefined;
  return isPublisher(page, title, drafts[last]!.text) ? 'publisher box' : 'author box';
}

function isPublisher({ facts }: PageRoles, name: string, about: string): boolean {
  if (facts.publisher && fold(facts.publisher) === fold(name)) return true;
  if (facts.bylines?.some((byline) => fold(byline) === fold(name))) return false;
  return publisherName.test(name) || publisherWords.test(about);
}

const publisherName =
  /\b(?:news|agency|press|times|post|herald|gazette|tribune|journal|magazine|media|radio|television|TV|network|daily|weekly|review|foundation|institute)\b/i;
const publisherWords =
  /^(?:founded|established|launched)\b|\bis (?:an?|the|one of the) (?:[\p{L}-]+ ){0,4}(?:news(?:paper|room| agency| organi[sz]ations?| site)?|magazine|publication|outlet|website|broadcaster)\b/iu;
