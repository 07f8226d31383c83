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
  /** Whether the table has but this article, and so a text of its own name. */
  readonly isOnly: boolean;
  /** Whether there is no other table. */
  readonly isAlone: boolean;
}

/** Texts by their names. */
export class Texts {
  readonly #all: readonly ExchangeFile[];
  readonly #byName = new Map<string, ExchangeFile>();
  /** By the name without its folder; null where several have it. */
  readonly #byBase = new Map<string, ExchangeFile | null>();

  constructor(files: readonly ExchangeFile[]) {
    this.#all = files.filter(isText);
    for (const file of this.#all) {
      const base = baseOf(file.name);
      this.#byName.set(file.name, file);
      this.#byBase.set(base, this.#byBase.has(base) ? null : file);
    }
  }

  /** In the folder of the table or in any; or a sentence. */
  find({ id, table, named, isOnly, isAlone }: Wanted): ExchangeFile | string {
    const folder = table.slice(0, table.lastIndexOf('/') + 1);
    const beside = `${baseOf(table).replace(/\.\w+$/, '')}.txt`;
    const wishes = [named, ...(isOnly ? [beside] : []), id && `${id}.txt`].filter(Boolean);
    for (const wish of wishes) {
      const found = this.#byName.get(folder + wish) ?? this.#byName.get(wish) ?? this.#byBase.get(baseOf(wish));
      if (found) return found;
    }
    const [only, ...others] = this.#all;
    if (isOnly && isAlone && only && !others.length) return only;
    return `The text that the offsets count in is missing: there is no file ${JSON.stringify(wishes[0] ?? `${id}.txt`)}.`;
  }
}

/** Units that are looked at to find out how a text counts its line breaks. */
const enough = 1000;

/**
 * The text with one character for each line break, as this program writes it, whatever a checkout or an editor has made
 * of the file since; with two for CRLF where the words of the table say so. Throws Error where the bytes are no text.
 */
export function csvText(file: ExchangeFile, rows: ArticleRows, say: (message: string) => void): string {
  const raw = textOf(file);
  const text = withoutEnd(raw.replace(/\r\n?/g, '\n'));
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

/** Editors end a file with a line break. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
