/** How the annotations of an article came about: the text, the codebook, who coded it and when. */
import type { Annotation } from '../domain/annotation.js';
import { titleOf, type Article } from '../domain/article.js';
import type { Codebook } from '../domain/codebook.js';
import type { MethodEntry } from './document.js';

/** The facts that a reader needs to find the text again, and to prove that it is the same. */
export function articleText(article: Article): string {
  const { publisher, published, url, revision, sha256, retrieved } = article;
  return [
    `“${titleOf(article)}”`,
    publisher ?? 'publisher not stated',
    published ? `published ${published}` : 'date not stated',
    ...(url ? [url] : []),
    `retrieved ${retrieved}`,
    `version ${revision} of the text`,
    `SHA-256 of the text ${sha256}`,
  ].join('; ');
}

/** From the first day to the last, ISO 8601; one day alone where they are the same. */
export const between = (from: string, to: string): string => (from === to ? `${from}.` : `${from} to ${to}.`);

/** What can be said of a coded article without measuring anything. */
export function codingNote({
  article,
  codebook: { id, version, title },
  annotations,
}: {
  readonly article: Article;
  readonly codebook: Codebook;
  readonly annotations: readonly Annotation[];
}): readonly MethodEntry[] {
  const analysts = [...new Set(annotations.map(({ analyst }) => analyst).filter(Boolean))].sort();
  const days = annotations.map(({ created }) => created.slice(0, 10)).sort();
  return [
    { label: 'Article', text: `${articleText(article)}.` },
    { label: 'Codebook', text: `${title} (${id} ${version}).` },
    { label: 'Analysts', text: analysts.length ? `${analysts.join(', ')}.` : 'Not stated.' },
    { label: 'Coded', text: days.length ? between(days[0]!, days.at(-1)!) : 'Nothing is marked.' },
  ];
}
