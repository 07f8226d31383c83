import { expect } from '@open-wc/testing';
import { compareRevisions, placesOfOrphans } from '../src/compare-revisions.js';
import type { Annotation } from '../src/domain/annotation.js';
import { byHand, type Article } from '../src/domain/article.js';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import { prepareRevision } from '../src/revise.js';
import { Session } from '../src/session.js';
import { Workspace } from '../src/storage/workspace.js';
import { deleteDatabase, newDatabaseName } from './support/database.js';
import { articleOf, marked, show } from './support/marked.js';

const first = marked(
  'Ferry cuts\n<c>The council will cut the night ferry in May</c>, the mayor said on Monday.\n' +
    'The union claimed <a>the cuts would cost 140 jobs</a>. “<a2>This is a betrayal of the island</a2>”, its secretary said.\n' +
    '<f>Residents of the island protested</f> in front of the hall.',
);
const second =
  'Ferry cuts\nThe council may cut the night ferry in May, the mayor said on Monday.\n' +
  'An inquiry was announced later that day.\nThe union said the cuts would cost 110 jobs.\n' +
  'Residents of the island protested in front of the hall.';

describe('A new version of a stored article', () => {
  let name: string;
  let closing: AbortController;
  let workspace: Workspace;

  const article: Article = {
    ...first.article,
    publisher: 'The Harbour Post',
    url: 'https://post.example/ferry',
    blocks: first.article.blocks.map((block, index) =>
      index === 3 ? { ...block, role: 'caption', rule: byHand } : block,
    ),
  };
  const annotations = [...first.annotations.values()];
  const incoming: Article = { ...articleOf(second), title: 'Ferry cuts, updated' };

  beforeEach(async () => {
    name = newDatabaseName();
    closing = new AbortController();
    workspace = new Workspace(name, closing);
    await workspace.addArticle(article);
    await workspace.save(
      { change: annotations.map((after) => ({ id: after.id, after })), sources: [] },
      { article },
    );
  });

  afterEach(async () => {
    closing.abort();
    await deleteDatabase(name);
  });

  const prepare = (text = incoming) =>
    prepareRevision(workspace, article.id, { article: text, raw: null }, closing);
  const openNow = async () => {
    const { article: stored, annotations: all } = await workspace.load(article.id);
    return new Session({ article: stored!, codebook: defaultCodebook, annotations: all });
  };

  it('moves what is sure, keeps what is not where it stood, and drops nothing', async () => {
    await workspace.addRevision(await prepare());
    const session = await openNow();
    expect(session.article).to.include({ id: article.id, revision: 2, title: 'Ferry cuts, updated' });
    expect(show(second, [...session.annotations.values()])).to.contain(
      '<f>Residents of the island protested</f> in front',
    );
    expect(session.everything.size).to.equal(annotations.length);
    for (const orphan of session.orphans.values()) {
      expect(orphan).to.deep.equal(first.annotations.get(orphan.id));
      expect(first.text.slice(orphan.spans[0]!.start, orphan.spans[0]!.end)).to.equal(orphan.spans[0]!.exact);
    }
    expect([...session.orphans.keys()], 'its words are gone').to.include('a2');
    for (const { spans } of session.annotations.values())
      for (const { start, end, exact } of spans) expect(second.slice(start, end)).to.equal(exact);
  });

  it('keeps what the new page does not say, and roles that somebody has chosen', async () => {
    const { article: next } = await prepare();
    expect(next).to.include({ publisher: 'The Harbour Post', url: 'https://post.example/ferry' });
    expect(next.blocks.at(-1)).to.include({ role: 'caption', rule: byHand });
  });

  it('stores nothing before it is told to, and says what is no news', async () => {
    await prepare();
    expect((await openNow()).article.revision).to.equal(1);
    const same = await prepare(article).catch((error: Error) => error);
    expect(same).to.be.an('error').with.property('message').that.includes('nothing has changed');
    await workspace.removeArticle(article.id);
    const gone = await prepare().catch((error: Error) => error);
    expect(gone).to.be.an('error').with.property('message').that.includes('not stored');
  });

  it('proposes places for what waits, and names what was edited', async () => {
    await workspace.addRevision(await prepare());
    const session = await openNow();
    const pasts = await workspace.pastRevisions(article.id);
    const places = await placesOfOrphans(session, pasts, closing);
    expect([...places.keys()]).to.have.members([...session.orphans.keys()]);
    expect(places.get('a2')).to.include({ status: 'lost', spans: null });

    const { edited, pieces } = await compareRevisions(session, pasts[0]!, closing);
    expect(edited.find(({ annotation }) => annotation === 'c')).to.include({ kind: 'softened' });
    expect(edited.find(({ annotation }) => annotation === 'a2')).to.include({ kind: 'attribution-removed' });
    expect(edited.some(({ kind, annotation }) => kind === 'number-changed' && annotation === 'a')).to.equal(
      true,
    );
    const side = (kind: 'before' | 'after', text: string) =>
      pieces.map((piece) => text.slice(piece[kind].start, piece[kind].end)).join('');
    expect(side('before', first.text)).to.equal(first.text);
    expect(side('after', second)).to.equal(second);
  });

  it('finds what waits since an earlier revision by its words, when their text has gone', async () => {
    await workspace.addRevision(await prepare());
    const third = articleOf(`${second}\nUnion: “This is a betrayal of the island”`);
    await workspace.addRevision(await prepare(third));
    const session = await openNow();
    const waiting: Annotation = session.orphans.get('a2')!;
    expect(waiting.revision).to.equal(1);
    const byText = await placesOfOrphans(session, await workspace.pastRevisions(article.id), closing);
    const byQuote = await placesOfOrphans(session, [], closing);
    for (const found of [byText, byQuote]) {
      const [span] = found.get('a2')!.spans!;
      expect(third.text.slice(span!.start, span!.end)).to.equal('This is a betrayal of the island');
    }
  });
});
