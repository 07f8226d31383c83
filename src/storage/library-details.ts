/** What a list shows of the articles on screen beyond their entries: too much to read for all of them. */
import { extent, type Annotation } from '../domain/annotation.js';
import type { Article, Role } from '../domain/article.js';
import { findKind, type Codebook } from '../domain/codebook.js';
import { defaultCodebook } from '../domain/default-codebook.js';
import { isAnchored } from '../domain/revision.js';
import { codebookOf } from './codebook-repository.js';
import { transact, type Database } from './database.js';

export interface KindCount {
  readonly id: string;
  readonly label: string;
  /** The letter that marks it; '' of a kind that the codebook does not have. */
  readonly key: string;
  /** 1 to 8. */
  readonly tone: number;
  readonly count: number;
}

export interface ArticleDetails {
  /** Those in use, in the codebook's order. */
  readonly kinds: readonly KindCount[];
  /** Which share of the words that are to be read stands before the end of the last mark: 0 to 1. */
  readonly reached: number;
  /** How many annotations of an older revision wait to be attached. */
  readonly waiting: number;
}

/** Of those of `ids` that are stored. */
export async function describeArticles(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ArticleDetails>> {
  const described = await Promise.all(
    ids.map(async (id): Promise<[string, ArticleDetails][]> => {
      const [[article, annotations], codebook = defaultCodebook] = await Promise.all([
        transact(db, ['articles', 'annotations'], 'readonly', (transaction) =>
          Promise.all([
            transaction.objectStore('articles').get(id),
            transaction.objectStore('annotations').index('article').getAll(id),
          ]),
        ),
        codebookOf(db, id),
      ]);
      return article ? [[id, detailsOf(article, annotations, codebook)]] : [];
    }),
  );
  return new Map(described.flat());
}

function detailsOf(article: Article, annotations: readonly Annotation[], codebook: Codebook): ArticleDetails {
  const anchored = annotations.filter((annotation) => isAnchored(annotation, article));
  return {
    kinds: kindCounts(annotations, codebook),
    reached: reached(
      article,
      anchored.reduce((end, annotation) => Math.max(end, extent(annotation).end), 0),
    ),
    waiting: annotations.length - anchored.length,
  };
}

function kindCounts(annotations: readonly Annotation[], codebook: Codebook): readonly KindCount[] {
  const counts = new Map<string, number>(codebook.kinds.map(({ id }) => [id, 0]));
  for (const { kind } of annotations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].flatMap(([id, count]) => {
    const { label = id, key = '', tone = 8 } = findKind(codebook, id) ?? {};
    return count ? [{ id, label, key, tone, count }] : [];
  });
}

/** Those of the journalist's own text: nobody marks the last line of a page, which is the address of its editors. */
const read: ReadonlySet<Role> = new Set(['headline', 'standfirst', 'subheading', 'body']);

/** `end`: offset in UTF-16 units. */
function reached({ text, blocks }: Pick<Article, 'text' | 'blocks'>, end: number): number {
  const wordsTo = (offset: number) =>
    blocks.reduce((sum, { role, repeats, start, end: blockEnd }) => {
      const counts = read.has(role) && repeats === null && start < offset;
      return sum + (counts ? wordCount(text.slice(start, Math.min(blockEnd, offset))) : 0);
    }, 0);
  const all = wordsTo(text.length);
  return all ? wordsTo(end) / all : 0;
}

const wordCount = (text: string) => text.match(/\S+/g)?.length ?? 0;
