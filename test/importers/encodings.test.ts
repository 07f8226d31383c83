import { expect } from '@open-wc/testing';
import { decode } from '../../src/importers/decode.js';

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let index = 0; index < text.length; index++)
    view.setUint16(2 * index, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
};
const page = (bytes: Uint8Array) => decode(bytes, { type: '', markup: true });
const plain = (bytes: Uint8Array, type = '') => decode(bytes, { type, markup: false });

describe('encodings', () => {
  it('UTF-16 is told by its mark, and by its spaces where it has none', () => {
    const texts = [
      'Zoë said “no” 😀 twice.\n',
      'Вода ушла из колодца в воскресенье.\n',
      'أعلنت هيئة ميناء مرسى النور خطة.\n',
      '<!doctype html><p lang=zh>水井乾了。</p>',
    ];
    for (const text of texts)
      for (const littleEndian of [true, false]) {
        expect(plain(utf16(`\ufeff${text}`, littleEndian))).to.equal(text);
        expect(plain(utf16(text, littleEndian)), text).to.equal(text);
      }
  });

  it('UTF-16 that was cut off in the middle of a character is still read', () => {
    const text = 'The well ran dry.';
    expect(plain(utf16(text, true).slice(0, -1))).to.match(/^The well ran dry/);
  });

  it('what only holds a few NULs, or NULs all over, is not taken for UTF-16', () => {
    expect(plain(latin(`A\0${'text '.repeat(100)}`))).to.contain('text text');
    expect(plain(new Uint8Array(64))).to.equal('\0'.repeat(64));
  });

  it('pages are read in the encoding that they declare', () => {
    const declarations = [
      '<meta charset=windows-1252>',
      '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1">',
      '<?xml version="1.0" encoding="windows-1252"?>',
    ];
    for (const declared of declarations)
      expect(page(latin(`${declared}<p>caf\xe9 \x93so\x94`)), declared).to.equal(`${declared}<p>café “so”`);
    expect(page(latin('<meta charset="shift_jis"><p>\x88\xe4\x8c\xcb'))).to.contain('井戸');
  });

  it('a declaration that was left over from before the page was saved as UTF-8 does no harm', () => {
    const text = '<meta charset="windows-1252"><p>“café”';
    expect(page(utf8(text))).to.equal(text);
    expect(plain(utf8('“café”'), 'text/plain; charset=iso-8859-1')).to.equal('“café”');
    expect(plain(utf8('“café”'), 'text/plain; charset=utf-16')).to.equal('“café”');
  });

  it('an encoding that nobody knows is passed over', () => {
    expect(page(utf8('<meta charset="utf-7"><p>“café”'))).to.contain('“café”');
    expect(page(latin('<meta charset="unknown"><p>caf\xe9'))).to.contain('café');
  });
});
