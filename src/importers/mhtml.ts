/** Saved pages with all their parts in one file (MHTML): only the page itself is read. */
import PostalMime from 'postal-mime';
import { decode } from './decode.js';
import { absolute } from './inert-page.js';
import type { ArticleInput } from './import-article.js';
import { Unreadable } from './unreadable.js';

/** A part of the message, as postal-mime keeps it. Its result joins the frames of a page to the page itself. */
interface Part {
  readonly childNodes: readonly Part[];
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string | undefined>> };
  };
  /** Decoded from quoted-printable or base64. */
  readonly content: ArrayBuffer | null;
}

/** Headers are a few lines; what has more is no saved page. */
const limits = { maxNestingDepth: 20, maxHeadersSize: 2 ** 20 };

/** Each picture is a part. */
const mostParts = 20_000;

/** The page in `bytes`, with the address that it was saved from. Throws `Unreadable` where there is none. */
export async function readMhtml(bytes: Uint8Array): Promise<ArticleInput> {
  const root = await parse(bytes);
  const page = findPage(root);
  if (!page?.content) throw new Unreadable('is no saved page that can be read: there is no HTML in it.');
  const html = decode(new Uint8Array(page.content), {
    type: headerOf(page, 'content-type') ?? '',
    markup: true,
  });
  if (!html.trim()) throw new Unreadable('is a saved page without any content.');
  const stated = headerOf(root, 'snapshot-content-location') ?? headerOf(page, 'content-location');
  const base = absolute(stated?.trim() ?? '');
  return { html, ...(base && { base }) };
}

async function parse(bytes: Uint8Array): Promise<Part> {
  if (countDashes(bytes) > mostParts)
    throw new Unreadable('is no saved page that can be read: it has far more parts than any page.');
  const parser = new PostalMime(limits);
  try {
    await parser.parse(bytes as Uint8Array<ArrayBuffer>);
  } catch (error) {
    throw new Unreadable('is damaged: its parts cannot be told apart. Save the page again.', { cause: error });
  }
  return (parser as unknown as { readonly root: Part }).root;
}

/** Lines that begin as those between two parts do. */
function countDashes(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1))
    if (bytes[at + 1] === 0x2d && bytes[at + 2] === 0x2d) count++;
  return count;
}

/** The part that the message says is its start, else the first page. */
function findPage(root: Part): Part | undefined {
  const parts = flat(root);
  const start = root.contentType.parsed.params.start;
  const pages = parts.filter(({ contentType }) =>
    /^(?:text\/html|application\/xhtml\+xml)$/.test(contentType.parsed.value),
  );
  return pages.find((part) => start && headerOf(part, 'content-id') === start) ?? pages[0];
}

const flat = (part: Part): readonly Part[] => [part, ...part.childNodes.flatMap(flat)];

const headerOf = ({ headers }: Part, name: string) => headers.find(({ key }) => key === name)?.value;
