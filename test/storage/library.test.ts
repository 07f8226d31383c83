import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Article } from '../../src/domain/article.js';
import { entryOf, statusOf } from '../../src/domain/library.js';
import { LibraryListing } from '../../src/storage/library-listing.js';
import type { ArticleSummary } from '../../src/storage/library-repository.js';
import { Workspace } from '../../src/storage/workspace.js';
import { answer, deleteDatabase, newDatabaseName, stored } from '../support/database.js';
import { articleOf, marked } from '../support/marked.js';

describe('the library', () => {
  let name: string;
  let closing: AbortController;
  let workspace: Workspace;
  let other: Workspace;

  beforeEach(() => {
    name = newDatabaseName();
    closing = new AbortController();
    workspace = new Workspace(name, closing);
    other = new Workspace(name, closing);
  });

  afterEach(async () => {
    closing.abort();
    await deleteDatabase(name);
  });

  const { article, annotations } = marked('The <c>mayor <f>slashed</c> aid</f>.\nNobody <a>said so</a>.');
  const [c, f, a] = ['c', 'f', 'a'].map((id) => annotations.get(id)!) as [Annotation, Annotation, Annotation];
  const votes = { ...articleOf('The council votes.'), title: 'Council votes' };
  const work = (...added: Annotation[]) => ({
    change: added.map((after) => ({ id: after.id, after })),
    sources: [],
  });
  const entries = () => workspace.listArticles();
  const entry = async (id = article.id) => (await entries()).find((each) => each.id === id)!;

  describe('an entry', () => {
    it('comes and goes with its article', async () => {
      await workspace.save(work(c), { article });
      expect(await entry()).to.include({ title: 'The mayor slashed aid.', words: 7, status: null });
      const removed = await workspace.removeArticle(article.id);
      expect(await entries()).to.deep.equal([]);
      await workspace.restoreArticle(removed!);
      expect(await entry()).to.include({ annotations: 1 });
    });

    it('follows what is found out about the article, and keeps what was said of the work on it', async () => {
      await workspace.addArticle(article, { collections: ['Aid'] });
      await workspace.setStatus([article.id], 'to-review');
      const edit = {
        before: article,
        after: { ...article, title: 'Aid is cut', publisher: 'The Harbour Post' },
      };
      await workspace.save({ change: [], sources: [], article: edit }, { article: edit.after });
      expect(await entry()).to.include({
        title: 'Aid is cut',
        publisher: 'The Harbour Post',
        status: 'to-review',
      });
      expect((await entry()).collections).to.deep.equal(['Aid']);
    });

    it('is made for an article that has none', async () => {
      await workspace.addArticle(article);
      const db = await answer(indexedDB.open(name));
      await answer(db.transaction('library', 'readwrite').objectStore('library').clear());
      db.close();
      const lists = await Promise.all([workspace.listArticles(), other.listArticles()]);
      for (const list of lists) expect(list.map(({ id }) => id)).to.deep.equal([article.id]);
      expect(await stored(name, 'library')).to.deep.equal([entryOf(article)]);
    });

    it('says how far the work is: what somebody said, or else what is marked', async () => {
      expect([statusOf({ status: null }, 0), statusOf({ status: null }, 3)]).to.deep.equal([
        'new',
        'in-progress',
      ]);
      await workspace.addArticle(article);
      await workspace.setStatus([article.id, 'gone'], 'done');
      expect(statusOf(await entry(), 0)).to.equal('done');
      await workspace.setStatus([article.id], null);
      expect(statusOf(await entry(), 0)).to.equal('new');
      expect(await entries(), 'nothing was made of what is gone').to.have.length(1);
    });
  });

  it('takes status and collections from two tabs at once', async () => {
    await workspace.addArticle(article);
    await Promise.all([
      workspace.setStatus([article.id], 'done'),
      other.setCollections([article.id], (now) => [...now, 'Aid']),
      workspace.setCollections([article.id], (now) => [...now, 'Budget']),
      other.setCollections([article.id], (now) => [...now, 'Council']),
    ]);
    const { status, collections } = await entry();
    expect(status).to.equal('done');
    expect(collections).to.have.members(['Aid', 'Budget', 'Council']);
  });

  describe('kept on screen', () => {
    let listing: LibraryListing;
    let listed: readonly ArticleSummary[];
    let heard: (() => void)[];
    const until = async (holds: (articles: readonly ArticleSummary[]) => boolean) => {
      while (!holds(listed)) await new Promise<void>((resolve) => heard.push(resolve));
    };
    const counts = () => listed.map(({ title, annotations: count }) => [title, count]);

    beforeEach(async () => {
      [listed, heard] = [[], []];
      await workspace.addArticle(votes);
      await workspace.save(work(c), { article });
      listing = workspace.part(LibraryListing);
      await listing.follow({
        signal: closing.signal,
        onChange: (articles) => {
          listed = articles;
          for (const resolve of heard.splice(0)) resolve();
        },
        onFailure: (error) => expect.fail(error.message),
      });
    });

    it('is the whole list at first', async () => {
      expect(listed).to.deep.equal(await other.listArticles());
    });

    it('follows what is marked elsewhere', async () => {
      await other.save(work({ ...f, modified: '2026-03-01T00:00:00.000Z' }), { article });
      await until(([first]) => first!.annotations === 2);
      await other.save(work({ ...a, id: 'v', articleId: votes.id, modified: '2026-04-01T00:00:00.000Z' }), {
        article: votes,
      });
      await until(([first]) => first!.id === votes.id && first!.annotations === 1);
      expect(listed).to.deep.equal(await other.listArticles());
    });

    it('follows articles, their status and their collections', async () => {
      await other.addArticle({ ...articleOf('Third.'), title: 'Third' });
      await other.setStatus([votes.id], 'done');
      await other.setCollections([votes.id], () => ['Council']);
      await until(
        (articles) => articles.length === 3 && articles.some(({ collections }) => collections.length),
      );
      const removed = await other.removeArticle(article.id);
      await until((articles) => articles.length === 2);
      await other.restoreArticle(removed!);
      await until((articles) => articles.some(({ annotations: count }) => count === 1));
      expect(listed).to.deep.equal(await other.listArticles());
    });

    it('reads again what the page itself has changed', async () => {
      await workspace.setStatus([votes.id], 'done');
      await workspace.removeArticle(article.id);
      await listing.refresh([votes.id, article.id]);
      expect(counts()).to.deep.equal([['Council votes', 0]]);
      expect(listed[0]!.status).to.equal('done');
      await workspace.addArticle({ ...articleOf('Third.'), title: 'Third' });
      await listing.refresh();
      expect(listed).to.deep.equal(await other.listArticles());
    });

    it('counts by kind, and says up to where something is marked', async () => {
      await workspace.save(work(f), { article });
      await workspace.chooseCodebook(votes.id, {
        id: 'own',
        version: '1.0.0',
        title: 'Own',
        kinds: [
          { id: 'rumour', label: 'Rumour', key: 'r', tone: 4, mainPart: 'words', parts: [], attributes: [] },
        ],
      });
      await workspace.save(
        work(
          { ...a, id: 'v', articleId: votes.id, kind: 'rumour' },
          { ...c, id: 'o', articleId: votes.id, revision: 0 },
        ),
        { article: votes },
      );
      const details = await listing.describe([article.id, votes.id, 'gone']);
      expect([...details.keys()]).to.deep.equal([article.id, votes.id]);
      const { kinds, reached, waiting } = details.get(article.id)!;
      expect(kinds.map(({ label, key, count }) => [label, key, count])).to.deep.equal([
        ['Claim', 'c', 1],
        ['Framing', 'f', 1],
      ]);
      expect(reached, 'four of seven words').to.equal(4 / 7);
      expect(waiting).to.equal(0);
      const own = details.get(votes.id)!;
      expect(own.kinds.map(({ label, tone }) => [label, tone])).to.deep.equal([
        ['Rumour', 4],
        ['claim', 8],
      ]);
      expect(own.waiting, 'of an older revision').to.equal(1);
    });

    it('leaves out of the share what nobody has to read', async () => {
      const blocks = article.blocks.map((block, index) =>
        index ? { ...block, role: 'boilerplate' as const } : block,
      );
      const long: Article = { ...article, id: 'long', blocks };
      await workspace.save(work({ ...f, id: 'long-f', articleId: 'long' }), { article: long });
      expect((await listing.describe(['long'])).get('long')!.reached).to.equal(1);
    });
  });
});
