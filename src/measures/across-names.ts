/** Which entries of several registries mean the same source: told by their names, where nothing speaks against it. */
import { nameKey } from '../domain/match-sources.js';
import { resolve, type Registry } from '../domain/registry.js';
import type { ArticleMeasures, BalanceSource } from './balance.js';

/** An article that is measured, with the registry that its sources are entries of. */
export interface Voiced {
  readonly measures: ArticleMeasures;
  readonly registry: Registry;
}

/** One source, whatever entries it has in the registries. */
export interface JoinedSource {
  /** Registry ids, the first met first. */
  readonly ids: readonly string[];
  /** As its entries have them, each once. */
  readonly names: readonly string[];
  readonly types: readonly string[];
  /** Every side that it is on in the articles. */
  readonly sides: readonly string[];
}

export interface JoinedSources {
  /** In the order of first mention. */
  readonly sources: readonly JoinedSource[];
  /** Names that two entries of one registry share: an analyst keeps them apart, or has yet to merge them. */
  readonly doubles: readonly string[];
}

interface Joining {
  readonly entries: BalanceSource[];
  /** As they are compared. */
  readonly names: Set<string>;
  readonly aliases: Set<string>;
}

/**
 * Entries of different registries are one source where one is named as the other is, or as one of its aliases; two
 * aliases alone say little (“the ministry”). Entries of one registry never are: there the analyst has the last word.
 */
export function joinSources(articles: readonly Voiced[]): JoinedSources {
  const byId = new Map<string, Joining>();
  const [byName, byAlias] = [new Map<string, Joining[]>(), new Map<string, Joining[]>()];
  const doubles = new Set<string>();
  const all: Joining[] = [];
  const find = (entry: BalanceSource, registry: Registry, name: string, aliases: readonly string[]) => {
    const alike = [name, ...aliases].flatMap((key) => byName.get(key) ?? []).concat(byAlias.get(name) ?? []);
    const [near, far] = [
      alike.filter((each) => holds(registry, each)),
      alike.find((each) => !holds(registry, each)),
    ];
    if (near.some(({ names }) => names.has(name))) doubles.add(entry.name);
    return far;
  };
  for (const { measures, registry } of articles)
    for (const entry of measures.sources) {
      const name = nameKey(entry.name);
      const aliases = (resolve(registry, entry.id)?.aliases ?? []).map(nameKey).filter(Boolean);
      let joining = byId.get(entry.id) ?? (name ? find(entry, registry, name, aliases) : undefined);
      if (!joining) all.push((joining = { entries: [], names: new Set(), aliases: new Set() }));
      byId.set(entry.id, joining);
      joining.entries.push(entry);
      if (name) note(joining, joining.names, byName, name);
      for (const alias of aliases) note(joining, joining.aliases, byAlias, alias);
    }
  return {
    sources: all.map(({ entries }) => ({
      ids: unique(entries.map(({ id }) => id)),
      names: unique(entries.map(({ name }) => name)),
      types: unique(entries.map(({ type }) => type)),
      sides: unique(entries.flatMap(({ sides }) => sides)),
    })),
    doubles: [...doubles],
  };
}

const holds = (registry: Registry, { entries }: Joining) => entries.some(({ id }) => registry.has(id));

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

function note(joining: Joining, own: Set<string>, lists: Map<string, Joining[]>, key: string): void {
  if (own.has(key)) return;
  own.add(key);
  const list = lists.get(key);
  if (list) list.push(joining);
  else lists.set(key, [joining]);
}
