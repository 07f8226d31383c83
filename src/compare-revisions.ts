/** Compares an open article with a revision before it. Wires anchoring and the lists of cues to a session. */
import { diffTexts, type Piece } from './anchoring/diff-texts.js';
import { whatWasEdited, type Edited } from './anchoring/edited.js';
import { cueListFor, cueMatches } from './coding/cue-list.js';
import { carryOverInWorker } from './anchoring/in-worker.js';
import type { Annotation } from './domain/annotation.js';
import type { Carried, PastRevision } from './domain/revision.js';
import type { Session } from './session.js';

export interface Comparison {
  readonly pieces: readonly Piece[];
  readonly edited: readonly Edited[];
}

/** Milliseconds after which an annotation that has not been found counts as lost. */
const budget = 10_000;

interface Lifetime {
  readonly signal: AbortSignal;
}

/** What became of the text and the annotations of `past` in the article of `session`. */
export async function compareRevisions(
  session: Session,
  past: PastRevision,
  { signal }: Lifetime,
): Promise<Comparison> {
  const { article, codebook, registry } = session;
  const carried = await carryOverInWorker(
    { annotations: past.annotations, before: past.article.text, after: article.text, budget },
    { signal },
  );
  const list = cueListFor(article.language);
  const stanceOf = (cue: string) =>
    (list && cueMatches(cue, { start: 0, end: cue.length }, list)[0]?.cue.stance) ?? null;
  const edited = whatWasEdited({
    before: past.article,
    after: article,
    annotations: past.annotations,
    carried,
    registry,
    codebook,
    stanceOf,
  });
  return { pieces: diffTexts(past.article.text, article.text), edited };
}

/** Where the annotations that wait may belong, by id: from the text that they stand in where it is at hand. */
export async function placesOfOrphans(
  { article, orphans }: Session,
  pasts: readonly PastRevision[],
  { signal }: Lifetime,
): Promise<ReadonlyMap<string, Carried>> {
  const byRevision = new Map<number, Annotation[]>();
  for (const orphan of orphans.values())
    byRevision.set(orphan.revision, [...(byRevision.get(orphan.revision) ?? []), orphan]);
  const found = new Map<string, Carried>();
  for (const [revision, annotations] of byRevision) {
    const before = pasts.find((past) => past.revision === revision)?.article.text ?? null;
    const carried = await carryOverInWorker({ annotations, before, after: article.text, budget }, { signal });
    for (const each of carried) found.set(each.id, each);
  }
  return found;
}
