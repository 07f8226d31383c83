/** The text that lies beside a file which speaks of it and does not hold it. */
import type { ExchangeFile } from './exchange-format.js';
import { textOf } from './read-text.js';

export const isText = ({ name }: ExchangeFile) => /\.txt$/i.test(name);

const stem = (name: string) => name.replace(/^.*\//, '').split('.')[0];

/** The only text there is, or the one of the same name. Throws Error, in a sentence, where there is none. */
export function textBeside(file: ExchangeFile, texts: readonly ExchangeFile[]): string {
  const own = texts.length === 1 ? texts[0] : texts.find(({ name }) => stem(name) === stem(file.name));
  if (own) return textOf(own);
  throw new Error(
    'This file does not hold the text that it speaks of: choose it together with a .txt file of the same name.',
  );
}
