import { expect } from '@open-wc/testing';
import { importArticle } from '../../src/importers/import-article.js';
import { readPdf } from '../../src/importers/pdf.js';
import { readInput } from '../../src/importers/read-file.js';
import { column, pdfOf, type Placed } from './pdf-maker.js';
import { failureOf } from '../support/failure.js';

const paragraphs = async (...pages: readonly (readonly Placed[])[]) => {
  const { html } = await readPdf(pdfOf(pages));
  return html!.split('\n').map((line) => line.replace(/^<p>(.*)<\/p>$/, '$1'));
};
const sample = async (name: string) =>
  new File([await (await fetch(`/samples/articles/${name}`)).blob()], name);

describe('PDF files', () => {
  it('are read as headings and paragraphs, each page as its columns run', async () => {
    const input = await readInput(await sample('quarry-inquiry.pdf'));
    const article = await importArticle(input as never);
    expect(article).to.deep.include({
      title: 'Inquiry opens into death at Holm quarry',
      language: 'en-GB',
      bylines: [],
      published: null,
    });
    expect(article.raw).to.include({ name: 'quarry-inquiry.pdf', type: 'application/pdf', size: 32460 });
    const lines = article.text.split('\n');
    const firsts = lines
      .filter((line) => line.length > 90)
      .map((line) => line.split(' ').slice(0, 3).join(' '));
    expect(firsts).to.deep.equal([
      'LINDHOLT – A',
      'Jory Ashdown, 34,',
      'Counsel for the',
      'The record was',
      'An engineer from',
      'The quarrymen’s union',
      'Residents of the',
      'The inquiry is',
      'The company’s safety',
      'Holm Stone said',
      'A report is',
    ]);
    expect(lines).to.include(
      'The quarrymen’s union alleged that the company had ignored four written warnings. Holm Stone acknowledged receiving two letters, which it characterised as “general in nature”.',
    );
    expect(lines).to.include('What happens next');
    expect(
      article.blocks.flatMap(({ rule }, index) => (rule?.startsWith('page ') ? [rule, lines[index]] : [])),
    ).to.deep.equal([
      'page header',
      'Uplands Weekly Thursday 7 May 2026',
      'page footer',
      'Page 1 of 2',
      'page header',
      'Uplands Weekly Thursday 7 May 2026',
      'page footer',
      'Page 2 of 2',
    ]);
  });

  it('come out column by column, whatever order they were drawn in', async () => {
    const left = column(
      [
        'The county wants to let the sea back in',
        'at three places south of the town. Many',
        'of those who live there are against it,',
        'and so is the farmers’ league in the'.replace('’', "'"),
      ],
      { x: 50, y: 100 },
    );
    const right = column(
      [
        'capital. The water board says that it',
        'has no choice, and shows a map of the',
        'coast as it may look in forty years if',
        'nothing at all is done about the dyke.',
      ],
      { x: 300, y: 100 },
    );
    const rows = left.flatMap((line, index) => [line, right[index]!]);
    const headline = { text: 'Salt marsh plan splits a whole coast from end to end', x: 50, y: 70, size: 18 };
    expect(await paragraphs([...rows, headline])).to.deep.equal([
      '<h1>Salt marsh plan splits a whole coast from end to end</h1>',
      "The county wants to let the sea back in at three places south of the town. Many of those who live there are against it, and so is the farmers' league in the capital. The water board says that it has no choice, and shows a map of the coast as it may look in forty years if nothing at all is done about the dyke.",
    ]);
  });

  it('keep a table in its rows', async () => {
    const cells = ['Orne', 'Sund', 'Holm', 'Tamsel'].flatMap((name, index) => [
      { text: name, x: 50, y: 100 + 14 * index },
      { text: `${index + 2} ha`, x: 200, y: 100 + 14 * index },
    ]);
    expect(await paragraphs(cells)).to.deep.equal(['Orne 2 ha', 'Sund 3 ha', 'Holm 4 ha', 'Tamsel 5 ha']);
  });

  it('begin a paragraph at an indent, a wide gap, or a line that had room for the next word', async () => {
    const page = [
      ...column(['The first paragraph goes on for two lines, of', 'which the second is short.'], {
        x: 50,
        y: 100,
      }),
      { text: 'The second begins further in, as books have', x: 62, y: 124 },
      ...column(
        ['it, and ends with a line as long as any other', 'that there is in the whole of this narrow test.'],
        { x: 50, y: 136 },
      ),
      ...column(['The third stands apart.'], { x: 50, y: 172 }),
    ];
    expect(await paragraphs(page)).to.deep.equal([
      'The first paragraph goes on for two lines, of which the second is short.',
      'The second begins further in, as books have it, and ends with a line as long as any other that there is in the whole of this narrow test.',
      'The third stands apart.',
    ]);
  });

  it('join what the end of a line parts, but not what a hyphen joins', async () => {
    const lines = [
      'The long-standing dispute over the quar-',
      'rymen went on, and the chairman, who was long-',
      'standing in his post, would not re-',
      'sign. He had the support of the Anglo-',
      'Lindholt society, and of the coun-',
      'cil, for as long as the inquiry lasts.',
    ];
    expect(await paragraphs(column(lines, { x: 50, y: 100 }))).to.deep.equal([
      'The long-standing dispute over the quarrymen went on, and the chairman, who was long-standing in his post, would not resign. He had the support of the Anglo-Lindholt society, and of the council, for as long as the inquiry lasts.',
    ]);
    const rare = [
      ...Array<string>(12).fill('a line that ends as it should do'),
      'It was a good year for the seed-',
      'potato, said all of those who',
      'grow it, and for the growers.',
    ];
    const [text] = await paragraphs(column(rare, { x: 50, y: 100 }));
    expect(text).to.contain('It was a good year for the seed-potato, said all');
  });

  it('set running heads and page numbers apart, and go on with a paragraph over the page', async () => {
    const page = (number: number, lines: readonly string[]) => [
      { text: `The Averley Courier, ${number} May`, x: 50, y: 30, size: 8 },
      ...column(lines, { x: 50, y: 100 }),
      { text: `${number}`, x: 297, y: 810, size: 8 },
    ];
    const found = await paragraphs(
      page(1, ['The report runs to six hundred pages, and the', 'forty that concern the marsh are written by']),
      page(2, ['somebody who had never seen it, as the board', 'has now conceded.']),
    );
    expect(found).to.deep.equal([
      '<p class="running-head">The Averley Courier, 1 May</p>',
      'The report runs to six hundred pages, and the forty that concern the marsh are written by somebody who had never seen it, as the board has now conceded.',
      '<p class="running-foot">1</p>',
      '<p class="running-head">The Averley Courier, 2 May</p>',
      '<p class="running-foot">2</p>',
    ]);
  });

  it('lower an initial to its line, and keep what runs up the page', async () => {
    const page = [
      { text: 'T', x: 50, y: 124, size: 34 },
      ...column(['he county wants to let the sea', 'back in at three places south of'], { x: 72, y: 100 }),
      ...column(['the town, and the farmers do not want it to.'], { x: 50, y: 124.5 }),
      { text: 'Photo: I. Maro', x: 560, y: 400, size: 6, up: true },
    ];
    expect(await paragraphs(page)).to.deep.equal([
      'The county wants to let the sea back in at three places south of the town, and the farmers do not want it to.',
      'Photo: I. Maro',
    ]);
  });

  it('state only facts that their own words bear out', async () => {
    const page = [
      { text: 'Well runs dry', x: 50, y: 50, size: 20 },
      { text: 'By Ana Lima and Per Holt', x: 50, y: 80 },
      { text: 'The well gave its last bucket on Sunday, and nobody knows why.', x: 50, y: 110 },
    ];
    const facts = async (info: string, catalog = '') => {
      const { html: _, ...rest } = await readPdf(pdfOf([page], { info, catalog }));
      return rest;
    };
    expect(await facts('/Title (Well runs dry) /Author (Per Holt, Ana Lima)', '/Lang (en-GB)')).to.deep.equal({
      title: 'Well runs dry',
      language: 'en-GB',
    });
    expect(
      await facts('/Title (Layout 4.indd) /Author (Ana Lima; Per Holt)', '/Lang (not a language)'),
    ).to.deep.equal({ bylines: ['Ana Lima', 'Per Holt'] });
    expect(await facts('/Title (the well) /Author (desk02) /CreationDate (D:20190201080000Z)')).to.deep.equal(
      {},
    );
  });

  it('take their address from what a browser prints under them', async () => {
    const { base, html } = await readPdf(
      pdfOf([
        [
          { text: '11/22/26, 11:26 PM', x: 30, y: 20, size: 8 },
          { text: 'Well runs dry', x: 250, y: 20, size: 8 },
          { text: 'The well gave its last bucket on Sunday.', x: 50, y: 110 },
          { text: 'https://uplands.example/valley/well', x: 30, y: 830, size: 8 },
          { text: '1/1', x: 550, y: 830, size: 8 },
        ],
      ]),
    );
    expect(base).to.equal('https://uplands.example/valley/well');
    expect(html).to.contain('<p class="running-head">11/22/26, 11:26 PM Well runs dry</p>');
  });

  it('are refused in a sentence where they hold no text, or are cut off', async () => {
    const read = (bytes: Uint8Array) => failureOf(readInput({ name: 'report.pdf', type: '', bytes }));
    expect(await read(pdfOf([[]]))).to.equal(
      'report.pdf holds pictures of pages and no text. Run text recognition (OCR) on it first, and choose the result.',
    );
    const whole = pdfOf([[{ text: 'The well ran dry.', x: 50, y: 50 }]]);
    expect(await read(whole.slice(0, 40))).to.match(/^report\.pdf is damaged: /);
  });

  it('are no longer read once the analyst has cancelled', async () => {
    const controller = new AbortController();
    const reading = readPdf(pdfOf([[{ text: 'The well ran dry.', x: 50, y: 50 }]]), {
      signal: controller.signal,
    });
    controller.abort();
    expect(await failureOf(reading)).to.contain('abort');
  });

  it('are given up where a page takes too long', async () => {
    const bytes = pdfOf([[{ text: 'The well ran dry.', x: 50, y: 50 }]]);
    expect(await failureOf(readPdf(bytes, { patience: 0 }))).to.match(/^takes too long to read/);
  });
});
