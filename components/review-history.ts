/** What was done in a review, to be taken back before it is over. */
import type { Article } from '../src/domain/article.js';

interface Stage {
  readonly article: Article;
  /** In a sentence. */
  readonly did: string;
}

export class ReviewHistory {
  #done: readonly Stage[] = [];
  #undone: readonly Stage[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** `before`: the article as it was before that was done. */
  record(before: Article, did: string): void {
    this.#done = [...this.#done, { article: before, did }];
    this.#undone = [];
  }

  /** The article to show in place of `now`, and what is undone; null where there is nothing to undo. */
  undo(now: Article): Stage | null {
    const last = this.#done.at(-1);
    if (!last) return null;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, { article: now, did: last.did }];
    return last;
  }

  /** As `undo`, the other way. */
  redo(now: Article): Stage | null {
    const next = this.#undone.at(-1);
    if (!next) return null;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, { article: now, did: next.did }];
    return next;
  }
}
