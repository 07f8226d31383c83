/** Small texts about an article and what is marked in it. */
import { html } from 'lit';
import { titleOf, type Article, type Metadata } from '../src/domain/article.js';
import type { Session } from '../src/session.js';

/** Where and when it was published, and by whom: what is known of it. */
export function about({ publisher, published, bylines, language, ...article }: Article): string {
  return (
    [publisher, published && formatDate({ published, language }), bylines.join(', ')]
      .filter(Boolean)
      .join(' · ') || titleOf(article)
  );
}

/** The date in words of the article's language; as the page states it where it is no date. */
export function formatDate({ published, language }: Pick<Metadata, 'published' | 'language'>): string {
  if (!published || Number.isNaN(Date.parse(published))) return published ?? '';
  const timeZone = /^\d{4}-\d{2}-\d{2}$/.test(published) ? 'UTC' : undefined; // A date alone is no instant.
  const format = (locale?: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(published));
  try {
    return format(language ?? undefined);
  } catch {
    return format(); // The page's language is no language tag.
  }
}

/** How many annotations of each kind there are; the key to the colours as well. */
export const counts = ({ codebook, counts: byKind }: Session) =>
  codebook.kinds.map(
    ({ id, label, tone }) =>
      html`<span class="tone-${tone}"><span class="swatch">${label}</span> ${byKind.get(id) ?? 0}</span>`,
  );
