import { expect } from '@open-wc/testing';
import { readInput, type FileBytes } from '../../src/importers/read-file.js';
import { failureOf } from '../support/failure.js';

const bytesOf = (...codes: readonly number[]) => new Uint8Array(codes);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`.split(''), (unit) => unit.charCodeAt(0)).buffer);
const file = (content: BlobPart, name: string, type = '') => new File([content], name, { type });

/** What `data` holds, without its bytes. */
async function read(data: Blob | FileBytes): Promise<object> {
  const { raw: _, ...content } = await readInput(data);
  return content;
}

describe('reading files', () => {
  it('goes by the ending of the name before the media type', async () => {
    expect(await read(file('<p>A', 'a.HTML', 'text/plain'))).to.deep.equal({ html: '<p>A' });
    expect(await read(file('# A', 'a.md'))).to.deep.equal({ markdown: '# A' });
    expect(await read(file('<p>A', 'a.txt', 'text/html'))).to.deep.equal({ text: '<p>A' });
    expect(await read(file('{"a":1}', 'a.json'))).to.deep.equal({ annotationSet: { a: 1 } });
  });

  it('goes by the media type where the name says nothing, then by the content', async () => {
    expect(await read(file('A', 'article', 'text/html; charset=utf-8'))).to.deep.equal({ html: 'A' });
    expect(await read(new Blob(['{}'], { type: 'application/ld+json' }))).to.deep.equal({
      annotationSet: {},
    });
    expect(await read(file('A', 'v1.2', 'text/markdown'))).to.deep.equal({ markdown: 'A' });
    expect(await read(new Blob(['\n<!DOCTYPE html><p>A']))).to.have.property('html');
    expect(await read(new Blob(['{ "format": "x" }']))).to.deep.equal({ annotationSet: { format: 'x' } });
    expect(await read(new Blob(['{A} <b> plain']))).to.deep.equal({ text: '{A} <b> plain' });
  });

  it('reads bytes as it reads files', async () => {
    const bytes = new TextEncoder().encode('Zoë 😀');
    expect(await read({ name: 'a.txt', type: '', bytes })).to.deep.equal({ text: 'Zoë 😀' });
  });

  it('decodes UTF-8 and UTF-16 with a byte order mark', async () => {
    expect(await read(file(bytesOf(0xef, 0xbb, 0xbf, 0x41), 'a.txt'))).to.deep.equal({ text: 'A' });
    expect(await read(file(utf16('Zoë 😀'), 'a.txt'))).to.deep.equal({ text: 'Zoë 😀' });
    const bigEndian = bytesOf(0xfe, 0xff, 0x06, 0x46, 0x06, 0x35);
    expect(await read(file(bigEndian, 'a.txt'))).to.deep.equal({ text: 'نص' });
  });

  it('decodes by the charset that the server or the page states', async () => {
    const cyrillic = bytesOf(0xc4, 0xe0);
    expect(await read(file(cyrillic, 'a.txt', 'text/plain; charset=windows-1251'))).to.deep.equal({
      text: 'Да',
    });
    const page = new Uint8Array([...latin('<meta charset="windows-1251">'), ...cyrillic]);
    expect(await read(file(page, 'a.html'))).to.deep.equal({ html: '<meta charset="windows-1251">Да' });
    const wrong = latin('<meta charset="utf-16"><p>A');
    expect(await read(file(wrong, 'a.html'))).to.deep.equal({ html: '<meta charset="utf-16"><p>A' });
  });

  it('falls back to windows-1252 for what is not UTF-8, whoever says it is', async () => {
    const old = latin('caf\xe9 \x93so\x94');
    for (const type of ['', 'text/plain; charset=utf-8', 'text/plain; charset=nonsense'])
      expect(await read(file(old, 'a.txt', type))).to.deep.equal({ text: 'café “so”' });
  });

  it('says what is wrong with an annotation set that is no JSON', async () => {
    const sentence = (text: string) => failureOf(readInput(file(text, 'vote.json')));
    expect(await sentence('{"format": "source-bias-annotations", "annotations": [{"id": "1"')).to.equal(
      'vote.json is cut off: its JSON ends in the middle, after 64 characters. Save or download it again.',
    );
    expect(await sentence('{"a" 1}')).to.match(/^vote\.json is not valid JSON: /);
    expect(await sentence(' \n')).to.equal('vote.json is empty.');
  });

  it('goes by the content where the ending is plainly wrong', async () => {
    const page = '<!doctype html><html><body><p>A</p>';
    expect(await read(file(page, 'a.txt'))).to.deep.equal({ html: page });
    expect(await read(file(`<!-- saved --> ${page}`, 'a.md'))).to.have.property('html');
    expect(await read(file('<html lang=en> is how a page begins', 'a.txt'))).to.have.property('html');
    expect(await read(file('A page begins with <html>', 'a.txt'))).to.have.property('text');
    expect(await read(file('No tag here, 2 < 3.\n\nAt all.', 'a.html'))).to.have.property('text');
    expect(await read(file('{"format": "source-bias-annotations"}', 'a.txt'))).to.have.property(
      'annotationSet',
    );
  });

  it('keeps the bytes, and says of which kind they are', async () => {
    const { raw } = await readInput(file('<p>A', 'a.html', 'text/html; charset=utf-8'));
    expect(raw).to.deep.equal({
      name: 'a.html',
      type: 'text/html; charset=utf-8',
      bytes: new TextEncoder().encode('<p>A'),
    });
    expect((await readInput(file('A', 'a.md'))).raw).to.include({ name: 'a.md', type: 'text/markdown' });
    expect((await readInput(new Blob(['A text']))).raw).to.include({ name: '', type: 'text/plain' });
    expect((await readInput(file('{}', 'a.json'))).raw).to.include({ type: 'application/json' });
  });

  it('refuses files that hold no text, whatever their ending, and says what they are', async () => {
    const kinds: readonly (readonly [string, RegExp])[] = [
      ['\x89PNG\r\n\x1a\n', /it is a picture\.$/],
      ['RIFF\x10\0\0\0WEBPVP8 ', /it is a picture\.$/],
      ['\0\0\0\x18ftypmp42', /it is a sound or a film\.$/],
      ['7z\xbc\xaf\x27\x1c', /it is an archive of another kind than ZIP\.$/],
      ['bplist00\xd1', /it is a web archive of Safari\./],
      ['{\\rtf1\\ansi', /it is an RTF file\./],
      ['SQLite format 3\0', /it is a database\.$/],
    ];
    for (const [start, what] of kinds)
      for (const name of ['story.docx', 'story.html', 'story.txt', 'story.pdf']) {
        const sentence = await failureOf(readInput(file(latin(start.padEnd(600, '\xfe')), name)));
        expect(sentence)
          .to.match(/^story\.\w+ holds no article that can be read: /)
          .and.match(what);
      }
    for (const text of [
      'BM is a company.',
      'ID3 is a format.',
      'PK\n\nA story.',
      'OTTO VON ORNE',
      'MZ, he said.',
      'Ëé',
    ])
      expect(await read(file(text, 'a.txt')), text).to.deep.equal({ text });
  });

  it('takes a web page under the name of a document for what it is, and nothing else', async () => {
    for (const name of ['story.doc', 'story.docx', 'story.pdf']) {
      expect(await read(file('<html><p>A', name))).to.deep.equal({ html: '<html><p>A' });
      expect(await failureOf(readInput(file('The well ran dry.', name)))).to.equal(
        `${name} is damaged, or of another kind than its name says. Download or save it again.`,
      );
    }
  });

  it('refuses what is empty or too large, by name', async () => {
    expect(await failureOf(readInput(file('', 'a.html')))).to.equal('a.html is empty.');
    const large = new Blob(Array<Uint8Array<ArrayBuffer>>(101).fill(new Uint8Array(2 ** 20)));
    expect(await failureOf(readInput(large))).to.equal(
      'This file has 101 MB; the most that can be opened is 100 MB.',
    );
  });
});
