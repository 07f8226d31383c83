import { expect } from '@open-wc/testing';
import { importArticle } from '../../src/importers/import-article.js';
import { readInput } from '../../src/importers/read-file.js';
import { outline, textOf } from './outline.js';
import { deflated, packed, zipOf, type Packed } from './zip-maker.js';
import { failureOf } from '../support/failure.js';

const read = (bytes: Uint8Array, name = 'story.docx') => readInput({ name, type: '', bytes });

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const documentOf = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const coreOf = (facts: string) =>
  `<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${facts}</c:coreProperties>`;

const docx = async (body: string, facts = '', more: readonly Packed[] = []) =>
  zipOf([
    await packed(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    await packed('word/document.xml', documentOf(body)),
    await packed('docProps/core.xml', coreOf(facts)),
    ...more,
  ]);

/** An old Office file, which names what is in it in UTF-16. */
const container = (name: string) =>
  new Uint8Array([
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    ...new Uint8Array(504),
    ...new Uint8Array(Uint16Array.from(name, (character) => character.charCodeAt(0)).buffer),
  ]);

describe('Word files', () => {
  it('keep headings, lists, quotations and emphasis, and drop what was deleted', async () => {
    const blob = await (await fetch('/samples/articles/school-meals.docx')).blob();
    const article = await importArticle((await readInput(new File([blob], 'school-meals.docx'))) as never);
    expect(article).to.deep.include({
      title: 'Lindholt schools drop hot meals as supplier walks away',
      bylines: [],
      published: null,
      language: 'en-GB',
    });
    const text = textOf(article);
    expect(outline(article.blocks).slice(0, 4)).to.deep.equal(['headline', 'standfirst', 'byline', 'dateline']);
    const ofType = (type: string) => article.blocks.filter((block) => block.type === type).map(text);
    expect(ofType('heading')).to.deep.equal([
      'Lindholt schools drop hot meals as supplier walks away',
      'Who said what',
      'What the council offers instead',
    ]);
    expect(ofType('quote')[0]).to.match(/^“We fed them at a loss/);
    expect(ofType('list-item')).to.include('a voucher for families on support, worth less than the meal;');
    expect(article.text).to.contain('would cost the town slightly more than the hot one.');
    expect(article.text).not.to.match(/a lot|↑/);
    const marks = article.blocks.flatMap(({ marks }) => marks ?? []).filter(({ type }) => type !== 'link');
    expect(marks.map(({ type, start, end }) => [type, article.text.slice(start, end)])).to.deep.equal([
      ['em', 'three days’ notice'],
      ['strong', 'worth less than the meal'],
    ]);
  });

  it('state only facts that their own words bear out', async () => {
    const body = `${paragraph('Well runs dry')}${paragraph('By Ana Lima')}${paragraph('The well gave its last bucket.')}`;
    const facts = async (stated: string) => {
      const {
        html: _,
        raw: __,
        ...rest
      } = (await read(await docx(body, stated))) as { html?: string; raw: unknown };
      return rest;
    };
    expect(
      await facts(
        '<dc:title>Well runs dry</dc:title><dc:creator>Ana Lima</dc:creator><dc:language>en-GB</dc:language>',
      ),
    ).to.deep.equal({ title: 'Well runs dry', bylines: ['Ana Lima'], language: 'en-GB' });
    expect(await facts('<dc:title>Template</dc:title><dc:creator>desk02; Per Holt</dc:creator>')).to.deep.equal(
      {},
    );
    expect(await facts('<dc:title>un')).to.deep.equal({});
  });

  it('are told by what they are, whatever their ending', async () => {
    const bytes = await docx(paragraph('The well ran dry.'));
    for (const name of ['story.zip', 'story.html', 'story'])
      expect(await read(bytes, name), name).to.have.property('html', '<p>The well ran dry.</p>');
  });

  it('are refused in a sentence where they are protected, old, or of another program', async () => {
    expect(await failureOf(read(container('EncryptedPackage')))).to.equal(
      'story.docx is protected by a password. Open it in Word, save it without a password, and choose it again.',
    );
    expect(await failureOf(read(container('WordDocument'), 'story.doc'))).to.equal(
      'story.doc is in the old Word format (.doc). Open it in Word, save it as .docx, and choose it again.',
    );
    expect(await failureOf(read(container('Workbook'), 'story.xls'))).to.match(/is an old Office file/);
  });

  it('are refused in a sentence where they are damaged or empty', async () => {
    const bytes = await docx(paragraph('The well ran dry.'));
    expect(await failureOf(read(bytes.slice(0, -30)))).to.match(/^story\.docx is damaged: /);
    expect(await failureOf(read(await docx('<w:p><w:r>')))).to.match(
      /^story\.docx is damaged: no text can be found/,
    );
    expect(await failureOf(read(await docx(paragraph(' '))))).to.equal(
      'story.docx is a Word file without any text.',
    );
  });

  it('are not unpacked where they are made to fill the memory', async () => {
    const zeros = await deflated(new Uint8Array(2 ** 26));
    const bomb = { name: 'word/document.xml', bytes: zeros, method: 8, size: 2 ** 26 };
    expect(await failureOf(read(zipOf([bomb])))).to.match(/has more than 24 MB/);
    expect(await failureOf(read(zipOf([{ ...bomb, size: 1000 }])))).to.match(/is damaged/);
    const entities = documentOf(paragraph('&b;')).replace(
      '?>',
      '?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    );
    const parts = [await packed('word/document.xml', entities)];
    expect(await failureOf(read(zipOf(parts)))).to.match(/definitions that no Word file has/);
  });

  it('are not slowed by what they embed, which stays packed', async () => {
    const zeros = { bytes: await deflated(new Uint8Array(2 ** 26)), method: 8, size: 2 ** 26 };
    const bytes = await docx(paragraph('The well ran dry.'), '', [{ name: 'word/media/image1.png', ...zeros }]);
    expect(await read(bytes)).to.have.property('html', '<p>The well ran dry.</p>');
  });
});
