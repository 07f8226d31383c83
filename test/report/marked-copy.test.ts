import { expect } from '@open-wc/testing';
import { cuts } from '../../src/report/marked-cuts.js';
import { markedCopy } from '../../src/report/marked-copy.js';
import { coded, hostile, made, parsed, source } from './report-data.js';

const textOf = (root: Document | Element, selector: string) =>
  [...root.querySelectorAll(selector)].map((each) => each.textContent);

/** The words of the article without the labels that stand over them. */
function articleText(page: Document): string {
  const article = page.querySelector('.article')!.cloneNode(true) as Element;
  for (const label of article.querySelectorAll('.n, .role')) label.remove();
  return [...article.children].map((block) => block.textContent).join('\n');
}

describe('cuts', () => {
  it('cuts wherever something begins or ends, what encloses first', () => {
    const [outer, inner, across] = [
      { name: 'outer', start: 0, end: 6 },
      { name: 'inner', start: 2, end: 4 },
      { name: 'across', start: 3, end: 9 },
    ];
    const found = cuts({ start: 1, end: 8 }, [across!, inner!, outer!]);
    expect(
      found.map(({ start, end, layers }) => [start, end, layers.map(({ name }) => name).join()]),
    ).to.deep.equal([
      [1, 2, 'outer'],
      [2, 3, 'outer,inner'],
      [3, 4, 'outer,inner,across'],
      [4, 6, 'outer,across'],
      [6, 8, 'across'],
    ]);
    expect(found.map(({ begins }) => begins.map(({ name }) => name).join())).to.deep.equal([
      'outer',
      'inner',
      'across',
      '',
      '',
    ]);
  });
});

describe('a marked copy', () => {
  const article = coded(
    ['The ministry said the plan 📚 works, he claimed.', { text: 'A caption.', role: 'caption' }],
    [
      {
        id: 'outer',
        words: [
          ['source', 'The ministry'],
          ['cue', 'said'],
          ['content', 'the plan 📚 works, he claimed'],
        ],
        attributes: { mode: 'indirect', stance: 'neutral', mine: 'own words' },
        prefilled: ['stance'],
        sources: ['ministry'],
        note: 'Check this.',
      },
      { id: 'inner', words: [['content', 'plan 📚 works']], parent: 'outer', confidence: 0.5 },
      { id: 'claim', kind: 'claim', words: [['claim', '📚 works, he']] },
      { id: 'strange', kind: 'rumour', words: [['rumour', 'A caption']] },
    ],
    [source('ministry', 'Ministry')],
  );

  it('keeps every character of the text, and marks overlaps and nesting', () => {
    const page = parsed(markedCopy(article, made));
    expect(articleText(page)).to.equal(article.article.text);
    const over = [...page.querySelectorAll('.article mark')].filter((mark) => mark.textContent === '📚 works');
    expect(over.map((mark) => mark.getAttribute('data-annotation'))).to.deep.equal(['1', '2', '3']);
    expect(over.map((mark) => mark.className)).to.deep.equal(['tone-2', 'tone-2', 'tone-1']);
  });

  it('leads from the mark to what is coded, and back', () => {
    const page = parsed(markedCopy(article, made));
    expect(textOf(page, '.n').map((label) => label!.replace('\u2060', ''))).to.deep.equal([
      'A1 source',
      'A1 cue',
      'A1',
      'A2',
      'C3',
      '?4',
    ]);
    for (const link of page.querySelectorAll('a[href^="#"]'))
      expect(page.querySelector(link.getAttribute('href')!), link.outerHTML).not.to.equal(null);
    const ids = [...page.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    const [first, second, , strange] = textOf(page, '.annotations > li');
    expect(first).to.contain('Ministry').and.to.contain('Mode: Indirect · mine: own words');
    expect(first).to.contain('By rule, not chosen: Stance of the cue: Neutral').and.to.contain('Check this.');
    expect(second).to.contain('in the words of 1').and.to.contain('confidence 50 %');
    expect(strange).to.contain('rumour (not in the codebook)').and.to.contain('Not counted: in a caption');
  });

  it('shows what is not counted, unless it was switched in', () => {
    expect(textOf(parsed(markedCopy(article, made)), '.out .role')).to.deep.equal(['Caption: not counted']);
    expect(textOf(parsed(markedCopy(article, { ...made, include: ['caption'] })), '.out')).to.deep.equal([]);
  });

  it('says which text it is and how it was coded', () => {
    const facts = parsed(markedCopy(article, made)).querySelector('.facts')!.textContent;
    expect(facts).to.contain(article.article.sha256).and.to.contain('source-bias 1.1.0').and.to.contain('ana');
    expect(facts).to.contain('2026-01-02 03:04 UTC with annotator 1.2.3');
  });

  it('lists those of an earlier version, which have no place', () => {
    const { annotations, ...rest } = article;
    const page = parsed(
      markedCopy({ ...rest, annotations: annotations.map((each) => ({ ...each, revision: 2 })) }, made),
    );
    expect(page.querySelectorAll('.article mark')).to.have.lengthOf(0);
    expect(page.querySelectorAll('.annotations > li')).to.have.lengthOf(4);
    expect(page.querySelector('.annotations')!.textContent).to.contain('marked in version 2');
  });

  it('lets no word of an article, a source, an analyst or a note become anything but words', () => {
    const nasty = coded(
      [hostile, { text: 'A link.', marks: [{ type: 'link', start: 0, end: 6, href: 'javascript:alert(1)' }] }],
      [
        {
          id: 'x"><script>',
          words: [
            ['content', '<script>'],
            ['cue', 'two'],
          ],
          note: hostile,
          analyst: hostile,
          sources: ['s'],
          attributes: { mode: hostile, [hostile]: hostile },
        },
      ],
      [source('s', hostile)],
      {
        title: hostile,
        publisher: hostile,
        bylines: [hostile],
        url: 'javascript:alert(1)',
        published: hostile,
      },
    );
    const page = parsed(markedCopy(nasty, { generated: hostile }));
    expect(page.querySelectorAll('script, iframe, img, object, base, form')).to.have.lengthOf(0);
    expect(articleText(page)).to.equal(nasty.article.text);
    for (const element of page.querySelectorAll('*'))
      for (const { name, value } of element.attributes) {
        expect(name).not.to.match(/^on|^style$|^src/);
        expect(value).not.to.match(/^\s*(javascript|data):/i);
      }
  });

  it('gives words their language and direction', () => {
    const arabic = coded(['قالت الوزارة 🎙 إن الخطة تعمل.'], [{ id: 'a', words: [['content', 'الخطة']] }], [], {
      language: 'ar',
      direction: 'rtl',
    });
    const page = parsed(markedCopy(arabic, made));
    expect(page.documentElement.lang).to.equal('en');
    for (const selector of ['.article', '.annotations blockquote']) {
      const element = page.querySelector(selector)!;
      expect([element.getAttribute('lang'), element.getAttribute('dir')]).to.deep.equal(['ar', 'rtl']);
    }
    expect(articleText(page)).to.equal(arabic.article.text);
  });

  it('replaces what no file can hold', () => {
    const page = parsed(markedCopy(coded(['a\u0000b\u0007c']), { generated: '\ud83d' }));
    expect(articleText(page)).to.equal('a\ufffdb\ufffdc');
  });
});
