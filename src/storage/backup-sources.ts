/** How the sources of a backup come in beside those that are here. */
import { equal } from '../domain/equal.js';
import { resolve, type Registry } from '../domain/registry.js';
import type { Source } from '../domain/source.js';
import { fillSource } from '../domain/take-in.js';
import { Ledger } from './backup-changes.js';
import type { Transaction } from './backup-shelves.js';

/** Where annotations that come in name a source: article ids by source id. */
export type Naming = ReadonlyMap<string, ReadonlySet<string>>;

export interface SourceContext {
  /** All that is here. */
  readonly registry: Registry;
  readonly naming: Naming;
  /** Articles that were not here before: all that the backup says of their sides is new. */
  readonly added: ReadonlySet<string>;
}

/**
 * Sources that are here stay as they are and gain what they lack, as `takeInSources` has it: names, what nobody has
 * coded, and the sides in articles in which nobody here has named them. One that was deleted here comes back where an
 * annotation that comes in names it.
 */
export async function decideSources(
  transaction: Transaction,
  incoming: readonly Source[],
  { registry, naming, added }: SourceContext,
): Promise<Ledger<'sources'>> {
  const ledger = new Ledger('sources');
  /** Two of the backup may be one here. */
  const filled = new Map<string, Source>();
  for (const source of incoming) {
    const stored = registry.get(source.id);
    if (!stored) {
      ledger.add(source.id, undefined, source);
      continue;
    }
    const named = naming.get(source.id) ?? new Set();
    const meant = resolve(registry, source.id) ?? (named.size ? revived(stored) : undefined);
    // What was merged or deleted there says nothing about what is here.
    if (!meant || source.mergedInto !== undefined || source.removed) {
      ledger.count(equal(stored, source) ? 'same' : 'kept');
      continue;
    }
    const candidates = [...new Set([...named, ...Object.keys(source.sides ?? {})])];
    const open = new Set(candidates.filter((id) => added.has(id)));
    if (open.size < candidates.length) {
      const held = await namesHere(transaction, registry, meant.id);
      for (const id of candidates) if (named.has(id) && !held.has(id)) open.add(id);
    }
    const present = filled.get(meant.id) ?? meant;
    const after = fillSource(
      present,
      withSidesIn(source, open),
      [...open].filter((id) => named.has(id)),
    );
    if (!equal(after, registry.get(meant.id))) filled.set(meant.id, after);
    else ledger.count(equal(source, after) ? 'same' : 'kept');
  }
  for (const [id, after] of filled) ledger.add(id, registry.get(id), after);
  return ledger;
}

/** Articles in which annotations that are here mean the source `id`. */
async function namesHere(
  transaction: Transaction,
  registry: Registry,
  id: string,
): Promise<ReadonlySet<string>> {
  const index = transaction.objectStore('annotations').index('source');
  const ids = [...registry.keys()].filter((each) => each === id || resolve(registry, each)?.id === id);
  const found = await Promise.all(ids.map((each) => index.getAll(each)));
  return new Set(found.flat().map(({ articleId }) => articleId));
}

function withSidesIn(source: Source, articles: ReadonlySet<string>): Source {
  const { sides = {}, ...rest } = source;
  const known = Object.entries(sides).filter(([id]) => articles.has(id));
  return known.length ? { ...rest, sides: Object.fromEntries(known) } : rest;
}

const revived = ({ mergedInto: _into, removed: _removed, ...source }: Source): Source => source;
