import { expect } from '@open-wc/testing';
import { defuse } from '../../src/importers/defuse.js';
import { importArticle } from '../../src/importers/import-article.js';
import { failureOf } from '../support/failure.js';

const sentence = 'The well ran dry on Sunday, and nobody in the village has said why.';
const words = `<p>${sentence}</p>`;
const page = (body: string) => ({ html: `<!doctype html><html><body>${words}${body}${words}` });

const refusal =
  'This page is built in too intricate a way to be read. Copy the part that you want to annotate, and paste it.';

describe('pages that are made to be slow', function () {
  this.timeout(60_000);

  it('lose no word to their depth', async () => {
    for (const piece of [
      '<div>x',
      '<b>x',
      '<span>x',
      '<ul><li>x',
      '<table><tr><td>x',
      '<a href=y>x',
      '<font size=1>x',
    ]) {
      const { text } = await importArticle({ html: words + piece.repeat(1000) });
      expect(text.replace(/\s/g, ''), piece).to.contain('x'.repeat(1000));
      expect(text, piece).to.contain(sentence);
    }
  });

  it('are refused in a sentence once they have more elements than any article', async () => {
    const pieces = [
      '<b>x',
      '<i>x</i>',
      '<br>x',
      '<div>',
      '<p>x',
      '<tr><td>x',
      '<select><option>',
      '<!-- -->',
      '<style></style>',
    ];
    for (const piece of pieces)
      expect(
        await failureOf(importArticle(page(piece.repeat(Math.floor(3_500_000 / piece.length))))),
        piece,
      ).to.equal(refusal);
    const nested = page('<div>'.repeat(200) + '<p>x</p>'.repeat(20_000));
    expect(await failureOf(importArticle(nested))).to.equal(refusal);
  });

  it('do not grow where formatting is left open', async () => {
    const fonts = Array.from({ length: 500 }, (_, index) => `<font size=${index}>`).join('');
    const { blocks } = await importArticle({ html: words + fonts + '<p>words'.repeat(2000) });
    expect(blocks).to.have.length.above(2000);
  });

  it('keep their first attributes', async () => {
    const many = Array.from({ length: 50_000 }, (_, index) => `${index % 2 ? 'on' : ''}a${index}=1`).join(' ');
    expect(defuse(`<p ${many}>x`)).to.have.length.below(4000);
    expect((await importArticle(page(`<p ${many}>x</p>`))).text).to.contain('\nx\n');
  });
});

describe('keeping account of what is open', () => {
  it('changes nothing in pages as they are', () => {
    const rows = '<tr><td><font size=2><b>A<td>B</tr>'.repeat(400);
    for (const html of [
      '<p>A<p>B<p>C'.repeat(400),
      `<ul>${'<li><a href=x>A</a>'.repeat(400)}</ul>`,
      '<dl><dt>A<dd>B</dl>'.repeat(400),
      '<div><p>A</div>'.repeat(400),
      `<svg>${'<path d="M0"/>'.repeat(400)}</svg><div>A</div>`,
      '<svg><path d=M0></svg><div>A</div>'.repeat(400),
      '<img src=a><br><hr><input>'.repeat(400),
      '</div></p></b>'.repeat(400),
    ])
      expect(defuse(html)).to.equal(html);
    const table = defuse(`<table>${rows}</table><h2>A</h2>`);
    expect(table.match(/<td>/g)).to.have.length(800);
    expect(table).to.contain('<h2>A</h2>');
  });

  it('knows where a style sheet or a title belongs to a drawing', () => {
    expect(defuse('<svg><title><g onclick=x></title></svg><title><g onclick=x></title>')).to.equal(
      '<svg><title><g data-onclick=x></title></svg><title><g onclick=x></title>',
    );
    expect(defuse('<svg><p><title><g onclick=x></title>')).to.equal('<svg><p><title><g onclick=x></title>');
    expect(defuse('<svg><style>a<b></style></svg>')).to.equal('<svg><noframes>a<b></noframes></svg>');
  });

  it('takes a comment to end where browsers do', () => {
    expect(defuse('<!-- --!><p onclick=x>')).to.equal('<!-- --!><p data-onclick=x>');
    expect(defuse('<!--><p onclick=x>')).to.equal('<!--><p data-onclick=x>');
    expect(defuse('<!-- <p onclick=x> --><p>')).to.equal('<!-- <p onclick=x> --><p>');
  });

  it('calls what would swallow the page something else', async () => {
    expect(defuse('<noscript><p title="</noscript><i>"></noscript>')).to.equal(
      '<noframes><p title="</noframes><i>"></noframes>',
    );
    const { text } = await importArticle(page('<noscript><p>Enable scripts</noscript>'));
    expect(text).to.equal(`${sentence}\n${sentence}`);
    const frames = await importArticle({ html: `<!doctype html><frameset><frame src=a></frameset>${words}` });
    expect(frames.text).to.equal(sentence);
  });
});
