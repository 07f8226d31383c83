import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation } from '../src/domain/annotation.js';
import type { Annotations, Change } from '../src/domain/change.js';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import type { Source } from '../src/domain/source.js';
import { openSession, type SaveState } from '../src/open-session.js';
import type { Session, SessionData } from '../src/session.js';
import { Workspace } from '../src/storage/workspace.js';
import { makeVersion1 } from './storage/fixtures/version-1.js';
import { answer, deleteDatabase, newDatabaseName, stored } from './support/database.js';
import { marked, show } from './support/marked.js';

/** Resolves once the session holds what `holds` asks for: at once, or after a change. */
const until = (session: Session, holds: (annotations: Annotations) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const listening = new AbortController();
    const look = () => {
      if (!holds(session.annotations)) return;
      listening.abort();
      resolve();
    };
    session.subscribe(look, listening);
    look();
  });

/** A record a line, whatever order they came in. */
const lines = (annotations: Annotations) =>
  [...annotations.keys()]
    .toSorted()
    .map((id) => JSON.stringify(annotations.get(id)))
    .join('\n');

const source: Source = {
  id: 's1',
  name: 'City hall',
  aliases: [],
  kind: 'organisation',
  type: 'government',
  role: 'speaks_for',
  side: '',
  anonymity: 'named',
};

describe('openSession', () => {
  const { article, text, annotations } = marked('The <c>mayor <f>slashed</c> aid</f>.');
  const c = annotations.get('c')!;
  const f = annotations.get('f')!;
  const add = (...added: Annotation[]): Change => added.map((after) => ({ id: after.id, after }));

  let name: string;
  let closing: AbortController;

  beforeEach(() => {
    name = newDatabaseName();
    closing = new AbortController();
  });

  afterEach(async () => {
    closing.abort();
    await deleteDatabase(name);
  });

  /** One tab on the article: its own connection, its own session. */
  async function tab({
    storeArticle = false,
    patience = 5000,
    ...data
  }: Partial<SessionData> & { storeArticle?: boolean; patience?: number } = {}) {
    const end = new AbortController();
    closing.signal.addEventListener('abort', () => end.abort());
    const states: SaveState[] = [];
    const errors: string[] = [];
    let report = () => {};
    const reported = new Promise<void>((resolve) => (report = resolve));
    const waiting: [string, () => void][] = [];
    const opened = await openSession(
      { article, codebook: defaultCodebook, ...data },
      {
        workspace: new Workspace(name, { signal: end.signal, patience }),
        storeArticle,
        onState: (state) => {
          states.push(state);
          for (const [awaited, resolve] of waiting) if (awaited === state.state) resolve();
        },
        onError: (message) => {
          errors.push(message);
          report();
        },
        signal: end.signal,
      },
    );
    const { session } = opened;
    return {
      opened,
      session,
      states,
      errors,
      reported,
      end,
      last: () => states.at(-1)!,
      comesTo: (state: string) => new Promise<void>((resolve) => waiting.push([state, resolve])),
      note: (id: string, note: string) => {
        const before = session.annotations.get(id)!;
        session.dispatch([{ id, before, after: { ...before, note } }]);
      },
      shows: () => show(text, session.annotations),
    };
  }

  /** What a visitor who comes now finds. */
  const found = async () => {
    const visitor = await tab();
    visitor.end.abort();
    return visitor.session.annotations;
  };

  describe('alone on a database', () => {
    it('writes nothing for a reader', async () => {
      const { states } = await tab();
      expect(states).to.deep.equal([{ state: 'saved', pending: 0 }]);
      expect(await stored(name, 'articles')).to.deep.equal([]);
    });

    it('stores the article at once where it is told to, and only once', async () => {
      const first = await tab({ storeArticle: true });
      await first.opened.saved;
      expect(await stored(name, 'articles')).to.deep.equal([article]);
      const second = await tab({ storeArticle: true });
      expect(second.states).to.deep.equal([{ state: 'saved', pending: 0 }]);
    });

    it('saves each change, says so, and finds it again', async () => {
      const { session, opened, states } = await tab();
      session.dispatch(add(c));
      session.dispatch(add(f));
      session.undo();
      await opened.saved;
      expect(states.map(({ state, pending }) => `${state} ${pending}`)).to.deep.equal([
        'saved 0',
        'saving 1',
        'saving 2',
        'saving 3',
        'saving 2',
        'saving 1',
        'saved 0',
      ]);
      expect(show(text, await found())).to.equal('The <c>mayor slashed</c> aid.');
      expect(await stored(name, 'articles')).to.deep.equal([article]);
    });

    it('still saves what was done before its end, and nothing after', async () => {
      const { session, opened, end, states } = await tab();
      session.dispatch(add(c));
      session.dispatch(add(f));
      const told = states.length;
      end.abort();
      session.dispatch([{ id: 'c', before: c }]);
      await opened.saved;
      expect(show(text, await found())).to.equal(show(text, annotations));
      expect(states).to.have.length(told);
    });

    it('works on the stored record of the same text, whatever its id', async () => {
      const kept = { ...article, id: 'of-another-tool' };
      const first = await tab({ article: kept });
      first.session.dispatch(add({ ...c, articleId: kept.id }));
      await first.opened.saved;
      const second = await tab({ annotations: new Map([['f', f]]) });
      expect(second.session.article).to.deep.equal(kept);
      expect(second.shows()).to.equal(show(text, annotations));
      await second.opened.saved;
      expect((await found()).get('f')!.articleId).to.equal(kept.id);
      expect(await stored(name, 'articles')).to.have.length(1);
    });

    it('stores the sources of the article, and has them again', async () => {
      const { session, opened } = await tab();
      session.addSources([source]);
      session.dispatch(add({ ...c, sources: ['s1'] }));
      await opened.saved;
      expect((await tab()).session.sources).to.deep.equal([source]);
    });
  });

  describe('with annotations from a file', () => {
    const later = '2026-05-01T00:00:00.000Z';
    const of = (...list: Annotation[]) => new Map(list.map((each) => [each.id, each]));

    it('adds them to what is stored, and saves them', async () => {
      const first = await tab({ annotations: of(c), sources: [source] });
      expect(first.shows()).to.equal('The <c>mayor slashed</c> aid.');
      expect(first.session.canUndo).to.equal(false);
      await first.opened.saved;
      await (
        await tab({ annotations: of(f) })
      ).opened.saved;
      expect(show(text, await found())).to.equal(show(text, annotations));
      expect(await stored(name, 'sources')).to.deep.equal([source]);
    });

    it('leaves what is there and the same', async () => {
      await (
        await tab({ annotations: of(c) })
      ).opened.saved;
      const second = await tab({ annotations: of({ ...c }) });
      expect(second.states).to.deep.equal([{ state: 'saved', pending: 0 }]);
    });

    it('takes the one modified later', async () => {
      await (
        await tab({ annotations: of(c, { ...f, note: 'stored', modified: later }) })
      ).opened.saved;
      const incoming = of({ ...c, note: 'incoming', modified: later }, { ...f, note: 'incoming' });
      const second = await tab({ annotations: incoming });
      await second.opened.saved;
      for (const at of [second.session.annotations, await found()]) {
        expect(at.get('c')!.note).to.equal('incoming');
        expect(at.get('f')!.note).to.equal('stored');
      }
    });
  });

  describe('in two tabs', () => {
    it('shows in each what was done in the other, sources too', async () => {
      const [ana, ben] = [await tab(), await tab()];
      ana.session.addSources([source]);
      ana.session.dispatch(add({ ...c, sources: ['s1'] }));
      await until(ben.session, (held) => held.has('c'));
      expect(ben.session.sources).to.deep.equal([source]);
      ben.session.dispatch([{ id: 'c' }]);
      await until(ana.session, (held) => !held.has('c'));
      expect(ben.session.canUndo).to.equal(true);
      expect(ana.session.canUndo, 'it would undo what Ben did').to.equal(false);
    });

    it('merges two edits of one annotation made at once', async () => {
      const ana = await tab({ annotations });
      await ana.opened.saved;
      const ben = await tab();
      ana.note('c', 'no figure given');
      ben.session.dispatch([{ id: 'c', after: { ...c, attributes: { checked: true } } }]);
      const both = (held: Annotations) =>
        held.get('c')!.note === 'no figure given' && held.get('c')!.attributes.checked === true;
      await Promise.all([until(ana.session, both), until(ben.session, both)]);
      expect(both(await found())).to.equal(true);
    });

    it('does not let a deletion take what is being worked on', async () => {
      const ana = await tab({ annotations });
      await ana.opened.saved;
      const ben = await tab();
      ana.session.dispatch([{ id: 'c', before: c }]);
      ben.note('c', 'no figure given');
      const kept = (held: Annotations) => held.get('c')?.note === 'no figure given';
      await Promise.all([until(ana.session, kept), until(ben.session, kept)]);
      await Promise.all([ana.opened.saved, ben.opened.saved]);
      expect(kept(await found())).to.equal(true);
    });

    it("never undoes over a colleague's later edit", async () => {
      const ana = await tab({ annotations });
      await ana.opened.saved;
      const ben = await tab();
      ana.note('c', 'no figure given');
      await until(ben.session, (held) => held.get('c')!.note === 'no figure given');
      ben.note('c', 'sourced in paragraph 9');
      await until(ana.session, (held) => held.get('c')!.note === 'sourced in paragraph 9');
      ana.session.undo();
      await ana.opened.saved;
      expect((await found()).get('c')!.note).to.equal('sourced in paragraph 9');
    });

    it('clears an open article that is removed from the library, and fills it when that is undone', async () => {
      const ana = await tab({ annotations });
      await ana.opened.saved;
      const library = new Workspace(name, closing);
      const removed = (await library.removeArticle(article.id))!;
      await until(ana.session, (held) => held.size === 0);
      await library.restoreArticle(removed);
      await until(ana.session, (held) => held.size === 2);
      expect(ana.shows()).to.equal(show(text, annotations));
    });

    it('tells of a save that ends after its session', async () => {
      const [ana, ben] = [await tab(), await tab()];
      ana.session.dispatch(add(c));
      ana.end.abort();
      await until(ben.session, (held) => held.has('c'));
    });

    it('says what could not be read, and reads it again before it saves', async () => {
      const [ana, ben] = [await tab(), await tab()];
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function (names, mode, options) {
        if (mode !== 'readonly') return transaction.call(this, names, mode, options);
        IDBDatabase.prototype.transaction = transaction;
        throw new DOMException('disk failure', 'UnknownError');
      };
      ana.session.dispatch(add(c));
      await ben.reported;
      ben.session.dispatch(add(f));
      await until(ben.session, (held) => held.has('c'));
      expect(ben.errors).to.have.length(1);
      expect(ben.errors[0]).to.match(/^What was changed in another tab could not be read\. .*disk/);
    });

    it('comes to the same in every tab, whatever is done in which order', async function () {
      this.timeout(60_000);
      const act = fc.record({
        tab: fc.constantFrom(0, 1),
        id: fc.constantFrom('c', 'f'),
        what: fc.constantFrom('note', 'attribute', 'delete', 'add', 'undo', 'redo'),
        wait: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 12 }), async (acts) => {
          name = newDatabaseName();
          const first = await tab({ annotations });
          await first.opened.saved;
          const tabs = [first, await tab()];
          for (const [index, { tab: which, id, what, wait }] of acts.entries()) {
            const { session, note, opened } = tabs[which]!;
            const before = session.annotations.get(id);
            if (what === 'undo') session.undo();
            else if (what === 'redo') session.redo();
            else if (what === 'delete') session.dispatch([{ id }]);
            else if (!before) session.dispatch(add(annotations.get(id)!));
            else if (what === 'note') note(id, `note ${index}`);
            else if (what === 'attribute')
              session.dispatch([{ id, after: { ...before, attributes: { checked: index } } }]);
            if (wait) await opened.saved;
          }
          for (const { opened } of tabs) await opened.saved;
          const truth = lines(await found());
          await Promise.all(tabs.map(({ session }) => until(session, (held) => lines(held) === truth)));
          for (const { end } of tabs) end.abort();
          await deleteDatabase(name);
        }),
        { numRuns: 25 },
      );
    });
  });

  describe('when storage fails', () => {
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
      const { session, opened, last } = await tab();
      undo = fillDisk();
      session.dispatch(add(c));
      session.dispatch(add(f));
      const failure = await opened.saved.catch((error: Error) => error.message);
      expect(failure).to.equal('The disk space that this browser allows is full.');
      expect(last()).to.deep.equal({ state: 'failed', reason: failure, pending: 2 });
      expect((await found()).size).to.equal(0);
      undo();
      await opened.retry();
      expect(last()).to.deep.equal({ state: 'saved', pending: 0 });
      expect(show(text, await found())).to.equal(show(text, annotations));
    });

    it('tries again with the next change, and does not flicker meanwhile', async () => {
      const { session, opened, states, comesTo } = await tab();
      undo = fillDisk();
      session.dispatch(add(c));
      await comesTo('failed');
      const told = states.length;
      session.dispatch(add(f));
      await opened.saved.catch(() => {});
      expect(states.slice(told).map(({ state, pending }) => `${state} ${pending}`)).to.deep.equal([
        'failed 2',
        'failed 2',
      ]);
      undo();
      session.undo();
      await opened.saved;
      expect(show(text, await found())).to.equal('The <c>mayor slashed</c> aid.');
    });

    it('works in memory without IndexedDB, and catches up when it is there', async () => {
      await (
        await tab({ annotations: new Map([['c', c]]) })
      ).opened.saved;
      undo = withoutIndexedDB();
      const { opened, last, shows, note } = await tab({ annotations: new Map([['f', f]]) });
      expect(last()).to.include({ state: 'failed', pending: 1 });
      expect(last().reason).to.match(/offers no storage to this page/);
      note('f', 'loaded');
      await opened.retry();
      expect(last()).to.include({ state: 'failed', pending: 2 });
      undo();
      await opened.retry();
      expect(last()).to.deep.equal({ state: 'saved', pending: 0 });
      expect(shows()).to.equal(show(text, annotations));
      expect((await found()).get('f')!.note).to.equal('loaded');
    });

    it('never takes what is stored over an edit that waits', async () => {
      await (
        await tab({ annotations })
      ).opened.saved;
      undo = withoutIndexedDB();
      const { session, opened } = await tab();
      const ours = { ...c, note: 'made without the database', modified: '2026-06-01T00:00:00.000Z' };
      session.dispatch(add(ours));
      undo();
      await opened.retry();
      expect(session.annotations.get('c')).to.deep.equal(ours);
      expect((await found()).get('c')).to.deep.equal(ours);
      expect(session.annotations.has('f')).to.equal(true);
    });

    it('opens at once while another tab blocks the database, and saves when that lets go', async () => {
      const inTheWay = await makeVersion1(name);
      const { session, opened, last, comesTo } = await tab();
      expect(last().state).to.equal('failed');
      expect(last().reason).to.match(/Another tab/);
      session.dispatch(add(c));
      await opened.saved.catch(() => {});
      expect(last()).to.include({ state: 'failed', pending: 1 });
      const saved = comesTo('saved');
      inTheWay.close();
      await saved;
      expect(show(text, await found())).to.equal('The <c>mayor slashed</c> aid.');
    });

    it('opens where the browser never answers', async () => {
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = () => Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
      undo = () => (IDBFactory.prototype.open = open);
      const { last } = await tab({ patience: 1 });
      expect(last()).to.include({ state: 'failed', pending: 0 });
      expect(last().reason).to.match(/does not answer/);
    });

    it('says that a newer tab has changed the database', async () => {
      const { session, opened, last } = await tab({ annotations });
      await opened.saved;
      (await answer(indexedDB.open(name, 1000))).close();
      session.dispatch([{ id: 'c', before: c }]);
      await opened.saved.catch(() => {});
      expect(last()).to.include({ state: 'failed', pending: 1 });
      expect(last().reason).to.match(/newer version/);
    });

    it('does not mix the annotations of two texts', async () => {
      const other = marked('The <c>mayor</c> cut aid.');
      await (
        await tab({ article: { ...other.article, id: article.id } })
      ).opened.saved;
      undo = withoutIndexedDB();
      const late = await tab({ annotations });
      undo();
      const before = await tab({ article: { ...other.article, id: article.id }, storeArticle: true });
      await before.opened.saved;
      await late.opened.retry();
      expect(late.last().reason).to.match(/^Another text is stored/);
      expect(await stored(name, 'annotations')).to.deep.equal([]);
    });
  });

  it('leaves everything to the host without a workspace', async () => {
    const opened = await openSession(
      { article, codebook: defaultCodebook, annotations },
      { workspace: null, onState: () => expect.fail('nothing is stored'), signal: closing.signal },
    );
    opened.session.dispatch([{ id: 'c', before: c }]);
    await opened.saved;
    await opened.retry();
    expect(show(text, opened.session.annotations)).to.equal('The mayor <f>slashed aid</f>.');
  });
});
