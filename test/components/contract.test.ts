/** The contract of `<bias-annotator>` with host pages (DESIGN, section 6): a test for each member, named after it. */
import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import '../../components/define-annotator.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { annotatorWith, cleanUp, next, shown, textOf } from '../support/annotator.js';
import { fileAt, mayor, press, setOf, text, written } from '../support/contract.js';
import { failureOf } from '../support/failure.js';

describe('The contract: attribute', () => {
  afterEach(cleanUp);

  it('src names an article', async () => {
    const element = await written({ src: '/samples/articles/council-vote.md' });
    await element.ready;
    expect(element.article!.text).to.match(/^Lindholt council votes/);
  });

  it('src names an annotation set', async () => {
    const element = await written({ src: '/samples/annotations/council-vote.json' });
    await element.ready;
    expect(element.annotations.length).to.be.greaterThan(20);
  });

  it('src changes, and another article is opened', async () => {
    const element = await written({ src: '/samples/articles/council-vote.md' });
    await element.ready;
    element.src = '/samples/articles/river-dam.txt';
    await element.ready;
    expect(element.article!.text).not.to.contain('Lindholt');
  });

  it('src is missing: the content is the article', async () => {
    const element = await written({}, text);
    await element.ready;
    expect(element.article!.text).to.equal(text);
  });

  it('storage is indexeddb by default, and keeps the work', async () => {
    const database = `test-${crypto.randomUUID()}`;
    const first = await annotatorWith({ text }, { database });
    expect(first.storage).to.equal('indexeddb');
    first.annotate('claim', [mayor]);
    await first.saved;
    const second = await annotatorWith({ text }, { database });
    expect(shown(second)).to.equal(shown(first));
  });

  it('storage is none: nothing is stored', async () => {
    const database = `test-${crypto.randomUUID()}`;
    const element = await annotatorWith({ text }, { database, storage: 'none' });
    element.annotate('claim', [mayor]);
    await element.saved;
    expect((await indexedDB.databases()).map(({ name }) => name)).not.to.contain(database);
  });

  it('storage is a word that there is none of: says so, and keeps the work', async () => {
    const database = `test-${crypto.randomUUID()}`;
    const element = await written({ storage: 'indexdb', database }, text);
    const { detail } = await next(element, 'annotator-error');
    expect(detail.message).to.equal(
      'storage="indexdb" is neither "indexeddb" nor "none": the work is kept in this browser.',
    );
    await element.ready;
    element.annotate('claim', [mayor]);
    await element.saved;
    expect((await indexedDB.databases()).map(({ name }) => name)).to.contain(database);
    HTMLElement.prototype.remove.call(element);
    await deleteDB(database);
  });

  it('database parts what is stored', async () => {
    const first = await annotatorWith({ text });
    first.annotate('claim', [mayor]);
    await first.saved;
    const other = await annotatorWith({ text });
    expect(other.database).not.to.equal(first.database);
    expect(other.annotations).to.deep.equal([]);
  });

  it('analyst is written on every annotation', async () => {
    const element = await written({ analyst: 'eva' }, text);
    await element.ready;
    expect(element.annotate('claim', [mayor]).analyst).to.equal('eva');
    await press(element, 'Critics', 'f');
    expect(element.annotations.map(({ analyst }) => analyst)).to.deep.equal(['eva', 'eva']);
  });

  it('readonly shows, selects and exports; changes nothing', async () => {
    const element = await written({
      readonly: '',
      src: fileAt(JSON.stringify(await setOf()), 'application/json'),
    });
    await element.ready;
    await press(element, 'Critics', 'f');
    expect(shown(element)).to.equal('The <c>mayor</c> said the aid was late.\nCritics disagree.');
    element.select(element.annotations[0]!.id);
    expect(element.exportJSON().annotations).to.have.length(1);
    expect(() => element.undo()).to.throw('read-only');
  });

  it('readonly is taken away, and the article can be coded', async () => {
    const element = await written({ readonly: '' }, text);
    await element.ready;
    element.removeAttribute('readonly');
    await element.updateComplete;
    await press(element, 'Critics', 'f');
    expect(shown(element)).to.equal('The mayor said the aid was late.\n<f>Critics</f> disagree.');
  });

  it('keep-article stores an article as soon as it is open, though nothing is marked in it', async () => {
    const database = `test-${crypto.randomUUID()}`;
    const element = await written({ 'keep-article': '', storage: 'indexeddb', database }, text);
    await element.ready;
    await element.saved;
    const open = indexedDB.open(database);
    await new Promise((done) => (open.onsuccess = done));
    const count = open.result.transaction('articles').objectStore('articles').count();
    await new Promise((done) => (count.onsuccess = done));
    open.result.close();
    expect(count.result).to.equal(1);
    HTMLElement.prototype.remove.call(element);
    await deleteDB(database);
  });

  it('codebook-src names another codebook', async () => {
    const codebook = { ...defaultCodebook, id: 'own', kinds: defaultCodebook.kinds.slice(2) };
    const element = await written(
      { 'codebook-src': fileAt(JSON.stringify(codebook), 'application/json') },
      text,
    );
    await element.ready;
    expect(element.codebook!.id).to.equal('own');
    expect(() => element.annotate('claim', [mayor])).to.throw(RangeError, 'claim');
  });

  it('codebook-src names nothing that loads: says so, and the tool’s own is used', async () => {
    const element = await written({ 'codebook-src': '/no-such-codebook.json' }, text);
    const { detail } = await next(element, 'annotator-error');
    expect(detail.message).to.contain('no-such-codebook.json').and.to.contain('404');
    await element.ready;
    expect(element.codebook!.id).to.equal(defaultCodebook.id);
  });

  for (const [name, content, reason] of [
    ['no JSON', 'kinds: claim', 'it is not JSON'],
    ['no codebook', '{"id":"own","version":"1"}', 'It has no "kinds"'],
  ] as const)
    it(`codebook-src names ${name}: says so, and the tool’s own is used`, async () => {
      const element = await written({ 'codebook-src': fileAt(content, 'application/json') }, text);
      const { detail } = await next(element, 'annotator-error');
      expect(detail.message).to.contain(reason);
      await element.ready;
      expect(element.codebook!.id).to.equal(defaultCodebook.id);
    });

  it('src names a set of a newer version: says so, and nothing takes the place of the article', async () => {
    const newer = { ...(await setOf()), version: '2.0' };
    const element = await written({ src: fileAt(JSON.stringify(newer), 'application/json') });
    expect(await failureOf(element.ready)).to.contain('a newer version (2.0) of the format');
    expect(element.article).to.equal(null);
    await element.load({ text });
    expect(await failureOf(element.load({ annotationSet: newer }))).to.contain('a newer version (2.0)');
    expect(element.article!.text).to.equal(text);
  });

  it('readonly is there or not, as all such attributes of HTML: readonly="false" is there', async () => {
    const element = await written({ readonly: 'false' }, text);
    await element.ready;
    expect(() => element.annotate('claim', [mayor])).to.throw(Error, 'read-only');
  });
});

describe('The contract: property', () => {
  afterEach(cleanUp);

  it('article is null, then plain data with offsets in UTF-16', async () => {
    const element = await annotatorWith(null);
    expect(element.article).to.equal(null);
    await element.load({ text: 'A 🕊 came.\nIt left.' });
    expect(element.article!.text).to.equal('A 🕊 came.\nIt left.');
    expect(element.article!.blocks[1]!.start).to.equal('A 🕊 came.\n'.length);
    expect(structuredClone(element.article)).to.deep.equal(element.article);
  });

  it('annotations are in reading order, and the same array until something changes', async () => {
    const element = await annotatorWith({ text });
    element.annotate('framing', [{ start: 33, end: 40 }]);
    element.annotate('claim', [mayor]);
    expect(element.annotations.map(({ kind }) => kind)).to.deep.equal(['claim', 'framing']);
    expect(element.annotations).to.equal(element.annotations);
  });

  it('sources are those of the article', async () => {
    const element = await annotatorWith({ text });
    expect(element.sources).to.deep.equal([]);
    await element.load({ annotationSet: await (await fetch('/samples/annotations/council-vote.json')).json() });
    expect(element.sources.map(({ name }) => name)).to.contain('Odile Brandt');
  });

  it('codebook may be set before there is an article', async () => {
    const element = await annotatorWith(null);
    element.codebook = { ...defaultCodebook, id: 'own' };
    await element.load({ text });
    expect(element.codebook.id).to.equal('own');
  });

  it('ready resolves when article and stored annotations are on screen', async () => {
    const element = await written({}, text);
    await element.ready;
    expect(textOf(element).textContent).to.contain('Critics disagree.');
  });

  it('ready rejects with a sentence when there is nothing to open', async () => {
    const element = await written({ src: '/none.html' });
    const message = await element.ready.catch((error: Error) => error.message);
    expect(message).to.match(/none\.html could not be loaded: the server answered 404/);
  });

  it('saved resolves when every change made so far is durable', async () => {
    const element = await annotatorWith({ text });
    element.annotate('claim', [mayor]);
    await element.saved;
    const open = indexedDB.open(element.database);
    await new Promise((done) => (open.onsuccess = done));
    const stored = open.result.transaction('annotations').objectStore('annotations').getAll();
    await new Promise((done) => (stored.onsuccess = done));
    open.result.close();
    expect(stored.result).to.have.length(1);
  });
});
