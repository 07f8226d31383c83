import { expect } from '@open-wc/testing';
import type { Annotation } from '../src/domain/annotation.js';
import type { Article } from '../src/domain/article.js';
import type { Change } from '../src/domain/change.js';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import { createSource } from '../src/domain/registry.js';
import type { Source } from '../src/domain/source.js';
import { mergeSources, removeSource } from '../src/domain/source-actions.js';
import { Session } from '../src/session.js';
import { articleOf, marked, show } from './support/marked.js';

/** A session on text whose tags are highlights: `c` a claim, `f` a framing. Tags need not nest. */
function open(source: string) {
  const { article, text, annotations } = marked(source);
  const session = new Session({ article, codebook: defaultCodebook, annotations });
  const shows = (expected: string) => expect(show(text, session.annotations)).to.equal(expected);
  return { session, c: annotations.get('c')!, shows };
}

describe('Session', () => {
  it('lets highlights overlap, takes one back and brings it again', () => {
    const { session, shows } = open('Critics say <c>the mayor slashed aid</c> again.');
    const { annotations } = marked('Critics say the mayor <f>slashed aid again</f>.');
    session.dispatch([{ id: 'f', after: annotations.get('f')! }]);
    shows('Critics say <c>the mayor <f>slashed aid</c> again</f>.');
    session.undo();
    shows('Critics say <c>the mayor slashed aid</c> again.');
    session.redo();
    shows('Critics say <c>the mayor <f>slashed aid</c> again</f>.');
  });

  it("never undoes over a colleague's later edit", () => {
    const { session, c } = open('The <c>mayor slashed aid</c>.');
    session.dispatch([{ id: 'c', before: c, after: { ...c, note: 'unsourced' } }]);
    session.receive([{ id: 'c', after: { ...c, note: 'sourced in paragraph 9' } }]);
    session.undo();
    expect(session.annotations.get('c')!.note).to.equal('sourced in paragraph 9');
    expect(session.canUndo).to.equal(false);
  });

  it('still undoes what a colleague did not touch', () => {
    const { session, c, shows } = open('The <c>mayor</c> <f>slashed</f> aid.');
    session.dispatch([{ id: 'c', before: c }]);
    session.receive([{ id: 'f' }]);
    shows('The mayor slashed aid.');
    session.undo();
    shows('The <c>mayor</c> slashed aid.');
  });

  it('says who changed what, until told to stop', () => {
    const { session, c } = open('The <c>mayor</c>.');
    const stop = new AbortController();
    const heard: string[] = [];
    session.subscribe((change, origin) => heard.push(`${origin} ${change.map(({ id }) => id)}`), stop);
    session.dispatch([{ id: 'c', before: c }]);
    session.receive([{ id: 'c', after: c }]);
    stop.abort();
    session.dispatch([{ id: 'c', before: c }]);
    expect(heard).to.deep.equal(['local c', 'remote c']);
  });

  it('refuses a change made by a listener that is being told of one', () => {
    const { session, c } = open('The <c>mayor</c>.');
    session.subscribe(() => session.undo(), new AbortController());
    expect(() => session.dispatch([{ id: 'c', before: c }])).to.throw('must not change it');
  });

  it('does nothing, and tells nobody, where there is nothing to undo or redo', () => {
    const { session, shows } = open('The <c>mayor</c>.');
    let told = 0;
    session.subscribe(() => (told += 1), new AbortController());
    expect(session.undo()).to.equal(null);
    expect(session.redo()).to.equal(null);
    session.receive([]);
    session.dispatch([], { name: 'Nothing' });
    expect([session.undoName, session.redoName]).to.deep.equal([null, null]);
    expect(told).to.equal(0);
    shows('The <c>mayor</c>.');
  });
});

describe('a session and its sources', () => {
  const now = '2026-01-02T03:04:05.000Z';
  const entry = (id: string, more: Partial<Source> = {}): Source => ({
    ...createSource({ name: id, now }),
    id,
    ...more,
  });
  const [kim, lee, ann] = [entry('kim'), entry('lee'), entry('ann')];
  const add = (...sources: Source[]) => sources.map((after) => ({ id: after.id, after }));
  const ids = (sources: readonly Source[]) => sources.map(({ id }) => id);
  const { article, annotations } = marked('The <a>mayor</a> <a2>said</a2>.');
  const a = annotations.get('a')!;
  const openOn = (data: object = {}) =>
    new Session({ article, codebook: defaultCodebook, annotations, ...data });

  it('makes a source and names it in one step, under one name', () => {
    const session = openOn();
    const naming = [{ id: 'a', before: a, after: { ...a, sources: ['kim'] } }];
    session.dispatch(naming, { name: 'Name source', sources: add(kim) });
    expect(session.sourcesOf(session.find('a'))).to.deep.equal([kim]);
    expect(session.undoName).to.equal('Name source');
    const undone = session.undo()!;
    expect([undone.name, undone.change.length, undone.sources.length]).to.deep.equal(['Name source', 1, 1]);
    expect([session.registry.size, session.find('a').sources.length]).to.deep.equal([0, 0]);
    expect(session.redoName).to.equal('Name source');
    expect(session.redo()!.sources).to.deep.equal(add(kim));
    expect(session.sources).to.deep.equal([kim]);
  });

  it('names steps that nobody has named', () => {
    const session = openOn();
    session.dispatch([{ id: 'a' }]);
    expect(session.undoName).to.equal('Remove annotation');
    session.dispatch([], { sources: add(kim, lee) });
    expect(session.undoName).to.equal('Add 2 sources');
  });

  it('tells of sources and sides, also where no annotation changed', () => {
    const session = openOn({ registry: new Map([['kim', kim]]), sides: ['north'] });
    const heard: unknown[] = [];
    session.subscribe(
      (change, origin, sources, { sides }) => heard.push([change.length, origin, sources, sides?.after]),
      new AbortController(),
    );
    const renamed = { ...kim, name: 'Kim Lee' };
    session.dispatch([], { sources: [{ id: 'kim', after: renamed }] });
    session.dispatch([], { sides: { before: [], after: ['north', 'south'] } });
    session.receive([], add(lee), ['south']);
    expect(heard).to.deep.equal([
      [0, 'local', [{ id: 'kim', before: kim, after: renamed }], undefined],
      [0, 'local', [], ['north', 'south']],
      [0, 'remote', add(lee), ['south']],
    ]);
    expect(session.definedSides).to.deep.equal(['south']);
    expect(session.sides).to.deep.equal(['none', 'unclear', 'south']);
    session.undo();
    expect(session.definedSides, 'the other tab has changed it since').to.deep.equal(['south']);
    expect(session.registry.get('kim'), 'and the step before').to.equal(kim);
  });

  it("never undoes over a colleague's later edit of a source", () => {
    const session = openOn({ registry: new Map([['kim', kim]]) });
    const theirs = { ...kim, type: 'expert' };
    session.dispatch([{ id: 'a' }], { sources: [{ id: 'kim', after: { ...kim, name: 'Kim Lee' } }] });
    session.receive([], [{ id: 'kim', after: theirs }]);
    session.undo();
    expect(session.registry.get('kim')).to.equal(theirs);
    expect(session.annotations.has('a'), 'the rest of the step').to.equal(true);
  });

  it('goes on with a step on a source', () => {
    const session = openOn({ registry: new Map([['kim', kim]]) });
    for (const name of ['K', 'Ki'])
      session.dispatch([], {
        name: `Call it ${name}`,
        amends: true,
        sources: [{ id: 'kim', after: { ...kim, name } }],
      });
    expect(session.undoName).to.equal('Call it K');
    session.undo();
    expect(session.registry.get('kim')).to.equal(kim);
    expect(session.canUndo).to.equal(false);
  });

  it('reads annotations by what has become of their sources', () => {
    const named = new Map([['a', { ...a, sources: ['kim', 'lee', 'ann', 'unknown'] }]]);
    const session = openOn({ annotations: named, registry: new Map([kim, lee, ann].map((s) => [s.id, s])) });
    session.dispatch([], { name: 'Merge', sources: mergeSources(session.registry, 'kim', 'lee', now) });
    session.dispatch([], { name: 'Delete', sources: removeSource(session.registry, 'ann', now) });
    const annotation = session.find('a');
    expect(annotation.sources, 'never rewritten').to.deep.equal(['kim', 'lee', 'ann', 'unknown']);
    expect(ids(session.sourcesOf(annotation))).to.deep.equal(['lee']);
    expect(ids(session.sources)).to.deep.equal(['lee']);
    expect(session.resolved(annotation).sources).to.deep.equal(['lee', 'unknown']);
    session.undo();
    session.undo();
    expect(ids(session.sources)).to.deep.equal(['ann', 'kim', 'lee']);
    expect(session.resolved(annotation)).to.equal(annotation);
  });

  it('counts to the article what came with it and what its annotations name', () => {
    const zoe = entry('zoe');
    const session = openOn({
      annotations: new Map([['a', { ...a, sources: ['lee', 'zoe'] }]]),
      sources: [zoe, kim],
      registry: new Map([ann, lee].map((s) => [s.id, s])),
    });
    expect(session.registry.size).to.equal(4);
    expect(ids(session.sources)).to.deep.equal(['zoe', 'kim', 'lee']);
    session.dispatch([{ id: 'a', after: { ...a, sources: ['ann'] } }]);
    expect(ids(session.sources)).to.deep.equal(['zoe', 'kim', 'ann']);
    session.list(['lee']);
    expect(ids(session.sources)).to.deep.equal(['zoe', 'kim', 'lee', 'ann']);
  });

  describe('annotations of an older revision', () => {
    const older = (annotation: Annotation): Annotation => ({ ...annotation, revision: 0 });

    it('wait beside those on the page, and belong to the article all the same', () => {
      const { article, annotations } = marked('The <c>mayor</c> <f>slashed</f> aid.');
      const c = older({ ...annotations.get('c')!, sources: ['kim'] });
      const session = new Session({
        article,
        codebook: defaultCodebook,
        annotations: new Map([...annotations, ['c', c]]),
        registry: new Map([['kim', kim]]),
      });
      expect([...session.annotations.keys()]).to.deep.equal(['f']);
      expect(session.inReadingOrder.map(({ id }) => id)).to.deep.equal(['f']);
      expect([...session.orphans.values()]).to.deep.equal([c]);
      expect([...session.everything.keys()]).to.have.members(['c', 'f']);
      expect(session.counts.get('claim')).to.equal(undefined);
      expect(session.sources).to.deep.equal([kim]);
      expect(session.find('c')).to.equal(c);
    });

    it('come onto the page when they are attached, and wait again when that is undone', () => {
      const { article, annotations } = marked('The <c>mayor</c> slashed aid.');
      const [anchored, orphan] = [annotations.get('c')!, older(annotations.get('c')!)];
      const session = new Session({
        article,
        codebook: defaultCodebook,
        annotations: new Map([['c', orphan]]),
      });
      const heard: Change[] = [];
      session.subscribe((change) => heard.push(change), new AbortController());
      session.dispatch([{ id: 'c', before: orphan, after: anchored }], { name: 'Attach annotation' });
      expect([session.annotations.size, session.orphans.size]).to.deep.equal([1, 0]);
      expect(session.counts.get('claim')).to.equal(1);
      session.undo();
      expect([session.annotations.size, session.orphans.size]).to.deep.equal([0, 1]);
      expect(session.counts.get('claim')).to.equal(0);
      expect(heard, 'the page never hears of what it cannot draw').to.deep.equal([
        [{ id: 'c', after: anchored }],
        [{ id: 'c', before: anchored }],
      ]);
    });
  });

  describe('facts and roles', () => {
    it('change in one step, which undo takes back, and no annotation is touched', () => {
      const { session, c } = open('The <c>mayor</c> slashed aid.');
      const before = session.article;
      const after: Article = {
        ...before,
        title: 'Aid',
        blocks: before.blocks.map((block) => ({ ...block, role: 'caption' })),
      };
      session.dispatch([], { article: after });
      expect(session.article).to.equal(after);
      expect(session.undoName).to.equal('Change roles and facts');
      session.dispatch([{ id: 'c', before: c, after: { ...c, note: 'x' } }]);
      session.undo();
      session.undo();
      expect(session.article).to.equal(before);
      expect([...session.annotations.values()]).to.deep.equal([c]);
    });

    it('are no other text', () => {
      const { session } = open('The <c>mayor</c> slashed aid.');
      expect(() => session.dispatch([], { article: articleOf('The mayor cut aid.') })).to.throw(
        RangeError,
        /is another text than/,
      );
    });

    it('are not undone over those of somebody else', () => {
      const { session } = open('The <c>mayor</c> slashed aid.');
      session.dispatch([], { article: { ...session.article, title: 'Ours' } });
      session.receive([], [], undefined, { ...session.article, title: 'Theirs' });
      expect(session.undo()).to.equal(null);
      expect(session.article.title).to.equal('Theirs');
    });
  });
});
