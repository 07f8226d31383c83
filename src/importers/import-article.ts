/** Makes an article out of what it is handed: text, HTML, Markdown or nodes of a page. */
import {
  createArticle,
  type Article,
  type BlockDraft,
  type Metadata,
  type RawInput,
  type RemovedBlock,
} from '../domain/article.js';
import { readNodes } from './html-blocks.js';
import { digestRaw, rawOf } from './raw-input.js';
import { assignRoles } from './roles.js';
import { readText } from './text.js';

export { rawOf } from './raw-input.js';

/** Exactly one of `text`, `html`, `markdown` and `nodes`; metadata stated here wins over what a page says. */
export interface ArticleInput extends Partial<Metadata> {
  readonly text?: string;
  /** A whole page or a fragment. */
  readonly html?: string;
  readonly markdown?: string;
  /** Where a page was had: its links are relative to it, and it is the article's `url` where the page names none. */
  readonly base?: string;
  /** A page's own content, read and left as it is. */
  readonly nodes?: Iterable<Node>;
  /** The file or page that the content was read from; without it, a string's own bytes are the proof. */
  readonly raw?: RawInput;
}

interface Reading {
  readonly drafts: readonly BlockDraft[];
  readonly metadata: Partial<Metadata>;
  readonly removed?: readonly RemovedBlock[];
}

/** The longest text that can be opened, in UTF-16. */
export const maxLength = 4_000_000;

/**
 * The article in `input`. `retrieved` is when it was had, ISO 8601 in UTC; now, by default.
 * Throws RangeError unless exactly one content is given, and Error with a sentence for what is empty, binary or too long.
 */
export async function importArticle(
  input: ArticleInput,
  { retrieved = new Date().toISOString() }: { retrieved?: string } = {},
): Promise<Article> {
  const { text, html, markdown, nodes, base, raw: _, ...stated } = input;
  const given = [text, html, markdown, nodes].filter((content) => content !== undefined).length;
  if (given !== 1)
    throw new RangeError(
      `An article is made of exactly 1 of text, html, markdown, annotationSet and nodes: ${given} were given`,
    );

  for (const [name, content] of Object.entries({ text, html, markdown }))
    if (content !== undefined && typeof content !== 'string')
      throw new TypeError(`The ${name} of an article must be a string, not ${typeof content}.`);

  const { drafts, metadata, removed } = await read(input);
  const { title, ...known } = {
    ...(base && { url: base }),
    ...withoutUndefined(metadata),
    ...withoutUndefined(stated),
  };
  const blocks = assignRoles(drafts, { ...known, title: title ?? '' });
  if (!blocks.length) throw new Error('This article is empty: there is not one word in it.');
  checkLength(blocks.reduce((sum, block) => sum + block.text.length + 1, -1));
  const headline = blocks.find(({ role }) => role === 'headline')?.text.trim();
  const raw = rawOf(input);
  return createArticle(blocks, {
    ...known,
    title: title ?? headline ?? '',
    retrieved,
    ...(removed?.length && { removed }),
    ...(raw && { raw: await digestRaw(raw) }),
  });
}

async function read({ text, html, markdown, nodes, base, url = base ?? null }: ArticleInput): Promise<Reading> {
  if (text !== undefined) return { drafts: readText(checked(text)), metadata: {} };
  if (nodes) {
    const list = [...nodes];
    return { drafts: readNodes(list), metadata: metadataOf(list[0]) };
  }
  if (markdown !== undefined) {
    const content = checked(markdown);
    const { readMarkdown } = await import('./markdown.js');
    return readMarkdown(content, url);
  }
  const content = checked(withoutEmbedded(html!));
  const { readHtml } = await import('./html.js');
  return readHtml(content, url);
}

/** A page may state its language and direction for its nodes, however far up. */
function metadataOf(node: Node | undefined): Partial<Metadata> {
  const language = node?.parentElement?.closest<HTMLElement>('[lang]')?.lang;
  const direction = node?.parentElement?.closest<HTMLElement>('[dir]')?.dir;
  return {
    ...(language && { language }),
    ...((direction === 'ltr' || direction === 'rtl') && { direction }),
  };
}

const withoutUndefined = (stated: Partial<Metadata>): Partial<Metadata> =>
  Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));

/** A page saved with its images inside is long without having much text. */
const withoutEmbedded = (html: string) =>
  html.length > maxLength ? html.replace(/(["'(=])data:[^"'()\s<>]+/gi, '$1data:,') : html;

function checked(content: string): string {
  checkLength(content.length);
  if (content.includes('\0')) throw new Error(binary('it holds NUL bytes'));
  const count = (pattern: RegExp) => content.match(pattern)?.length ?? 0;
  // Words read in a wrong encoding lose their accents, about one character in twenty, and are still an article.
  if (count(/[^\P{Cc}\t\n\v\f\r]/gu) > Math.max(4, content.length / 50))
    throw new Error(binary('it is full of control characters'));
  if (count(/\ufffd/g) > Math.max(4, content.length / 10))
    throw new Error(binary('many of its characters cannot be read'));
  return content;
}

const binary = (sign: string) =>
  `This looks like a binary file (${sign}), not an article. Text, HTML and Markdown can be opened.`;

function checkLength(length: number): void {
  if (length <= maxLength) return;
  const count = (value: number) => value.toLocaleString('en-US');
  throw new Error(
    `This text has ${count(length)} characters; the most that can be opened is ${count(maxLength)}. ` +
      'Split it, or open only the part that you want to annotate.',
  );
}
