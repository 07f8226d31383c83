import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import type { Article, RawInput } from '../../src/domain/article.js';
import type { PastRevision } from '../../src/domain/revision.js';
import { Workspace } from '../../src/storage/workspace.js';
import { deleteDatabase, newDatabaseName } from '../support/database.js';
import { articleOf, marked } from '../support/marked.js';

const bytes = (text: string): RawInput => ({
  name: 'page.html',
  type: 'text/html',
  bytes: new TextEncoder().encode(text),
});

describe('Revisions in the database', () => {
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

  const { article: text, annotations } = marked('The <c>mayor <f>slashed</c> aid</f>.');
  const article: Article = { ...text, url: 'https://www.post.example/aid/' };
  const [c, f] = [annotations.get('c')!, annotations.get('f')!];
  const next: Article = {
    ...articleOf('Today the mayor cut aid.'),
    id: article.id,
    revision: 2,
    url: article.url,
  };
  const past: PastRevision = {
    articleId: article.id,
    revision: 1,
    article,
    annotations: [c, f],
    carried: [
      { id: 'c', status: 'sure', score: 0.9, spans: c.spans, reason: 'The words are the same.' },
      { id: 'f', status: 'lost', score: 0, spans: null, reason: 'These words are not in the new text.' },
    ],
    ended: '2026-02-01T00:00:00.000Z',
  };
  const moved: Annotation = { ...c, revision: 2, modified: '2026-02-01T00:00:00.000Z' };
  const change = [{ id: 'c', before: c, after: moved }];
  const stored = async (id = article.id) => {
    const found = await workspace.load(id);
    return { article: found.article, annotations: [...found.annotations.values()] };
  };

  beforeEach(async () => {
    await workspace.addArticle(article, { raw: bytes('<p>one</p>') });
    await workspace.save(
      { change: [c, f].map((after) => ({ id: after.id, after })), sources: [] },
      { article },
    );
    await workspace.setStatus([article.id], 'done');
  });

  it('take the place of the one before, which is kept as it was', async () => {
    await workspace.addRevision({ article: next, raw: bytes('<p>two</p>'), past, change });
    expect(await stored()).to.deep.equal({ article: next, annotations: [moved, f] });
    expect(await workspace.pastRevisions(article.id)).to.deep.equal([past]);
    const raws = await workspace.rawsOf(article.id);
    expect(raws.map(({ revision, bytes: raw }) => [revision, new TextDecoder().decode(raw)])).to.deep.equal([
      [1, '<p>one</p>'],
      [2, '<p>two</p>'],
    ]);
    const [entry] = await workspace.listArticles();
    expect(entry).to.include({ revision: 2, sha256: next.sha256, words: 5, status: 'done' });
  });

  it('leave alone what another tab has changed meanwhile', async () => {
    const since = { ...c, note: 'typed meanwhile', modified: '2026-01-31T00:00:00.000Z' };
    await workspace.save({ change: [{ id: 'c', before: c, after: since }], sources: [] }, { article });
    await workspace.addRevision({ article: next, raw: null, past, change });
    expect((await stored()).annotations).to.deep.equal([since, f]);
  });

  it('are stored once: a second tab is told what came before', async () => {
    await workspace.addRevision({ article: next, raw: null, past, change });
    const failure = await workspace
      .addRevision({ article: { ...next, title: 'Other' }, raw: null, past, change })
      .catch((error: Error) => error);
    expect(failure).to.be.an('error').with.property('message').that.includes('another version in another tab');
    expect((await stored()).article).to.deep.equal(next);
  });

  it('keep what a tab marks that has not heard of them', async () => {
    await workspace.addRevision({ article: next, raw: null, past, change });
    const late: Annotation = { ...f, id: 'late', note: 'marked in the old text' };
    const noted = { ...c, note: 'noted in the old text', modified: '2026-02-02T00:00:00.000Z' };
    const { corrections } = await workspace.save(
      {
        change: [
          { id: 'late', after: late },
          { id: 'c', before: c, after: noted },
        ],
        sources: [],
      },
      { article },
    );
    const both = { ...moved, note: noted.note, modified: noted.modified };
    expect(corrections.change, 'the note joins the annotation where it stands now').to.deep.equal([
      { id: 'c', before: noted, after: both },
    ]);
    expect(await stored()).to.deep.equal({ article: next, annotations: [both, f, late] });
  });

  it('go and come back with their article', async () => {
    await workspace.addRevision({ article: next, raw: bytes('<p>two</p>'), past, change });
    const removed = (await workspace.removeArticle(article.id))!;
    expect([await workspace.pastRevisions(article.id), await workspace.rawsOf(article.id)]).to.deep.equal([
      [],
      [],
    ]);
    await workspace.restoreArticle(removed);
    expect(await workspace.pastRevisions(article.id)).to.deep.equal([past]);
    expect(await workspace.rawsOf(article.id)).to.have.length(2);
    expect((await workspace.listArticles())[0]).to.include({ status: 'done', annotations: 2 });
  });

  it('are recognised, the text before and the address too', async () => {
    await workspace.addRevision({ article: next, raw: null, past, change });
    const same = await workspace.findSame({ ...next, url: null });
    expect([same.text?.id, same.past, same.address]).to.deep.equal([article.id, undefined, []]);
    const before = await workspace.findSame({ ...article, url: 'http://post.example/aid?utm_source=x#top' });
    expect([before.text, before.past?.id, before.address.map(({ id }) => id)]).to.deep.equal([
      undefined,
      article.id,
      [article.id],
    ]);
  });

  it('are taken back, with the annotations where they stood', async () => {
    await workspace.addRevision({ article: next, raw: bytes('<p>two</p>'), past, change });
    expect(await workspace.removeRevision(article.id)).to.deep.equal(article);
    expect(await stored()).to.deep.equal({ article, annotations: [c, f] });
    expect(await workspace.pastRevisions(article.id)).to.deep.equal([]);
    expect((await workspace.rawsOf(article.id)).map(({ revision }) => revision)).to.deep.equal([1]);
    expect((await workspace.listArticles())[0]).to.include({ revision: 1, status: 'done' });
    expect(await workspace.removeRevision(article.id), 'there is none before').to.equal(undefined);
  });

  it('are taken back without what was done since', async () => {
    await workspace.addRevision({ article: next, raw: null, past, change });
    const noted = { ...moved, note: 'since' };
    const made = { ...moved, id: 'made' };
    await workspace.save(
      {
        change: [
          { id: 'c', before: moved, after: noted },
          { id: 'made', after: made },
        ],
        sources: [],
      },
      { article: next },
    );
    await workspace.removeRevision(article.id);
    expect((await stored()).annotations, 'they wait, in the revision that is gone').to.deep.equal([
      noted,
      f,
      made,
    ]);
  });

  describe('facts and roles', () => {
    const edited = (patch: Partial<Article>) => ({ before: article, after: { ...article, ...patch } });
    const save = (edit: { before: Article; after: Article }) =>
      workspace.save({ change: [], sources: [], article: edit }, { article: edit.after });

    it('are stored with the entry of the library', async () => {
      await save(edited({ title: 'Aid is cut' }));
      expect((await stored()).article).to.deep.equal({ ...article, title: 'Aid is cut' });
      expect((await workspace.listArticles())[0]).to.include({ title: 'Aid is cut', status: 'done' });
    });

    it('of two tabs are brought together, field by field and block by block', async () => {
      await save(edited({ title: 'Aid is cut' }));
      const [block] = article.blocks;
      const { corrections } = await save(edited({ blocks: [{ ...block!, role: 'headline' }] }));
      const both = { ...article, title: 'Aid is cut', blocks: [{ ...block!, role: 'headline' as const }] };
      expect(corrections.article?.after).to.deep.equal(both);
      expect((await stored()).article).to.deep.equal(both);
    });

    it('of a text that has got another revision change nothing', async () => {
      await workspace.addRevision({ article: next, raw: null, past, change });
      await save(edited({ title: 'Aid is cut' }));
      expect((await stored()).article).to.deep.equal(next);
    });
  });
});
