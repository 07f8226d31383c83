/** Where the words of a brat file lie: its line breaks, and what it says that each piece of an annotation reads. */
import { codePoints } from '../domain/code-points.js';
import type { BratLines, TextLine } from './brat-lines.js';

/**
 * brat counts each line break as one character, whatever the file has. Tools that count CR and LF, as on Windows, are
 * found out by the words that they quote, and that is said.
 */
export function textOf(raw: string, { texts }: BratLines, say: (message: string) => void): string {
  const text = raw.replace(/\r\n?/g, '\n');
  if (text === raw) return text;
  const fits = (candidate: string) => {
    const points = codePoints(candidate);
    let count = 0;
    for (const { pieces, words } of texts.values()) {
      const [{ start, end }] = pieces as readonly [(typeof pieces)[number]];
      const there =
        start < end && end <= points.length
          ? candidate.slice(points.toUtf16(start), points.toUtf16(end))
          : undefined;
      count += Number(there !== undefined && words?.startsWith(there));
    }
    return count;
  };
  if (fits(raw) <= fits(text)) return text;
  say(
    'Its offsets count the line breaks of the text as two characters, where brat counts one: they were read so.',
  );
  return raw;
}

/**
 * What the file says each piece reads, out of the words of all of them: with a space between, or nothing, as old
 * versions of brat have it; counted in code points, or else in UTF-16. Null where they are longer or shorter than the
 * pieces, undefined where the file has none.
 */
export function quotesOf(
  pieces: TextLine['pieces'],
  words: string | undefined,
): readonly string[] | null | undefined {
  if (words === undefined) return undefined;
  if (pieces.length === 1) return [words];
  const lengths = pieces.map(({ start, end }) => Math.max(0, end - start));
  const sum = lengths.reduce((all, length) => all + length, 0);
  const trimmed = words.trimEnd();
  const points = [...words];
  for (const gap of [1, 0])
    for (const units of [points, words, trimmed]) {
      if (units.length !== sum + gap * (pieces.length - 1)) continue;
      let at = 0;
      return lengths.map((length) => {
        const quote = units.slice(at, at + length);
        at += length + gap;
        return typeof quote === 'string' ? quote : quote.join('');
      });
    }
  return null;
}
