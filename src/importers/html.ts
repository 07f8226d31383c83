/** HTML as blocks and metadata. Loaded when it is first needed: it brings Readability and DOMPurify. */
import DOMPurify, { type Config } from 'dompurify';
import { canonical, type BlockDraft, type Metadata, type RemovedBlock } from '../domain/article.js';
import { namesIn } from './byline-names.js';
import { policy } from '../platform/policy.js';
import { dividePage, isKept, type DividedPage } from './divide-page.js';
import { readBlocks, readNodes, type PageBlock } from './html-blocks.js';
import { readMetadata } from './html-metadata.js';
import { parsePage, resolveLinks } from './inert-page.js';
import { isByline } from './line-patterns.js';
import { tidy } from './json-ld.js';
import { partFinder } from './page-parts.js';
import { isPartOfTitle } from './page-title.js';
import { findArticle } from './readability.js';
import { fold } from './repeats.js';

export interface HtmlArticle {
  readonly drafts: readonly BlockDraft[];
  readonly metadata: Partial<Metadata>;
  /** What a whole page shows beside the article. */
  readonly removed?: readonly RemovedBlock[];
}

/** Less than this, in UTF-16 without white space, is no article where the page has more to offer. */
const tooLittle = 200;

/** How many blocks may stand before the text: who wrote it is not said below. */
const mostAbove = 10;

/**
 * The article in `html`: of a whole page, what Readability takes for it and what else is its own, else all that it shows; of a
 * fragment, all. `url` is the page's address where it is known: relative links count from the one that the page states, else
 * from it. Nothing in the page runs or loads.
 */
export function readHtml(html: string, url: string | null): HtmlArticle {
  const page = parsePage(html);
  const metadata = isWholePage(html) ? readMetadata(page, url) : null;
  for (const element of page.querySelectorAll('script, noscript, noframes, template, svg, math'))
    element.remove();
  resolveLinks(page, metadata?.url ?? url);
  sanitise(page.body);
  if (!metadata) return { drafts: readNodes([page.body]), metadata: {} };

  showCovered(page);
  const found = attempt(() => findArticle(page));
  const stated = metadata.title ?? '';
  const divided = divide(page, found?.texts ?? new Set(), stated);
  const { drafts, removed } = withTitle(divided, stated);
  const { headline } = divided;
  const title = headline && isPartOfTitle(headline, stated) ? (tidy(headline) ?? stated) : stated;
  const top = drafts.slice(0, mostAbove).filter(({ role, text }) => role === 'byline' || isByline(text));
  const [bylines] = [found?.byline, ...top.map(({ text }) => text)].map(namesIn).filter(({ length }) => length);
  return {
    drafts,
    removed,
    metadata: { ...(bylines && { bylines }), ...metadata, ...(title && { title }) },
  };
}

/** A page that Readability cannot read is one in which it finds nothing. */
function attempt<T>(find: () => T): T | null {
  try {
    return find();
  } catch {
    return null;
  }
}

/** Text before the first tag is allowed; a fragment has none of these tags, or is marked as one by the clipboard. */
const isWholePage = (html: string) =>
  /<(?:!doctype|html|head|body)[\s>]/i.test(html) && !html.includes('<!--StartFragment-->');

function sanitise(root: HTMLElement): void {
  const trusted = policy();
  DOMPurify.sanitize(root, {
    IN_PLACE: true,
    ADD_ATTR: ['rel', 'itemprop'],
    // An element of a site's own says by its name what it holds; in a page that is never shown it does nothing.
    CUSTOM_ELEMENT_HANDLING: { tagNameCheck: /^[a-z]/, attributeNameCheck: /^(?:class|id|role)$/ },
    ...(trusted && { TRUSTED_TYPES_POLICY: trusted as unknown as Config['TRUSTED_TYPES_POLICY'] }),
  });
}

/** A page saved with a dialog open, or before it was done, hides all that it is about. */
function showCovered(page: Document): void {
  const half = page.body.textContent.length / 2;
  for (const element of page.querySelectorAll('[hidden], [aria-hidden="true"]')) {
    const isSeen = !element.hasAttribute('hidden') && element.textContent.length > half;
    if (!isSeen && element !== page.body && !element.querySelector('article, main, h1')) continue;
    element.removeAttribute('hidden');
    element.removeAttribute('aria-hidden');
  }
}

function divide(page: Document, texts: ReadonlySet<Node>, title: string): DividedPage {
  const core = holderOf(texts, page.body);
  const blocks = readBlocks([page.body], { kept: texts, core });
  const kept = sizeOf(blocks.filter(isKept));
  if (kept < tooLittle && sizeOf(blocks) > 2 * kept)
    return { drafts: wholePage(blocks), removed: [], headline: null };
  return dividePage(blocks, core, title);
}

const sizeOf = (blocks: readonly PageBlock[]) => blocks.reduce((sum, { size }) => sum + size, 0);

/** The innermost element with all of `texts` in it. */
function holderOf(texts: ReadonlySet<Node>, body: Element): Element {
  let holder: Element | null = null;
  for (const text of texts) {
    holder ??= text.parentElement;
    while (holder && !holder.contains(text)) holder = holder.parentElement;
  }
  return holder ?? body;
}

/** All of a page in which no article can be made out. */
function wholePage(blocks: readonly PageBlock[]): BlockDraft[] {
  const partOf = partFinder(null);
  return blocks.map(({ draft, element }) => {
    const part = draft.role === 'body' ? partOf(element) : null;
    return part ? { ...draft, role: 'boilerplate', rule: part.rule } : draft;
  });
}

/** A page may show its title only as a picture, or leave it to the browser. */
function withTitle({ drafts, removed, headline }: DividedPage, title: string): Omit<DividedPage, 'headline'> {
  const words = fold(title);
  if (!title || headline !== null || drafts.some(({ text }) => fold(text) === words))
    return { drafts, removed };
  const draft = { type: 'heading', role: 'headline', rule: "page's title", repeats: null } as const;
  return {
    drafts: [{ ...draft, text: canonical(title) }, ...drafts],
    removed: removed.map((block) => ({ ...block, before: block.before + 1 })),
  };
}
