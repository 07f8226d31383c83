import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotations } from '../src/domain/change.js';
import { show } from './support/marked.js';
import { add, annotations, article, c, Desk, f, lines, source, text, until } from './support/tabs.js';

describe('openSession in two tabs', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.close());

  it('shows in each what was done in the other, sources too', async () => {
    const [ana, ben] = [await desk.tab(), await desk.tab()];
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
    const ana = await desk.tab({ annotations });
    await ana.opened.saved;
    const ben = await desk.tab();
    ana.note('c', 'no figure given');
    ben.session.dispatch([{ id: 'c', after: { ...c, attributes: { checked: true } } }]);
    const both = (held: Annotations) =>
      held.get('c')!.note === 'no figure given' && held.get('c')!.attributes.checked === true;
    await Promise.all([until(ana.session, both), until(ben.session, both)]);
    expect(both(await desk.found())).to.equal(true);
  });

  it('does not let a deletion take what is being worked on', async () => {
    const ana = await desk.tab({ annotations });
    await ana.opened.saved;
    const ben = await desk.tab();
    ana.session.dispatch([{ id: 'c', before: c }]);
    ben.note('c', 'no figure given');
    const kept = (held: Annotations) => held.get('c')?.note === 'no figure given';
    await Promise.all([until(ana.session, kept), until(ben.session, kept)]);
    await Promise.all([ana.opened.saved, ben.opened.saved]);
    expect(kept(await desk.found())).to.equal(true);
  });

  it("never undoes over a colleague's later edit", async () => {
    const ana = await desk.tab({ annotations });
    await ana.opened.saved;
    const ben = await desk.tab();
    ana.note('c', 'no figure given');
    await until(ben.session, (held) => held.get('c')!.note === 'no figure given');
    ben.note('c', 'sourced in paragraph 9');
    await until(ana.session, (held) => held.get('c')!.note === 'sourced in paragraph 9');
    ana.session.undo();
    await ana.opened.saved;
    expect((await desk.found()).get('c')!.note).to.equal('sourced in paragraph 9');
  });

  it('clears an open article that is removed from the library, and fills it when that is undone', async () => {
    const ana = await desk.tab({ annotations });
    await ana.opened.saved;
    const library = desk.workspace();
    const removed = (await library.removeArticle(article.id))!;
    await until(ana.session, (held) => held.size === 0);
    await library.restoreArticle(removed);
    await until(ana.session, (held) => held.size === 2);
    expect(ana.shows()).to.equal(show(text, annotations));
  });

  it('tells of a save that ends after its session', async () => {
    const [ana, ben] = [await desk.tab(), await desk.tab()];
    ana.session.dispatch(add(c));
    ana.end.abort();
    await until(ben.session, (held) => held.has('c'));
  });

  it('says what could not be read, and reads it again before it saves', async () => {
    const [ana, ben] = [await desk.tab(), await desk.tab()];
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
        const desk = new Desk();
        const first = await desk.tab({ annotations });
        await first.opened.saved;
        const tabs = [first, await desk.tab()];
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
        const truth = lines(await desk.found());
        await Promise.all(tabs.map(({ session }) => until(session, (held) => lines(held) === truth)));
        await desk.close();
      }),
      { numRuns: 25 },
    );
  });
});
