/** PDF files as simple HTML: headings, paragraphs and what stands at the edge of each page. Loaded when it is first needed. */
import { bornOut } from './document-facts.js';
import type { ArticleInput } from './import-article.js';
import { columnsOf } from './pdf-columns.js';
import { withInitials } from './pdf-initials.js';
import { furnitureOf, printedAddress, type Furniture } from './pdf-furniture.js';
import { lineOf } from './pdf-lines.js';
import { goesOn, habitsOf, joined, paragraphsOf, type Habits, type Paragraph } from './pdf-paragraphs.js';
import { readPdfText, type PageText, type PdfOptions } from './pdf-text.js';
import { Unreadable } from './unreadable.js';

/** A heading's letters are this much larger than those of the text. */
const larger = 1.15;
/** So much larger is a heading whatever it ends with. */
const muchLarger = 1.6;
/** In UTF-16. */
const longestHeading = 300;

/** Throws `Unreadable` where the file has no text layer, is protected or damaged. */
export async function readPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<ArticleInput> {
  const { pages, properties } = await readPdfText(bytes, options);
  const furniture = furnitureOf(pages);
  const parts = withHeadline(partsOf(pages, furniture));
  if (!parts.some(({ text }) => /[\p{L}\p{N}]/u.test(text)))
    throw new Unreadable(
      'holds pictures of pages and no text. Run text recognition (OCR) on it first, and choose the result.',
    );
  const text = parts
    .flatMap((part) => (part.tag === 'header' || part.tag === 'footer' ? [] : part.text))
    .join('\n');
  const base = printedAddress(furniture);
  return { html: parts.map(htmlOf).join('\n'), ...bornOut(properties, text), ...(base && { base }) };
}

interface Part {
  readonly tag: 'h1' | 'h2' | 'p' | 'header' | 'footer';
  readonly text: string;
  /** Of the letters, in points; 0 where it does not matter. */
  readonly size: number;
}

function partsOf(pages: readonly PageText[], furniture: readonly Furniture[]): readonly Part[] {
  const columns = pages.map(({ pieces }, page) => {
    const own = pieces.filter((piece) => !piece.turned && !furniture[page]!.pieces.has(piece));
    return columnsOf(withInitials(own)).map((rows) => rows.map(lineOf));
  });
  const habits = habitsOf(columns.flat(2));
  const parts: Part[] = [];
  let open: Paragraph | undefined;
  let waiting: Part[] = [];
  const flush = () => {
    parts.push(...(open ? [asPart(open, habits)] : []), ...waiting);
    waiting = [];
  };
  for (const [page, regions] of columns.entries()) {
    waiting.push(...edge('header', furniture[page]!));
    for (const region of regions)
      for (const [index, next] of paragraphsOf(region, habits).entries())
        if (open && index === 0 && goesOn(open, next))
          open = { ...next, text: joined(open.text, next.text, habits) };
        else {
          flush();
          open = next;
        }
    // A paragraph may go on over the page: what stands between its halves comes after it.
    waiting.push(...turnedText(pages[page]!), ...edge('footer', furniture[page]!));
  }
  flush();
  return parts;
}

const edge = (tag: 'header' | 'footer', furniture: Furniture): readonly Part[] =>
  furniture[tag].map((text) => ({ tag, text, size: 0 }));

function turnedText({ pieces }: PageText): readonly Part[] {
  const text = pieces.flatMap((piece) => (piece.turned ? piece.text : [])).join(' ');
  return text ? [{ tag: 'p', text, size: 0 }] : [];
}

function asPart({ text, size }: Paragraph, { size: usual }: Habits): Part {
  const isHeading =
    text.length <= longestHeading &&
    size >= larger * usual &&
    !/^["“„«].*["”“»]$/.test(text) &&
    (size >= muchLarger * usual || !/[.,;]["'”’»)]*$/.test(text));
  return { tag: isHeading ? 'h2' : 'p', text, size };
}

/** The largest heading is the headline; a name of few words in larger letters is the newspaper's. */
function withHeadline(parts: readonly Part[]): readonly Part[] {
  const headings = parts.filter(({ tag }) => tag === 'h2');
  const largest = (list: readonly Part[]) =>
    list.reduce<Part | undefined>((most, part) => (most && most.size >= part.size ? most : part), undefined);
  const headline = largest(headings.filter(({ text }) => text.split(' ').length > 3)) ?? largest(headings);
  return parts.map((part) => (part === headline ? { ...part, tag: 'h1' } : part));
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) =>
  text.replace(/\u00ad/g, '').replace(/[&<>]/g, (character) => escapes[character]!);

const htmlOf = ({ tag, text }: Part) =>
  tag === 'header' || tag === 'footer'
    ? `<p class="running-${tag === 'header' ? 'head' : 'foot'}">${escaped(text)}</p>`
    : `<${tag}>${escaped(text)}</${tag}>`;
