/** Takes in a JSON file among many: an annotation set, beside what is stored for its text, or a codebook. */
import { titleOf } from '../domain/article.js';
import { same } from '../domain/same.js';
import { defaultCodebook, isCodebook, openInput, readCodebook } from '../exchange.js';
import { openSession } from '../open-session.js';
import { storing } from './storing.js';
import type { Taken, Taking } from './take-article.js';

/** Throws Error with a sentence for what is neither, and StorageFailure where storage fails. */
export async function takeSet(value: unknown, { workspace, signal, collections }: Taking): Promise<Taken> {
  if (isCodebook(value)) {
    const codebook = readCodebook(value);
    return { outcome: 'codebook', codebook, title: codebook.title };
  }
  const { article, annotations, sources, codebook, problems } = await openInput({ annotationSet: value });
  const { stored, codebook: chosen } = await storing(workspace.open(article));
  signal.throwIfAborted();
  const kept = chosen && codebook && !same(chosen, codebook);
  const closing = new AbortController();
  try {
    const opened = await openSession(
      {
        article,
        annotations: new Map(annotations.map((each) => [each.id, each])),
        sources,
        codebook: codebook ?? defaultCodebook,
      },
      {
        workspace,
        storeArticle: true,
        ownCodebook: codebook !== null && !chosen,
        onState() {},
        signal: closing.signal,
      },
    );
    await storing(opened.saved);
    const { id } = opened.session.article;
    if (collections.length)
      await storing(workspace.setCollections([id], (now) => [...new Set([...now, ...collections])]));
    return {
      outcome: 'set',
      title: titleOf(opened.session.article),
      articleId: id,
      annotations: annotations.length,
      merged: stored.article !== undefined,
      problems: kept ? [...problems, { id, message: otherCodebook }] : problems,
    };
  } finally {
    closing.abort();
  }
}

const otherCodebook =
  'A codebook had been chosen for this article, and stays; the one of the file was not taken over.';
