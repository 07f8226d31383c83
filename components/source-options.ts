/** What the source picker offers, and in which order. */
import { pronouns } from '../src/coding/english.js';
import type { Annotation } from '../src/domain/annotation.js';
import { findKind } from '../src/domain/codebook.js';
import { lowerBound } from '../src/domain/lower-bound.js';
import { matchSources } from '../src/domain/match-sources.js';
import { placeOf } from '../src/domain/reading-order.js';
import { liveSources, resolve } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';
import { asName } from './source-choice.js';
import { aliasesFor, isCalled } from './source-labels.js';
import { usesHere } from './source-uses.js';

export type Option =
  | { readonly source: Source; readonly aliases: readonly string[]; readonly count: number }
  | { readonly name: string };

export interface Offer {
  readonly options: readonly Option[];
  /** How many more there would be. */
  readonly more: number;
  /** An entry of this very name that is named already, so that no second one is made by mistake. */
  readonly already: Source | undefined;
  /** What a new entry would be called; '' where nothing says. */
  readonly name: string;
}

export interface Asked {
  readonly session: Session;
  readonly annotation: Annotation | null;
  /** The source's words in the article. */
  readonly words: string;
  readonly taken: readonly string[];
  readonly typed: string;
  /** Whether only what is in the registry may be chosen. */
  readonly existing: boolean;
}

/** Options shown: nobody reads more, and each key press renders them anew. */
const most = 50;
/** Entries whose name holds the words without being the same, such as the surname of somebody named in full before. */
const near = 3;

export const keyOf = (option: Option) => ('source' in option ? option.source.id : 'new');

export function offer(asked: Asked): Offer {
  const { session, typed, words, existing } = asked;
  const query = typed.trim();
  const name = asName(query || words);
  const taken = new Set(asked.taken.map((id) => resolve(session.registry, id)));
  const all = liveSources(session.registry);
  const free = [...new Set([...byNearness(asked), ...all])].filter((source) => !taken.has(source));
  const already = name && !existing ? [...taken].find((source) => source && isCalled(source, name)) : undefined;
  const fresh: readonly Option[] = !existing && name && !already ? [{ name }] : [];
  const show = (source: Source) => optionOf(asked, source, query);
  if (query) {
    const found = matchSources(free, query);
    const exact = found[0] && isCalled(found[0], name);
    const added = exact ? [] : fresh;
    const shown = found.slice(0, most - added.length);
    return { options: [...shown.map(show), ...added], more: found.length - shown.length, already, name };
  }
  if (isPronoun(asked)) {
    // "She" is nobody's name: a new entry needs letters typed.
    const shown = free.slice(0, most);
    return { options: shown.map(show), more: free.length - shown.length, already: undefined, name: '' };
  }
  const found = name ? matchSources(free, name) : [];
  const exact = found.filter((source, index) => index < near && isCalled(source, name));
  const added = exact.length ? [] : fresh;
  const first = [...exact, ...found.filter((source) => !exact.includes(source)).slice(0, near)];
  const ordered = new Set([...first, ...free]);
  const shown = [...ordered].slice(0, most - added.length).map(show);
  return {
    options: exact.length ? shown : [...added, ...shown],
    more: ordered.size - shown.length,
    already,
    name,
  };
}

/** Entries looked through at a time while nobody waits. */
const slice = 500;

/**
 * Reads all names once, a few at a time: the first search in thousands of them takes long, the next ones do not, and
 * the first must not hold up a key press.
 */
export async function prepare(
  { registry }: Session,
  { signal }: { readonly signal: AbortSignal },
): Promise<void> {
  const all = liveSources(registry);
  for (let from = 0; from < all.length && !signal.aborted; from += slice) {
    await new Promise((resolve) => setTimeout(resolve));
    matchSources(all.slice(from, from + slice), 'a');
  }
}

/** Says nothing of who it is: what matters is who was named last. */
function isPronoun({ session, annotation, words }: Asked): boolean {
  if (pronouns.has(words.trim().toLowerCase())) return true;
  if (!annotation) return false;
  const form = findKind(session.codebook, annotation.kind)?.attributes.find(
    ({ rule }) => rule === 'source-form',
  );
  return form !== undefined && annotation.attributes[form.id] === 'pronoun';
}

/** The sources of the article: the one named last before the annotation first, then those that are named only after it. */
function byNearness({ session, annotation }: Asked): readonly Source[] {
  const all = session.inReadingOrder;
  const place = annotation ? placeOf(all, annotation) : all.length;
  const before: [number, Source][] = [];
  const after: [number, Source][] = [];
  for (const [id, uses] of usesHere(session)) {
    const source = resolve(session.registry, id);
    const others = annotation ? uses.filter(({ id: use }) => use !== annotation.id) : uses;
    if (!source || !others.length) continue;
    const next = lowerBound(others.length, (index) => placeOf(all, others[index]!) >= place);
    const last = others[next - 1];
    if (last) before.push([-placeOf(all, last), source]);
    else after.push([placeOf(all, others[next]!), source]);
  }
  return [before, after].flatMap((list) => list.sort(([a], [b]) => a - b).map(([, source]) => source));
}

function optionOf({ session }: Asked, source: Source, query: string): Option {
  return {
    source,
    aliases: aliasesFor(source, query),
    count: usesHere(session).get(source.id)?.length ?? 0,
  };
}
