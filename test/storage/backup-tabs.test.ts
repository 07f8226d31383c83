import { expect } from '@open-wc/testing';
import { restoreBackup, readBackup, takeBack } from '../../src/backup.js';
import type { Article } from '../../src/domain/article.js';
import type { Contents } from '../../src/domain/backup.js';
import { entryOf } from '../../src/domain/library.js';
import { articleOf } from '../support/marked.js';
import { add, article, c, Desk, f, source, until } from '../support/tabs.js';
import { BackupDesk, contentOf, council, planned } from './backup-desk.js';

const nothing: Contents = {
  articles: [],
  revisions: [],
  annotations: [],
  sources: [],
  codebooks: [],
  settings: [],
  library: [],
  raws: [],
};
const backupWith = (contents: Partial<Contents>) => ({
  created: '2026-11-22T10:11:12.000Z',
  database: 4,
  problems: [],
  contents: { ...nothing, ...contents },
});

describe('Restoring while articles are open', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.close());

  it('shows in every open session what came in, and takes it away again with the restore', async () => {
    const ana = await desk.tab({ storeArticle: true });
    ana.session.dispatch(add(c));
    await ana.opened.saved;
    const workspace = desk.workspace();
    const backup = backupWith({
      articles: [{ ...article, title: 'Named' }],
      annotations: [{ ...f, sources: ['s1'] }],
      sources: [source],
      settings: [{ key: 'sides', value: ['city'] }],
    });
    const result = await restoreBackup(backup, workspace, 'merge');
    await until(ana.session, (held, { definedSides }) => held.has('f') && definedSides.length === 1);
    expect(ana.session.sourcesOf(ana.session.find('f'))).to.deep.equal([source]);
    expect(ana.session.article.title, 'facts here stay').to.equal('');
    ana.note('c', 'since');
    await ana.opened.saved;
    expect(await takeBack(result, workspace)).to.equal(0);
    await until(ana.session, (held, { definedSides }) => !held.has('f') && !definedSides.length);
    expect(ana.session.find('c').note).to.equal('since');
  });

  it('replaces facts and annotations on the page, and undo does not bring old ones back', async () => {
    const ana = await desk.tab({ storeArticle: true });
    ana.session.dispatch(add(c));
    await ana.opened.saved;
    const named = { ...article, title: 'Named' };
    await restoreBackup(backupWith({ articles: [named], annotations: [f] }), desk.workspace(), 'replace');
    await until(ana.session, (held) => held.has('f') && !held.has('c'));
    await until(ana.session, (_, session) => session.article.title === 'Named');
    expect(ana.session.canUndo).to.equal(false);
  });

  it('tells who has to open an article anew, since its text is another', async () => {
    const ana = await desk.tab({ storeArticle: true });
    await ana.opened.saved;
    const other: Article = { ...articleOf('The mayor cut aid.'), id: article.id, revision: 2 };
    const listening = new AbortController();
    const follower = desk.workspace();
    const revised = new Promise<string>((resolve) => follower.followRevisions(resolve, listening));
    const listed = new Promise<void>((resolve) => follower.followLibrary(resolve, listening));
    await restoreBackup(backupWith({ articles: [other] }), desk.workspace(), 'replace');
    expect(await revised).to.equal(article.id);
    await listed;
    listening.abort();
  });

  it('decides by what is there when it writes, not when it was planned', async () => {
    const workspace = desk.workspace();
    const backup = backupWith({ articles: [article], annotations: [c, f] });
    expect((await planned(backup, workspace)).words).to.include('annotations +2');
    const ana = await desk.tab({ storeArticle: true });
    ana.session.dispatch(add({ ...c, note: 'later', modified: '2026-12-01T00:00:00.000Z' }));
    await ana.opened.saved;
    const { outcome } = await restoreBackup(backup, workspace, 'merge');
    expect(outcome.stores.annotations).to.include({ added: 1, kept: 1, changed: 0 });
    expect((await desk.found()).get('c')!.note).to.equal('later');
  });
});

describe('A backup of an older database', () => {
  it('comes in as that database would be upgraded', async () => {
    const desk = new BackupDesk();
    const { name, workspace } = await desk.workspace();
    const url = new URL('../../samples/backups/version-2.zip', import.meta.url);
    const backup = await readBackup(await (await fetch(url)).blob());
    await restoreBackup(backup, workspace, 'merge');
    const found = await contentOf(name);
    expect(found['articles']).to.deep.equal([council.article]);
    expect(found['library']).to.deep.equal([entryOf(council.article)]);
    expect((await workspace.listArticles())[0]).to.include({ annotations: 3 });
    await desk.close();
  });
});
