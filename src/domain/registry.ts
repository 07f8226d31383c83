/** The registry of sources: who stands for whom, and what an id in an annotation means today. */
import { newId } from './id.js';
import { alwaysSides, checkName, type Source, type SourceDetails } from './source.js';

/** All entries of a project by id, those that were merged or deleted too. */
export type Registry = ReadonlyMap<string, Source>;

/** One entry before and after. No `before` adds it; no `after` takes back that it was added. */
export interface SourceEdit {
  readonly id: string;
  readonly before?: Source;
  readonly after?: Source;
}

export type SourceChange = readonly SourceEdit[];

/** A new entry; what is not said of it is unknown. Throws RangeError for an empty name. */
export function createSource({
  name,
  now,
  ...details
}: SourceDetails & { readonly name: string; readonly now: string }): Source {
  return {
    id: newId(),
    name: checkName(name),
    aliases: [],
    kind: 'unknown',
    type: 'unknown',
    role: 'unknown',
    side: 'unclear',
    anonymity: '',
    ...details,
    modified: now,
  };
}

export const registryOf = (sources: Iterable<Source>): Registry =>
  new Map(Array.from(sources, (source) => [source.id, source]));

/** A new map: what was derived from the old one stays true of that. */
export function applySources(registry: Registry, change: SourceChange): Registry {
  if (!change.length) return registry;
  const next = new Map(registry);
  for (const { id, after } of change) {
    if (after) next.set(id, after);
    else next.delete(id);
  }
  return next;
}

/**
 * The entry that `id` means: itself, or the one that took its place; undefined where there is none, or a deleted one.
 * Where two tabs have merged two entries into each other, the one with the lesser id stands for both.
 */
export function resolve(registry: Registry, id: string): Source | undefined {
  const passed = new Set<string>();
  let source = registry.get(id);
  while (source?.mergedInto !== undefined && !passed.has(source.id)) {
    passed.add(source.id);
    source = registry.get(source.mergedInto);
  }
  if (source?.mergedInto === undefined) return source?.removed ? undefined : source;
  let least = source;
  for (let each = registry.get(source.mergedInto)!; each !== source; each = registry.get(each.mergedInto!)!)
    if (each.id < least.id) least = each;
  return least;
}

/**
 * `ids` as they are to be read today: merged ones replaced, deleted ones left out, none twice. Ids that the registry
 * does not know stay; where nothing differs the same array comes back.
 */
export function resolveIds(registry: Registry, ids: readonly string[]): readonly string[] {
  const resolved = new Set(ids.flatMap((id) => (registry.has(id) ? (resolve(registry, id)?.id ?? []) : id)));
  return resolved.size === ids.length && ids.every((id) => resolved.has(id)) ? ids : [...resolved];
}

/** The entries that an annotation names, in its order and none twice. */
export const sourcesOf = (
  registry: Registry,
  { sources }: { readonly sources: readonly string[] },
): readonly Source[] => {
  const found = new Set(sources.map((id) => resolve(registry, id)));
  found.delete(undefined);
  return [...found] as Source[];
};

const collator = new Intl.Collator();
const byName = (a: Source, b: Source) =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));

/** An article's own: those of `listed` in their order, then others that `annotations` name, by name. */
export function sourcesAmong(
  registry: Registry,
  listed: Iterable<string>,
  annotations: Iterable<{ readonly sources: readonly string[] }>,
): readonly Source[] {
  const named = new Set<string>();
  for (const { sources } of annotations) for (const id of sources) named.add(id);
  const first = sourcesOf(registry, { sources: [...listed] });
  const others = sourcesOf(registry, { sources: [...named] }).filter((source) => !first.includes(source));
  return [...first, ...others.sort(byName)];
}

const live = new WeakMap<Registry, readonly Source[]>();

/** The entries to choose from, by name. The same array for the same map. */
export function liveSources(registry: Registry): readonly Source[] {
  const known = live.get(registry);
  if (known) return known;
  const sources = [...registry.values()].filter((source) => resolve(registry, source.id) === source);
  sources.sort(byName);
  live.set(registry, sources);
  return sources;
}

/** The sides to choose from: those that every project has, those `defined`, and those in use. */
export function sidesOf(registry: Registry, defined: readonly string[]): readonly string[] {
  const used = new Set<string>();
  for (const { side, sides = {} } of liveSources(registry))
    for (const each of [side, ...Object.values(sides)]) used.add(each);
  used.delete('');
  return [...new Set([...alwaysSides, ...defined, ...[...used].sort(collator.compare)])];
}
