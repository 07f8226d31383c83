/** Finds what a PDF prints at the edge of every page: running heads, running feet and page numbers. */
import { lineOf, rowsOf, type Row } from './pdf-lines.js';
import type { PageText, Piece } from './pdf-text.js';

export interface Furniture {
  /** What is not part of the page's text. */
  readonly pieces: ReadonlySet<Piece>;
  /** As lines, from top to bottom. */
  readonly header: readonly string[];
  readonly footer: readonly string[];
}

interface EdgeRow {
  readonly row: Row;
  readonly text: string;
  readonly atTop: boolean;
  /** Equal where two pages print the same but for numbers, at about the same place. */
  readonly key: string;
}

/** So many rows at the top and at the bottom of a page are looked at. */
const edgeRows = 3;
/** What returns on this share of the pages, and on two at least, is furniture; facing pages differ. */
const share = 0.4;

const pageNumber = /^(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|\/)\s*\d{1,4})?$/i;

/** What browsers print: date and time with the title above, address and page below. */
const printedHeader = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}/;
const printedFooter = /^(?<address>(?:https?|file|about):\S+) \d{1,4}\/\d{1,4}$/;

/** The address that a browser printed under the pages; null where it is cut short, or none is there. */
export const printedAddress = (furniture: readonly Furniture[]): string | null =>
  furniture
    .flatMap(({ footer }) => footer)
    .flatMap((text) => printedFooter.exec(text)?.groups!.address ?? [])
    .find((address) => /^https?:/.test(address) && !/…|\.\.\.$/.test(address)) ?? null;

/** For each of `pages`. */
export function furnitureOf(pages: readonly PageText[]): readonly Furniture[] {
  const edges = pages.map(edgeOf);
  const counts = new Map<string, number>();
  for (const edge of edges)
    for (const key of new Set(edge.flatMap(keysNear))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = Math.max(2, share * pages.length);
  return edges.map((edge) => {
    const found = edge.filter(
      ({ text, key, atTop }) =>
        pageNumber.test(text) ||
        (atTop ? printedHeader : printedFooter).test(text) ||
        (counts.get(key) ?? 0) >= enough,
    );
    const texts = (atTop: boolean) => found.filter((each) => each.atTop === atTop).map(({ text }) => text);
    return {
      pieces: new Set(found.flatMap(({ row }) => row.pieces)),
      header: texts(true),
      footer: texts(false),
    };
  });
}

function edgeOf({ pieces, height }: PageText): readonly EdgeRow[] {
  const rows = rowsOf(pieces.filter(({ turned }) => !turned));
  const half = Math.min(edgeRows, Math.floor(rows.length / 2));
  return [...rows.slice(0, half), ...rows.slice(rows.length - half)].map((row, index) => {
    const { text } = lineOf(row);
    const atTop = index < half;
    const words = text.toLowerCase().replace(/\d+/g, '#');
    const place = atTop ? row.baseline : height - row.baseline;
    return { row, text, atTop, key: `${atTop} ${Math.round(place / placeStep)} ${words}` };
  });
}

/** In points. */
const placeStep = 6;

/** A row may stand a little higher on one page than on another. */
function keysNear({ key }: EdgeRow): readonly string[] {
  const [atTop, place, ...words] = key.split(' ');
  return [-1, 0, 1].map((step) => [atTop, Number(place) + step, ...words].join(' '));
}
