/** HTML as blocks and metadata. Loaded when it is first needed: it brings Readability and DOMPurify. */
import DOMPurify, { type Config } from 'dompurify';
import { canonical, type BlockDraft, type Metadata } from '../domain/article.js';
import { policy } from '../platform/policy.js';
import { readMetadata, withoutBy } from './html-metadata.js';
import { namedRole, readNodes } from './html-blocks.js';
import { parsePage, resolveLinks } from './inert-page.js';
import { tidy } from './json-ld.js';
import { findArticle } from './readability.js';
import { fold } from './repeats.js';

export interface HtmlArticle {
  readonly drafts: readonly BlockDraft[];
  readonly metadata: Partial<Metadata>;
}

/** Less than this, in UTF-16, is no article where the page has more to offer. */
const tooLittle = 250;

/**
 * The article in `html`: of a whole page, what Readability takes for it, else all that it shows; of a fragment, all.
 * `url` is the page's address where it is known: relative links count from the one that the page states, else from it.
 * Nothing in the page runs or loads.
 */
export function readHtml(html: string, url: string | null): HtmlArticle {
  const page = parsePage(html);
  const metadata = isWholePage(html) ? readMetadata(page, url) : null;
  for (const element of page.querySelectorAll('script, noscript, noframes, template')) element.remove();
  resolveLinks(page, metadata?.url ?? url);
  if (!metadata) return { drafts: cleanBlocks(page.body), metadata: {} };

  handDownNames(page);
  const found = findArticle(page);
  const byline = tidy(found?.byline);
  const headline = headlineOf(page, metadata.title);
  const standfirst = standfirstOf(page);
  const content = found ? cleanBlocks(found.content) : [];
  const size = sizeOf(content);
  const whole = size < tooLittle ? cleanBlocks(page.body) : [];
  const article = sizeOf(whole) > 2 * size ? whole : withTop(content, headline, standfirst);
  return {
    drafts: article,
    metadata: {
      ...(byline && byline.length <= 100 && !/^https?:/i.test(byline) && { bylines: [withoutBy(byline)] }),
      ...metadata,
    },
  };
}

/** Text before the first tag is allowed; a fragment has none of these tags. */
const isWholePage = (html: string) => /<(?:!doctype|html|head|body)[\s>]/i.test(html);

/** Readability puts an only child in the place of its parent, whose class may say that it is no part of the article. */
function handDownNames(page: Document): void {
  for (const element of page.querySelectorAll('div[class], section[class], aside[class]')) {
    const [child] = element.children;
    if (child && element.children.length === 1 && namedRole(element) && !namedRole(child))
      child.setAttribute('class', `${element.getAttribute('class')} ${child.getAttribute('class') ?? ''}`);
  }
}

const sizeOf = (drafts: readonly BlockDraft[]) => drafts.reduce((sum, { text }) => sum + text.length, 0);

function cleanBlocks(root: Element): BlockDraft[] {
  const trusted = policy();
  DOMPurify.sanitize(root as HTMLElement, {
    IN_PLACE: true,
    ...(trusted && { TRUSTED_TYPES_POLICY: trusted as unknown as Config['TRUSTED_TYPES_POLICY'] }),
  });
  return readNodes([root]);
}

/** The heading that says what the title says, else the only one at the top level, else the title. */
function headlineOf(page: Document, title: string | undefined): string | null {
  const headings = [...page.querySelectorAll('h1')].flatMap((heading) => tidy(heading.textContent) ?? []);
  const same = headings.find((heading) => title && fold(heading) === fold(title));
  return same ?? (headings.length === 1 ? headings[0]! : null) ?? title ?? null;
}

/** The words under the heading that sum the article up, where a class says that they do. */
function standfirstOf(page: Document): string | null {
  const scope = page.querySelector('h1')?.closest('header, article, main');
  const found = scope?.querySelector('[class~="standfirst" i], [class~="dek" i], [class~="subtitle" i]');
  return tidy(found?.textContent);
}

/** Readability leaves out a heading that repeats the title, and often the words under it. */
function withTop(
  drafts: readonly BlockDraft[],
  headline: string | null,
  standfirst: string | null,
): BlockDraft[] {
  const has = (text: string) => drafts.some((draft) => fold(draft.text) === fold(text));
  const top: BlockDraft[] = [];
  if (headline && !has(headline)) top.push(blockOf('heading', 'headline', headline));
  if (standfirst && !drafts.slice(0, 4).some(({ text }) => fold(text) === fold(standfirst)))
    top.push(blockOf('paragraph', 'standfirst', standfirst));
  return [...top, ...drafts];
}

const blockOf = (type: BlockDraft['type'], role: BlockDraft['role'], text: string): BlockDraft => ({
  type,
  role,
  repeats: null,
  text: canonical(text),
});
