/** The type system of a UIMA CAS for a codebook, and what its names mean. */
import type { Codebook, Kind, Part } from '../domain/codebook.js';

export const annotationType = 'uima.tcas.Annotation';
/** One for each annotation: what is said of all its spans. */
export const judgementType = 'bias.Judgement';
/** An entry of the registry of sources. */
export const sourceType = 'bias.QuotedSource';
/** What no type has a place for, as JSON. */
export const restType = 'bias.Rest';

/** Fields of a source that are features of its structure. */
export const sourceFields = ['id', 'name', 'kind', 'type', 'role', 'side'] as const;

type Range = 'String' | 'Boolean' | 'Double' | 'Integer';
const feature = (name: string, range: string) => ({ '%NAME': name, '%RANGE': range });
const primitive = (name: string, range: Range) => feature(name, `uima.cas.${range}`);

/** Letters, digits and underscores, as a name of Java. */
export const javaName = (words: string) => words.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d|$)/, '_');

const capital = (words: string) => javaName(words).replace(/^./, (letter) => letter.toUpperCase());

/** `bias.Attribution.Cue` would be a package: one name for a kind and a part. */
export const typeOf = (kind: string, part: string) =>
  kind === part ? `bias.${capital(kind)}` : `bias.${capital(kind)}${capital(part)}`;

/** A feature for each attribute, apart from those that every type has, and none for two. */
export function featuresFor(attributes: Iterable<string>): ReadonlyMap<string, string> {
  const features = new Map<string, string>();
  const taken = new Set<string>();
  for (const attribute of attributes) {
    const wish = `a_${javaName(attribute)}`;
    let name = wish;
    for (let number = 2; taken.has(name); number += 1) name = `${wish}_${number}`;
    taken.add(name);
    features.set(attribute, name);
  }
  return features;
}

type TypeDescription = Readonly<Record<string, unknown>>;

const describe = (name: string, parent: string, features: readonly TypeDescription[]): TypeDescription => ({
  '%NAME': name,
  '%SUPER_TYPE': parent,
  ...Object.fromEntries(features.map((each) => [each['%NAME'], each])),
});

/** `types`: those of the spans; `features`: of judgements, beside those that all of them have. */
export function typeSystem(
  codebook: Codebook,
  types: Iterable<string>,
  features: Iterable<string>,
): Readonly<Record<string, TypeDescription>> {
  const spans = new Set([
    ...codebook.kinds.flatMap((kind: Kind) => kind.parts.map((part: Part) => typeOf(kind.id, part.id))),
    ...types,
  ]);
  const all = [
    ...[...spans].map((name) =>
      describe(name, annotationType, [primitive('label', 'String'), feature('judgement', judgementType)]),
    ),
    describe(judgementType, annotationType, [
      primitive('id', 'String'),
      primitive('kind', 'String'),
      primitive('note', 'String'),
      feature('spans', `${annotationType}[]`),
      feature('sources', `${sourceType}[]`),
      feature('parent', judgementType),
      ...[...features].map((name) => primitive(name, 'String')),
    ]),
    describe(
      sourceType,
      'uima.cas.TOP',
      sourceFields.map((name) => primitive(name, 'String')),
    ),
    describe(restType, 'uima.cas.TOP', [primitive('json', 'String')]),
  ];
  return Object.fromEntries(all.map((each) => [each['%NAME'] as string, each]));
}
