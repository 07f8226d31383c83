import { expect } from '@open-wc/testing';
import { makeVersion1 } from './storage/fixtures/version-1.js';
import { answer, stored } from './support/database.js';
import { failureOf } from './support/failure.js';
import { marked, show } from './support/marked.js';
import { add, annotations, article, c, Desk, f, text } from './support/tabs.js';

describe('openSession when storage fails', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.close());

  /** Until undone, the browser answers every write as it does when the disk is full. */
  function fillDisk(): () => void {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    return () => (IDBObjectStore.prototype.put = put);
  }

  /** Until undone, this is a browser without IndexedDB. */
  function withoutIndexedDB(): () => void {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
    return () => Object.defineProperty(globalThis, 'indexedDB', own);
  }

  let undo: () => void;
  afterEach(() => undo());
  beforeEach(() => (undo = () => {}));

  it('keeps all changes while the disk is full, and saves them on a retry', async () => {
    const { session, opened, last } = await desk.tab();
    undo = fillDisk();
    session.dispatch(add(c));
    session.dispatch(add(f));
    const failure = await failureOf(opened.saved);
    expect(failure).to.equal('The disk space that this browser allows is full.');
    expect(last()).to.deep.equal({ state: 'failed', reason: failure, pending: 2 });
    expect((await desk.found()).size).to.equal(0);
    undo();
    await opened.retry();
    expect(last()).to.deep.equal({ state: 'saved', pending: 0 });
    expect(show(text, await desk.found())).to.equal(show(text, annotations));
  });

  it('tries again with the next change, and does not flicker meanwhile', async () => {
    const { session, opened, states, last, comesTo } = await desk.tab();
    undo = fillDisk();
    session.dispatch(add(c));
    await comesTo('failed');
    const told = states.length;
    session.dispatch(add(f));
    expect(await failureOf(opened.saved)).to.equal(last().reason);
    expect(states.slice(told).map(({ state, pending }) => `${state} ${pending}`)).to.deep.equal([
      'failed 2',
      'failed 2',
    ]);
    undo();
    session.undo();
    await opened.saved;
    expect(show(text, await desk.found())).to.equal('The <c>mayor slashed</c> aid.');
  });

  it('works in memory without IndexedDB, and catches up when it is there', async () => {
    await (
      await desk.tab({ annotations: new Map([['c', c]]) })
    ).opened.saved;
    undo = withoutIndexedDB();
    const { opened, last, shows, note } = await desk.tab({ annotations: new Map([['f', f]]) });
    expect(last()).to.include({ state: 'failed', pending: 1 });
    expect(last().reason).to.match(/offers no storage to this page/);
    note('f', 'loaded');
    await opened.retry();
    expect(last()).to.include({ state: 'failed', pending: 2 });
    undo();
    await opened.retry();
    expect(last()).to.deep.equal({ state: 'saved', pending: 0 });
    expect(shows()).to.equal(show(text, annotations));
    expect((await desk.found()).get('f')!.note).to.equal('loaded');
  });

  it('never takes what is stored over an edit that waits', async () => {
    await (
      await desk.tab({ annotations })
    ).opened.saved;
    undo = withoutIndexedDB();
    const { session, opened } = await desk.tab();
    const ours = { ...c, note: 'made without the database', modified: '2026-06-01T00:00:00.000Z' };
    session.dispatch(add(ours));
    undo();
    await opened.retry();
    expect(session.annotations.get('c')).to.deep.equal(ours);
    expect((await desk.found()).get('c')).to.deep.equal(ours);
    expect(session.annotations.has('f')).to.equal(true);
  });

  it('opens at once while another tab blocks the database, and saves when that lets go', async () => {
    const inTheWay = await makeVersion1(desk.name);
    const { session, opened, last, comesTo } = await desk.tab();
    expect(last().state).to.equal('failed');
    expect(last().reason).to.match(/Another tab/);
    session.dispatch(add(c));
    expect(await failureOf(opened.saved)).to.equal(last().reason);
    expect(last()).to.include({ state: 'failed', pending: 1 });
    const saved = comesTo('saved');
    inTheWay.close();
    await saved;
    expect(show(text, await desk.found())).to.equal('The <c>mayor slashed</c> aid.');
  });

  it('opens where the browser never answers', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
    undo = () => (IDBFactory.prototype.open = open);
    const { last } = await desk.tab({ patience: 1 });
    expect(last()).to.include({ state: 'failed', pending: 0 });
    expect(last().reason).to.match(/does not answer/);
  });

  it('says that a newer tab has changed the database', async () => {
    const { session, opened, last } = await desk.tab({ annotations });
    await opened.saved;
    (await answer(indexedDB.open(desk.name, 1000))).close();
    session.dispatch([{ id: 'c', before: c }]);
    expect(await failureOf(opened.saved)).to.equal(last().reason);
    expect(last()).to.include({ state: 'failed', pending: 1 });
    expect(last().reason).to.match(/newer version/);
  });

  it('does not mix the annotations of two texts', async () => {
    const other = marked('The <c>mayor</c> cut aid.');
    await (
      await desk.tab({ article: { ...other.article, id: article.id } })
    ).opened.saved;
    undo = withoutIndexedDB();
    const late = await desk.tab({ annotations });
    undo();
    const before = await desk.tab({ article: { ...other.article, id: article.id }, storeArticle: true });
    await before.opened.saved;
    await late.opened.retry();
    expect(late.last().reason).to.match(/^Another text is stored/);
    expect(await stored(desk.name, 'annotations')).to.deep.equal([]);
  });
});
