import { expect } from '@open-wc/testing';
import type { Article } from '../../src/domain/article.js';
import { importArticle } from '../../src/importers/import-article.js';
import { isRuleName } from '../../src/importers/rules.js';
import { facts, reviewed } from './outline.js';

/** Saved pages that copy the habits of the systems that newsrooms use; beside each, how a careful reader takes it. */
const pages: Readonly<Record<string, string>> = {
  wordpress: 'a blog system with shares, related posts, comments and widgets',
  divs: 'a page without one paragraph, saved while a dialog covered it',
  amp: 'a page of elements that browsers do not know, in German',
  'live-blog': 'a live blog of many small articles',
  breaks: 'an old page of tables and line breaks',
  drupal: 'a page of fields within fields, in French',
  arabic: 'a page from right to left',
  chinese: 'a page in a script without spaces',
  paywall: 'a page that is cut off for those who do not pay',
  newsletter: 'a newsletter of tables within tables',
  'wire-list': 'a list of stories',
  magazine: 'a magazine whose classes are made by a tool',
};

const read = async (name: string) => (await fetch(new URL(`./pages/${name}`, import.meta.url))).text();

/** Letters and digits only, since a page's white space and separators are not its words. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The words of the article and those left out, in the order of the page. */
const everything = ({ text, blocks, removed = [] }: Article) =>
  [...blocks.keys(), blocks.length]
    .flatMap((index) => [
      ...removed.flatMap((each) => (each.before === index ? each.text : [])),
      text.slice(blocks[index]?.start, blocks[index]?.end ?? 0),
    ])
    .join('');

/** The words that a browser would show of `html`. */
function shown(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const unseen =
    'script, style, noscript, template, textarea, [hidden], [style*="display:none"], .screen-reader-text, .visually-hidden';
  for (const element of body.querySelectorAll(unseen)) element.remove();
  return body.textContent;
}

describe('a saved page', () => {
  for (const [name, what] of Object.entries(pages)) {
    it(`is taken as a careful reader takes it: ${what}`, async () => {
      const article = await importArticle({ html: await read(`${name}.html`) });
      expect([facts(article), ...reviewed(article, 56), ''].join('\n')).to.equal(
        await read(`${name}.outline.txt`),
      );
    });

    it(`loses no word that it shows: ${name}`, async () => {
      const html = await read(`${name}.html`);
      const article = await importArticle({ html });
      expect(letters(everything(article))).to.equal(letters(shown(html)));
    });
  }

  it('names a known rule for all but plain body', async () => {
    for (const name of Object.keys(pages)) {
      const { blocks, removed = [] } = await importArticle({ html: await read(`${name}.html`) });
      for (const { role, rule } of blocks)
        expect(role === 'body' || isRuleName(rule ?? ''), `${name}: ${role}, ${rule}`).to.equal(true);
      for (const { rule } of removed) expect(isRuleName(rule), `${name}: ${rule}`).to.equal(true);
    }
  });
});
