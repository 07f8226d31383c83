import { expect } from '@open-wc/testing';
import { importArticle } from '../../src/importers/import-article.js';
import { reviewed } from './outline.js';

const sentence = 'The town council voted on Tuesday to close the library in June, after a long meeting. ';
const paragraphs = [1, 2, 3, 4].map((number) => `<p>${number}. ${sentence.repeat(2)}</p>`);
const page = (body: string, head = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const article = (...parts: readonly string[]) =>
  page(`<article><h1>Council votes to close library</h1>${parts.join('')}</article>`);
const review = async (html: string) => reviewed(await importArticle({ html }), 20);

describe('what is left out of a page', () => {
  it('is listed where it stood, with a type, a role and a rule', async () => {
    const html = article(
      '<div class="share-bar"><a href="#">Mail</a></div>',
      paragraphs[0]!,
      paragraphs[1]!,
      '<aside class="sponsor">Buy a boat</aside>',
      paragraphs[2]!,
    );
    const { removed, blocks } = await importArticle({ html });
    expect(removed).to.deep.equal([
      { type: 'paragraph', text: 'Mail', role: 'boilerplate', rule: 'share bar', before: 1 },
      { type: 'paragraph', text: 'Buy a boat', role: 'boilerplate', rule: 'advertisement', before: 3 },
    ]);
    expect(blocks).to.have.length(4);
  });

  it('is none of what the page hides', async () => {
    const html = article(
      ...paragraphs,
      '<p hidden>no</p><p style="display:none">no</p><p aria-hidden="true">no</p><noscript>no</noscript>',
      '<template>no</template><span class="visually-hidden">no</span><textarea>no</textarea>',
    );
    expect(await importArticle({ html })).not.to.have.property('removed');
  });

  it('is one line for the links of one list', async () => {
    const links = ['News', 'Sport', 'Letters']
      .map((name) => `<li><a href="/${name}">${name}</a></li>`)
      .join('');
    const html = page(
      `<nav><h2>Sections</h2><ul>${links}</ul></nav><nav><ul>${links}</ul></nav>
       <article><h1>Council votes to close library</h1>${paragraphs.join('')}</article>`,
    );
    expect((await review(html)).slice(0, 4)).to.deep.equal([
      '- [navigation] Sections',
      '- [navigation] News · Sport · Lett…',
      '- [navigation] News · Sport · Lett…',
      "headline [page's title] Council votes to cl…",
    ]);
  });

  it('is counted from the headline that only the title gives', async () => {
    const html = page(
      `<nav><a href="/">Home page</a></nav><div>${paragraphs.join('')}</div>`,
      '<title>Council votes to close library</title>',
    );
    const { removed, blocks } = await importArticle({ html });
    expect(blocks[0]).to.include({ role: 'headline', rule: "page's title" });
    expect(removed).to.have.length(1);
    expect(removed![0]).to.include({ before: 1 });
  });

  it('is nothing where no article can be made out, or where the page is no whole one', async () => {
    const short = page('<nav><a href="/">Home</a></nav><p>One.</p><footer>Town Paper</footer>');
    expect(await review(short)).to.deep.equal([
      'boilerplate [navigation] Home',
      'body One.',
      'boilerplate [page footer] Town Paper',
    ]);
    const copied = `<html><body><!--StartFragment--><nav>Menu of the day</nav>${paragraphs.join('')}<footer>Town Paper</footer><!--EndFragment-->`;
    expect(await importArticle({ html: copied })).not.to.have.property('removed');
  });

  it('stays in proportion for a page of nothing but links', async () => {
    const links = '<li><a href="/x">A link to something else</a></li>'.repeat(5000);
    const many = article(...paragraphs, `</article><nav><ul>${links}</ul></nav>`);
    const { removed } = await importArticle({ html: many });
    expect(removed!.length).to.be.within(100, 200);
    expect(removed!.reduce((sum, { text }) => sum + text.length, 0)).to.be.closeTo(5000 * 27, 1000);
    const { blocks } = await importArticle({ html: page(`<ul>${links}</ul>`) });
    expect(blocks).to.have.length(5000);
  });
});

describe('what belongs to the article', () => {
  it('stays in its place, though Readability drops it', async () => {
    const html = article(
      '<header class="banner"><p class="article-dek">Mayor calls the closure overdue</p><p class="by-line">By Ana Lima</p><time>11 February 2026</time></header>',
      paragraphs[0]!,
      '<div class="media-box"><img src="a.jpg"><div class="image-caption">The hall on Monday</div></div>',
      paragraphs[1]!,
      '<aside class="pullquote">“It was a long meeting.”</aside>',
      '<ul class="related-facts extra"><li>The library opened in 1911.</li><li>It has nine thousand books.</li></ul>',
      paragraphs[2]!,
      '<footer class="meta"><p class="byline">Additional reporting by Jo Park</p></footer>',
    );
    expect(await review(html)).to.deep.equal([
      "headline [page's title] Council votes to cl…",
      'standfirst [marked as a standfirst] Mayor calls the clo…',
      'byline [marked as a byline] By Ana Lima',
      'dateline [marked as a date line] 11 February 2026',
      'body 1. The town council…',
      'caption [marked as a caption] The hall on Monday',
      'body 2. The town council…',
      'pull-quote [marked as a pull quote] “It was a long meet…',
      '- [related articles] The library opened…',
      '- [related articles] It has nine thousan…',
      'body 3. The town council…',
      'byline [marked as a byline] Additional reportin…',
    ]);
  });

  it('is not taken for the box around it, whatever that is called', async () => {
    const html = page(
      `<div class="comments related"><header class="standfirst byline"><h1>Council votes to close library</h1></header>
       <div class="newsletter">${paragraphs.join('')}</div></div>`,
    );
    expect(await review(html)).to.deep.equal([
      "headline [page's title] Council votes to cl…",
      ...[1, 2, 3, 4].map((number) => `body ${number}. The town council…`),
    ]);
  });

  it('is found in a page whose fields have the names of properties', async () => {
    const names = [
      'parentNode',
      'children',
      'textContent',
      'className',
      'getAttribute',
      'contains',
      'localName',
      'attributes',
    ];
    const fields = names.map((name) => `<input name="${name}"><img id="${name}">`).join('');
    const html = article(`<form class="comment">${fields}<p>Write to us</p></form>`, ...paragraphs);
    expect((await importArticle({ html })).blocks.filter(({ role }) => role === 'body')).to.have.length(4);
  });

  it('is not what has the same name in another part of the page', async () => {
    const html = page(
      `<article><h1>Council votes to close library</h1>${paragraphs.join('')}</article>
       <section class="related"><figure><figcaption>A ferry</figcaption></figure><p class="byline">Jo Park</p></section>
       <section id="comments"><p class="byline">reader9</p><time>2 hours ago</time></section>`,
    );
    expect((await review(html)).slice(5)).to.deep.equal([
      '- [related articles] A ferry',
      '- [related articles] Jo Park',
      '- [comments] reader9',
      '- [comments] 2 hours ago',
    ]);
  });

  it('keeps a place name at the start of its first paragraph', async () => {
    const first = `<p><span class="dateline">PORT HAVEN</span>, 3 May (Agency) — ${sentence}</p>`;
    const { text, blocks } = await importArticle({ html: article(first, ...paragraphs) });
    expect(text.slice(blocks[1]!.start)).to.match(/^PORT HAVEN, 3 May \(Agency\) — The town council/);
    expect(blocks[1]).to.include({ role: 'body' });
  });

  it('is read from under a dialog that hides the page from readers of screens', async () => {
    const html = page(
      `<div id="root" aria-hidden="true"><h1>Council votes to close library</h1>${paragraphs.join('')}</div><div role="dialog"><p>Stay signed in?</p></div>`,
    );
    expect(await review(html))
      .to.include('- [dialog] Stay signed in?')
      .and.include('body 4. The town council…');
  });
});
