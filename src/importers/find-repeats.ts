/** Finds the blocks that print words of the body once more, so that each counts once. */
import { endsSentence, wordCount, withoutCredit } from './line-patterns.js';
import { give, giveRepeat, isLead, proseOf, type PageRoles } from './page-roles.js';
import { fold, passages } from './repeats.js';
import { repeatsBlock } from './rules.js';

/** How many blocks may be looked up as parts of others: a page has few pull quotes, and each costs a search. */
const mostLookups = 200;
/** In UTF-16; longer passages of a paragraph are not printed again. */
const longestPart = 400;

/** A standfirst or pull quote repeats the body, whichever stands first; of two equal paragraphs the second does. */
export function findRepeats(page: PageRoles): void {
  const { drafts, roles, repeats, headline } = page;
  const prose = proseOf(page);
  const texts = drafts.map(({ text }) => text);
  const inBody = passages(texts, prose);
  const first = prose.find((index) => index > headline) ?? drafts.length;
  const original = (index: number | null) => (index === null ? null : (repeats[index] ?? index));
  /** Those that repeat all of a block. */
  const whole = new Set<number>();
  let lookups = 0;
  const part = (text: string, index: number) =>
    lookups++ < mostLookups ? original(inBody.holding(text, index)) : null;

  for (const [index, { text }] of drafts.entries()) {
    const role = roles[index]!;
    if (index === headline || !(role === 'body' || isNamed(role))) continue;
    const same = original(inBody.same(text, index));
    if (same !== null && same !== index && (role !== 'body' || same < index || isLead(page, index, first))) {
      repeats[index] = same;
      whole.add(index);
    } else if (isNamed(role)) repeats[index] = part(role === 'caption' ? withoutCredit(text) : text, index);
  }
  for (const quoted of [true, false])
    for (const [index, draft] of drafts.entries()) {
      const { text } = draft;
      if (
        index === headline ||
        roles[index] !== 'body' ||
        text.length > longestPart ||
        isQuoted(draft) !== quoted
      )
        continue;
      if ((quoted || isWhole(text)) && repeats[index] === null && inBody.same(text, index) === null)
        repeats[index] = part(text, index);
    }
  for (const [index, next] of repeats.entries()) {
    let of = next;
    for (let further = of; further !== null; further = repeats[further]!) of = further;
    repeats[index] = of; // A part of a part repeats the whole.
    if (of !== null && roles[index] === 'body') {
      const role = isLead(page, index, first)
        ? 'standfirst'
        : whole.has(index) && !isQuoted(drafts[index]!)
          ? 'body'
          : 'pull-quote';
      giveRepeat(page, index, of, role);
    }
  }
  repeatHeadline(page);
}

const isNamed = (role: string) => role === 'standfirst' || role === 'pull-quote' || role === 'caption';

const isQuoted = ({ type, text }: PageRoles['drafts'][number]) =>
  type === 'quote' || /^["“„«‘'「『].*["”“»’'」』]$/su.test(text.trim());

/** A sentence or more: fewer words may be those of two paragraphs by chance. */
const isWhole = (text: string) => wordCount(text) >= (endsSentence(text) ? 6 : 12);

function repeatHeadline(page: PageRoles): void {
  const { drafts, roles, headline } = page;
  if (headline < 0) return;
  const title = fold(drafts[headline]!.text);
  for (const [index, { text }] of drafts.entries())
    if (index !== headline && roles[index] === 'body' && fold(text) === title) {
      page.repeats[index] = headline;
      give(page, index, 'boilerplate', repeatsBlock(headline));
    }
}
