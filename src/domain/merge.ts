/** Two edits of one record made without sight of each other, brought together so that neither is lost. */
import type { Annotation, Attributes } from './annotation.js';
import type { Article } from './article.js';
import { same } from './same.js';
import type { Source } from './source.js';

/** What `ours` made of `before`, else what `theirs` made of it. */
const pick = <T>(before: T, ours: T, theirs: T) => (same(before, ours) ? theirs : ours);

/** One field to a merge: the parts of one kind mean nothing in another, nor do the offsets of one revision. */
const judgement = ({ kind, spans, revision }: Annotation) => ({ kind, spans, revision });

type Fields<T> = Readonly<Record<string, T>>;

/** Not what every object has: a field may be called `valueOf`. */
const own = <T>(fields: Fields<T>, id: string) => (Object.hasOwn(fields, id) ? fields[id] : undefined);

/** Field by field; a field that one of the two took away is gone. */
function mergeFields<T>(before: Fields<T>, ours: Fields<T>, theirs: Fields<T>): Fields<T> {
  const ids = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
  return Object.fromEntries(
    [...ids].flatMap((id) => {
      const value = pick(own(before, id), own(ours, id), own(theirs, id));
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/** What either of the two added, without what either took away, in the order of `theirs`. */
export function mergeLists(
  before: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  if (same(before, theirs) || same(ours, theirs)) return ours;
  if (same(before, ours)) return theirs;
  return [...new Set([...theirs, ...ours])].filter(
    (each) => !before.includes(each) || (ours.includes(each) && theirs.includes(each)),
  );
}

/** Nobody can type a note again that they no longer see: of two, both are kept. */
const mergeNotes = (before: string, ours: string, theirs: string) =>
  before === ours || before === theirs || ours === theirs ? pick(before, ours, theirs) : `${theirs}\n${ours}`;

/** Three ways like a value: a suggestion that either of the two has chosen is one no more. */
function mergePrefilled(before: Annotation, ours: Annotation, theirs: Annotation, attributes: Attributes) {
  const has = ({ prefilled = [] }: Annotation, id: string) => prefilled.includes(id);
  const prefilled = Object.keys(attributes).filter((id) =>
    pick(has(before, id), has(ours, id), has(theirs, id)),
  );
  return prefilled.length ? { prefilled } : {};
}

/** Both edits, field by field. Where both changed one field the later edit, ours, stands; two notes are both kept. */
export function mergeAnnotation(before: Annotation, ours: Annotation, theirs: Annotation): Annotation {
  const attributes = mergeFields(before.attributes, ours.attributes, theirs.attributes);
  const { prefilled: _replaced, ...rest } = theirs;
  return {
    ...rest,
    ...pick(judgement(before), judgement(ours), judgement(theirs)),
    attributes,
    ...mergePrefilled(before, ours, theirs, attributes),
    sources: pick(before.sources, ours.sources, theirs.sources),
    parent: pick(before.parent, ours.parent, theirs.parent),
    confidence: pick(before.confidence, ours.confidence, theirs.confidence),
    note: mergeNotes(before.note, ours.note, theirs.note),
    modified: later(ours.modified, theirs.modified),
  };
}

/**
 * As `mergeAnnotation`. A name that gives way to another stays as an alias, and a source that one of the two has worked
 * on is no longer what the other has deleted.
 */
export function mergeSource(before: Source, ours: Source, theirs: Source): Source {
  if (same(before, theirs) || same(ours, theirs)) return ours;
  if (same(before, ours)) return theirs;
  const fields = (source: Source) => source as unknown as Fields<unknown>;
  const merged = mergeFields(fields(before), fields(ours), fields(theirs)) as unknown as Source;
  const note = mergeNotes(before.note ?? '', ours.note ?? '', theirs.note ?? '');
  const sides = mergeFields(before.sides ?? {}, ours.sides ?? {}, theirs.sides ?? {});
  const aliases = new Set(mergeLists(before.aliases, ours.aliases, theirs.aliases));
  if (theirs.name !== before.name) aliases.add(theirs.name);
  aliases.delete(merged.name);
  const modified = later(ours.modified, theirs.modified);
  const { note: _note, sides: _sides, removed: _removed, modified: _modified, ...rest } = merged;
  return {
    ...rest,
    aliases: [...aliases],
    ...(note && { note }),
    ...(Object.keys(sides).length && { sides }),
    ...(ours.removed && theirs.removed && { removed: true }),
    ...(modified && { modified }),
  };
}

/** Facts and roles of one text, as `mergeAnnotation`: field by field, and block by block. */
export function mergeArticle(before: Article, ours: Article, theirs: Article): Article {
  if (same(before, theirs) || same(ours, theirs)) return ours;
  if (same(before, ours)) return theirs;
  const fields = (article: Article) => article as unknown as Fields<unknown>;
  const merged = mergeFields(fields(before), fields(ours), fields(theirs)) as unknown as Article;
  return {
    ...merged,
    blocks: theirs.blocks.map((block, index) => pick(before.blocks[index], ours.blocks[index], block) ?? block),
  };
}

const later = (a = '', b = '') => (a > b ? a : b);
