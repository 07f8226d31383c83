import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Change } from '../../src/domain/change.js';
import { Workspace } from '../../src/storage/workspace.js';
import { answer, deleteDatabase, newDatabaseName, stored } from '../support/database.js';
import { marked } from '../support/marked.js';
import { makeVersion1, records, setting } from './fixtures/version-1.js';
import { makeVersion2, records as version2, settings } from './fixtures/version-2.js';
import * as version3 from './fixtures/version-3.js';

describe('A connection to the database', () => {
  let name: string;
  let closing: AbortController;
  let workspace: Workspace;

  beforeEach(() => {
    name = newDatabaseName();
    closing = new AbortController();
    workspace = new Workspace(name, closing);
  });

  afterEach(async () => {
    closing.abort();
    await deleteDatabase(name);
  });

  const { article, annotations } = marked('The <c>mayor <f>slashed</c> aid</f>.');
  const c = annotations.get('c')!;
  const f = annotations.get('f')!;
  const add = (...added: Annotation[]) => added.map((after) => ({ id: after.id, after }));
  const save = (change: Change) => workspace.save({ change, sources: [] }, { article });
  const loaded = async (id = article.id) => [...(await workspace.load(id)).annotations.values()];

  describe('versions of the database', () => {
    it('finds all that version 1 had stored', async () => {
      (await makeVersion1(name)).close();
      const { articles, annotations: annotation, sources, codebooks } = records;
      const found = await workspace.load(articles.id);
      expect(found.article).to.deep.equal(articles);
      expect([...found.annotations.values()]).to.deep.equal([annotation]);
      expect([...found.registry.values()]).to.deep.equal([sources]);
      expect(await workspace.getSetting(setting.key)).to.equal(setting.value);
      expect(await stored(name, 'codebooks')).to.deep.equal([codebooks]);

      const { text } = await workspace.findSame(articles);
      expect(text?.id, 'new in versions 2 and 4').to.equal(articles.id);
      const [summary] = await workspace.listArticles();
      expect(summary).to.include({ annotations: 1, modified: annotation.modified });
      expect(await workspace.usesOf(sources.id), 'new in version 3').to.deep.equal([
        { articleId: articles.id, title: articles.title, count: 1 },
      ]);
    });

    it('finds all that version 2 had stored', async () => {
      await makeVersion2(name);
      const { articles, annotations: all, sources, codebooks } = version2;
      const [council] = [sources[1]];
      for (const [index, { id }] of articles.entries()) {
        const found = await workspace.load(id);
        expect(found.article).to.deep.equal(articles[index]);
        expect([...found.annotations.values()]).to.deep.equal([all[index]]);
        expect([...found.registry.values()]).to.deep.equal(sources);
        expect(found.listed).to.deep.equal(index ? [] : [council.id]);
        expect(found.sides).to.deep.equal([]);
      }
      for (const [key, value] of Object.entries(settings))
        expect(await workspace.getSetting(key)).to.deep.equal(value);
      expect(await stored(name, 'codebooks')).to.deep.equal(codebooks);
      const uses = await workspace.usesOf(sources[0].id);
      expect(
        uses.map(({ articleId, count }) => [articleId, count]),
        'new in version 3',
      ).to.have.deep.members(articles.map(({ id }) => [id, 1]));
    });

    it('finds all that version 3 had stored, and lists its articles', async () => {
      await version3.makeVersion3(name);
      for (const article of version3.records.articles)
        expect((await workspace.load(article.id)).article).to.deep.equal(article);
      for (const store of ['annotations', 'sources', 'codebooks'] as const)
        expect(await stored(name, store)).to.have.deep.members([...version3.records[store]]);
      for (const [key, value] of Object.entries(version3.settings))
        expect(await workspace.getSetting(key)).to.deep.equal(value);

      expect(await stored(name, 'library'), 'new in version 4').to.have.deep.members(version3.entries);
      expect(await stored(name, 'revisions')).to.deep.equal([]);
      expect(await stored(name, 'raws')).to.deep.equal([]);
      const [, , pasted] = version3.records.articles;
      const { text, address } = await workspace.findSame({ ...article, url: `${pasted.url}&ref=mail` });
      expect([text, address.map(({ id }) => id)]).to.deep.equal([undefined, [pasted.id]]);
    });

    it('says that a newer version is stored', async () => {
      (await answer(indexedDB.open(name, 1000))).close();
      const failure = await workspace.listArticles().catch((error: Error) => error);
      expect(failure)
        .to.be.an('error')
        .with.property('message')
        .that.matches(/newer version .* Reload the page/);
    });

    it('gives way to a tab that brings a newer version', async () => {
      await workspace.addArticle(article);
      (await answer(indexedDB.open(name, 1000))).close();
      const failure = await workspace.listArticles().catch((error: Error) => error);
      expect(failure).to.be.an('error').with.property('message').that.includes('newer version');
    });

    it('says which tab is in the way, and goes on when that has let go', async () => {
      const inTheWay = await makeVersion1(name);
      const opened = new Promise<void>((resolve) => workspace.followLateOpen(resolve, closing));
      for (const attempt of [1, 2]) {
        const failure = await workspace.listArticles().catch((error: Error) => error);
        expect(failure, `attempt ${attempt}`)
          .to.be.an('error')
          .with.property('message')
          .that.includes('Another tab');
      }
      inTheWay.close();
      await opened;
      expect(await workspace.listArticles()).to.have.length(1);
    });
  });

  describe('a connection that the browser closes', () => {
    it('is opened again', async () => {
      await workspace.addArticle(article);
      const { transaction } = IDBDatabase.prototype;
      let closed = 0;
      IDBDatabase.prototype.transaction = function (...args) {
        IDBDatabase.prototype.transaction = transaction;
        closed += 1;
        this.close();
        return transaction.apply(this, args);
      };
      expect(await workspace.listArticles()).to.have.length(1);
      expect(closed).to.equal(1);
    });

    it('is opened again after a transaction that was cut off, which is then done once', async () => {
      await workspace.addArticle(article);
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...args) {
        IDBObjectStore.prototype.put = put;
        const request = put.apply(this, args);
        this.transaction.abort();
        this.transaction.db.close();
        return request;
      };
      await save(add(c));
      expect(await loaded()).to.deep.equal([c]);
    });
  });

  it('lets go of the database at its end, and still does what is under way', async () => {
    const saving = [c, f].map((annotation) => save(add(annotation)));
    closing.abort();
    await Promise.all(saving);
    // Deleting waits for whoever holds a connection, and a `versionchange` would make ours let go: so look first.
    let asked = false;
    const { close } = IDBDatabase.prototype;
    IDBDatabase.prototype.close = function () {
      asked = true;
      close.call(this);
    };
    await deleteDatabase(name);
    IDBDatabase.prototype.close = close;
    expect(asked).to.equal(false);
  });
});
