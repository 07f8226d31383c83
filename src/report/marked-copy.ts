/** A copy of an article with everything that is marked in it: one file for the screen and for print. */
import { titleOf } from '../domain/article.js';
import type { Coded } from '../measures/coded.js';
import { markStyles, pageStyles } from './html-styles.js';
import { fragment, name, page, tag } from './html-text.js';
import { markedArticle } from './marked-article.js';
import type { MarkedOptions } from './marked-model.js';
import { markedFacts, type Made } from './marked-facts.js';

export interface CopyOptions extends Made, Pick<MarkedOptions, 'include'> {}

/** Self-contained HTML. It needs no script and asks for nothing. */
export function markedCopy(coded: Coded, { include = [], ...made }: CopyOptions): string {
  const { key, text, list } = markedArticle(coded, { include });
  const title = titleOf(coded.article);
  return page({
    title: `${title} (marked copy)`,
    language: 'en',
    styles: `${pageStyles}${markStyles}`,
    body: fragment(
      tag(
        'main',
        {},
        tag('p', { class: 'kicker' }, 'Marked copy'),
        tag('h1', { lang: coded.article.language || null }, name(title)),
        markedFacts(coded, made),
        tag('h2', { id: 'text' }, 'The article'),
        key,
        text,
        tag('h2', { id: 'annotations' }, 'Annotations'),
        coded.annotations.length ? list : tag('p', {}, 'There are none.'),
      ),
    ),
  });
}
