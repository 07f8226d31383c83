/** Brings a new text of a stored article in: what becomes of its annotations is known before anything is stored. */
import { carryOverInWorker } from './anchoring/in-worker.js';
import type { Annotation } from './domain/annotation.js';
import { byHand, type Article, type RawInput } from './domain/article.js';
import { attached, isAnchored, type PastRevision } from './domain/revision.js';
import type { NewRevision } from './storage/article-repository.js';
import type { Workspace } from './storage/workspace.js';

export type { NewRevision } from './storage/article-repository.js';

/** Milliseconds after which an annotation that has not been found waits to be attached by hand. */
const budget = 10_000;

/**
 * `incoming` as the next revision of the stored article `articleId`; nothing is stored yet. Throws Error with a sentence
 * where the article is not stored, or this is its text already.
 */
export async function prepareRevision(
  workspace: Workspace,
  articleId: string,
  { article: incoming, raw }: { readonly article: Article; readonly raw: RawInput | null },
  { signal, now = new Date().toISOString() }: { readonly signal: AbortSignal; readonly now?: string },
): Promise<NewRevision> {
  const { article: present, annotations: all } = await workspace.load(articleId);
  if (!present) throw new Error('This article is not stored in this browser any more.');
  if (present.sha256 === incoming.sha256)
    throw new Error(
      `This is the text of version ${present.revision}, which is stored already: nothing has changed.`,
    );
  const article = nextOf(present, incoming, { revision: freeNumber(present, all.values()) });
  const annotations = [...all.values()].filter((annotation) => isAnchored(annotation, present));
  const carried = await carryOverInWorker(
    { annotations, before: present.text, after: article.text, budget },
    { signal },
  );
  const places = new Map(carried.map((each) => [each.id, each]));
  const change = annotations.flatMap((before) => {
    const { status, spans } = places.get(before.id)!;
    if (status !== 'sure' || !spans) return [];
    return [{ id: before.id, before, after: attached(before, { spans, revision: article.revision, now }) }];
  });
  const { id, revision } = present;
  const past: PastRevision = { articleId: id, revision, article: present, annotations, carried, ended: now };
  return { article, raw, past, change };
}

/** Annotations may wait in a revision that was taken back: its number is not given to another text. */
const freeNumber = ({ revision }: Article, annotations: Iterable<Annotation>): number =>
  1 + [...annotations].reduce((last, annotation) => Math.max(last, annotation.revision), revision);

/** What the new page does not say stays known, and so do the roles that somebody has chosen for words that are still there. */
function nextOf(present: Article, incoming: Article, { revision }: Pick<Article, 'revision'>): Article {
  const chosen = new Map(
    present.blocks.flatMap((block) =>
      block.rule === byHand ? [[present.text.slice(block.start, block.end), block] as const] : [],
    ),
  );
  return {
    ...incoming,
    id: present.id,
    revision,
    title: incoming.title || present.title,
    bylines: incoming.bylines.length ? incoming.bylines : present.bylines,
    publisher: incoming.publisher ?? present.publisher,
    url: incoming.url ?? present.url,
    published: incoming.published ?? present.published,
    language: incoming.language ?? present.language,
    direction: incoming.direction === 'auto' ? present.direction : incoming.direction,
    blocks: incoming.blocks.map((block) => {
      const known = chosen.get(incoming.text.slice(block.start, block.end));
      return known ? { ...block, role: known.role, rule: byHand } : block;
    }),
  };
}
