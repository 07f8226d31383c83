/** What a restore means for each article, for whoever decides about it. */
import { titleOf, type Article } from '../domain/article.js';
import type { ArticleNews } from '../domain/backup.js';
import type { Changes } from './backup-changes.js';

/**
 * The articles to which something happens, those that come in first. `known`: those that no edit shows, for their
 * titles; `fates`: what becomes of one, by the id under which it is here afterwards, where its edits do not tell.
 */
export function newsOf(
  { articles, annotations }: Changes,
  known: readonly Article[],
  fates: ReadonlyMap<string, ArticleNews['what']> = new Map(),
): readonly ArticleNews[] {
  const counts = new Map<string, number>();
  for (const { before, after } of annotations)
    for (const id of new Set([before?.articleId, after?.articleId]))
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  const titles = new Map(known.map((article) => [article.id, titleOf(article)]));
  const news = new Map<string, ArticleNews>();
  const tell = (id: string, what: ArticleNews['what']) =>
    news.set(id, { id, title: titles.get(id) ?? 'Untitled article', what, annotations: counts.get(id) ?? 0 });
  for (const { before, after } of articles) {
    const { id } = (after ?? before)!;
    titles.set(id, titleOf((after ?? before)!));
    tell(id, fates.get(id) ?? (!before ? 'added' : after ? 'changed' : 'removed'));
  }
  for (const [id, what] of fates) if (!news.has(id)) tell(id, what);
  for (const id of counts.keys()) if (!news.has(id)) tell(id, 'joined');
  const order: readonly ArticleNews['what'][] = ['added', 'separate', 'older', 'changed', 'joined', 'removed'];
  return [...news.values()].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
}
