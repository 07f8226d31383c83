import { expect } from '@open-wc/testing';
import { importArticle } from '../../src/importers/import-article.js';
import { readInput } from '../../src/importers/read-file.js';
import { failureOf } from '../support/failure.js';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const read = (text: string, name = 'page.mht') =>
  readInput({ name, type: '', bytes: latin(text.replace(/\n/g, '\r\n')) });
const html = async (text: string) => ((await read(text)) as { html: string }).html.trim();

const top = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"';
const message = (...parts: readonly string[]) =>
  `${top}\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`;

describe('saved pages (MHTML)', () => {
  it('are read without the pages inside them, with the address that they were saved from', async () => {
    const blob = await (await fetch('/samples/articles/ferry-fares.mhtml')).blob();
    const input = await readInput(new File([blob], 'ferry-fares.mhtml'));
    expect(input).to.include({
      base: 'https://www.averley-courier.example/islands/ferry-fares-rise?utm_source=feed',
    });
    const article = await importArticle(input as never);
    expect(article).to.deep.include({
      title: 'Island ferry fares to rise by a fifth as operator blames “ageing” boats',
      bylines: ['Tomas Reddick'],
      publisher: 'The Averley Courier',
      url: 'https://www.averley-courier.example/islands/ferry-fares-rise',
      published: '2026-05-04T07:15:00+01:00',
    });
    expect(article.text).to.contain('“paid in full and on time”');
    expect(JSON.stringify(article)).not.to.contain('Hot tubs');
  });

  it('are decoded by the charset of the part, of the page, and from base64', async () => {
    const quoted = 'Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable';
    expect(await html(message(`${quoted}\n\n<p>caf=E9 =93so=94 and a soft =\nbreak`))).to.equal(
      '<p>café “so” and a soft break',
    );
    const bare = 'Content-Type: text/html\nContent-Transfer-Encoding: 8bit';
    expect(await html(message(`${bare}\n\n<meta charset=windows-1252><p>caf\xe9`))).to.contain('café');
    const base64 = 'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: base64';
    expect(await html(message(`${base64}\n\n${btoa('<p>caf\xc3\xa9')}`))).to.equal('<p>café');
  });

  it('begin with the part that the message names, else with the first page in it', async () => {
    const part = (id: string) => `Content-Type: text/html\nContent-ID: <${id}>\n\n<p>${id}`;
    expect(await html(message('Content-Type: image/png\n\nx', part('one'), part('two')))).to.equal('<p>one');
    const started = message(part('one'), part('two')).replace('boundary=', 'start="<two>"; boundary=');
    expect(await html(started)).to.equal('<p>two');
    const nested = message(
      `Content-Type: multipart/alternative; boundary="c"\n\n--c\nContent-Type: text/plain\n\nplain\n--c\n${part('inner')}\n--c--`,
    );
    expect(await html(nested)).to.equal('<p>inner');
  });

  it('are told by what they are where the ending is another', async () => {
    const whole = message('Content-Type: text/html\n\n<p>A');
    for (const name of ['page.html', 'page.txt', 'page'])
      expect(await read(whole, name), name)
        .to.have.property('html')
        .that.contains('<p>A');
    expect(await read('<!doctype html><p>A', 'page.mhtml')).to.have.property('html', '<!doctype html><p>A');
  });

  it('take only an address of the web as their own', async () => {
    const from = (address: string) => message(`Content-Type: text/html\nContent-Location: ${address}\n\n<p>A`);
    expect(await read(from('https://a.example/b'))).to.have.property('base', 'https://a.example/b');
    for (const address of ['file:///C:/page.html', 'javascript:alert(1)', 'cid:1', 'b'])
      expect(await read(from(address)), address).not.to.have.property('base');
  });

  it('are refused in a sentence where there is no page in them', async () => {
    expect(await failureOf(read(message('Content-Type: image/png\n\nx')))).to.equal(
      'page.mht is no saved page that can be read: there is no HTML in it.',
    );
    expect(await failureOf(read(message('Content-Type: text/html\n\n')))).to.match(/without any content/);
    const nested = Array.from(
      { length: 300 },
      (_, depth) => `Content-Type: multipart/mixed; boundary="x${depth}"\n\n--x${depth}\n`,
    );
    expect(await failureOf(read(`${nested.join('')}Content-Type: text/html\n\n<p>A`))).to.match(
      /its parts cannot be told apart/,
    );
  });
});
