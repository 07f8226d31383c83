import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Article } from '../../src/domain/article.js';
import { entryOf } from '../../src/domain/library.js';
import type { Change } from '../../src/domain/change.js';
import type { SourceChange } from '../../src/domain/registry.js';
import type { Source } from '../../src/domain/source.js';
import { removeSource } from '../../src/domain/source-actions.js';
import { Workspace } from '../../src/storage/workspace.js';
import { deleteDatabase, newDatabaseName, stored } from '../support/database.js';
import { articleOf, marked } from '../support/marked.js';

const source = (id: string): Source => ({
  id,
  name: `Source ${id}`,
  aliases: [],
  kind: 'person',
  type: 'expert',
  role: 'speaks',
  side: '',
  anonymity: 'named',
});

const addSources = (...added: Source[]): SourceChange => added.map((after) => ({ id: after.id, after }));

describe('Workspace', () => {
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
  const save = (change: Change, on: Article = article, sources: SourceChange = [], listed: string[] = []) =>
    workspace.save({ change, sources }, { article: on, listed });
  const loaded = async (id = article.id) => [...(await workspace.load(id)).annotations.values()];

  describe('saving a change', () => {
    it('stores the article with its first annotation, and gives all back as it was', async () => {
      const cited = { ...c, sources: ['s1'] };
      const { corrections } = await save(add(cited, f), article, addSources(source('s1'), source('s2')), [
        's2',
      ]);
      expect(corrections).to.deep.equal({ change: [], sources: [] });
      const found = await workspace.load(article.id);
      expect(found.article).to.deep.equal(article);
      expect(found.annotations.get('c')).to.deep.equal(cited);
      expect(found.annotations.get('f')).to.deep.equal(f);
      expect(found.listed, 'those that came with it').to.deep.equal(['s2']);
      expect([...found.registry.keys()], 'the whole registry').to.deep.equal(['s1', 's2']);
      await save([], { ...article, id: 'other' }, [], ['s1']);
      await save([], article, [], ['s2', 's1']);
      expect((await workspace.load(article.id)).listed).to.deep.equal(['s2', 's1']);
      await save([], article, [], ['s3']);
      expect((await workspace.load(article.id)).listed, 'another tab knew of others').to.deep.equal([
        ...['s2', 's1', 's3'],
      ]);
    });

    it('keeps an article as it is stored', async () => {
      await save(add(c));
      await save([], { ...article, title: 'Another title' });
      expect(await stored(name, 'articles')).to.deep.equal([article]);
    });

    it('deletes', async () => {
      await save(add(c, f));
      await save([{ id: 'c', before: c }]);
      expect(await loaded()).to.deep.equal([f]);
    });

    it('merges with what somebody else has made of the same annotation', async () => {
      await save(add(c));
      const theirs = { ...c, note: 'no figure given' };
      const ours = { ...c, attributes: { checked: true } };
      await save([{ id: 'c', before: c, after: theirs }]);
      const { corrections } = await save([{ id: 'c', before: c, after: ours }]);
      const both = { ...theirs, attributes: { checked: true } };
      expect(await loaded()).to.deep.equal([both]);
      expect(corrections.change).to.deep.equal([{ id: 'c', before: ours, after: both }]);
    });

    it('keeps both notes', async () => {
      await save(add(c));
      for (const note of ['no figure given', 'sourced in paragraph 9'])
        await save([{ id: 'c', before: c, after: { ...c, note } }]);
      expect((await loaded())[0]!.note).to.equal('no figure given\nsourced in paragraph 9');
    });

    it('does not delete what somebody else has worked on since', async () => {
      await save(add(c));
      const theirs = { ...c, note: 'no figure given' };
      await save([{ id: 'c', before: c, after: theirs }]);
      expect((await save([{ id: 'c', before: c }])).corrections.change).to.deep.equal([
        { id: 'c', after: theirs },
      ]);
      expect(await loaded()).to.deep.equal([theirs]);
    });

    it('writes again what somebody else has deleted while it was worked on', async () => {
      await save(add(c));
      await save([{ id: 'c', before: c }]);
      const ours = { ...c, note: 'no figure given' };
      expect((await save([{ id: 'c', before: c, after: ours }])).corrections.change).to.deep.equal([]);
      expect(await loaded()).to.deep.equal([ours]);
    });

    it('leaves the later of two that were added under one id', async () => {
      const later = { ...c, note: 'later', modified: '2026-02-01T00:00:00.000Z' };
      await save(add(later));
      expect((await save(add(c))).corrections.change).to.deep.equal([{ id: 'c', before: c, after: later }]);
      expect(await loaded()).to.deep.equal([later]);
    });

    it('takes a record twice in one change', async () => {
      const noted = { ...c, note: 'no figure given' };
      const change = [...add(c), { id: 'c', before: c, after: noted }];
      expect((await save(change)).corrections.change).to.deep.equal([]);
      expect(await loaded()).to.deep.equal([noted]);
    });

    it('writes nothing at all where one record cannot be stored', async () => {
      const unstorable = { ...f, attributes: { broken: (() => {}) as never } };
      const failure = await save(add(c, unstorable)).catch((error: Error) => error);
      expect(failure)
        .to.be.an('error')
        .with.property('message')
        .that.matches(/^The browser's storage failed: /);
      expect((await workspace.load(article.id)).article).to.equal(undefined);
      expect(await loaded()).to.deep.equal([]);
    });
  });

  describe('saving sources', () => {
    const kim = source('kim');
    const edit = (after: Source, before: Source = kim): SourceChange => [{ id: 'kim', before, after }];
    const held = async () => [...(await workspace.loadRegistry()).registry.values()];
    beforeEach(() => save([], article, addSources(kim)));

    it('merges with what somebody else has made of the same one', async () => {
      const [theirs, ours] = [
        { ...kim, type: 'media', aliases: ['K'] },
        { ...kim, role: 'informs', aliases: ['KL'] },
      ];
      await save([], article, edit(theirs));
      const { corrections } = await save([], article, edit(ours));
      const both = { ...theirs, role: 'informs', aliases: ['K', 'KL'] };
      expect(await held()).to.deep.equal([both]);
      expect(corrections.sources).to.deep.equal([{ id: 'kim', before: ours, after: both }]);
    });

    it('does not delete what somebody else has worked on since', async () => {
      const theirs = { ...kim, type: 'media' };
      await save([], article, edit(theirs));
      await save([], article, removeSource(new Map([['kim', kim]]), 'kim', 'now'));
      expect(await held()).to.deep.equal([{ ...theirs, modified: 'now' }]);
    });

    it('does not take back the making of one that somebody else has named since', async () => {
      await save(add({ ...c, sources: ['kim'] }), { ...article, id: c.articleId });
      const unmade = [{ id: 'kim', before: kim }];
      expect((await save([], article, unmade)).corrections.sources).to.deep.equal([{ id: 'kim', after: kim }]);
      expect(await held()).to.deep.equal([kim]);
      const { corrections } = await save([{ id: 'c', before: { ...c, sources: ['kim'] } }], article, unmade);
      expect(corrections.sources, 'named by nobody else').to.deep.equal([]);
      expect(await held()).to.deep.equal([]);
    });

    it('fills in what is stored where two have added one', async () => {
      const file = { ...kim, name: 'Kim Lee', side: 'south', country: 'KR' };
      const { corrections } = await save([], article, addSources(file));
      const filled = { ...kim, aliases: ['Kim Lee'], side: 'south', country: 'KR' };
      expect(corrections.sources).to.deep.equal([{ id: 'kim', before: file, after: filled }]);
      expect(await held()).to.deep.equal([filled]);
    });

    it('writes nothing of the step where one of its records cannot be stored', async () => {
      const unstorable = { ...kim, note: (() => {}) as never };
      const failure = await save(add(c), article, edit(unstorable)).catch((error: Error) => error);
      expect(failure).to.be.an('error');
      expect(await loaded()).to.deep.equal([]);
      expect(await held()).to.deep.equal([kim]);
    });

    it('keeps the list of sides, and merges two edits of it', async () => {
      const put = (before: string[], after: string[]) =>
        workspace.save({ change: [], sources: [], sides: { before, after } }, { article });
      await put([], ['north', 'south']);
      await put(['north', 'south'], ['north', 'south', 'east']);
      const { corrections } = await put(['north', 'south'], ['west', 'south']);
      const merged = ['south', 'east', 'west'];
      expect(corrections.sides!.after).to.deep.equal(merged);
      expect((await workspace.loadRegistry()).sides).to.deep.equal(merged);
    });

    it('tells other tabs of sources and sides, whatever article they have open', async () => {
      const other = new Workspace(name, closing);
      const told = new Promise((resolve) => other.followChanges(resolve, closing));
      await workspace.save(
        { change: add(c), sources: edit({ ...kim, type: 'media' }), sides: { before: [], after: ['north'] } },
        { article },
      );
      expect(await told).to.deep.equal({
        article: article.id,
        ids: ['c'],
        sources: ['kim'],
        sides: true,
        facts: false,
      });
    });

    it('says where sources are named, by the ids that annotations hold', async () => {
      const old = { ...articleOf('Old news.'), title: 'Old' };
      const naming = (id: string, articleId: string, ...sources: string[]) => ({
        ...c,
        id,
        articleId,
        sources,
      });
      await save(add(naming('1', article.id, 'kim', 'lee'), naming('2', article.id, 'kim')));
      await save(add(naming('3', old.id, 'kim', 'unknown')), old, addSources(source('lee'), source('idle')));
      expect(await workspace.usesOf('kim')).to.deep.equal([
        { articleId: article.id, title: 'The mayor slashed aid.', count: 2 },
        { articleId: old.id, title: 'Old', count: 1 },
      ]);
      expect(await workspace.usesOf('idle')).to.deep.equal([]);
      await workspace.removeArticle(old.id);
      expect(await workspace.usesOf('kim')).to.have.length(1);
      expect(await held(), 'sources stay').to.have.length(3);
    });

    it('reads nothing of the registry before it writes a change of annotations', async () => {
      const { get } = IDBObjectStore.prototype;
      const { put } = IDBObjectStore.prototype;
      const order: string[] = [];
      IDBObjectStore.prototype.get = function (...args) {
        order.push(`get ${this.name}`);
        return get.apply(this, args);
      };
      IDBObjectStore.prototype.put = function (...args) {
        order.push(`put ${this.name}`);
        return put.apply(this, args);
      };
      try {
        await save(add(c));
      } finally {
        Object.assign(IDBObjectStore.prototype, { get, put });
      }
      expect(order.slice(0, 2)).to.deep.equal(['get annotations', 'put annotations']);
      expect(order).to.not.include('get sources').and.not.include('get settings');
    });
  });

  describe('the list of articles', () => {
    const old: Article = { ...articleOf('Old news.'), title: 'Old', retrieved: '2025-01-01T00:00:00.000Z' };

    it('names and counts, the latest worked on first', async () => {
      await workspace.addArticle({ ...old, publisher: 'The Harbour Post' });
      await save(add({ ...c, modified: '2026-03-01T00:00:00.000Z' }, f));
      expect(await workspace.listArticles()).to.deep.equal([
        {
          ...entryOf(article),
          title: 'The mayor slashed aid.',
          words: 4,
          annotations: 2,
          modified: '2026-03-01T00:00:00.000Z',
        },
        {
          ...entryOf({ ...old, publisher: 'The Harbour Post' }),
          annotations: 0,
          modified: old.retrieved,
        },
      ]);
      await save(add({ ...c, id: 'o', articleId: old.id, modified: '2026-04-01T00:00:00.000Z' }), old);
      expect((await workspace.listArticles()).map(({ title }) => title)[0]).to.equal('Old');
    });

    it('lets an article go, and come back with what was marked in it', async () => {
      await save(add(c, f));
      await workspace.addArticle(old);
      const removed = (await workspace.removeArticle(article.id))!;
      expect(removed).to.deep.equal({
        article,
        annotations: [c, f],
        entry: entryOf(article),
        revisions: [],
        raws: [],
      });
      expect((await workspace.listArticles()).map(({ id }) => id)).to.deep.equal([old.id]);
      expect(await loaded()).to.deep.equal([]);

      const since = { ...c, note: 'marked again meanwhile' };
      await save(add(since));
      await workspace.restoreArticle(removed);
      expect(await loaded()).to.deep.equal([since, f]);
      expect(await workspace.removeArticle('nowhere')).to.equal(undefined);
    });

    it('is told of to others on the same database only', async () => {
      const other = new Workspace(name, closing);
      const elsewhere = new Workspace(`${name}-other`, closing);
      let strayed = false;
      elsewhere.followLibrary(() => (strayed = true), closing);
      const told = new Promise<void>((resolve) => other.followLibrary(resolve, closing));
      await workspace.addArticle(article);
      await told;
      expect(strayed).to.equal(false);
    });
  });

  describe('recognising a text', () => {
    it('finds it under another id', async () => {
      const kept = { ...article, id: 'of-another-tool' };
      await save(add({ ...c, articleId: kept.id }), kept);
      const opened = await workspace.open(article);
      expect(opened.article).to.deep.equal(kept);
      expect([...opened.stored.annotations.keys()]).to.deep.equal(['c']);
      expect((await workspace.findSame(article)).text?.id).to.equal(kept.id);
      expect((await workspace.findSame({ ...article, sha256: '0'.repeat(64) })).text).to.equal(undefined);
    });

    it('opens another text under another id, since offsets into one mean nothing in the other', async () => {
      const corrected = { ...articleOf('The mayor cut aid.'), id: article.id };
      await save(add(c));
      const opened = await workspace.open(corrected);
      expect(opened.article).to.deep.equal({ ...corrected, id: articleOf('The mayor cut aid.').id });
      expect(opened.stored.annotations.size).to.equal(0);
    });
  });

  it('keeps settings', async () => {
    expect(await workspace.getSetting('analyst')).to.equal(undefined);
    await workspace.putSetting('analyst', 'ana');
    expect(await workspace.getSetting<string>('analyst')).to.equal('ana');
  });
});
