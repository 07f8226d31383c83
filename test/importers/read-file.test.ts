import { expect } from '@open-wc/testing';
import { readInput } from '../../src/importers/read-file.js';
import { failure } from './outline.js';

const bytesOf = (...codes: readonly number[]) => new Uint8Array(codes);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`.split(''), (unit) => unit.charCodeAt(0)).buffer);
const file = (content: BlobPart, name: string, type = '') => new File([content], name, { type });

describe('reading files', () => {
  it('goes by the ending of the name before the media type', async () => {
    expect(await readInput(file('<p>A', 'a.HTML', 'text/plain'))).to.deep.equal({ html: '<p>A' });
    expect(await readInput(file('# A', 'a.md'))).to.deep.equal({ markdown: '# A' });
    expect(await readInput(file('<p>A', 'a.txt', 'text/html'))).to.deep.equal({ text: '<p>A' });
    expect(await readInput(file('{"a":1}', 'a.json'))).to.deep.equal({ annotationSet: { a: 1 } });
  });

  it('goes by the media type where the name says nothing, then by the content', async () => {
    expect(await readInput(file('A', 'article', 'text/html; charset=utf-8'))).to.deep.equal({ html: 'A' });
    expect(await readInput(new Blob(['{}'], { type: 'application/ld+json' }))).to.deep.equal({
      annotationSet: {},
    });
    expect(await readInput(file('A', 'v1.2', 'text/markdown'))).to.deep.equal({ markdown: 'A' });
    expect(await readInput(new Blob(['\n<!DOCTYPE html><p>A']))).to.have.property('html');
    expect(await readInput(new Blob(['{ "format": "x" }']))).to.deep.equal({ annotationSet: { format: 'x' } });
    expect(await readInput(new Blob(['{A} <b> plain']))).to.deep.equal({ text: '{A} <b> plain' });
  });

  it('reads bytes as it reads files', async () => {
    const bytes = new TextEncoder().encode('Zoë 😀');
    expect(await readInput({ name: 'a.txt', type: '', bytes })).to.deep.equal({ text: 'Zoë 😀' });
  });

  it('decodes UTF-8 and UTF-16 with a byte order mark', async () => {
    expect(await readInput(file(bytesOf(0xef, 0xbb, 0xbf, 0x41), 'a.txt'))).to.deep.equal({ text: 'A' });
    expect(await readInput(file(utf16('Zoë 😀'), 'a.txt'))).to.deep.equal({ text: 'Zoë 😀' });
    const bigEndian = bytesOf(0xfe, 0xff, 0x06, 0x46, 0x06, 0x35);
    expect(await readInput(file(bigEndian, 'a.txt'))).to.deep.equal({ text: 'نص' });
  });

  it('decodes by the charset that the server or the page states', async () => {
    const cyrillic = bytesOf(0xc4, 0xe0);
    expect(await readInput(file(cyrillic, 'a.txt', 'text/plain; charset=windows-1251'))).to.deep.equal({
      text: 'Да',
    });
    const page = new Uint8Array([...latin('<meta charset="windows-1251">'), ...cyrillic]);
    expect(await readInput(file(page, 'a.html'))).to.deep.equal({ html: '<meta charset="windows-1251">Да' });
    const wrong = latin('<meta charset="utf-16"><p>A');
    expect(await readInput(file(wrong, 'a.html'))).to.deep.equal({ html: '<meta charset="utf-16"><p>A' });
  });

  it('falls back to windows-1252 for what is not UTF-8, whoever says it is', async () => {
    const old = latin('caf\xe9 \x93so\x94');
    for (const type of ['', 'text/plain; charset=utf-8', 'text/plain; charset=nonsense'])
      expect(await readInput(file(old, 'a.txt', type))).to.deep.equal({ text: 'café “so”' });
  });

  it('says what is wrong with an annotation set that is no JSON', async () => {
    const read = (text: string) => failure(readInput(file(text, 'vote.json')));
    expect(await read('{"format": "source-bias-annotations", "annotations": [{"id": "1"')).to.equal(
      'vote.json is cut off: its JSON ends in the middle, after 64 characters. Save or download it again.',
    );
    expect(await read('{"a" 1}')).to.match(/^vote\.json is not valid JSON: /);
    expect(await read(' \n')).to.equal('vote.json is empty.');
  });

  it('refuses files that hold no text, and those that are too large, by name', async () => {
    expect(await failure(readInput(file('%PDF-1.7', 'report.pdf')))).to.match(
      /^report\.pdf holds no plain text\. /,
    );
    expect(await failure(readInput(new Blob(['PK\x03\x04'])))).to.match(/^This file holds no plain text\. /);
    const large = new Blob(Array<Uint8Array<ArrayBuffer>>(101).fill(new Uint8Array(2 ** 20)));
    expect(await failure(readInput(large))).to.equal(
      'This file has 101 MB; the most that can be opened is 100 MB.',
    );
  });
});
