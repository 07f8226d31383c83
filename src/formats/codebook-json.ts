/** Reads a codebook from JSON, alone or inside an annotation set. */
import * as v from 'valibot';
import type { Codebook } from '../domain/codebook.js';
import { codebookSchema } from './codebook-schema.js';
import { explain } from './explain.js';

type WithoutNull<T> = T extends null
  ? never
  : T extends readonly (infer U)[]
    ? readonly WithoutNull<U>[]
    : T extends object
      ? { readonly [K in keyof T]: WithoutNull<T[K]> }
      : T;

/** In a file null says what a missing field says; in the model only the latter does. */
export function withoutNulls<T>(value: T): WithoutNull<T> {
  const strip = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(strip);
    if (typeof inner !== 'object' || inner === null) return inner;
    const present = Object.entries(inner).filter(([, field]) => field !== null && field !== undefined);
    return Object.fromEntries(present.map(([key, field]) => [key, strip(field)]));
  };
  return strip(value) as WithoutNull<T>;
}

/** The sets of a corpus share a codebook: it is checked once, and takes its memory once. */
let last: { readonly source: string; readonly codebook: Codebook } | undefined;

/** Throws Error, in a sentence, for what is no codebook or contradicts itself. */
export function readCodebook(value: unknown): Codebook {
  const source = JSON.stringify(value);
  if (last?.source !== source) last = { source, codebook: checked(value) };
  return last.codebook;
}

function checked(value: unknown): Codebook {
  const result = v.safeParse(codebookSchema, value);
  if (!result.success) throw new Error(`This is not a codebook. ${explain(codebookSchema, value)}`);
  const { title, kinds, ...codebook } = withoutNulls(result.output);
  const seen = new Set<string>();
  for (const { id, mainPart, parts, attributes, flow = [], nestsIn } of kinds) {
    if (seen.has(id)) throw new Error(`This codebook has two kinds with the id "${id}".`);
    seen.add(id);
    if (!parts.some((part) => part.id === mainPart))
      throw new Error(`The main part "${mainPart}" of kind "${id}" is not one of its parts.`);
    const stray = [...flow, ...(nestsIn === undefined ? [] : [nestsIn])].find(
      (name) => !parts.some((part) => part.id === name),
    );
    if (stray !== undefined)
      throw new Error(`Kind "${id}" names a part "${stray}", which is not one of its parts.`);
    // An annotation without this attribute would seem to have it.
    const taken = attributes?.find((attribute) => attribute.id in {});
    if (taken)
      throw new Error(`Kind "${id}" has an attribute "${taken.id}", a name that JavaScript keeps for itself.`);
  }
  return {
    ...codebook,
    title: title ?? codebook.id,
    kinds: kinds.map((kind) => ({ ...kind, attributes: kind.attributes ?? [] })),
  };
}
