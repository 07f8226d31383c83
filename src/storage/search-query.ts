/** What somebody types to find articles: words that all have to be there, and phrases between quotation marks. */
import { layOut, piecesOf, stemOf, termsOf, type Piece } from './search-words.js';

export interface QueryWord {
  /** All of them have to be there. */
  readonly terms: readonly string[];
  /** Whether a longer term will do that begins with one. */
  readonly prefix: boolean;
  /** Not part of a phrase: wherever it stands. */
  readonly alone: boolean;
}

export interface Query {
  readonly words: readonly QueryWord[];
  /** As they stand in what `layOut` makes; all have to be there. A run is one by itself: it may stand inside a longer one. */
  readonly phrases: readonly string[];
}

const quoted = /["“”„«»]([^"“”„«»]*)(["“”„«»]?)/g;

/** Without words where nothing can be looked for. */
export function parseQuery(typed: string): Query {
  const words: QueryWord[] = [];
  const phrases: string[] = [];
  for (const [, phrase = '', end] of typed.matchAll(quoted)) {
    const pieces = piecesOf(phrase);
    if (!pieces.length) continue;
    const open = !end; // Somebody is still typing: its last word may go on.
    pieces.forEach((piece, index) =>
      words.push(wordOf(piece, { prefix: open && index === pieces.length - 1 })),
    );
    phrases.push(phraseOf(phrase, pieces, open));
  }
  const rest = piecesOf(typed.replace(quoted, ' '));
  rest.forEach((piece, index) => {
    // A letter is a word of its own, unless somebody is still typing.
    const prefix = piece.folded.length > 1 || index === rest.length - 1;
    words.push(wordOf(piece, { prefix, alone: !piece.run }));
    if (piece.run) phrases.push(piece.folded);
  });
  return { words, phrases };
}

function wordOf(
  { folded, run }: Piece,
  { prefix, alone = false }: { readonly prefix: boolean; readonly alone?: boolean },
): QueryWord {
  if (!run) return { terms: [stemOf(folded)], prefix, alone };
  const terms = termsOf({ folded, run });
  return { terms: terms.length > 1 ? terms.slice(0, -1) : terms, prefix: terms.length === 1, alone };
}

/** A run begins and ends inside others. */
function phraseOf(text: string, pieces: readonly Piece[], open: boolean): string {
  const { line } = layOut(text, pieces);
  return line.slice(pieces[0]!.run ? 1 : 0, pieces.at(-1)!.run || open ? -1 : undefined);
}

/** UTF-16 offsets, end-exclusive, of what a part of the query is found as. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Which word or phrase of the query, as a number. */
  readonly part: number;
}

/** Where `query` is found in `text`, in order. `near`: terms that were taken for a word that nothing has. */
export function matchesIn(
  text: string,
  { words, phrases }: Query,
  near: ReadonlySet<string>,
): readonly Match[] {
  const pieces = piecesOf(text);
  const single = pieces.flatMap((piece): Match[] => {
    if (piece.run) return [];
    const terms = termsOf(piece);
    const fits = ({ terms: [wanted = ''], prefix, alone }: QueryWord) =>
      alone && terms.some((term) => (prefix ? term.startsWith(wanted) : term === wanted));
    const part = words.findIndex(fits);
    if (part >= 0) return [{ ...piece, part }];
    return terms.some((term) => near.has(term)) ? [{ ...piece, part: 0 }] : [];
  });
  if (!phrases.length) return single;
  const { line, places } = layOut(text, pieces);
  const whole = phrases.flatMap((phrase, index) =>
    occurrences(line, phrase).map((at) => ({
      ...wordsAt(pieces, places, at, at + phrase.length),
      part: words.length + index,
    })),
  );
  return [...single, ...whole].sort((a, b) => a.start - b.start);
}

function occurrences(line: string, phrase: string): number[] {
  const found: number[] = [];
  // The space after one phrase is the space before the next.
  for (let at = line.indexOf(phrase); at >= 0; at = line.indexOf(phrase, at + Math.max(1, phrase.length - 1)))
    found.push(at);
  return found;
}

/** The words of the text that stand from `from` to `to` in the line of its pieces. */
function wordsAt(
  pieces: readonly Piece[],
  places: readonly number[],
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  const endOf = (index: number) => places[index]! + pieces[index]!.folded.length;
  const first = pieces.findIndex((_, index) => endOf(index) > from);
  const last = pieces.findLastIndex((_, index) => places[index]! < to);
  return {
    start: offsetIn(pieces[first]!, from - places[first]!, 'start'),
    end: offsetIn(pieces[last]!, to - places[last]!, 'end'),
  };
}

/** Where a phrase begins or ends in a piece: inside a run, else where the piece does. */
function offsetIn(piece: Piece, at: number, edge: 'start' | 'end'): number {
  const { start, end, folded, run } = piece;
  // Folding hardly ever changes the length of a run; where it does, all of the run is meant.
  const inside = run && folded.length === end - start && at > 0 && at < folded.length;
  return inside ? start + at : piece[edge];
}
