/** Where sources are used: in the open article, and in the others of the project. */
import type { Annotation } from '../src/domain/annotation.js';
import { resolve, type Registry } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import type { SourceUse } from '../src/storage/workspace.js';

/** Annotations in reading order by the id of the source that they name today. */
export type UsesHere = ReadonlyMap<string, readonly Annotation[]>;

const here = new WeakMap<readonly Annotation[], { readonly registry: Registry; readonly uses: UsesHere }>();

/** The same map as long as neither the annotations nor the registry change. */
export function usesHere(session: Session): UsesHere {
  const { inReadingOrder, registry } = session;
  const known = here.get(inReadingOrder);
  if (known?.registry === registry) return known.uses;
  const uses = new Map<string, Annotation[]>();
  for (const annotation of inReadingOrder)
    for (const { id } of session.sourcesOf(annotation)) {
      const list = uses.get(id);
      if (list) list.push(annotation);
      else uses.set(id, [annotation]);
    }
  here.set(inReadingOrder, { registry, uses });
  return uses;
}

/** Of annotations that hold this very id; those of entries merged into another are asked for by their own. */
export type FindUses = (sourceId: string) => Promise<readonly SourceUse[]>;

const stands = new WeakMap<Registry, ReadonlyMap<string, readonly string[]>>();

/** Its own id and those of the entries that were merged into it: annotations may hold any of them. */
export function idsFor(registry: Registry, { id }: Source): readonly string[] {
  let known = stands.get(registry);
  if (!known) {
    const ids = new Map<string, string[]>();
    for (const each of registry.keys()) {
      const live = resolve(registry, each);
      if (live && live.id !== each) ids.set(live.id, [...(ids.get(live.id) ?? []), each]);
    }
    stands.set(registry, (known = ids));
  }
  return [id, ...(known.get(id) ?? [])];
}

/** What is known of other articles so far. Asks for one source at a time, so that a long list does not flood the store. */
export class UsesElsewhere {
  readonly #find: FindUses;
  readonly #articleId: string;
  readonly #onFound: () => void;
  readonly #known = new Map<string, readonly SourceUse[]>();
  readonly #wanted = new Set<string>();
  #asking = false;

  constructor(find: FindUses, articleId: string, onFound: () => void) {
    this.#find = find;
    this.#articleId = articleId;
    this.#onFound = onFound;
  }

  /** Undefined until it is known; then `onFound` is called. */
  of(registry: Registry, source: Source): readonly SourceUse[] | undefined {
    const ids = idsFor(registry, source);
    const missing = ids.filter((id) => !this.#known.has(id));
    if (!missing.length) return this.#sum(ids);
    for (const id of missing) this.#wanted.add(id);
    if (!this.#asking) void this.#ask();
    return undefined;
  }

  /** Rejects where the store does. */
  async find(registry: Registry, source: Source): Promise<readonly SourceUse[]> {
    const ids = idsFor(registry, source);
    for (const id of ids) if (!this.#known.has(id)) this.#known.set(id, await this.#find(id));
    return this.#sum(ids);
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    await Promise.resolve(); // What is asked for in one rendering is told of in one.
    for (const id of this.#wanted) {
      try {
        this.#known.set(id, await this.#find(id));
      } catch {
        this.#known.set(id, []); // The store says elsewhere what ails it; a count is no reason to stop the work.
      }
      this.#wanted.delete(id);
    }
    this.#asking = false;
    this.#onFound();
  }

  #sum(ids: readonly string[]): readonly SourceUse[] {
    const sums = new Map<string, SourceUse>();
    for (const use of ids.flatMap((id) => this.#known.get(id) ?? [])) {
      if (use.articleId === this.#articleId) continue;
      sums.set(use.articleId, { ...use, count: use.count + (sums.get(use.articleId)?.count ?? 0) });
    }
    return [...sums.values()];
  }
}

export const countOf = (uses: readonly SourceUse[]) => uses.reduce((sum, { count }) => sum + count, 0);
