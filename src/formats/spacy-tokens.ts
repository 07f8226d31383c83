/** Words as spaCy and Prodigy want them listed: none is cut by a span. Offsets in code points, end-exclusive. */
import { codePoints } from '../domain/code-points.js';

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly id: number;
  /** Whether white space follows. */
  readonly ws: boolean;
}

export interface Tokens {
  readonly list: readonly Token[];
  /** Index of the first token of a span that starts there, and of the last one of a span that ends there. */
  startingAt(start: number): number;
  endingAt(end: number): number;
}

/** Words and signs of `text`, split wherever one of `edges` (code points) lies. White space is between tokens. */
export function tokensOf(text: string, language: string | null, edges: Iterable<number>): Tokens {
  const points = codePoints(text);
  const cuts = new Set<number>();
  for (const edge of edges) cuts.add(points.toUtf16(edge));
  const segmenter = segmenterOf(language);
  let from = 0;
  // Line by line: each step through a long text with an emoji in it takes as long as the text is.
  for (const line of text.split('\n')) {
    for (const { index, segment } of segmenter.segment(line)) {
      cuts.add(from + index);
      cuts.add(from + index + segment.length);
    }
    from += line.length + 1;
  }
  cuts.add(text.length);
  const places = [...cuts].sort((a, b) => a - b);
  const list: Token[] = [];
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (let index = 1; index < places.length; index += 1) {
    const [from, to] = [places[index - 1]!, places[index]!];
    const words = text.slice(from, to);
    const [start, end] = [points.fromUtf16(from), points.fromUtf16(to)];
    const spoken = words.trim() !== '';
    // A span that begins or ends with white space begins with the next word, or ends with the one before.
    starts.set(start, list.length);
    if (spoken) {
      const next = text.charAt(to);
      list.push({ text: words, start, end, id: list.length, ws: next !== '' && next.trim() === '' });
    }
    ends.set(end, list.length - 1);
  }
  return { list, startingAt: (start) => starts.get(start)!, endingAt: (end) => ends.get(end)! };
}

function segmenterOf(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' }); // The article's language is no language tag.
  }
}
