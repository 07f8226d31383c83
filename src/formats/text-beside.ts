/** The text that lies beside a file which speaks of it and does not hold it. */
import type { ExchangeFile } from './exchange-format.js';
import { textOf } from './read-text.js';

export const isText = ({ name }: ExchangeFile) => /\.txt$/i.test(name);

/** What names of files that belong together share, the closest first: `news/vote.2.jsonld` and `news/vote.2.txt`. */
const shared: readonly ((name: string) => string)[] = [
  (name) => name.replace(/\.[^./]*$/, ''),
  (name) => name.replace(/\.[^/]*$/, ''),
  (name) => name.replace(/^.*\//, '').replace(/\..*$/, ''),
];

/** The text of the same name, or the only one there is. Throws Error, in a sentence, where there is none. */
export function textBeside(file: ExchangeFile, texts: readonly ExchangeFile[]): string {
  for (const part of shared) {
    const namesakes = texts.filter(({ name }) => part(name) === part(file.name));
    if (namesakes.length === 1) return textOf(namesakes[0]!);
  }
  if (texts.length === 1) return textOf(texts[0]!);
  throw new Error(
    'This file does not hold the text that it speaks of: choose it together with a .txt file of the same name.',
  );
}
