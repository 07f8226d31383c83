/** Words as spaCy and Prodigy want them listed: none is cut by a span. Offsets in code points, end-exclusive. */

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

/** Scripts that put no space between words; in runs so short that no segmenter is slow on them. */
const unspaced =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+$/u;

/**
 * A run without spaces, a word with the signs that belong inside it (`don't`, `310,000`, `example.org`), a flag, or any
 * other sign with what is joined to it. An expression, since `Intl.Segmenter` takes a minute for a long article.
 */
const pieces =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{1,200}|[\p{L}\p{N}\p{M}_]+(?:(?:['\u2019.](?=[\p{L}\p{N}])|(?<=\p{N}),(?=\p{N}))[\p{L}\p{N}\p{M}_]+)*|\p{RI}{2}|\S(?:[\p{M}\p{EMod}]|\u200d\S)*/gu;

/** Words and signs of `text`, split wherever one of `edges` (UTF-16) lies. White space is between tokens. */
export function tokensOf(text: string, language: string | null, edges: Iterable<number>): Tokens {
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  const list: Token[] = [];
  // Each span begins with the next token at or after its start, and ends with the last one before its end.
  const before = new Map<number, number>();
  let [next, at, point] = [0, 0, 0];
  const pointAt = (offset: number) => {
    for (; at < offset; at += 1) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) point += 1;
    return point;
  };
  const pass = (offset: number) => {
    for (; next < cuts.length && cuts[next]! <= offset; next += 1)
      before.set(pointAt(cuts[next]!), list.length);
  };
  const add = (from: number, to: number) => {
    pass(from);
    let start = from;
    while (start < to) {
      const cut = cuts[next] ?? to;
      const end = Math.min(cut, to);
      const first = pointAt(start);
      const follows = text.charCodeAt(end);
      list.push({
        text: text.slice(start, end),
        start: first,
        end: pointAt(end),
        id: list.length,
        ws: follows === 0x20 || follows === 0x0a || /\s/.test(text.charAt(end)),
      });
      pass(end);
      start = end;
    }
  };
  const segmenter = segmenterOf(language);
  for (const { index, 0: piece } of text.matchAll(pieces))
    if (piece.length > 1 && unspaced.test(piece))
      for (const { index: inside, segment } of segmenter.segment(piece))
        add(index + inside, index + inside + segment.length);
    else add(index, index + piece.length);
  pass(text.length);
  return { list, startingAt: (start) => before.get(start)!, endingAt: (end) => before.get(end)! - 1 };
}

function segmenterOf(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' }); // The article's language is no language tag.
  }
}
