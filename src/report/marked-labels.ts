/** What a copy calls kinds, parts and values: as the codebook does, and by their ids where it does not know them. */
import type { Annotation } from '../domain/annotation.js';
import type { Block, Role } from '../domain/article.js';
import { findKind, type Codebook } from '../domain/codebook.js';
import type { Inclusion } from '../measures/coded.js';

export const toneOf = (codebook: Codebook, kind: string): number => {
  const tone = findKind(codebook, kind)?.tone;
  return tone !== undefined && tone >= 1 && tone <= 8 ? Math.floor(tone) : 8;
};

export const kindLabel = (codebook: Codebook, kind: string): string =>
  findKind(codebook, kind)?.label ?? `${kind} (not in the codebook)`;

export const partLabel = (codebook: Codebook, kind: string, part: string): string =>
  findKind(codebook, kind)?.parts.find(({ id }) => id === part)?.label ?? part;

export const isMain = (codebook: Codebook, kind: string, part: string) =>
  part === (findKind(codebook, kind)?.mainPart ?? part);

/** What stands at the beginning of a mark: `A4` for the main part, `A4 cue` for another. */
export function markLabel(codebook: Codebook, kind: string, part: string, number: number): string {
  const letter = findKind(codebook, kind)?.key.toUpperCase() ?? '?';
  const label = isMain(codebook, kind, part) ? '' : ` ${partLabel(codebook, kind, part).toLowerCase()}`;
  return `${letter}${number}${label}`;
}

/** Attributes with their values, in the order of the codebook; `suggested` by a rule and not chosen by anybody. */
export function valuesOf(
  codebook: Codebook,
  { kind: id, attributes, prefilled = [] }: Pick<Annotation, 'kind' | 'attributes' | 'prefilled'>,
): readonly { readonly label: string; readonly value: string; readonly suggested: boolean }[] {
  const known = findKind(codebook, id)?.attributes ?? [];
  const listed = known.map((attribute) => attribute.id).filter((name) => Object.hasOwn(attributes, name));
  const others = Object.keys(attributes).filter((name) => !listed.includes(name));
  return [...listed, ...others].flatMap((name) => {
    const value = attributes[name];
    if (value === undefined || value === '') return [];
    const attribute = known.find((each) => each.id === name);
    return {
      label: attribute?.label ?? name,
      value: attribute?.values?.find((each) => each.id === value)?.label ?? String(value),
      suggested: prefilled.includes(name),
    };
  });
}

const roleLabels: Readonly<Record<Role, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
  subheading: 'Subheading',
  body: 'Body',
  'pull-quote': 'Pull quote',
  caption: 'Caption',
  boilerplate: 'Boilerplate',
};

/** Why a block is not counted: `Caption: not counted`. */
export const outLabel = ({ role, repeats }: Block, why: Inclusion): string =>
  why === 'repeats' && repeats !== null
    ? `Repeats block ${repeats + 1}: not counted`
    : `${roleLabels[role]}: not counted`;

/** The same of an annotation. */
export const whyLabel: Readonly<Record<Inclusion, string>> = {
  repeats: 'Not counted: in a block that repeats another',
  'pull-quote': 'Not counted: in a pull quote',
  caption: 'Not counted: in a caption',
  boilerplate: 'Not counted: in boilerplate',
};
