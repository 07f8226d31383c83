/** What naming a source does to the registry: a new entry, or another name for one that is there. */
import type { Annotation } from '../src/domain/annotation.js';
import { findKind } from '../src/domain/codebook.js';
import { createSource, resolve, type SourceChange } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import type { Session } from '../src/session.js';

export type SourceChoice = { readonly id: string } | { readonly name: string };

/** What the form of a source's words says of the source itself. */
const byForm: Readonly<Record<string, Partial<Source>>> = {
  named: { anonymity: 'named' },
  role: { kind: 'person', anonymity: 'partly' },
  anonymous: { kind: 'person', anonymity: 'anonymous_person' },
  vague_group: { kind: 'group', anonymity: 'anonymous_group' },
  document: { kind: 'document', type: 'document', anonymity: 'named' },
};

/** The words in the part that names the source: what an entry may be called. '' where there are none. */
export function sourceWords(session: Session, { kind: kindId, spans }: Annotation): string {
  const kind = findKind(session.codebook, kindId);
  const part = kind?.parts.find(({ finder }) => finder === 'source')?.id;
  const span = spans.find((each) => each.part === part);
  return span ? session.article.text.slice(span.start, span.end) : '';
}

const formOf = (session: Session, { kind: kindId, attributes }: Annotation) => {
  const kind = findKind(session.codebook, kindId);
  const id = kind?.attributes.find(({ rule }) => rule === 'source-form')?.id;
  return id === undefined ? undefined : attributes[id];
};

const articles = /^(the|a|an) (?=\S)/i;

/** A name as a registry has it: no article before it, one line. */
export const asName = (words: string) => words.replace(/\s+/g, ' ').trim().replace(articles, '');

/** Two names that differ in case or in an article before them are one name. */
export const foldName = (words: string) => asName(words).toLocaleLowerCase();

/** The entry that `choice` means, and what the registry becomes by it. A proper name learnt so is an alias from now on. */
export function addingSource(
  session: Session,
  annotation: Annotation,
  choice: SourceChoice,
): { readonly source: Source; readonly sources: SourceChange } {
  const now = new Date().toISOString();
  const form = formOf(session, annotation);
  if ('name' in choice) {
    const source = createSource({ ...byForm[String(form)], name: asName(choice.name), now });
    return { source, sources: [{ id: source.id, after: source }] };
  }
  const source = resolve(session.registry, choice.id);
  if (!source) throw new RangeError(`Source ${JSON.stringify(choice.id)} is not in the registry`);
  const words = asName(sourceWords(session, annotation));
  const known = [source.name, ...source.aliases].some((name) => foldName(name) === foldName(words));
  if (!words || known || form !== 'named') return { source, sources: [] };
  const after = { ...source, aliases: [...source.aliases, words], modified: now };
  return { source: after, sources: [{ id: source.id, before: source, after }] };
}
