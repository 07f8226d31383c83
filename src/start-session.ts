/** How a session begins: what is stored for an article, with what is handed in for it taken in beside that. */
import { upToDate } from './domain/codebook-version.js';
import { apply } from './domain/change.js';
import { frozen } from './domain/frozen.js';
import { applySources } from './domain/registry.js';
import type { Work } from './domain/step.js';
import { renamed, retarget, retargetSource, takeIn, takeInSources } from './domain/take-in.js';
import { Session, type SessionData } from './session.js';
import type { Stored } from './storage/article-repository.js';
import type { Workspace } from './storage/workspace.js';

export interface Start {
  readonly session: Session;
  /** From what is stored to what the session holds. */
  readonly work: Work;
  readonly stored: Stored;
  /** Why nothing could be read. */
  readonly failure?: Error;
}

/** Where nothing is stored, or can be read. */
export const unstored = ({ registry = new Map(), sides = [] }: SessionData): Stored => ({
  article: undefined,
  annotations: new Map(),
  listed: [],
  registry,
  sides,
});

/** A session on the stored record of the text of `data.article`, whatever its id. */
export async function startStored(
  data: SessionData,
  workspace: Workspace,
  { ownCodebook }: { readonly ownCodebook?: boolean },
): Promise<Start> {
  const { article, stored, codebook: chosen } = await workspace.open(data.article);
  const incoming = [...(data.annotations?.values() ?? [])];
  // The same file with an edited text is another article, whose annotations must not take the place of the first's.
  const held =
    article.id === data.article.id || !incoming.length
      ? new Set<string>()
      : await workspace.heldElsewhere(
          incoming.map(({ id }) => id),
          article.id,
        );
  const annotations = held.size ? renamed(incoming, held, article.id) : incoming;
  return startFrom(
    {
      ...data,
      article,
      codebook: ownCodebook ? data.codebook : chosen ? upToDate(chosen) : data.codebook,
      annotations: new Map(annotations.map((annotation) => [annotation.id, annotation])),
    },
    data,
    stored,
  );
}

/** A session on what is stored and what was handed in: `data` for the article to work on, which `given` may name otherwise. */
export function startFrom(data: SessionData, given: SessionData, stored: Stored): Start {
  const { article, codebook, annotations = new Map(), sources: all = [] } = data;
  const incoming = [...annotations.values()].map((annotation) => retarget(annotation, given.article, article));
  const sources = all.map((source) => retargetSource(source, given.article.id, article.id));
  const work: Work = {
    change: takeIn(stored.annotations, incoming),
    sources: takeInSources(stored.registry, sources, article.id, new Set(stored.listed)),
  };
  const session = new Session({
    article,
    codebook: frozen(codebook), // Handed out as it is.
    annotations: apply(stored.annotations, work.change),
    registry: applySources(stored.registry, work.sources),
    sides: stored.sides,
  });
  session.list(stored.listed);
  session.list(sources.map(({ id }) => id));
  return { session, work, stored };
}
