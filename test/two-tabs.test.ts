import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotations } from '../src/domain/change.js';
import { resolve } from '../src/domain/registry.js';
import { mergeSources, removeSource, renameSource, setSide } from '../src/domain/source-actions.js';
import type { Session } from '../src/session.js';
import { bounded } from './domain/arbitraries.js';
import { show } from './support/marked.js';
import {
  add,
  addSources,
  annotations,
  article,
  c,
  Desk,
  f,
  lines,
  source,
  text,
  until,
  type Tab,
} from './support/tabs.js';

const sourceActs = new Set(['source', 'rename', 'side', 'remove', 'merge', 'sides']);

/** What to dispatch so that `act` is done to a source of that id, which is made where there is none. */
function actOnSource({ registry, definedSides }: Session, act: string, id: string, index: number) {
  const now = `2026-01-02T03:${10 + index}:00.000Z`;
  const made = addSources({ ...source, id, modified: now });
  if (act === 'sides')
    return { sides: { before: definedSides, after: [...definedSides, `side ${index}`].slice(-3) } };
  if (!resolve(registry, id)) return { sources: registry.has(id) ? [] : made };
  const other = id === 'c' ? 'f' : 'c';
  if (act === 'rename') return { sources: renameSource(registry, id, `Name ${index}`, now) };
  if (act === 'side') return { sources: setSide(registry, id, `side ${index}`, now, article.id) };
  if (act === 'remove') return { sources: removeSource(registry, id, now) };
  if (act === 'merge' && resolve(registry, other) && resolve(registry, other) !== resolve(registry, id))
    return { sources: mergeSources(registry, id, other, now) };
  return { sources: [] };
}

const whole = ({ annotations: held, registry, definedSides }: Session) =>
  [lines(held), lines(registry), definedSides.join()].join('\n\n');

describe('openSession in two tabs', () => {
  let desk: Desk;
  beforeEach(() => (desk = new Desk()));
  afterEach(() => desk.close());

  it('shows in each what was done in the other, sources too', async () => {
    const [ana, ben] = [await desk.tab(), await desk.tab()];
    ana.session.dispatch(add({ ...c, sources: ['s1'] }), { name: 'Mark', sources: addSources(source) });
    await until(ben.session, (held) => held.has('c'));
    expect(ben.session.sources).to.deep.equal([source]);
    ben.session.dispatch([{ id: 'c' }]);
    await until(ana.session, (held) => !held.has('c'));
    expect(ben.session.canUndo).to.equal(true);
    ana.session.undo();
    expect(ana.session.registry.size, 'the rest of her step').to.equal(0);
    expect(ana.session.annotations.has('c'), 'it would undo what Ben did').to.equal(false);
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

  it('shows sources and sides in tabs on other articles', async () => {
    const [ana, ben] = [await desk.tab(), await desk.tab({ article: { ...article, id: 'other', sha256: '' } })];
    ana.session.dispatch([], { sources: addSources(source), sides: { before: [], after: ['north'] } });
    await until(ben.session, (_, { registry }) => registry.has('s1'));
    expect(ben.session.definedSides).to.deep.equal(['north']);
    const renamed = { ...source, name: 'Town hall' };
    ben.session.dispatch([], { sources: [{ id: 's1', after: renamed }] });
    await until(ana.session, (_, { registry }) => registry.get('s1')!.name === 'Town hall');
    ana.session.undo();
    expect(ana.session.registry.get('s1'), 'it would undo what Ben did').to.deep.equal(renamed);
    expect(ana.session.definedSides).to.deep.equal([]);
  });

  it('merges two edits of one source made at once', async () => {
    const ana = await desk.tab();
    ana.session.dispatch([], { sources: addSources(source) });
    await ana.opened.saved;
    const ben = await desk.tab();
    ana.session.dispatch([], {
      sources: [{ id: 's1', after: { ...source, side: 'north', aliases: ['Hall'] } }],
    });
    ben.session.dispatch([], {
      sources: [{ id: 's1', after: { ...source, note: 'which?', aliases: ['CH'] } }],
    });
    const both = (_: Annotations, { registry }: Pick<Session, 'registry'>) => {
      const { side, note, aliases } = registry.get('s1')!;
      return side === 'north' && note === 'which?' && aliases.length === 2;
    };
    await Promise.all([until(ana.session, both), until(ben.session, both)]);
    await Promise.all([ana.opened.saved, ben.opened.saved]);
    expect(both(annotations, (await desk.tab()).session)).to.equal(true);
  });

  it('keeps one of two sources that were merged into each other', async () => {
    const ana = await desk.tab();
    const kim = { ...source, id: 'kim', name: 'Kim' };
    ana.session.dispatch(add({ ...c, sources: ['s1', 'kim'] }), { sources: addSources(source, kim) });
    await ana.opened.saved;
    const ben = await desk.tab();
    const merge = ({ session }: Tab, from: string, into: string) =>
      session.dispatch([], { sources: mergeSources(session.registry, from, into, 'now') });
    merge(ana, 's1', 'kim');
    merge(ben, 'kim', 's1');
    const merged = (_: Annotations, { registry }: Session) =>
      ['s1', 'kim'].every((id) => registry.get(id)!.mergedInto !== undefined);
    await Promise.all([until(ana.session, merged), until(ben.session, merged)]);
    for (const { session } of [ana, ben]) expect(session.sources.map(({ id }) => id)).to.deep.equal(['kim']);
  });

  it('comes to the same in every tab, whatever is done in which order', async function () {
    this.timeout(60_000);
    const act = fc.record({
      tab: fc.constantFrom(0, 1),
      id: fc.constantFrom('c', 'f'),
      what: fc.constantFrom(
        ...['note', 'attribute', 'delete', 'add', 'undo', 'redo'],
        ...['source', 'rename', 'side', 'remove', 'merge', 'sides'],
      ),
      wait: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 14 }), async (acts) => {
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
          else if (sourceActs.has(what)) session.dispatch([], actOnSource(session, what, id, index));
          else if (!before) session.dispatch(add(annotations.get(id)!));
          else if (what === 'note') note(id, `note ${index}`);
          else if (what === 'attribute')
            session.dispatch([{ id, after: { ...before, attributes: { checked: index } } }]);
          if (wait) await opened.saved;
        }
        for (const { opened } of tabs) await opened.saved;
        const truth = whole((await desk.tab()).session);
        await Promise.all(tabs.map(({ session }) => until(session, () => whole(session) === truth)));
        await desk.close();
      }),
      { ...bounded, numRuns: 40 },
    );
  });
});
