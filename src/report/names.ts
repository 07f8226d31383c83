/** What things are called in a report, and the tone that each has in all of its charts. */
import { findKind, type Codebook } from '../domain/codebook.js';
import { sourceTypes } from '../domain/source-fields.js';
import { alwaysSides } from '../domain/source.js';
import type { SourceBalance } from '../measures/balance.js';

export interface Names {
  /** In the order of first mention, `none` and `unclear` last. */
  readonly sides: readonly string[];
  readonly types: readonly string[];
  side(id: string): string;
  type(id: string): string;
  source(id: string): string;
  sideTone(id: string): number;
  typeTone(id: string): number;
  /** Label of a value of an attribute, as the codebook has it. */
  value(kind: string, attribute: string, id: string): string;
  /** Ids of the values that the codebook offers, then others in use. */
  values(kind: string, attribute: string, used: Iterable<string>): readonly string[];
}

/** Tones of what is on no side, and of what nobody knows. */
const noneTone = 6;
const unclearTone = 7;

export function namesOf(balance: SourceBalance, codebook: Pick<Codebook, 'kinds'>): Names {
  const found = Object.keys(balance.attributions.bySide);
  const sides = [
    ...found.filter((side) => !alwaysSides.includes(side)),
    ...alwaysSides.filter((side) => found.includes(side)),
  ];
  const types = Object.keys(balance.attributions.byType);
  const sources = new Map(balance.sources.map(({ id, name }) => [id, name]));
  const listOf = (kind: string, attribute: string) =>
    findKind(codebook as Codebook, kind)?.attributes.find(({ id }) => id === attribute)?.values ?? [];
  return {
    sides,
    types,
    side: (id) => (id === 'none' ? 'No side' : id === 'unclear' || !id ? 'Unclear' : id),
    type: (id) => sourceTypes.find((each) => each.id === id)?.label ?? id,
    source: (id) => sources.get(id) ?? id,
    sideTone: (id) =>
      id === 'none'
        ? noneTone
        : alwaysSides.includes(id)
          ? unclearTone
          : Math.max(0, sides.indexOf(id)) % noneTone,
    typeTone: (id) => Math.max(0, types.indexOf(id)) % 8,
    value: (kind, attribute, id) =>
      id === '' ? 'Not coded' : (listOf(kind, attribute).find((each) => each.id === id)?.label ?? id),
    values: (kind, attribute, used) => {
      const listed = listOf(kind, attribute).map(({ id }) => id);
      return [...listed, ...[...new Set(used)].filter((id) => !listed.includes(id))];
    },
  };
}
