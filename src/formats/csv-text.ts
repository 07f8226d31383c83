/** Which of the files is the text of an article, and how its line breaks are counted. */
import { codePoints } from '../domain/code-points.js';
import type { ArticleRows } from './csv-rows.js';
import type { ExchangeFile } from './exchange-format.js';
import { textOf } from './read-text.js';

export const isText = ({ name }: ExchangeFile) => /\.txt$/i.test(name);

const baseOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);

interface Wanted {
  /** Of the article. */
  readonly id: string;
  /** Name of the table of annotations. */
  readonly table: string;
  /** As the table of articles names it, '' where it does not. */
  readonly named: string;
  /** Whether the text can be that of no other article. */
  readonly isOnly: boolean;
}

/** By its name, in its folder or in any; or a sentence. */
export function findText(
  texts: readonly ExchangeFile[],
  { id, table, named, isOnly }: Wanted,
): ExchangeFile | string {
  const folder = table.slice(0, table.lastIndexOf('/') + 1);
  const beside = `${baseOf(table).replace(/\.\w+$/, '')}.txt`;
  const wishes = [named, ...(isOnly ? [beside] : []), id && `${id}.txt`].filter(Boolean);
  for (const wish of wishes) {
    const exact = texts.find(({ name }) => name === folder + wish || name === wish);
    if (exact) return exact;
    const alike = texts.filter(({ name }) => baseOf(name) === baseOf(wish));
    if (alike.length === 1) return alike[0]!;
  }
  if (isOnly && texts.length === 1) return texts[0]!;
  return `The text that the offsets count in is missing: there is no file ${JSON.stringify(wishes[0] ?? `${id}.txt`)}.`;
}

/** Units that are looked at to find out how a text counts its line breaks. */
const enough = 1000;

/**
 * The text with one character for each line break, as this program writes it, whatever a checkout or an editor has made
 * of the file since; with two for CRLF where the words of the table say so. Throws Error where the bytes are no text.
 */
export function csvText(file: ExchangeFile, rows: ArticleRows, say: (message: string) => void): string {
  const raw = textOf(file);
  const text = raw.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  if (!raw.includes('\r')) return text;
  const fits = (candidate: string) => {
    const points = codePoints(candidate);
    const unit = (offset: number) => (rows.unit === 'utf-16' ? offset : points.toUtf16(offset));
    let count = 0;
    for (const { spans } of rows.annotations.slice(-enough))
      for (const { start = 0, end = 0, quote } of spans)
        count += Number(
          end <= points.length && start < end && quote?.exact === candidate.slice(unit(start), unit(end)),
        );
    return count;
  };
  if (fits(raw) <= fits(text)) return text;
  say('Its offsets count each line break of the text as two characters: they were read so.');
  return raw;
}
