/** What an analyst does with sources, each as a change to dispatch. */
import { createSource, liveSources, resolve, type Registry, type SourceChange } from './registry.js';
import { same } from './same.js';
import { alwaysSides, checkName, isBlank, type Source, type SourceDetails } from './source.js';

/** Throws RangeError for an id that means no entry. */
export function findSource(registry: Registry, id: string): Source {
  const source = resolve(registry, id);
  if (source) return source;
  throw new RangeError(
    `Source ${JSON.stringify(id)} does not exist: the registry has ${liveSources(registry).length} sources`,
  );
}

const edit = (before: Source, after: Source, now: string): SourceChange =>
  same(before, after) ? [] : [{ id: before.id, before, after: { ...after, modified: now } }];

/** Without repeats and without `name`. */
const aliasesBut = (name: string, aliases: readonly string[]) =>
  [...new Set(aliases)].filter((alias) => alias !== name);

/** `source` with these exceptions to its usual side. */
function withSides({ sides: _replaced, ...rest }: Source, sides: Readonly<Record<string, string>>): Source {
  return Object.keys(sides).length ? { ...rest, sides } : rest;
}

/**
 * `id` with other facts. Undefined stands for none where a fact is optional. Throws RangeError for an unknown id and
 * an empty name; for another name see `renameSource`, which keeps the old one.
 */
export function patchSource(
  registry: Registry,
  id: string,
  patch: { readonly [Field in keyof SourceDetails]: SourceDetails[Field] | undefined },
  now: string,
): SourceChange {
  const before = findSource(registry, id);
  const fields = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined);
  const after = Object.fromEntries(fields) as unknown as Source;
  const name = checkName(after.name);
  return edit(before, { ...after, name, aliases: aliasesBut(name, after.aliases) }, now);
}

/** The old name becomes an alias: what was found by it still is. Throws RangeError for an unknown id, an empty name. */
export function renameSource(registry: Registry, id: string, name: string, now: string): SourceChange {
  const before = findSource(registry, id);
  const next = checkName(name);
  if (next === before.name) return [];
  return patchSource(registry, id, { name: next, aliases: [...before.aliases, before.name] }, now);
}

/**
 * The usual side, or with `articleId` the side in that article; the usual one is no exception there. Exceptions stay
 * what they are when the usual side changes. Throws RangeError for an unknown id.
 */
export function setSide(
  registry: Registry,
  id: string,
  side: string,
  now: string,
  articleId?: string,
): SourceChange {
  const before = findSource(registry, id);
  if (articleId === undefined) return edit(before, { ...before, side }, now);
  const { [articleId]: _replaced, ...others } = before.sides ?? {};
  return edit(before, withSides(before, side === before.side ? others : { ...others, [articleId]: side }), now);
}

/** Annotations that name it name nobody from now on. Throws RangeError for an unknown id. */
export function removeSource(registry: Registry, id: string, now: string): SourceChange {
  const before = findSource(registry, id);
  return edit(before, { ...before, removed: true }, now);
}

/** `value`, or `other` where that says nothing. */
const filled = (value: string, other: string) => (isBlank(value) && !isBlank(other) ? other : value);

/**
 * From now on `from` means `into`, which gains its names, its exceptions to the usual side, and what it says where
 * `into` says nothing. No annotation is rewritten. Throws RangeError for an unknown id, and for one and the same source.
 */
export function mergeSources(registry: Registry, from: string, into: string, now: string): SourceChange {
  const [loser, winner] = [findSource(registry, from), findSource(registry, into)];
  if (loser === winner)
    throw new RangeError(
      `Source ${JSON.stringify(from)} cannot be merged into ${JSON.stringify(into)}: they are one source`,
    );
  const texts = {
    affiliation: winner.affiliation || loser.affiliation,
    country: winner.country || loser.country,
    note: [winner.note, loser.note].filter(Boolean).join('\n'),
  };
  const side = filled(winner.side, loser.side);
  const exceptions = Object.entries(loser.sides ?? {}).filter(([, each]) => each !== side);
  const after = withSides(
    {
      ...winner,
      aliases: aliasesBut(winner.name, [...winner.aliases, loser.name, ...loser.aliases]),
      kind: filled(winner.kind, loser.kind),
      type: filled(winner.type, loser.type),
      role: filled(winner.role, loser.role),
      anonymity: filled(winner.anonymity, loser.anonymity),
      side,
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text)),
    },
    { ...Object.fromEntries(exceptions), ...winner.sides },
  );
  return [...edit(winner, after, now), ...edit(loser, { ...loser, mergedInto: winner.id }, now)];
}

/**
 * Makes one of the names of `id` a source of its own: the last edit's. One that was merged into `id` under that name
 * comes back with what its annotations named; otherwise there is a new entry, coded as `id` is, to which the caller
 * reassigns annotations. Throws RangeError for an unknown id, a name that it does not have, and its only name.
 */
export function splitSource(registry: Registry, id: string, name: string, now: string): SourceChange {
  const before = findSource(registry, id);
  const names = [before.name, ...before.aliases];
  const known = `it is called ${names.join(', ')}`;
  if (!names.includes(name))
    throw new RangeError(`Source ${before.id} is not called ${JSON.stringify(name)}: ${known}`);
  const merged = [...registry.values()].find(
    (source) => source.mergedInto === before.id && source.name === name && source.id !== before.id,
  );
  const taken = merged ? [merged.name, ...merged.aliases] : [name];
  // One that was merged had names of its own: the entry keeps its own, even one that both have.
  const kept = merged ? before.name : '';
  const [first, ...aliases] = names.filter((each) => each === kept || !taken.includes(each));
  if (first === undefined)
    throw new RangeError(`${JSON.stringify(name)} cannot be split from source ${before.id}: ${known}`);
  const rest = edit(before, { ...before, name: first, aliases }, now);
  if (merged) {
    const { mergedInto: _undone, ...revived } = merged;
    return [...rest, ...edit(merged, revived, now)];
  }
  const { id: _id, name: _name, note: _note, removed: _removed, mergedInto: _into, ...coded } = before;
  const after = createSource({ ...coded, name, aliases: [], now });
  return [...rest, { id: after.id, after }];
}

/**
 * Every use of the side `from` becomes `to`. The caller changes the project's list in the same step. Throws RangeError
 * for an empty name, and where `from` is a side that every project has.
 */
export function renameSide(registry: Registry, from: string, to: string, now: string): SourceChange {
  if (alwaysSides.includes(from))
    throw new RangeError(`Side ${JSON.stringify(from)} cannot be renamed: every project has it`);
  if (!to.trim())
    throw new RangeError(`A side needs a name of at least 1 character, not ${JSON.stringify(to)}`);
  const renamed = (side: string) => (side === from ? to.trim() : side);
  return [...registry.values()].flatMap((before) => {
    const sides = Object.entries(before.sides ?? {});
    if (before.side !== from && !sides.some(([, side]) => side === from)) return [];
    const exceptions = Object.fromEntries(sides.map(([article, side]) => [article, renamed(side)]));
    return edit(before, withSides({ ...before, side: renamed(before.side) }, exceptions), now);
  });
}
