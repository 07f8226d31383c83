/** Changes made elsewhere, merged with what stands here: what two have done is brought together as between two tabs. */
import { apply, type Annotations, type Change } from './domain/change.js';
import { equal } from './domain/equal.js';
import { mergeArticle, mergeLists } from './domain/merge.js';
import type { SourceChange } from './domain/registry.js';
import type { Work } from './domain/step.js';
import { readArticle, readChanges, type Changes } from './read-changes.js';
import type { Session } from './session.js';
import { annotationRules, settle, sourceRules, type RecordOf, type Rules } from './storage/settle.js';

export type { Changes } from './read-changes.js';

export interface Taken {
  /** From what stands here to what is to stand here. */
  readonly work: Work;
  /** From what was said to what stands here instead: the analyst's work on the same records, for the host to keep. A copy. */
  readonly rest: Changes;
}

/** Changes nothing yet. Throws as `readChanges` does. */
export function mergeChanges(session: Session, said: Changes): Taken {
  const { article, registry, definedSides, everything } = session;
  const { annotations = [], sources = [], sides, article: edit } = readChanges(said, session.data);
  const change = merge(annotations, everything, annotationRules);
  const needed = named(sources, everything, change.edits);
  const registryChange = merge(sources, registry, sourceRules(article.id), needed);
  const list = sides && mergeLists(sides.before, definedSides, sides.after);
  // The same fields in the same order: they are compared.
  const facts = edit && mergeArticle(edit.before, readArticle(article, article), edit.after);
  return {
    work: {
      change: change.edits,
      sources: registryChange.edits,
      ...(list && { sides: { before: definedSides, after: list } }),
      ...(facts && !equal(facts, article) && { article: { before: article, after: facts } }),
    },
    rest: structuredClone({
      annotations: change.rest,
      sources: registryChange.rest,
      ...(list && !equal(list, sides.after) && { sides: { before: sides.after, after: list } }),
      ...(facts && !equal(facts, edit.after) && { article: { before: edit.after, after: facts } }),
    }),
  };
}

/** Those of the sources to be taken away that an annotation names once `change` is made: they stay. */
function named(edits: SourceChange, annotations: Annotations, change: Change): ReadonlySet<string> {
  const going = new Set(edits.flatMap(({ id, after }) => (after ? [] : id)));
  if (!going.size) return going;
  const sources = [...apply(annotations, change).values()].flatMap((annotation) => annotation.sources);
  return new Set(sources.filter((id) => going.has(id)));
}

type Both = Work['change'][number] | Work['sources'][number];

function merge<E extends Both>(
  said: readonly E[],
  here: ReadonlyMap<string, RecordOf<E>>,
  rules: Rules<RecordOf<E>>,
  needed: ReadonlySet<string> = new Set(),
): { readonly edits: readonly E[]; readonly rest: readonly E[] } {
  const next = new Map<string, RecordOf<E> | undefined>();
  const last = new Map<string, RecordOf<E> | undefined>();
  for (const edit of said) {
    const { id } = edit;
    const [before, theirs] = [edit.before, edit.after] as [RecordOf<E>?, RecordOf<E>?];
    const ours = next.has(id) ? next.get(id) : here.get(id);
    last.set(id, theirs);
    if (!theirs && needed.has(id)) next.set(id, ours);
    else if (equal(ours, theirs)) next.set(id, ours);
    else if (equal(ours, before)) next.set(id, theirs);
    else next.set(id, settle<E>({ ...(before && { before }), ...(ours && { after: ours }) }, theirs, rules));
  }
  const from = (records: Pick<typeof next, 'get'>): readonly E[] =>
    [...next].flatMap(([id, after]) => {
      const before = records.get(id);
      return equal(before, after) ? [] : [{ id, ...(before && { before }), ...(after && { after }) } as E];
    });
  return { edits: from(here as typeof next), rest: from(last) };
}
