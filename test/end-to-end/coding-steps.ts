/** A coding as data, and where its words stand in an article. Offsets are UTF-16, as the browser counts. */
import {
  anonymities,
  sourceKinds,
  sourceRoles,
  sourceTypes,
  type FieldValue,
} from '../../src/domain/source-fields.js';

export type Part = 'source' | 'cue' | 'content' | 'addressee' | 'claim' | 'framing';

export interface Step {
  readonly kind: 'attribution' | 'claim' | 'framing';
  /** The words of the main part, fragment by fragment. */
  readonly main: readonly string[];
  /** Null: the article has no words for it. */
  readonly cue?: string | null;
  readonly source?: string | null;
  readonly addressee?: string;
  /** Key of the registry's table; null: nobody. */
  readonly who?: string | null;
  /** What the analyst chooses; the rules of the codebook suggest the rest. */
  readonly answers?: Readonly<Record<string, string>>;
  /** First words of the main part of the attribution that it lies in. */
  readonly inside?: string;
  readonly note?: string;
  readonly confidence?: number;
}

export interface CodedSource {
  /** As the coder first calls it: mostly by the words of the article. */
  readonly called: string;
  /** The words of the article are no name: the coder types one. */
  readonly typed?: boolean;
  /** Its name in the registry, where that is another. */
  readonly name?: string;
  readonly kind: string;
  readonly type: string;
  readonly role?: string;
  readonly side?: string;
  readonly anonymity?: string;
  readonly affiliation?: string;
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface PlacedStep extends Step {
  readonly spans: readonly (Place & { readonly part: Part })[];
  readonly mainPlaces: readonly Place[];
  readonly places: { readonly [part in 'cue' | 'source' | 'addressee']?: Place };
}

const mainPart = { attribution: 'content', claim: 'claim', framing: 'framing' } as const;

/** The first place of `words` from `from` on. */
export function placeOf(text: string, words: string, from = 0): Place {
  const [first = '', last] = words.split(' … ');
  const start = text.indexOf(first, from);
  const then = last === undefined ? start : text.indexOf(last, start);
  const end = then + (last ?? first).length;
  if (start < 0 || then < 0) throw new Error(`The article does not say “${words}” after ${from}`);
  return { start, end };
}

/** The place of `words` that is nearest to `place`; whole words only. */
function nearestTo(text: string, words: string, place: Place): Place {
  const distance = ({ start, end }: Place) => Math.max(place.start - end, start - place.end, 0);
  const cut = (at: number) => /\p{L}{2}/u.test(text.slice(Math.max(0, at - 1), at + 1));
  const [first = ''] = words.split(' … ');
  const found: Place[] = [];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1))
    if (!cut(at) && !cut(at + first.length)) found.push(placeOf(text, words, at));
  const [best] = found.sort((a, b) => distance(a) - distance(b));
  if (!best) throw new Error(`The article does not say “${words}”`);
  return best;
}

/** Each step with its places. Steps stand in reading order, and each begins in the block of the one before or later. */
export function placed(text: string, steps: readonly Step[], from = 0): readonly PlacedStep[] {
  let block = from;
  return steps.map((step) => {
    const mainPlaces: Place[] = [];
    for (const words of step.main) mainPlaces.push(placeOf(text, words, mainPlaces.at(-1)?.end ?? block));
    const first = mainPlaces[0]!;
    block = Math.max(from, text.lastIndexOf('\n', first.start - 1) + 1);
    const places: { -readonly [part in 'cue' | 'source' | 'addressee']?: Place } = {};
    if (step.cue) places.cue = nearestTo(text, step.cue, first);
    for (const part of ['source', 'addressee'] as const)
      if (step[part]) places[part] = nearestTo(text, step[part], places.cue ?? first);
    const spans = [
      ...mainPlaces.map((place) => ({ part: mainPart[step.kind], ...place })),
      ...Object.entries(places).map(([part, place]) => ({ part: part as Part, ...place })),
    ].sort((a, b) => a.start - b.start || a.end - b.end);
    return { ...step, mainPlaces, places, spans };
  });
}

const lists: Readonly<Record<string, readonly FieldValue[]>> = {
  kind: sourceKinds,
  type: sourceTypes,
  role: sourceRoles,
  anonymity: anonymities,
};

/** What is coded of a source, in the order of the form: each field with what it shows. */
export const fieldsOf = (source: CodedSource): readonly (readonly [string, string])[] =>
  (['kind', 'type', 'role', 'anonymity', 'side', 'affiliation'] as const).flatMap((field) => {
    const value = source[field];
    if (value === undefined) return [];
    const label = lists[field]?.find(({ id }) => id === value)?.label ?? value;
    return [[field, value === 'unclear' ? 'Unclear' : label] as const];
  });
