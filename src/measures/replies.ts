/** Right of reply: who is shown in a bad light, and whether the article has a word of theirs. */
import type { Annotation } from '../domain/annotation.js';
import { nameKey } from '../domain/match-sources.js';
import { spansOf } from '../domain/parents.js';
import { liveSources, type Registry } from '../domain/registry.js';
import { alwaysSides, sideIn, type Source } from '../domain/source.js';
import { quote } from '../domain/span.js';
import type { FramingCase, Reply } from './balance.js';
import { addresseePart, stanceAttribute, type Case } from './case.js';
import type { Coded } from './coded.js';

interface Accusation {
  readonly target: string;
  readonly annotation: string;
}

/**
 * Targets of a negative framing, and addressees of an attribution with a loaded cue ("accused", "slammed"), found among
 * the names and aliases of the sources and among the sides; who is neither stands for themselves.
 */
export function repliesOf(
  coded: Coded,
  counted: readonly Annotation[],
  cases: readonly Case[],
  framings: readonly FramingCase[],
): readonly Reply[] {
  const find = finder(coded);
  const replies = new Map<string, Reply & { readonly against: string[] }>();
  for (const { target, annotation } of accusations(coded, counted, cases, framings)) {
    const found = find(target);
    const key = found.source
      ? `source ${found.source.id}`
      : found.side
        ? `side ${found.side}`
        : `name ${nameKey(target)}`;
    const known = replies.get(key);
    if (known) known.against.push(annotation);
    else
      replies.set(key, {
        target: found.source?.name ?? found.side ?? target,
        source: found.source?.id ?? null,
        side: found.side,
        against: [annotation],
        own: ownOf(found, cases),
      });
  }
  return [...replies.values()];
}

function accusations(
  { article }: Coded,
  counted: readonly Annotation[],
  cases: readonly Case[],
  framings: readonly FramingCase[],
): readonly Accusation[] {
  const attributions = new Set(cases.map(({ id }) => id));
  const addressed = counted
    .filter(({ id, attributes }) => attributions.has(id) && attributes[stanceAttribute] === 'loaded')
    .map((each) => ({ target: quote(article.text, spansOf(each, addresseePart)), annotation: each.id }));
  const framed = framings
    .filter(({ polarity }) => polarity === 'neg')
    .map(({ target, id }) => ({ target, annotation: id }));
  return [...framed, ...addressed].filter(({ target }) => nameKey(target));
}

interface Found {
  readonly source: Source | null;
  readonly side: string | null;
}

const known = new WeakMap<Registry, ReadonlyMap<string, Source>>();

/** By name and alias. Remembered by the registry, which never changes in place: folding is what takes time. */
function namesIn(registry: Registry): ReadonlyMap<string, Source> {
  const found = known.get(registry);
  if (found) return found;
  const sources = new Map<string, Source>();
  for (const source of liveSources(registry))
    for (const key of [source.name, ...source.aliases].map(nameKey))
      if (!sources.has(key)) sources.set(key, source);
  known.set(registry, sources);
  return sources;
}

function finder({ article, registry }: Coded): (target: string) => Found {
  const sideOf = (key: string) => {
    const sides = new Set(liveSources(registry).map((source) => sideIn(source, article.id)));
    return [...sides].find((side) => side && !alwaysSides.includes(side) && nameKey(side) === key) ?? null;
  };
  return (target) => {
    const key = nameKey(target);
    const source = namesIn(registry).get(key) ?? null;
    return { source, side: source ? sideIn(source, article.id) : sideOf(key) };
  };
}

const ownOf = ({ source, side }: Found, cases: readonly Case[]): Reply['own'] => {
  if (!source && side === null) return null;
  return cases
    .filter(
      (each) =>
        (source ? each.sources.includes(source.id) : each.sides.includes(side!)) &&
        each.words.space + each.words.voice > 0,
    )
    .map(({ id }) => id);
};
