import { expect } from '@open-wc/testing';
import { makeBackup, readBackup, restoreBackup, takeBack } from '../../src/backup.js';
import { BackupDesk, backupOf, contentOf, council, everything, planned, restored } from './backup-desk.js';
import { failureOf } from '../support/failure.js';

describe('A backup of a workspace', () => {
  let desk: BackupDesk;
  beforeEach(() => (desk = new BackupDesk()));
  afterEach(() => desk.close());

  it('brings everything back as it was, in a browser that had nothing', async () => {
    const here = await desk.workspace(everything);
    const there = await desk.workspace();
    const backup = await backupOf(here.workspace);
    expect(backup.problems).to.deep.equal([]);
    for (const mode of ['merge', 'replace'] as const) {
      await restored(backup, there.workspace, mode);
      expect(await contentOf(there.name), mode).to.deep.equal(await contentOf(here.name));
    }
  });

  it('is named for its day, and holds nothing about the browser that made it', async () => {
    const here = await desk.workspace({ settings: { 'backup:last': 'yesterday', analyst: 'ana' } });
    const { name, file, created } = await makeBackup(here.workspace);
    expect(name).to.match(/^source-bias-backup-\d{4}-\d\d-\d\d\.zip$/);
    const { contents } = await readBackup(file);
    expect(contents.settings).to.deep.equal([{ key: 'analyst', value: 'ana' }]);
    expect(Math.abs(Date.now() - Date.parse(created))).to.be.lessThan(60_000);
    await restored(await readBackup(file), here.workspace, 'replace');
    expect(await here.workspace.getSetting('backup:last')).to.equal('yesterday');
  });

  it('changes nothing where all of it is here already, merged or put in its place', async () => {
    const { name, workspace } = await desk.workspace(everything);
    const before = await contentOf(name);
    const backup = await backupOf(workspace);
    for (const mode of ['merge', 'replace'] as const) {
      expect(await planned(backup, workspace, mode)).to.deep.equal({ words: [], articles: [], notes: [] });
      const { changes } = await restored(backup, workspace, mode);
      expect(Object.values(changes).flat()).to.deep.equal([]);
      expect(await contentOf(name)).to.deep.equal(before);
    }
  });

  it('says what replacing adds, changes and removes, does that, and takes it back', async () => {
    const here = await desk.workspace(everything);
    const backup = await backupOf(here.workspace);
    const other = { ...council.article, id: 'other', title: 'Only here' };
    const there = await desk.workspace({
      articles: [other, { ...council.article, title: 'Other facts' }],
      annotations: [{ ...council.annotations.get('c')!, id: 'x', articleId: 'other' }],
      settings: { analyst: 'ben' },
    });
    const before = await contentOf(there.name);
    const { words, articles } = await planned(backup, there.workspace, 'replace');
    expect(words).to.deep.equal([
      'articles +1 ~1 -1',
      'revisions +1',
      'annotations +5 -1',
      'sources +3',
      'codebooks +2',
      'settings +4 ~1',
      'library +2',
      'raws +3',
    ]);
    expect(articles.map(({ title, what, annotations }) => [title, what, annotations])).to.deep.equal([
      ['Aid', 'added', 2],
      ['The mayor 🎙️ slashed aid.', 'changed', 3],
      ['Only here', 'removed', 1],
    ]);
    expect(await contentOf(there.name), 'a plan writes nothing').to.deep.equal(before);
    const result = await restored(backup, there.workspace, 'replace');
    expect(await contentOf(there.name)).to.deep.equal(await contentOf(here.name));
    expect(await takeBack(result, there.workspace)).to.equal(0);
    expect(await contentOf(there.name)).to.deep.equal(before);
  });

  it('takes a merge back, and leaves what somebody has worked on since', async () => {
    const here = await desk.workspace(everything);
    const backup = await backupOf(here.workspace);
    const there = await desk.workspace({ settings: { analyst: 'ben' } });
    const result = await restored(backup, there.workspace);
    const { article } = council;
    const before = backup.contents.annotations.find(({ id }) => id === 'c')!;
    const c = { ...before, note: 'checked' };
    await there.workspace.save({ change: [{ id: 'c', before, after: c }], sources: [] }, { article });
    const left = await takeBack(result, there.workspace);
    const found = await contentOf(there.name);
    expect(found['annotations']).to.deep.equal([c]);
    expect(found['articles'], 'the annotation needs it').to.deep.equal([article]);
    expect(
      (found['sources'] as { id: string }[]).map(({ id }) => id),
      'the annotation names it',
    ).to.deep.equal(['s1']);
    expect(found['revisions']).to.deep.equal([]);
    expect((found['raws'] as unknown[]).length).to.equal(1);
    expect(Object.keys(found['settings'] as object)).to.deep.equal([
      'analyst',
      `codebook:${article.id}`,
      `sources:${article.id}`,
    ]);
    expect(left).to.equal(7);
  });

  it('leaves everything as it was where the disk is full in the middle', async () => {
    const here = await desk.workspace(everything);
    const backup = await backupOf(here.workspace);
    const there = await desk.workspace({ articles: [council.article], settings: { analyst: 'ben' } });
    const before = await contentOf(there.name);
    const { put } = IDBObjectStore.prototype;
    for (const mode of ['merge', 'replace'] as const) {
      let puts = 0;
      IDBObjectStore.prototype.put = function (...args) {
        puts += 1;
        if (puts > 7) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, args);
      };
      const failure = await failureOf(restored(backup, there.workspace, mode));
      IDBObjectStore.prototype.put = put;
      expect(failure).to.equal('The disk space that this browser allows is full.');
      expect(puts).to.be.greaterThan(7);
      expect(await contentOf(there.name)).to.deep.equal(before);
    }
  });

  it('can be given up while it is made, read and restored, and then changes nothing', async () => {
    const { name, workspace } = await desk.workspace(everything);
    const there = await desk.workspace();
    const before = await contentOf(there.name);
    const { file } = await makeBackup(workspace);
    const backup = await readBackup(file);
    const reason = new Error('Enough');
    /** Gives up at the second word of progress. */
    const pace = () => {
      const ending = new AbortController();
      let told = 0;
      const onProgress = () => {
        told += 1;
        if (told === 2) ending.abort(reason);
      };
      return { signal: ending.signal, onProgress };
    };
    const works = [
      () => makeBackup(workspace, pace()),
      () => readBackup(file, pace()),
      () => restoreBackup(backup, there.workspace, 'replace', pace()),
    ];
    for (const work of works) {
      const failure = await work().then(undefined, (error: unknown) => error);
      expect(failure).to.equal(reason);
    }
    expect(await contentOf(there.name)).to.deep.equal(before);
    expect((await contentOf(name))['articles']).to.have.length(2);
  });

  it('leaves everything as it was where the file changes after it was read', async () => {
    const { workspace } = await desk.workspace(everything);
    const there = await desk.workspace({ settings: { analyst: 'ben' } });
    const before = await contentOf(there.name);
    const backup = await backupOf(workspace);
    const raws = backup.contents.raws.map((raw) => ({
      ...raw,
      open: () => Promise.reject(new Error('The backup could not be read.')),
    }));
    const changed = { ...backup, contents: { ...backup.contents, raws } };
    const failure = await failureOf(restored(changed, there.workspace));
    expect(failure).to.equal('The backup could not be read.');
    expect(await contentOf(there.name)).to.deep.equal(before);
  });
});
