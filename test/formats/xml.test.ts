import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readXml, xmlSource } from '../../src/formats/read-xml.js';
import { attributeOf, elementAt, textIn } from '../../src/formats/xml-elements.js';
import { fitsXml, forXml, xmlAttributes, xmlJson, escapeText } from '../../src/formats/xml.js';

const words = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '\t',
      '\n',
      '\r',
      '<',
      '>',
      '&',
      '"',
      "'",
      ']]>',
      '🎙',
      '\u0301',
      '\u2028',
      '\u0001',
      '\uffff',
    ),
  )
  .map((all) => all.join(''));
const wrong = (xml: string) => {
  try {
    readXml(xml);
    return 'nothing';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('XML', () => {
  it('comes back as it was written, but for the characters that it cannot hold', () => {
    fc.assert(
      fc.property(words, words, (text, value) => {
        const root = readXml(`<a${xmlAttributes({ b: value })}>${escapeText(text)}</a>`);
        expect(textIn(root)).to.equal(forXml(text));
        expect(attributeOf(root, 'b')).to.equal(forXml(value));
      }),
      { seed: 1, numRuns: 300 },
    );
    expect([fitsXml('a\u0001'), forXml('a\u0001\ufffe')]).to.deep.equal([false, 'a\ufffd\ufffd']);
  });

  it('is taken by another reader as it is by ours', () => {
    fc.assert(
      fc.property(words, words, (text, value) => {
        const xml = `<?xml version="1.0"?><!-- x --><a${xmlAttributes({ b: value })}>${escapeText(text)}<c/></a>`;
        const theirs = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
        expect([textIn(readXml(xml)), attributeOf(readXml(xml), 'b')]).to.deep.equal([
          theirs.textContent,
          theirs.getAttribute('b'),
        ]);
      }),
      { seed: 2, numRuns: 100 },
    );
  });

  it('holds JSON with any character in it', () => {
    const value = { note: 'a <b> & \u0001 \uffff \ud800 \u2028' };
    expect(JSON.parse(textIn(readXml(`<x>${xmlJson(value)}</x>`)))).to.deep.equal(value);
  });

  it('is read with namespaces, references, CDATA, comments and a document type', () => {
    const root = readXml(
      `\ufeff<?xml version="1.0"?>\n<!DOCTYPE t:a [ <!ENTITY x "]>"> <!-- ]> --> ]>\n<t:a xmlns:t='u'><t:b n = "1&#x41;&amp;">x<!-- - -->y<![CDATA[<&]]>&#127897;\r\nz</t:b></t:a>`,
    );
    const b = elementAt(root, 'b');
    expect([root.name, attributeOf(b, 'n'), textIn(b)]).to.deep.equal(['a', '1A&', 'xy<&🎙\nz']);
  });

  it('says in which line it is wrong', () => {
    for (const [xml, line] of [
      ['<a>\n<b></a>', 2],
      ['<a b=1/>', 1],
      ['<a b="1" b="2"/>', 1],
      ['<a b="<"/>', 1],
      ['<a>AT&T</a>', 1],
      ['<a>\n\n&nbsp;</a>', 3],
      ['<a>&#1;</a>', 1],
      ['<a/>\n<b/>', 2],
      ['words', 1],
      ['<a><!-- ', 1],
      ['<!DOCTYPE a [', 1],
      ['<a>\n\u0001</a>', 2],
    ] as const)
      expect(wrong(xml), xml).to.match(
        new RegExp(`^This is no XML, or not all of it: in line ${line}, column \\d+, .+[^.]\\.$`),
      );
    expect(wrong('')).to.match(/^This is no XML, or not all of it: .+\.$/);
  });

  it('harms nobody: entity bombs, depth, a million tags, prototypes', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>';
    expect(wrong(bomb)).to.contain('undefined entity');
    expect(wrong('<a>'.repeat(1_000_000))).to.equal('This XML is nested more than 200 deep: it was not read.');
    expect(wrong(`<a ${' '.repeat(500_000)}`)).to.contain('This is no XML, or not all of it');
    expect(readXml(`<a>${'<b/>'.repeat(500_000)}</a>`).children).to.have.length(500_000);
    const root = readXml('<__proto__ constructor="1"><toString/></__proto__>');
    expect([root.name, attributeOf(root, 'constructor'), attributeOf(root, '__proto__')]).to.deep.equal([
      '__proto__',
      '1',
      undefined,
    ]);
  });

  it('is read in the encoding that it declares', () => {
    const utf16 = new Uint8Array(
      [...'\ufeff<a>é</a>'].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    );
    const latin = new Uint8Array(
      [...'<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'].map((letter) => letter.charCodeAt(0)),
    );
    for (const data of [utf16, latin])
      expect(textIn(readXml(xmlSource({ name: 'a.xml', type: '', data })))).to.equal('é');
    expect(() => xmlSource({ name: 'a.xml', type: '', data: new Uint8Array([0x3c, 0xff]) })).to.throw(
      'not text in UTF-8',
    );
  });
});
