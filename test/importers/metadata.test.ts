import { expect } from '@open-wc/testing';
import { importArticle } from '../../src/importers/import-article.js';
import { namesIn } from '../../src/importers/byline-names.js';

const sentence = 'The town council voted on Tuesday to close the library in June, after a long meeting. ';
const words = `<p>${sentence.repeat(4)}</p>`;

interface Page {
  readonly head?: string;
  readonly body?: string;
  readonly html?: string;
  readonly url?: string;
  /** JSON-LD, as a value or as it stands in the page. */
  readonly linked?: unknown;
}

async function read({ head = '', body = words, html = '', linked, ...input }: Page) {
  const data = linked === undefined ? '' : typeof linked === 'string' ? linked : JSON.stringify(linked);
  const script = data && `<script type="application/ld+json">${data}</script>`;
  return importArticle({
    html: `<!doctype html><html ${html}><head>${head}${script}</head><body>${body}</body></html>`,
    ...input,
  });
}

const bylines = async (page: Page) => (await read(page)).bylines;
const of = (author: unknown, ...others: readonly object[]) => ({
  linked: { '@graph': [{ '@type': 'NewsArticle', headline: 'A', author }, ...others] },
});

describe('who wrote it', () => {
  it('is read from JSON-LD as a name, a list, an object or a reference', async () => {
    const person = { '@type': 'Person', '@id': '#ana', name: 'Ana Lima' };
    expect(await bylines(of('Ana Lima'))).to.deep.equal(['Ana Lima']);
    expect(await bylines(of(['Ana Lima', person, { name: 'Jo Park' }]))).to.deep.equal(['Ana Lima', 'Jo Park']);
    expect(await bylines(of({ '@id': '#ana' }, person))).to.deep.equal(['Ana Lima']);
    expect(await bylines(of([{ '@id': '#nobody' }]))).to.deep.equal([]);
    expect(await bylines(of({ name: ['Ana Lima', 'A. Lima'] }))).to.deep.equal(['Ana Lima']);
    expect(await bylines(of(null))).to.deep.equal([]);
    expect(await bylines(of({ name: 'By Zoë O&#039;Hara &amp; Jo Park' }))).to.deep.equal([
      "Zoë O'Hara & Jo Park",
    ]);
  });

  it('is read from meta tags, and is no address, handle or name of a system', async () => {
    const meta = (content: string, name = 'author') => ({ head: `<meta name="${name}" content="${content}">` });
    expect(await bylines(meta('By Ana Lima'))).to.deep.equal(['Ana Lima']);
    expect(await bylines(meta('كتب: مازن الخطيب'))).to.deep.equal(['مازن الخطيب']);
    expect(await bylines(meta('Ana Lima', 'parsely-author'))).to.deep.equal(['Ana Lima']);
    for (const nobody of ['https://www.facebook.com/ana', 'facebook.com/ana', '@ana', 'admin', 'null', ' '])
      expect(await bylines(meta(nobody, 'article:author')), nobody).to.deep.equal([]);
    const profile = '<meta property="og:article:author" content="https://p.example/ana">';
    expect(await bylines({ head: profile, body: `<p class="byline">By Ana Lima</p>${words}` })).to.deep.equal([
      'Ana Lima',
    ]);
  });

  it('is read from a line of the page only where it is plain which words are names', () => {
    expect(namesIn('By Ana Lima and Jo Park, Town reporters')).to.deep.equal(['Ana Lima', 'Jo Park']);
    expect(namesIn('Von Jule Brandt und Tarek Öz')).to.deep.equal(['Jule Brandt', 'Tarek Öz']);
    expect(namesIn('Par Yann Le Goff, le 8 avril 2026')).to.deep.equal(['Yann Le Goff']);
    expect(namesIn('By Wil Tamaki (now) and Jess de la Cruz (earlier)')).to.deep.equal([
      'Wil Tamaki',
      'Jess de la Cruz',
    ]);
    expect(namesIn('بقلم: مازن الخطيب')).to.deep.equal(['مازن الخطيب']);
    expect(namesIn('记者 林小舟')).to.deep.equal(['林小舟']);
    for (const line of [
      'Rosa Imhof Money reporter',
      'By our staff',
      '来源：海角日报',
      'Updated 3 May 2026',
      '',
      null,
    ])
      expect(namesIn(line), String(line)).to.deep.equal([]);
  });
});

describe('what it is called', () => {
  const titleOf = async (page: Page) => (await read(page)).title;

  it('loses the name of the site where that is known', async () => {
    const site = '<meta property="og:site_name" content="Town Paper">';
    for (const title of [
      'The roof fell | Town Paper',
      'The roof fell - town paper',
      'Town Paper: The roof fell',
    ])
      expect(await titleOf({ head: `<title>${title}</title>${site}` }), title).to.equal('The roof fell');
    expect(await titleOf({ head: '<title>The roof fell - Town Paper</title>' })).to.equal(
      'The roof fell - Town Paper',
    );
    expect(await titleOf({ head: `<title>Town Paper</title>${site}` })).to.equal('Town Paper');
  });

  it('loses what stands beside it where the page prints it without', async () => {
    const head = '<meta property="og:title" content="Live: The roof fell | News | Town Paper">';
    const parts = '<meta property="og:title" content="The roof fell at noon_Town_Paper">';
    expect(await titleOf({ head: parts, body: `<h1>The roof fell at noon</h1>${words}` })).to.equal(
      'The roof fell at noon',
    );
    expect(await titleOf({ head, body: `<h2>Elsewhere</h2>${words}` })).to.equal(
      'Live: The roof fell | News | Town Paper',
    );
  });

  it('is shown without the entities that systems leave in it', async () => {
    const linked = {
      '@type': 'NewsArticle',
      headline: 'Roof &amp; walls: &#8220;all&#8221; <b>fell</b> at 3 < 4',
    };
    expect(await titleOf({ linked })).to.equal('Roof & walls: “all” fell at 3 < 4');
    expect(await titleOf({ head: '<meta property="og:title" content="Roof &amp;amp; walls">' })).to.equal(
      'Roof & walls',
    );
  });

  it('is that of the page, not of another article that it names', async () => {
    const linked = [
      { '@type': 'ItemList', itemListElement: [] },
      { '@type': 'NewsArticle', headline: 'Another roof', author: 'Jo Park' },
      {
        '@type': 'WebPage',
        mainEntity: { '@type': 'NewsArticle', headline: 'The roof fell', author: 'Ana Lima' },
      },
    ];
    const { title, bylines: names } = await read({ linked, body: `<h1>The roof fell</h1>${words}` });
    expect([title, names]).to.deep.equal(['The roof fell', ['Ana Lima']]);
  });
});

describe('who published it', () => {
  it('is a name, and never a handle', async () => {
    const publisher = async (page: Page) => (await read(page)).publisher;
    const linked = (value: unknown) => ({ linked: { '@type': 'NewsArticle', publisher: value } });
    expect(await publisher(linked({ name: 'Town &amp; Paper' }))).to.equal('Town & Paper');
    expect(await publisher(linked([{ name: 'Town Paper' }, { name: 'Other' }]))).to.equal('Town Paper');
    expect(await publisher(linked('Town Paper'))).to.equal('Town Paper');
    expect(await publisher({ head: '<meta name="twitter:site" content="@townpaper">' })).to.equal(null);
    expect(await publisher({ head: '<meta name="application-name" content="Town Paper">' })).to.equal(
      'Town Paper',
    );
  });
});

describe('when it was published', () => {
  const published = async (page: Page) => (await read(page)).published;
  const at = (content: string) =>
    published({ head: `<meta property="article:published_time" content="${content}">` });

  it('is kept as the page states it, with its time zone', async () => {
    for (const date of [
      '2026-03-16',
      '2026-03-16T06:40:00+01:00',
      '2026-03-16T06:40:00.000Z',
      '2026-03-16T06:40:00+0100',
      '2026-03-16 06:40:00 +01:00',
      '2026-03-16T06:40',
    ])
      expect(await at(date)).to.equal(date);
    for (const guess of ['16/03/2026', 'March 16, 2026', '2026-13-45', 'yesterday', '20260316'])
      expect(await at(guess), guess).to.equal(null);
  });

  it('is no date of a comment, of an entry or of another article', async () => {
    const time = (date: string) => `<time datetime="${date}">then</time>`;
    expect(await published({ body: `<header><h1>A</h1>${time('2026-03-16')}</header>${words}` })).to.equal(
      '2026-03-16',
    );
    expect(await published({ body: `<h1>A</h1>${words}<ul><li>${time('2026-03-18')}</li></ul>` })).to.equal(
      null,
    );
    const updated = `<header><h1>A</h1>${time('2026-03-17')}${time('2026-03-16')}</header>${words}`;
    expect(await published({ body: updated })).to.equal('2026-03-16');
    const entries = ['2026-03-16', '2026-03-17'].map((date) => `<article>${time(date)}${words}</article>`);
    expect(await published({ body: `<main><h1>A</h1>${entries.join('')}</main>` })).to.equal(null);
  });
});

describe('where it was published', () => {
  const urlOf = async (page: Page) => (await read(page)).url;

  it('is an absolute address of the web', async () => {
    const canonical = (href: string) => `<link rel="canonical" href="${href}">`;
    expect(await urlOf({ head: canonical('/a?b=1'), url: 'https://p.example/x/y' })).to.equal(
      'https://p.example/x/y',
    );
    expect(await urlOf({ head: `<base href="https://p.example/amp/">${canonical('../a')}` })).to.equal(
      'https://p.example/a',
    );
    for (const head of ['javascript:alert(1)', 'data:text/html,x', 'file:///a', '/a', 'ftp://a.example/'].map(
      canonical,
    ))
      expect(await urlOf({ head }), head).to.equal(null);
    const linked = {
      '@type': 'NewsArticle',
      mainEntityOfPage: { '@id': 'https://p.example/b' },
      url: 'not an address',
    };
    expect(await urlOf({ linked })).to.equal('https://p.example/b');
  });

  it('is where a browser noted that it saved the page', async () => {
    const saved = `<!doctype html>\n<!-- saved from url=(0026)https://p.example/a?b=1 -->\n<html><body>${words}</body></html>`;
    expect((await importArticle({ html: saved })).url).to.equal('https://p.example/a?b=1');
    const single = `<!doctype html><html><!--\n Page saved with SingleFile \n url: https://p.example/c \n saved date: Mon\n--><body>${words}`;
    expect((await importArticle({ html: single })).url).to.equal('https://p.example/c');
  });
});

describe('language and direction', () => {
  it('are read in the forms that pages write them in', async () => {
    const language = async (page: Page) => (await read(page)).language;
    expect(await language({ html: 'lang="en_GB"' })).to.equal('en-GB');
    expect(await language({ html: 'lang="PT-br"' })).to.equal('pt-BR');
    expect(await language({ html: 'xml:lang="fr"' })).to.equal('fr');
    expect(await language({ head: '<meta http-equiv="Content-Language" content="nl">' })).to.equal('nl');
    expect(await language({ head: '<meta property="og:locale" content="de_DE">' })).to.equal('de-DE');
    for (const nothing of ['x-default', 'und', '', 'not a language'])
      expect(await language({ html: `lang="${nothing}"` }), nothing).to.equal(null);
    const { direction } = await importArticle({ html: `<html><body dir="RTL">${words}</body></html>` });
    expect(direction).to.equal('rtl');
  });
});

describe('broken JSON-LD', () => {
  it('is passed over where it is broken, and read where it is only wrapped', async () => {
    const head = '<meta property="og:title" content="The roof fell">';
    const good = '{"@type":"NewsArticle","headline":"From JSON"}';
    for (const broken of [
      '{"@type":"NewsArticle","headline":"A",}',
      '{/* a */"@type":"NewsArticle"',
      '[',
      'null',
      '7',
      '""',
      '[[[[[[[[1]]]]]]]]',
    ])
      expect((await read({ head, linked: broken })).title, broken).to.equal('The roof fell');
    for (const wrapped of [
      `<!-- ${good} -->`,
      `//<![CDATA[\n${good}\n//]]>`,
      `/* <![CDATA[ */${good}/* ]]> */`,
      `${good};`,
    ])
      expect((await read({ head, linked: wrapped })).title, wrapped).to.equal('From JSON');
  });
});
