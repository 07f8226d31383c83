/** Which annotations of an article the analyst wants to see, and what there is to choose from. */
import type { Annotation } from '../domain/annotation.js';
import { attributesFor, findKind, type Attribute, type Codebook } from '../domain/codebook.js';
import type { Source } from '../domain/source.js';
import { quote } from '../domain/span.js';
import { lookAlikes } from './occurrences.js';

export interface Filter {
  /** Each of them must occur in the covered text, the note or a name of a source. */
  readonly words: string;
  readonly kind?: string;
  readonly attribute?: { readonly id: string; readonly value: string };
  /** Id of a registry entry, or `none` for annotations whose kind names sources and that name nobody. */
  readonly source?: string;
  readonly analyst?: string;
  /** Only those that still ask for a value or a source. */
  readonly incomplete?: boolean;
}

/** The registry entries of an annotation, as `Session.sourcesOf` gives them. */
export type SourcesOf = (annotation: Annotation) => readonly Source[];

export interface FilterContext {
  readonly text: string;
  readonly codebook: Codebook;
  readonly sourcesOf: SourcesOf;
}

export const emptyFilter: Filter = Object.freeze({ words: '' });

/** How many choices are set, the words not counted. */
export const settings = ({ kind, attribute, source, analyst, incomplete }: Filter) =>
  [kind, attribute, source, analyst].filter((each) => each !== undefined).length + Number(incomplete ?? false);

export const isEmpty = (filter: Filter) => !filter.words.trim() && !settings(filter);

/** In the order that they come in; `annotations` itself where the filter is empty. */
export function filterAnnotations(
  annotations: readonly Annotation[],
  filter: Filter,
  { text, codebook, sourcesOf }: FilterContext,
): readonly Annotation[] {
  if (isEmpty(filter)) return annotations;
  const words = fold(filter.words).split(/\s+/).filter(Boolean);
  const { kind, attribute, source, analyst, incomplete } = filter;
  return annotations.filter(
    (each) =>
      (kind === undefined || each.kind === kind) &&
      (analyst === undefined || each.analyst === analyst) &&
      (!attribute || String(each.attributes[attribute.id] ?? '') === attribute.value) &&
      (source === undefined ||
        (source === 'none'
          ? lacksSource(each, codebook, sourcesOf)
          : sourcesOf(each).some(({ id }) => id === source))) &&
      (!incomplete || isIncomplete(each, codebook, sourcesOf)) &&
      (!words.length || hasWords(each, words, text, sourcesOf)),
  );
}

/**
 * The attributes that the codebook insists on and that have no value, those that do not apply left out. None for a kind
 * that the codebook does not have: nobody can say what is missing there.
 */
export function missingValues({ kind: id, attributes }: Annotation, codebook: Codebook): readonly Attribute[] {
  const kind = findKind(codebook, id);
  if (!kind) return [];
  return attributesFor(kind, attributes).filter(
    (each) => each.mandatory && (attributes[each.id] === undefined || attributes[each.id] === ''),
  );
}

/** What an annotation names, as it stands in it: where nobody knows what has become of the registry. */
const named = ({ sources }: Annotation): readonly unknown[] => sources;

/**
 * Whether the kind names sources and the annotation names none of the registry, those that were deleted left out. Words
 * marked as its source are no answer, since they do not say who that is; nor is a form of source such as implicit or
 * author: who is meant by the one is known, and the journalist, too, can stand in the registry.
 */
export const lacksSource = (
  annotation: Annotation,
  codebook: Codebook,
  sourcesOf: (annotation: Annotation) => readonly unknown[] = named,
) => findKind(codebook, annotation.kind)?.sourced === true && !sourcesOf(annotation).length;

export const isIncomplete = (
  annotation: Annotation,
  codebook: Codebook,
  sourcesOf: (annotation: Annotation) => readonly unknown[] = named,
) => lacksSource(annotation, codebook, sourcesOf) || missingValues(annotation, codebook).length > 0;

/** Text as it is searched: no case, no diacritics, plain quotes and dashes, nothing that is not seen. */
export function fold(text: string): string {
  if (plainText.test(text)) return text.toUpperCase();
  const printed = text.replace(printedForms, (character) => plainForms.get(character)!);
  return printed.normalize('NFKD').replace(unseen, '').normalize('NFC').toUpperCase(); // Upper: ß is SS, ς is Σ.
}

/** Most of what is folded: nothing in it but case can differ. */
const plainText = /^[\n -~]*$/;

/** Diacritics of Latin, Greek, Cyrillic, Hebrew and Arabic; soft hyphens, joiners and marks of direction. */
const unseen =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const plainForms: ReadonlyMap<string, string> = new Map(
  lookAlikes.flatMap(([plain, ...others]) => others.map((other) => [other, plain!] as const)),
);
const printedForms = new RegExp(`[${[...plainForms.keys()].join('')}]`, 'g');

/** Folded once: an annotation is replaced when it changes, and so is a source. */
const ownWords = new WeakMap<Annotation, string>();
const names = new WeakMap<Source, string>();

function cached<Item extends object>(cache: WeakMap<Item, string>, item: Item, make: () => string): string {
  let found = cache.get(item);
  if (found === undefined) cache.set(item, (found = fold(make())));
  return found;
}

function hasWords(
  annotation: Annotation,
  words: readonly string[],
  text: string,
  sourcesOf: SourcesOf,
): boolean {
  const own = cached(ownWords, annotation, () => `${quote(text, annotation.spans)}\n${annotation.note}`);
  const others = words.filter((word) => !own.includes(word));
  if (!others.length) return true;
  const sources = sourcesOf(annotation).map((source) =>
    cached(names, source, () => [source.name, ...source.aliases].join('\n')),
  );
  return others.every((word) => sources.some((name) => name.includes(word)));
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** How many annotations have it. */
  readonly count: number;
}

export interface Choices {
  readonly kinds: readonly Choice[];
  /** By attribute; one that several kinds have stands once. */
  readonly attributes: readonly {
    readonly id: string;
    readonly label: string;
    readonly values: readonly Choice[];
  }[];
  /** By name; first `none` where an annotation lacks a source. */
  readonly sources: readonly Choice[];
  readonly analysts: readonly Choice[];
  readonly incomplete: number;
}

/** What is in use, in the order of the codebook; what the codebook does not know comes last, by its id. */
export function choices(annotations: readonly Annotation[], codebook: Codebook, sourcesOf: SourcesOf): Choices {
  const kinds = counter(codebook.kinds);
  const attributes = new Map<string, { id: string; label: string; values: Counter }>();
  for (const attribute of codebook.kinds.flatMap((kind) => kind.attributes)) {
    const known = attributes.get(attribute.id);
    if (known) known.values.know(attribute.values ?? []);
    else attributes.set(attribute.id, { ...attribute, values: counter(attribute.values ?? []) });
  }
  const sources = counter([]);
  const analysts = counter([]);
  let [sourceless, incomplete] = [0, 0];
  for (const annotation of annotations) {
    kinds.add(annotation.kind);
    analysts.add(annotation.analyst);
    for (const [id, value] of Object.entries(annotation.attributes)) {
      if (!attributes.has(id)) attributes.set(id, { id, label: id, values: counter([]) });
      attributes.get(id)!.values.add(String(value));
    }
    for (const { id, name } of new Set(sourcesOf(annotation))) sources.add(id, name);
    sourceless += Number(lacksSource(annotation, codebook, sourcesOf));
    incomplete += Number(isIncomplete(annotation, codebook, sourcesOf));
  }
  return {
    kinds: kinds.used,
    attributes: [...attributes.values()]
      .map(({ id, label, values }) => ({ id, label, values: values.used }))
      .filter(({ values }) => values.length),
    sources: [
      ...(sourceless ? [{ id: 'none', label: 'No source', count: sourceless }] : []),
      ...byLabel(sources.used),
    ],
    analysts: byLabel(analysts.used),
    incomplete,
  };
}

interface Counter {
  know(records: readonly { readonly id: string; readonly label: string }[]): void;
  add(id: string, label?: string): void;
  readonly used: readonly Choice[];
}

function counter(records: readonly { readonly id: string; readonly label: string }[]): Counter {
  const found = new Map<string, { id: string; label: string; count: number }>();
  const entry = (id: string, label: string) => {
    if (!found.has(id)) found.set(id, { id, label, count: 0 });
    return found.get(id)!;
  };
  const know: Counter['know'] = (all) => all.forEach(({ id, label }) => entry(id, label));
  know(records);
  return {
    know,
    add: (id, label = id) => void entry(id, label).count++,
    get used() {
      return [...found.values()].filter(({ count }) => count);
    },
  };
}

const byLabel = (list: readonly Choice[]) => {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return [...list].sort((a, b) => compare(a.label, b.label));
};
