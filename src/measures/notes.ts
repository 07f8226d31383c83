/** What cannot be said of an article, or has to be read with care. */
import type { Annotation } from '../domain/annotation.js';
import { findKind } from '../domain/codebook.js';
import { spansOf } from '../domain/parents.js';
import { quotedSpans } from '../domain/quotations.js';
import { sourcesOf } from '../domain/registry.js';
import { alwaysSides, sideIn } from '../domain/source.js';
import type { MeasureNote, Note } from './balance.js';
import { attributionKind, contentPart, modeAttribute } from './case.js';
import type { Coded } from './coded.js';
import type { Countable } from './counted.js';

export function notesOf(
  { article, codebook, annotations, registry }: Coded,
  counting: Countable,
  counted: readonly Annotation[],
): readonly MeasureNote[] {
  const attributions = counted.filter((each) => each.kind === attributionKind);
  const notes: MeasureNote[] = [];
  const note = (what: MeasureNote['what'], found: readonly Annotation[], detail = '') => {
    if (found.length) notes.push({ what, detail, annotations: found.map(({ id }) => id) });
  };
  note(
    'no source',
    attributions.filter((each) => !sourcesOf(registry, each).length),
  );
  note(
    'no content',
    attributions.filter((each) => !spansOf(each, contentPart).length),
  );
  note(
    'no mode',
    attributions.filter(({ attributes }) => !attributes[modeAttribute]),
  );
  note(
    'no marks',
    attributions.filter((each) => each.attributes[modeAttribute] === 'direct' && !hasMarks(article.text, each)),
  );
  for (const kind of codebook.kinds) {
    const own = counted.filter((each) => each.kind === kind.id);
    for (const { id, label, values } of kind.attributes)
      for (const [value, found] of groups(own, id))
        if (values && !values.some((each) => each.id === value))
          note('unknown value', found, `${label}: ${value}`);
  }
  if (!attributions.length && !findKind(codebook, attributionKind))
    notes.push({ what: 'no kind', detail: codebook.id, annotations: [] });
  const sides = new Set(
    attributions.flatMap((each) => sourcesOf(registry, each)).map((each) => sideIn(each, article.id)),
  );
  if (attributions.length && ![...sides].some((side) => side && !alwaysSides.includes(side)))
    notes.push({ what: 'no sides', detail: '', annotations: [] });
  if (!counting.countedWords) notes.push({ what: 'no words', detail: '', annotations: [] });
  note(
    'other revision',
    annotations.filter(({ revision }) => revision !== article.revision),
  );
  return notes;
}

/** By value, of those that have one. */
function groups(
  annotations: readonly Annotation[],
  attribute: string,
): ReadonlyMap<string, readonly Annotation[]> {
  const found = new Map<string, Annotation[]>();
  for (const each of annotations) {
    const value = each.attributes[attribute];
    if (value === undefined || value === '') continue;
    const known = found.get(String(value));
    if (known) known.push(each);
    else found.set(String(value), [each]);
  }
  return found;
}

const hasMarks = (text: string, annotation: Annotation) =>
  spansOf(annotation, contentPart).some((span) => quotedSpans(text, span).length > 0);

const count = (n: number, thing = 'attribution') => `${n} ${thing}${n === 1 ? '' : 's'}`;

const sentences: Readonly<Record<MeasureNote['what'], (n: number, detail: string) => string>> = {
  'no source': (n) =>
    `${count(n)} ${n === 1 ? 'has' : 'have'} no source from the registry: side “unclear”, type “unknown”, and nobody among the unique sources.`,
  'no content': (n) => `${count(n)} ${n === 1 ? 'has' : 'have'} no content marked: no words are counted there.`,
  'no mode': (n) => `${count(n)} ${n === 1 ? 'has' : 'have'} no mode: none of their words count as quoted.`,
  'no marks': (n) =>
    `${count(n)} in direct mode ${n === 1 ? 'has' : 'have'} no quotation marks inside the content: words count as quoted only between marks that are both marked as content.`,
  'unknown value': (n, detail) =>
    `“${detail}” is not in the codebook: ${count(n, 'annotation')} ${n === 1 ? 'has' : 'have'} it.`,
  'no kind': (_, detail) =>
    `The codebook ${detail} has no kind “${attributionKind}”: there are no attributions to count.`,
  'no sides': () =>
    'No source is on a side of its own: sides cannot be compared until the sources are given sides.',
  'no words': () => 'No word of the article is counted: all of its blocks are left out.',
  'other revision': (n) =>
    `${count(n, 'annotation')} of an earlier version ${n === 1 ? 'waits' : 'wait'} to be attached and ${n === 1 ? 'is' : 'are'} not counted.`,
};

/** Those of several articles, those that say the same as one. */
export function noteSentences(notes: readonly MeasureNote[]): readonly Note[] {
  const merged = new Map<string, { first: MeasureNote; annotations: string[] }>();
  for (const note of notes) {
    const key = `${note.what} ${note.detail}`;
    const known = merged.get(key);
    if (known) known.annotations.push(...note.annotations);
    else merged.set(key, { first: note, annotations: [...note.annotations] });
  }
  return [...merged.values()].map(({ first, annotations }) => ({
    text: sentences[first.what](annotations.length, first.detail),
    annotations,
  }));
}
