/** How a source is described in a few words, wherever it can be chosen. */
import { matchSources } from '../src/domain/match-sources.js';
import { sourceTypes, type FieldValue } from '../src/domain/source-fields.js';
import { isBlank, sideIn, type Source } from '../src/domain/source.js';
import { asName } from './source-choice.js';

/** A value that is on no list, from a file or an older version, is shown as it is. */
export const labelOf = (values: readonly FieldValue[], id: string) =>
  values.find((value) => value.id === id)?.label ?? id;

export const sideLabel = (side: string) =>
  side === 'none' ? 'No side' : side === 'unclear' || side === '' ? 'Unclear' : side;

/** Type and side in the article; what is not coded is not spoken of. */
export const facts = (source: Source, articleId: string): readonly string[] => {
  const side = sideIn(source, articleId);
  return [
    ...(isBlank(source.type) ? [] : [labelOf(sourceTypes, source.type)]),
    ...(isBlank(side) ? [] : [sideLabel(side)]),
  ];
};

/** As many as 1× or 12×. */
export const times = (count: number) => `${count.toLocaleString()}×`;

/** “1 quote”, “12 quotes”. */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString()} ${count === 1 ? one : many}`;

/** Case, accents, punctuation and an article in front make no other name. */
const collator = new Intl.Collator(undefined, { sensitivity: 'base', ignorePunctuation: true });
export const sameName = (a: string, b: string) => collator.compare(asName(a), asName(b)) === 0;

export const isCalled = ({ name, aliases }: Source, words: string) =>
  sameName(name, words) || aliases.some((alias) => sameName(alias, words));

/** The aliases by which a search finds it, where the name alone would not show why it does. */
export function aliasesFor(source: Source, query: string): readonly string[] {
  const holds = (name: string) => matchSources([{ ...source, name, aliases: [] }], query).length > 0;
  return query && !holds(source.name) ? source.aliases.filter(holds) : [];
}
