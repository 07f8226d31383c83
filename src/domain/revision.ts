/** Revisions of an article: the texts that came before, and what became of each annotation on the way to the next one. */
import type { Annotation, PartSpan } from './annotation.js';
import type { Article } from './article.js';
import type { Change } from './change.js';

/** Where the words of an annotation stand in the next revision, and how sure that is. */
export interface Carried {
  readonly id: string;
  /** Sure ones have moved; doubtful and lost ones wait for an analyst. */
  readonly status: 'sure' | 'doubtful' | 'lost';
  /** 0 to 1. */
  readonly score: number;
  /** The proposed place in the next revision's text, in reading order; null where there is none. */
  readonly spans: readonly PartSpan[] | null;
  /** Why, in a short sentence for the analyst. */
  readonly reason: string;
}

/** A revision that another one has followed. It never changes again. */
export interface PastRevision {
  readonly articleId: string;
  readonly revision: number;
  readonly article: Article;
  /** As they were when the next revision came. */
  readonly annotations: readonly Annotation[];
  /** One for each of `annotations`. */
  readonly carried: readonly Carried[];
  /** When the next revision came: ISO 8601, UTC. */
  readonly ended: string;
}

/** Whether the offsets of `annotation` count in the text of `article`; otherwise it waits to be attached. */
export const isAnchored = (annotation: Pick<Annotation, 'revision'>, article: Pick<Article, 'revision'>) =>
  annotation.revision === article.revision;

/** `annotation` where `spans` stand in revision `revision`. */
export const attached = (
  annotation: Annotation,
  { spans, revision, now }: { spans: readonly PartSpan[]; revision: number; now: string },
): Annotation => ({ ...annotation, spans, revision, modified: now });

/** What `change` does on the page of `article`: an annotation that is attached comes, one that waits again goes. */
export function onPage(change: Change, article: Pick<Article, 'revision'>): Change {
  const on = (annotation: Annotation | undefined) =>
    annotation && isAnchored(annotation, article) ? annotation : undefined;
  return change.flatMap(({ id, ...edit }) => {
    const [before, after] = [on(edit.before), on(edit.after)];
    return before || after ? [{ id, ...(before && { before }), ...(after && { after }) }] : [];
  });
}
