import { expect } from '@open-wc/testing';
import { zipSync } from 'fflate';
import { isZip, readZip, writeZip } from '../../src/formats/zip-files.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const exported = '2026-01-02T03:04:05.000Z';
const wrong = (data: Uint8Array) => {
  try {
    readZip(data);
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
};
/** Writes a number of four bytes at every place where `signature` stands, `offset` bytes after it. */
const forged = (data: Uint8Array, signature: number, offset: number, value: number) => {
  const copy = data.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + offset + 4 <= copy.length; at += 1)
    if (view.getUint32(at, true) === signature) view.setUint32(at + offset, value, true);
  return copy;
};
const directory = 0x02014b50;

describe('zip files', () => {
  const files = [
    { name: 'a.txt', type: 'text/plain', text: 'Kim 🎙 said.' },
    { name: 'folder/b.bin', type: 'application/octet-stream', data: new Uint8Array([0, 255, 7]) },
  ];

  it('hold what was put in, the same bytes each time', () => {
    const zip = writeZip(files, exported);
    expect(isZip({ name: 'x', type: '', data: zip })).to.equal(true);
    expect(readZip(zip).map(({ name, type, data }) => [name, type, [...data!]])).to.deep.equal([
      ['a.txt', 'text/plain', [...bytes('Kim 🎙 said.')]],
      ['folder/b.bin', 'application/octet-stream', [0, 255, 7]],
    ]);
    expect([...writeZip(files, exported)]).to.deep.equal([...zip]);
    expect(readZip(zip, (name) => name.endsWith('.txt'))).to.have.length(1);
  });

  it('are read as other programs write them: stored, in folders, with a comment at the end', () => {
    const zip = zipSync({ 'in/': new Uint8Array(), 'in/a.txt': [bytes('stored'), { level: 0 }] });
    const commented = new Uint8Array([...zip, ...bytes('hello')]);
    new DataView(commented.buffer).setUint16(zip.length - 2, 5, true);
    expect(readZip(commented).map(({ name, data }) => [name, new TextDecoder().decode(data)])).to.deep.equal([
      ['in/a.txt', 'stored'],
    ]);
  });

  it('are refused where a name leads out, or stands there twice', () => {
    for (const name of ['../a', '/a', 'b/../../a', 'c:a', '..\\a'])
      expect(wrong(zipSync({ [name]: bytes('x') })), name).to.contain('leads out of it');
    const twice = zipSync({ aa: bytes('x'), bb: bytes('y') });
    for (let at = 0; at < twice.length; at += 1) if (twice[at] === 0x62) twice[at] = 0x61;
    expect(wrong(twice)).to.contain('twice');
  });

  it('are refused before they are unpacked where they say that they are huge, and stopped where they lie', () => {
    const honest = zipSync({ a: new Uint8Array(80_000_000) }, { level: 9 });
    expect(wrong(honest)).to.contain('would unpack to far more');
    const zip = zipSync({ a: new Uint8Array(1_000_000) });
    expect(wrong(forged(zip, directory, 24, 0xfffffffe))).to.contain('would unpack to far more');
    expect(wrong(forged(zip, directory, 24, 1000))).to.contain('"a" cannot be unpacked');
    expect(wrong(forged(zip, directory, 24, 1_000_001))).to.contain('"a" cannot be unpacked');
  });

  it('are refused in a sentence where they are cut off, locked or none', () => {
    const zip = writeZip(files, exported);
    for (let length = 0; length < zip.length; length += 1)
      expect(wrong(zip.subarray(0, length))).to.match(/\.$/);
    expect(wrong(bytes('no zip at all, but long enough to be one'))).to.contain('or it is none');
    expect(wrong(forged(zip, directory, 8, 1))).to.contain('password');
  });
});
