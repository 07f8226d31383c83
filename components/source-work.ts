/** What is done in the list of sources, each as one step: what changes, what undo calls it, what the analyst is told. */
import type { Annotation } from '../src/domain/annotation.js';
import type { Change } from '../src/domain/change.js';
import { createSource, resolve, type SourceChange } from '../src/domain/registry.js';
import {
  mergeSources,
  patchSource,
  removeSource,
  renameSide,
  setSide,
  splitSource,
} from '../src/domain/source-actions.js';
import type { Source, SourceDetails } from '../src/domain/source.js';
import type { SidesEdit } from '../src/domain/step.js';
import type { Session } from '../src/session.js';
import { sourceWords } from './source-choice.js';
import { counted, sameName, sideLabel } from './source-labels.js';
import { usesHere } from './source-uses.js';

export interface SourceWork {
  /** In the imperative: undo shows it. */
  readonly name: string;
  /** It goes on with the last step: see `DispatchOptions`. */
  readonly amends?: boolean;
  /** A sentence about what was done. */
  readonly said: string;
  readonly change?: Change;
  readonly sources?: SourceChange;
  readonly sides?: SidesEdit;
  /** Id of the source to show next. */
  readonly show?: string;
}

const now = () => new Date().toISOString();

type Patch = { readonly [Field in keyof SourceDetails]: SourceDetails[Field] | undefined };

/** Sets one field; `label` names it. An empty text takes an optional one away. */
export const setting = (
  { registry }: Session,
  { id, name }: Source,
  label: string,
  patch: Patch,
): SourceWork => ({
  name: `Set ${label.toLowerCase()} of source`,
  said: `${label} of ${name} is set.`,
  sources: patchSource(registry, id, patch, now()),
});

/** What can be typed of a source. */
export type TypedField = 'name' | 'alias' | 'affiliation' | 'country' | 'note';

export const calledAlready = ({ name, aliases }: Source, alias: string) => [name, ...aliases].includes(alias);

/**
 * `source` with `text` in one field, whatever has been kept of that field since it was so. Text that the field cannot
 * hold stands for what `source` says: somebody may be about to write on.
 */
export function typing(session: Session, source: Source, field: TypedField, text: string): SourceWork {
  const words = text.trim();
  if (field === 'name') return renaming(session, source, words || source.name);
  if (field === 'alias') return addingAlias(session, source, words);
  const label = field.charAt(0).toUpperCase() + field.slice(1);
  return setting(session, source, label, { [field]: words || undefined });
}

/** The old name becomes an alias: what was found by it still is. */
const renaming = ({ registry }: Session, { id, name, aliases }: Source, next: string): SourceWork => ({
  name: 'Rename source',
  said: `${name} is called ${next} now, and still found by the old name.`,
  sources: patchSource(
    registry,
    id,
    { name: next, aliases: next === name ? aliases : [...aliases, name] },
    now(),
  ),
});

const addingAlias = (session: Session, source: Source, alias: string): SourceWork => ({
  ...setting(session, source, 'Alias', {
    aliases: alias && !calledAlready(source, alias) ? [...source.aliases, alias] : source.aliases,
  }),
  name: 'Add alias',
  said: `${source.name} is also called ${alias}.`,
});

export const removingAlias = (session: Session, source: Source, alias: string): SourceWork => ({
  ...setting(session, source, 'Alias', { aliases: source.aliases.filter((each) => each !== alias) }),
  name: 'Remove alias',
  said: `${source.name} is no longer called ${alias}.`,
});

/** The usual side, or with `here` the one in this article. */
export function siding(
  { registry, article }: Session,
  source: Source,
  side: string,
  here: boolean,
): SourceWork {
  const where = here ? 'in this article' : 'usually';
  return {
    name: here ? 'Set side in this article' : 'Set side of source',
    said: `Side of ${source.name} ${where}: ${sideLabel(side)}.`,
    sources: setSide(registry, source.id, side, now(), here ? article.id : undefined),
  };
}

/** Throws RangeError for an empty name. */
export function adding(name: string): SourceWork {
  const after = createSource({ name, now: now() });
  return {
    name: 'Add source',
    said: `Added ${after.name}.`,
    sources: [{ id: after.id, after }],
    show: after.id,
  };
}

export const merging = ({ registry }: Session, from: Source, into: Source): SourceWork => ({
  name: 'Merge sources',
  said: `${from.name} is another name of ${into.name} now.`,
  sources: mergeSources(registry, from.id, into.id, now()),
  show: into.id,
});

export const deleting = ({ registry }: Session, { id, name }: Source): SourceWork => ({
  name: 'Delete source',
  said: `Deleted ${name}.`,
  sources: removeSource(registry, id, now()),
});

/**
 * The annotations of the article that may mean the one that is split off: those whose words for the source are `alias`,
 * and those that named it before it was merged.
 */
export function movable(session: Session, source: Source, alias: string): readonly Annotation[] {
  const { id } = lastOf(splitSource(session.registry, source.id, alias, now()));
  return (usesHere(session).get(source.id) ?? []).filter(
    (each) => each.sources.includes(id) || sameName(sourceWords(session, each), alias),
  );
}

/** `alias` as a source of its own, which the annotations in `moved` name from now on; the others name `source`. */
export function splitting(
  session: Session,
  source: Source,
  alias: string,
  moved: ReadonlySet<string>,
): SourceWork {
  const { registry } = session;
  const sources = splitSource(registry, source.id, alias, now());
  const { id } = lastOf(sources);
  const change = movable(session, source, alias).flatMap((before) => {
    const meant = moved.has(before.id) ? id : source.id;
    const named = before.sources.map((each) => (resolve(registry, each) === source ? meant : each));
    const after = { ...before, sources: [...new Set(named)], modified: now() };
    return String(after.sources) === String(before.sources) ? [] : [{ id: before.id, before, after }];
  });
  const quotes = moved.size ? `, with ${counted(moved.size, 'annotation')}` : '';
  return {
    name: 'Split source',
    said: `${alias} is a source of its own now${quotes}.`,
    change,
    sources,
    show: id,
  };
}

const lastOf = (change: SourceChange) => change.at(-1)!;

const sidesTo = ({ definedSides: before }: Session, after: readonly string[]): SidesEdit => ({
  before,
  after: [...new Set(after)],
});

export const addingSide = (session: Session, side: string): SourceWork => ({
  name: 'Add side',
  said: `Added the side ${side}.`,
  sides: sidesTo(session, [...session.definedSides, side]),
});

/** One that is in use without being on the project's list comes onto it. */
export const renamingSide = (session: Session, side: string, to: string): SourceWork => ({
  name: 'Rename side',
  said: `The side ${side} is called ${to} now.`,
  sources: renameSide(session.registry, side, to, now()),
  sides: sidesTo(
    session,
    session.definedSides.includes(side)
      ? session.definedSides.map((each) => (each === side ? to : each))
      : [...session.definedSides, to],
  ),
});

/** Sources that were on it are on `to`. */
export function removingSide(session: Session, side: string, to: string): SourceWork {
  const sources = renameSide(session.registry, side, to, now());
  return {
    name: 'Remove side',
    said: sources.length
      ? `Removed the side ${side}: ${counted(sources.length, 'source')} moved to ${sideLabel(to)}.`
      : `Removed the side ${side}.`,
    sources,
    sides: sidesTo(
      session,
      session.definedSides.filter((each) => each !== side),
    ),
  };
}

export const isNothing = ({ change = [], sources = [], sides }: SourceWork) =>
  !change.length && !sources.length && (!sides || String(sides.before) === String(sides.after));
