/** Which annotations touch which block: the record from which any part of the article can be drawn at once. */
import type { Annotation } from '../domain/annotation.js';
import { extent } from '../domain/annotation.js';
import { blockAt, type Article } from '../domain/article.js';
import type { Annotations, Change } from '../domain/change.js';

export class HighlightIndex {
  readonly #article: Article;
  /** By block index. An annotation is listed once for each block that one of its spans touches. */
  readonly #blocks: Annotation[][];

  constructor(article: Article, annotations: Annotations) {
    this.#article = article;
    this.#blocks = article.blocks.map(() => []);
    for (const annotation of annotations.values()) this.#add(annotation);
  }

  /** The annotations to draw in a block. */
  inBlock(index: number): readonly Annotation[] {
    return this.#blocks[index] ?? [];
  }

  /** The annotations that cover the character at `offset`, the innermost (shortest) first. */
  at(offset: number): readonly Annotation[] {
    return this.inBlock(blockAt(this.#article, offset))
      .filter(({ spans }) => spans.some(({ start, end }) => start <= offset && offset < end))
      .sort((a, b) => length(a) - length(b));
  }

  /** Takes in a change and returns the blocks that look different after it. */
  change(change: Change): ReadonlySet<number> {
    const touched = new Set<number>();
    for (const { before, after } of change) {
      if (before) for (const index of this.#remove(before)) touched.add(index);
      if (after) for (const index of this.#add(after)) touched.add(index);
    }
    return touched;
  }

  blocksOf({ spans }: Annotation): ReadonlySet<number> {
    const indexes = new Set<number>();
    for (const { start, end } of spans)
      for (let index = blockAt(this.#article, start); index <= blockAt(this.#article, end - 1); index++)
        indexes.add(index);
    return indexes;
  }

  #add(annotation: Annotation): ReadonlySet<number> {
    const indexes = this.blocksOf(annotation);
    for (const index of indexes) this.#blocks[index]?.push(annotation);
    return indexes;
  }

  #remove(annotation: Annotation): ReadonlySet<number> {
    const indexes = this.blocksOf(annotation);
    for (const index of indexes) {
      const list = this.#blocks[index]!;
      const place = list.findIndex(({ id }) => id === annotation.id);
      if (place >= 0) list.splice(place, 1);
    }
    return indexes;
  }
}

const length = (annotation: Annotation) => {
  const { start, end } = extent(annotation);
  return end - start;
};
