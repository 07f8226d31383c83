/** What is still to be done in an article, so that nobody has to keep it in mind. */
import type { Annotation } from '../domain/annotation.js';
import { blockAt, type Article, type Role } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import { lacksSource, missingValues } from './filter.js';

export interface Progress {
  /** Indexes of blocks to be read in which nothing is marked. */
  readonly blocks: readonly number[];
  /** Ids, in reading order, of annotations that name no source although their kind does. */
  readonly sourceless: readonly string[];
  /** Ids, in reading order, of annotations that lack a mandatory value. */
  readonly unanswered: readonly string[];
  /** How many mandatory values are missing in all of these. */
  readonly missing: number;
}

/** Those of the journalist's own text: no line of names or places, nothing that the measures leave out. */
const read: ReadonlySet<Role> = new Set(['headline', 'standfirst', 'subheading', 'body']);

/**
 * `annotations` in reading order. Those in blocks that count for no measure are asked for their values as well: the list
 * calls them incomplete, and the two must agree. Without `sourcesOf` a source that was deleted counts as one.
 */
export function progress(
  article: Pick<Article, 'text' | 'blocks'>,
  codebook: Codebook,
  annotations: readonly Annotation[],
  sourcesOf?: (annotation: Annotation) => readonly unknown[],
): Progress {
  const marked = markedBlocks(article, annotations);
  const sourceless: string[] = [];
  const unanswered: string[] = [];
  let missing = 0;
  for (const annotation of annotations) {
    if (lacksSource(annotation, codebook, sourcesOf)) sourceless.push(annotation.id);
    const values = missingValues(annotation, codebook).length;
    if (values) unanswered.push(annotation.id);
    missing += values;
  }
  const blocks = article.blocks.flatMap(({ role, repeats, start, end }, index) =>
    !marked[index] && repeats === null && read.has(role) && hasWords(article.text.slice(start, end))
      ? [index]
      : [],
  );
  return { blocks, sourceless, unanswered, missing };
}

/** A row of stars or dashes is a block of text, and nothing to read. */
const hasWords = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** How many spans touch each block: rises and falls are noted first, so that a long span costs no more than a short one. */
function markedBlocks(article: Pick<Article, 'blocks'>, annotations: readonly Annotation[]): readonly number[] {
  const counts = Array.from({ length: article.blocks.length + 1 }, () => 0);
  for (const { spans } of annotations)
    for (const { start, end } of spans) {
      counts[blockAt(article, start)]! += 1;
      counts[blockAt(article, end - 1) + 1]! -= 1;
    }
  for (let index = 1; index < counts.length; index++) counts[index]! += counts[index - 1]!;
  return counts;
}
