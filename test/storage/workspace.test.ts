import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Article } from '../../src/domain/article.js';
import type { Source } from '../../src/domain/source.js';
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
  const noSources: readonly Source[] = [];
  const loaded = async (id = article.id) => [...(await workspace.load(id)).annotations.values()];

  describe('saving a change', () => {
    it('stores the article with its first annotation, and gives all back as it was', async () => {
      const cited = { ...c, sources: ['s1'] };
      const { corrections } = await workspace.save(add(cited, f), article, [source('s1'), source('s2')]);
      expect(corrections).to.deep.equal([]);
      const found = await workspace.load(article.id);
      expect(found.article).to.deep.equal(article);
      expect(found.annotations.get('c')).to.deep.equal(cited);
      expect(found.annotations.get('f')).to.deep.equal(f);
      expect(found.sources, 'those that came with it').to.deep.equal([source('s1'), source('s2')]);
      await workspace.save([], { ...article, id: 'other' }, [source('s3')]);
      expect((await workspace.load(article.id)).sources, 'and no others').to.have.length(2);
      expect(await stored(name, 'sources'), 'the registry keeps all').to.have.length(3);
    });

    it('keeps a source and an article as they are stored', async () => {
      await workspace.save(add(c), article, [source('s1')]);
      await workspace.save([], { ...article, title: 'Another title' }, [
        { ...source('s1'), name: 'Another name' },
      ]);
      expect(await stored(name, 'sources')).to.deep.equal([source('s1')]);
      expect(await stored(name, 'articles')).to.deep.equal([article]);
    });

    it('deletes', async () => {
      await workspace.save(add(c, f), article, noSources);
      await workspace.save([{ id: 'c', before: c }], article, noSources);
      expect(await loaded()).to.deep.equal([f]);
    });

    it('merges with what somebody else has made of the same annotation', async () => {
      await workspace.save(add(c), article, noSources);
      const theirs = { ...c, note: 'no figure given' };
      const ours = { ...c, attributes: { checked: true } };
      await workspace.save([{ id: 'c', before: c, after: theirs }], article, noSources);
      const { corrections } = await workspace.save([{ id: 'c', before: c, after: ours }], article, noSources);
      const both = { ...theirs, attributes: { checked: true } };
      expect(await loaded()).to.deep.equal([both]);
      expect(corrections).to.deep.equal([{ id: 'c', before: ours, after: both }]);
    });

    it('keeps both notes', async () => {
      await workspace.save(add(c), article, noSources);
      for (const note of ['no figure given', 'sourced in paragraph 9'])
        await workspace.save([{ id: 'c', before: c, after: { ...c, note } }], article, noSources);
      expect((await loaded())[0]!.note).to.equal('no figure given\nsourced in paragraph 9');
    });

    it('does not delete what somebody else has worked on since', async () => {
      await workspace.save(add(c), article, noSources);
      const theirs = { ...c, note: 'no figure given' };
      await workspace.save([{ id: 'c', before: c, after: theirs }], article, noSources);
      expect((await workspace.save([{ id: 'c', before: c }], article, noSources)).corrections).to.deep.equal([
        { id: 'c', after: theirs },
      ]);
      expect(await loaded()).to.deep.equal([theirs]);
    });

    it('writes again what somebody else has deleted while it was worked on', async () => {
      await workspace.save(add(c), article, noSources);
      await workspace.save([{ id: 'c', before: c }], article, noSources);
      const ours = { ...c, note: 'no figure given' };
      expect(
        (await workspace.save([{ id: 'c', before: c, after: ours }], article, noSources)).corrections,
      ).to.deep.equal([]);
      expect(await loaded()).to.deep.equal([ours]);
    });

    it('leaves the later of two that were added under one id', async () => {
      const later = { ...c, note: 'later', modified: '2026-02-01T00:00:00.000Z' };
      await workspace.save(add(later), article, noSources);
      expect((await workspace.save(add(c), article, noSources)).corrections).to.deep.equal([
        { id: 'c', before: c, after: later },
      ]);
      expect(await loaded()).to.deep.equal([later]);
    });

    it('takes a record twice in one change', async () => {
      const noted = { ...c, note: 'no figure given' };
      const change = [...add(c), { id: 'c', before: c, after: noted }];
      expect((await workspace.save(change, article, noSources)).corrections).to.deep.equal([]);
      expect(await loaded()).to.deep.equal([noted]);
    });

    it('writes nothing at all where one record cannot be stored', async () => {
      const unstorable = { ...f, attributes: { broken: (() => {}) as never } };
      const failure = await workspace
        .save(add(c, unstorable), article, noSources)
        .catch((error: Error) => error);
      expect(failure)
        .to.be.an('error')
        .with.property('message')
        .that.matches(/^The browser's storage failed: /);
      expect((await workspace.load(article.id)).article).to.equal(undefined);
      expect(await loaded()).to.deep.equal([]);
    });
  });

  describe('the list of articles', () => {
    const old: Article = { ...articleOf('Old news.'), title: 'Old', retrieved: '2025-01-01T00:00:00.000Z' };

    it('names and counts, the latest worked on first', async () => {
      await workspace.putArticle({ ...old, publisher: 'The Harbour Post' });
      await workspace.save(add({ ...c, modified: '2026-03-01T00:00:00.000Z' }, f), article, noSources);
      expect(await workspace.listArticles()).to.deep.equal([
        {
          id: article.id,
          title: 'The mayor slashed aid.',
          publisher: null,
          published: null,
          language: null,
          retrieved: article.retrieved,
          annotations: 2,
          modified: '2026-03-01T00:00:00.000Z',
        },
        {
          id: old.id,
          title: 'Old',
          publisher: 'The Harbour Post',
          published: null,
          language: null,
          retrieved: old.retrieved,
          annotations: 0,
          modified: old.retrieved,
        },
      ]);
      await workspace.save(
        add({ ...c, id: 'o', articleId: old.id, modified: '2026-04-01T00:00:00.000Z' }),
        old,
        noSources,
      );
      expect((await workspace.listArticles()).map(({ title }) => title)[0]).to.equal('Old');
    });

    it('lets an article go, and come back with what was marked in it', async () => {
      await workspace.save(add(c, f), article, noSources);
      await workspace.putArticle(old);
      const removed = (await workspace.removeArticle(article.id))!;
      expect(removed).to.deep.equal({ article, annotations: [c, f] });
      expect((await workspace.listArticles()).map(({ id }) => id)).to.deep.equal([old.id]);
      expect(await loaded()).to.deep.equal([]);

      const since = { ...c, note: 'marked again meanwhile' };
      await workspace.save(add(since), article, noSources);
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
      await workspace.putArticle(article);
      await told;
      expect(strayed).to.equal(false);
    });
  });

  describe('recognising a text', () => {
    it('finds it under another id', async () => {
      const kept = { ...article, id: 'of-another-tool' };
      await workspace.save(add({ ...c, articleId: kept.id }), kept, noSources);
      const opened = await workspace.open(article);
      expect(opened.article).to.deep.equal(kept);
      expect([...opened.stored.annotations.keys()]).to.deep.equal(['c']);
      expect(await workspace.findBySha256(article.sha256)).to.deep.equal(kept);
      expect(await workspace.findBySha256('0'.repeat(64))).to.equal(undefined);
    });

    it('opens another text under another id, since offsets into one mean nothing in the other', async () => {
      const corrected = { ...articleOf('The mayor cut aid.'), id: article.id };
      await workspace.save(add(c), article, noSources);
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
