/** Annotations and sources from a file or a store, taken in beside those that are there. */
import type { Annotation } from './annotation.js';
import type { Article } from './article.js';
import type { Annotations, Change } from './change.js';
import { idOfTwo } from './id.js';
import { resolve, type Registry, type SourceChange } from './registry.js';
import { same } from './same.js';
import { isBlank, sideIn, type Source } from './source.js';

/**
 * The change that brings `incoming` in: what is there already and the same is left alone, of two that differ the one
 * modified later stands. Taking the same in twice is therefore no change.
 */
export function takeIn(present: Annotations, incoming: Iterable<Annotation>): Change {
  return [...incoming].flatMap((after) => {
    const before = present.get(after.id);
    if (!before) return [{ id: after.id, after }];
    return after.modified > before.modified ? [{ id: after.id, before, after }] : [];
  });
}

/** `annotations` with other ids where those of `held` stand: ids of annotations of another article. */
export function renamed(
  annotations: readonly Annotation[],
  held: ReadonlySet<string>,
  articleId: string,
): readonly Annotation[] {
  const name = (id: string) => (held.has(id) ? idOfTwo(id, articleId) : id);
  return annotations.map((annotation) => ({
    ...annotation,
    id: name(annotation.id),
    parent: annotation.parent === null ? null : name(annotation.parent),
  }));
}

type Revision = Pick<Article, 'id' | 'revision'>;

/**
 * `annotation` of the record `from` as one of another record, `to`, of the same text. What waited to be attached there
 * waits here, too: in a revision before this one.
 */
export function retarget(annotation: Annotation, from: Revision, to: Revision): Annotation {
  const anchored = annotation.revision === from.revision;
  const revision = anchored ? to.revision : Math.min(annotation.revision, to.revision - 1);
  return annotation.articleId === to.id && annotation.revision === revision
    ? annotation
    : { ...annotation, articleId: to.id, revision };
}

/** `source` as one of another record of the same text. */
export function retargetSource(source: Source, from: string, to: string): Source {
  if (from === to || !source.sides || !Object.hasOwn(source.sides, from)) return source;
  const { [from]: side, ...others } = source.sides;
  return { ...source, sides: { ...others, [to]: side! } };
}

const coded = ['kind', 'type', 'role', 'side', 'anonymity', 'affiliation', 'country', 'note'] as const;

/**
 * What is stored of a source with what is new in `incoming`: its names, what it says where `stored` says nothing, and
 * its sides where they are others. `articles`: where the usual side of `incoming` is to be seen as a judgement, too.
 */
export function fillSource(stored: Source, incoming: Source, articles: readonly string[] = []): Source {
  const present = new Set([stored.name, ...stored.aliases]);
  const missing = new Set([incoming.name, ...incoming.aliases].filter((name) => !present.has(name)));
  const blanks = coded.filter((field) => isBlank(stored[field]) && !isBlank(incoming[field]));
  const filled: Source = {
    ...stored,
    aliases: [...stored.aliases, ...missing],
    ...Object.fromEntries(blanks.map((field) => [field, incoming[field]])),
  };
  const told = Object.keys(incoming.sides ?? {});
  // That nobody coded a side is no judgement; a file that says so in spite of its usual side is.
  const judged = articles.filter((id) => told.includes(id) || !isBlank(incoming.side));
  const sides = [...new Set([...judged, ...told])].flatMap((id) => {
    const side = sideIn(incoming, id);
    return side === sideIn(filled, id) ? [] : [[id, side] as const];
  });
  return sides.length ? { ...filled, sides: { ...filled.sides, ...Object.fromEntries(sides) } } : filled;
}

/**
 * The change that brings in `incoming`, as they were coded in an article: what is there stays as it is, and gains what
 * it lacks, so that nothing which was coded in the article is lost. An entry that was deleted comes back: somebody's
 * annotations name it. Taking the same in twice is no change. `taken`: what came with the article before is taken in
 * again only where it was modified later than what is stored, or opening one file each day would undo the work since.
 */
export function takeInSources(
  registry: Registry,
  incoming: Iterable<Source>,
  articleId: string,
  taken: ReadonlySet<string> = new Set(),
): SourceChange {
  const changed = new Map<string, { readonly before?: Source; readonly after: Source }>();
  for (const source of incoming) {
    const meant = resolve(registry, source.id);
    const before = meant ?? registry.get(source.id);
    if (!before) {
      changed.set(source.id, { after: source });
      continue;
    }
    const { modified = '' } = source;
    if (taken.has(source.id) && !(modified > (registry.get(source.id)!.modified ?? ''))) continue;
    const present = changed.get(before.id)?.after ?? (meant ? before : revived(before));
    const after = fillSource(present, source, [articleId]);
    if (!same(before, after)) changed.set(before.id, { before, after });
  }
  return [...changed].map(([id, edit]) => ({ id, ...edit }));
}

const revived = ({ mergedInto: _into, removed: _removed, ...source }: Source): Source => source;
