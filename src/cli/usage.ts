/** The words of a command: what is asked for, or a sentence that says what is wrong with them. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { guess } from './nearest.js';

/** The command was called in a way that it does not know; nothing was done. */
export class UsageError extends Error {}

/** By name, as Node's `parseArgs` takes them. */
export type Options = NonNullable<ParseArgsConfig['options']>;

export interface Arguments {
  readonly inputs: readonly string[];
  has(option: string): boolean;
  /** Of an option that is given once; the last one counts. */
  one(option: string): string | undefined;
  all(option: string): readonly string[];
}

/** Throws UsageError for options that are not among `options`, and for those with a value too many or too few. */
export function argumentsOf(args: readonly string[], options: Options): Arguments {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!Object.hasOwn(options, name))
      throw new UsageError(`There is no option "${rawName}".${guess(name, Object.keys(options), '--')}`);
    const wantsValue = options[name]!.type === 'string';
    if (wantsValue && !value) throw new UsageError(`The option "${rawName}" needs a value.`);
    if (!wantsValue && value !== undefined) throw new UsageError(`The option "${rawName}" takes no value.`);
    values.set(name, [...(values.get(name) ?? []), value ?? '']);
  }
  return {
    inputs: positionals,
    has: (option) => values.has(option),
    one: (option) => values.get(option)?.at(-1),
    all: (option) => values.get(option) ?? [],
  };
}

/** Throws UsageError where `word` is none of `words`; `what`: `format`, say. */
export function oneOf<Word extends string>(word: string, words: readonly Word[], what: string): Word {
  const known = words.find((each) => each === word);
  if (known === undefined)
    throw new UsageError(
      `There is no ${what} "${word}".${guess(word, words)} Known: ${words.join(', ') || 'none'}.`,
    );
  return known;
}
