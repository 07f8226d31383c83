/** Lets an analyst look through an article: its roles, its facts, and what was left out of it. */
import type { Article } from '../src/domain/article.js';
import { BiasReview } from './bias-review.js';
import { defineAll } from './define-all.js';

export interface Reviewed {
  readonly article: Article;
  /** Parts of the page were taken back into the text. */
  readonly textChanged: boolean;
}

/** In a dialog inside `root`. Null where the analyst gives it up; the focus goes back to where it was. */
export async function reviewArticle(
  root: ShadowRoot,
  article: Article,
  options: { readonly mode: 'before' | 'later'; readonly heading: string },
): Promise<Reviewed | null> {
  defineAll({ 'bias-review': BiasReview });
  const before = root.activeElement;
  const element = document.createElement('bias-review') as BiasReview;
  Object.assign(element, { article, ...options });
  const reviewed = new Promise<Reviewed | null>((resolve) => {
    element.addEventListener('review-done', (event) => resolve((event as CustomEvent<Reviewed>).detail));
    element.addEventListener('review-cancel', () => resolve(null));
  });
  root.append(element);
  const result = await reviewed;
  element.remove();
  if (before instanceof HTMLElement && before.isConnected) before.focus();
  return result;
}
