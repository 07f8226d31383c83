import { expect } from '@open-wc/testing';
import { reportHtml } from '../../src/report/report-html.js';
import { tag, webAddress } from '../../src/report/html-text.js';
import { coded, figure, hostile, made, parsed, report, source } from './report-data.js';

const article = coded(
  ['“It works,” said the ministry. The party doubts it, it says.'],
  [
    {
      id: 'one',
      words: [
        ['content', '“It works,”'],
        ['cue', 'said'],
        ['source', 'the ministry'],
      ],
      attributes: { mode: 'direct' },
      sources: ['m'],
    },
    { id: 'two', words: [['content', 'The party doubts it']], sources: ['p'] },
  ],
  [source('m', 'Ministry'), source('p', 'Party')],
);
const both = figure({
  text: '2',
  value: 2,
  of: 12,
  share: { value: 2 / 12, low: 0.047, high: 0.448 },
  evidence: { annotations: ['one', 'two'], words: 'marked' },
});
const single = figure(
  { text: '2', value: 2, evidence: { annotations: ['one', 'two'], words: 'quoted' } },
  { id: 'quoted', title: 'Quoted' },
);
const html = (...figures: Parameters<typeof report>[0][number][]) =>
  parsed(reportHtml(report(figures), { codeds: [article], ...made }));

/** Where a link leads. */
const target = (link: Element) => link.ownerDocument.querySelector(link.getAttribute('href')!)!;

describe('a report as a file', () => {
  it('needs no script and asks for nothing', () => {
    const page = html(both);
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content')!;
    expect(policy).to.contain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(page.querySelectorAll('script, link, img, iframe, object, [style], [src]')).to.have.lengthOf(0);
    expect(page.querySelector('style')!.textContent).not.to.match(/@import|url\((?!#)/);
  });

  it('leads from a number to the words behind it, to each quotation, and back', () => {
    const page = html(both);
    const number = page.querySelector('td a')!;
    const group = target(number);
    expect(group.textContent).to.contain('1 “It works,”; 2 The party doubts it');
    expect(target(group.querySelector('a')!)).to.equal(number.closest('td'));
    const quotation = target(group.querySelectorAll('a')[1]!);
    expect(quotation.querySelector('blockquote')!.textContent).to.equal('“It works,” said the ministry.');
    expect(quotation.textContent).to.contain('Ministry');
    expect(target(quotation.querySelector('details a')!)).to.equal(number.closest('td'));
    expect(target(quotation.querySelector('a.number')!).textContent).to.contain('A1');
  });

  it('goes straight to the quotation where there is one', () => {
    const page = html(single);
    expect(target(page.querySelector('td a')!).id).to.equal('a1');
  });

  it('has every quotation once, whether a number counts it or not', () => {
    const page = html();
    expect([...page.querySelectorAll('.annotations blockquote')].map((each) => each.textContent)).to.deep.equal(
      ['“It works,” said the ministry.', 'The party doubts it, it says.'],
    );
  });

  it('draws for the page and for a telephone, and the drawing leads to the words too', () => {
    const page = html(both);
    const [wide, narrow] = page.querySelectorAll('.figure svg');
    expect(wide!.getAttribute('viewBox')).to.match(/^0 0 740 /);
    expect(narrow!.getAttribute('viewBox')).to.match(/^0 0 350 /);
    expect(target(wide!.querySelector('a.mark')!)).to.equal(target(page.querySelector('td a')!));
    expect(page.querySelectorAll('[role="button"]')).to.have.lengthOf(0);
  });

  it('says of how many, how sure, and why a number is missing', () => {
    const none = figure(
      { text: '–', value: null, why: 'Nothing to take a share of.' },
      { id: 'none', title: 'None', chart: null },
    );
    const page = html(both, none);
    expect(page.querySelector('td .of')!.textContent).to.equal('of 12: 17 %, 5–45 %');
    expect(page.querySelectorAll('td')[1]!.textContent).to.equal('–a');
    expect(page.querySelector('.note')!.textContent).to.equal('a Nothing to take a share of.');
  });

  it('defines what it measures, one step from the number', () => {
    const page = html(both);
    const details = page.querySelector('.figure details')!;
    expect(details.textContent).to.contain('Attributions').and.to.contain('Σ');
    expect(target(details.querySelector('a')!).textContent).to.contain('Caution: A side can be named often');
    expect(page.querySelector('main')!.textContent).to.contain('There is no single bias score');
  });

  it('has tables that say what they are, and ids that lead to one place each', () => {
    const page = html(both, single);
    for (const table of page.querySelectorAll('table')) {
      expect(table.querySelector('caption')!.textContent).not.to.equal('');
      expect(table.querySelectorAll('th:not([scope])')).to.have.lengthOf(0);
    }
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const link of page.querySelectorAll('a[href^="#"]'))
      expect(target(link), link.outerHTML).not.to.equal(null);
  });

  it('gives plain numbers where the file does not hold the words', () => {
    const page = parsed(reportHtml(report([both]), { codeds: [], ...made }));
    expect(page.querySelectorAll('td a, .annotations')).to.have.lengthOf(0);
    expect(page.querySelector('.note')!.textContent).to.contain('without their quotations');
    expect(page.querySelector('td')!.textContent).to.contain('2');
  });

  it('numbers the annotations of several articles through', () => {
    const other = coded(
      ['Nobody knows.'],
      [{ id: 'three', kind: 'claim', words: [['claim', 'Nobody knows']] }],
    );
    const page = parsed(reportHtml(report([both]), { codeds: [article, other], ...made }));
    expect([...page.querySelectorAll('.annotations > li')].map(({ id }) => id)).to.deep.equal([
      'a1',
      'a2',
      'a3',
    ]);
  });

  it('lets nothing become anything but words', () => {
    const nasty = figure(
      {
        text: hostile,
        value: hostile,
        why: hostile,
        evidence: { annotations: ['one', hostile], words: 'marked' },
      },
      {
        title: hostile,
        measures: [hostile],
        notes: [hostile],
        table: {
          head: hostile,
          columns: [{ id: hostile, label: hostile, unit: 'text' }],
          rows: [{ id: hostile, label: hostile, cells: [{ text: hostile, value: hostile, why: hostile }] }],
        },
        chart: { type: 'bars', columns: [hostile] },
      },
    );
    const whole = report([nasty], { title: hostile, method: [{ label: hostile, text: hostile }] });
    const page = parsed(reportHtml(whole, { codeds: [article], generated: hostile }));
    expect(page.querySelectorAll('script')).to.have.lengthOf(0);
    expect(page.querySelector('h1')!.textContent).to.equal(hostile);
    for (const element of page.querySelectorAll('*'))
      for (const { name } of element.attributes) expect(name).not.to.match(/^on|^style$/);
  });
});

describe('a tag', () => {
  it('refuses links that are no pages of the web', () => {
    for (const href of [
      'javascript:alert(1)',
      'data:text/html,x',
      ' https://a.example',
      'java\nscript:x',
      '/a',
      'https://a\u202e.example',
    ])
      expect(() => tag('a', { href }), href).to.throw(RangeError, 'must begin with');
    expect(tag('a', { href: 'https://a.example/?a=1&b=2' }, '<&>').html).to.equal(
      '<a href="https://a.example/?a=1&amp;b=2">&lt;&amp;&gt;</a>',
    );
    expect(webAddress('ftp://a.example')).to.equal(null);
    expect(webAddress('https://')).to.equal(null);
  });
});
