/** Divides a page's blocks into those of its article and those beside it, of which none is lost. */
import type { BlockDraft, RemovedBlock, Role } from '../domain/article.js';
import type { PageBlock } from './html-blocks.js';
import { lineRule } from './furniture-lines.js';
import { isByline, isCaption, isDateline, isProse } from './line-patterns.js';
import { partFinder, type PagePart } from './page-parts.js';
import { isPartOfTitle } from './page-title.js';
import { fold } from './repeats.js';
import type { Rule } from './rules.js';

export interface DividedPage {
  /** Of the block that the page itself calls its title, or sets as its main heading; null where there is none. */
  readonly headline: string | null;
  readonly drafts: readonly BlockDraft[];
  readonly removed: readonly RemovedBlock[];
}

interface Placed extends PageBlock {
  readonly isKept: boolean;
  readonly part: PagePart | null;
}

/** What the article reaches over. Indexes of blocks; -1 where there is none. */
interface Reach {
  readonly headline: number;
  readonly first: number;
  readonly last: number;
  /** Elements whose children are the article's paragraphs. */
  readonly parents: ReadonlySet<Element>;
  /** The element that the page itself calls the article. */
  readonly scope: Element | null;
}

/** Roles that a page's markup gives to what belongs to an article. */
const own: ReadonlySet<Role> = new Set(['standfirst', 'byline', 'dateline', 'pull-quote', 'caption']);

export const isKept = ({ kept, size }: PageBlock) => kept * 2 >= size;
const leadsElsewhere = ({ linked, size }: Pick<PageBlock, 'linked' | 'size'>) => linked * 2 > size;

/**
 * `blocks` are the page's, `core` is an element that holds what is kept of them. What is not kept and belongs to the article
 * nevertheless stays in its place; `title` is what the page says its title is.
 */
export function dividePage(blocks: readonly PageBlock[], core: Element, title: string): DividedPage {
  const partOf = partFinder(core);
  const placed = blocks.map((block) => ({ ...block, isKept: isKept(block), part: partOf(block.element) }));
  const reach = reachOf(placed, core, title);
  const drafts: BlockDraft[] = [];
  const removed: Removal[] = [];
  for (const [index, block] of placed.entries()) {
    if (block.isKept || belongs(block, index, reach)) drafts.push(block.draft);
    else removed.push({ ...removal(block, index, reach), before: drafts.length });
  }
  return { drafts, removed: joinLinks(removed), headline: placed[reach.headline]?.draft.text ?? null };
}

function reachOf(placed: readonly Placed[], core: Element, title: string): Reach {
  const kept = placed.flatMap((block, index) => (block.isKept ? [index] : []));
  const [first = placed.length] = kept;
  const headline = findHeadline(placed, first, title);
  const parents = new Set<Element>();
  const addParent = (element: Element | null | undefined) => {
    if (element && element.localName !== 'body') parents.add(element);
  };
  for (const index of kept) {
    const { element, draft } = placed[index]!;
    if (isProse(draft.text)) addParent(element?.parentElement);
  }
  const heading = placed[headline]?.element;
  addParent(heading?.parentElement);
  addParent(heading?.closest('header'));
  return {
    headline,
    first,
    last: kept.at(-1) ?? -1,
    parents,
    scope: core.closest('article, [role="article"]'),
  };
}

/**
 * The line that says what the title says, with or without a site's name, else the page's main heading: the nearest before the
 * article's own words.
 */
function findHeadline(placed: readonly Placed[], first: number, title: string): number {
  const free = ({ part }: Placed) => !part || part.weak;
  const near = (test: (block: Placed) => boolean) => {
    const before = placed.slice(0, first + 1).findLastIndex((block) => free(block) && test(block));
    return before >= 0 ? before : placed.findIndex((block) => block.isKept && test(block));
  };
  const words = fold(title);
  const isPart = ({ draft, linked }: Placed) => !linked && isPartOfTitle(draft.text, title);
  const tests: readonly ((block: Placed) => boolean)[] = [
    ({ draft, linked }) => !linked && words !== '' && fold(draft.text) === words,
    (block) => block.draft.type === 'heading' && isPart(block),
    ({ draft }) => draft.rule === 'main heading',
    isPart,
    ({ draft }) => draft.role === 'headline',
  ];
  for (const test of tests) {
    const index = near(test);
    if (index >= 0) return index;
  }
  return -1;
}

/** Whether a block that is not kept is the article's own. */
function belongs(block: Placed, index: number, { headline, first, last, parents, scope }: Reach): boolean {
  const { draft, element, part } = block;
  if (index === headline) return true;
  if ((part && !part.weak) || draft.role === 'boilerplate') return false;
  if (index < (headline >= 0 && headline < first ? headline : first)) return false;
  const isSibling = beside(element, parents);
  const inScope = isSibling || (scope?.contains(element) ?? false);
  if (index > last && !inScope) return false;
  if (own.has(draft.role)) return true;
  if (index < first + 3 && (isByline(draft.text) || isDateline(draft.text))) return true;
  if (part) return false;
  if (isCaption(draft.text)) return true;
  if (leadsElsewhere(block)) return false;
  return isSibling ? index <= last || isProse(draft.text) : inScope && isProse(draft.text);
}

/** Whether `element` stands among paragraphs of the article, alone or in a list or table of its own. */
function beside(element: Element | null, parents: ReadonlySet<Element>): boolean {
  const parent = element?.parentElement;
  if (!parent) return false;
  if (parents.has(parent)) return true;
  const list = element.closest('ul, ol, dl, table, blockquote')?.parentElement;
  return !!list && parents.has(list);
}

type Removal = RemovedBlock & Pick<Placed, 'part' | 'linked' | 'size'>;

function removal(block: Placed, index: number, { headline, first }: Reach): Omit<Removal, 'before'> {
  const { draft, part, linked, size } = block;
  const isAbove = headline >= 0 && index < Math.min(headline, first);
  const marked = draft.role === 'boilerplate' ? (draft.rule as Rule) : undefined;
  const rule: Rule | undefined =
    (part && !part.weak ? part.rule : undefined) ??
    (marked === 'button' ? (part?.rule ?? marked) : marked) ??
    part?.rule ??
    lineRule(draft.text) ??
    (isAbove ? 'above the headline' : leadsElsewhere(block) ? 'list of links' : undefined);
  const role = rule
    ? 'boilerplate'
    : draft.role === 'headline' || draft.type === 'heading'
      ? 'subheading'
      : draft.role;
  return { type: draft.type, text: draft.text, role, rule: rule ?? 'outside the article', part, linked, size };
}

/** Longer runs of links are set as several. In UTF-16. */
const longestRun = 1000;

/** Links of one list read better, and cost less, as one line. */
function joinLinks(removed: readonly Removal[]): RemovedBlock[] {
  const joined: RemovedBlock[] = [];
  let before: Removal | undefined;
  for (const each of removed) {
    const { type, text, role, rule } = each;
    const isLinks = leadsElsewhere(each) && text.length <= 200;
    const run = joined.at(-1);
    if (
      run &&
      isLinks &&
      before?.rule === rule &&
      before.part?.element === each.part?.element &&
      before.before === each.before &&
      run.text.length + text.length < longestRun
    )
      joined[joined.length - 1] = { ...run, text: `${run.text} · ${text}` };
    else joined.push({ type, text, role, rule, before: each.before });
    before = isLinks ? each : undefined;
  }
  return joined;
}
