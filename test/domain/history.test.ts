import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation } from '../../src/domain/annotation.js';
import { apply, invert, type Annotations, type Change } from '../../src/domain/change.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { emptyHistory, forget, record, redo, undo } from '../../src/domain/history.js';
import { inReadingOrder } from '../../src/domain/reading-order.js';
import { Session } from '../../src/session.js';
import { marked } from '../support/marked.js';
import { bounded } from './arbitraries.js';

const { article, annotations: start } = marked(
  '<c1>The <c2>mayor <f3>slashed</c2> aid</c1> <a4>again</f3> and again</a4>.',
);
const ids = ['c1', 'c2', 'f3', 'a4'];

/** What somebody does to one record: remove it, bring it back, or write a note on it. */
const deed = fc.record({ id: fc.constantFrom(...ids), note: fc.option(fc.nat(), { nil: undefined }) });
const deeds = fc.uniqueArray(deed, { minLength: 1, maxLength: 3, selector: ({ id }) => id });

const changeOf = (annotations: Annotations, all: readonly { id: string; note: number | undefined }[]): Change =>
  all.flatMap(({ id, note }) => {
    const before = annotations.get(id);
    const after = note === undefined ? undefined : { ...start.get(id)!, note: String(note) };
    return before || after ? [{ id, ...(before && { before }), ...(after && { after }) }] : [];
  });

const plain = (annotations: Annotations) =>
  Object.fromEntries([...annotations].sort(([a], [b]) => (a < b ? -1 : 1)));

describe('apply', () => {
  it('is undone by the inverse, whatever was done', () => {
    fc.assert(
      fc.property(deeds, deeds, (first, second) => {
        const before = apply(start, changeOf(start, first));
        const change = changeOf(before, second);
        const after = apply(before, change);
        expect(plain(apply(after, invert(change)))).to.deep.equal(plain(before));
        expect(plain(apply(after, change))).to.deep.equal(plain(after));
        expect(invert(invert(change))).to.deep.equal(
          change.map(({ id, before, after }) => ({ id, before, after })),
        );
      }),
      bounded,
    );
  });

  it('leaves the map that it was given as it was', () => {
    apply(start, [{ id: 'c1' }]);
    expect([...start.keys()]).to.have.members(ids);
  });
});

describe('history', () => {
  const change = (id: string): Change => [{ id, after: start.get(id)! }];

  it('is empty at both ends', () => {
    expect(undo(emptyHistory)).to.deep.equal([[], emptyHistory]);
    expect(redo(emptyHistory)).to.deep.equal([[], emptyHistory]);
  });

  it('forgets what was undone once something else is done', () => {
    const [, undone] = undo(record(emptyHistory, change('c1')));
    expect(undone.undone).to.have.length(1);
    expect(record(undone, change('c2'))).to.deep.equal({ done: [change('c2')], undone: [] });
  });

  it('drops the touched record from a change of several, both ways', () => {
    const both = [...change('c1'), ...change('c2')];
    const [, undone] = undo(record(record(emptyHistory, both), change('c1')));
    const { done, undone: left } = forget(undone, change('c1'));
    expect(done).to.deep.equal([change('c2')]);
    expect(left).to.deep.equal([]);
  });

  it('stays bounded over a long day', () => {
    let history = emptyHistory;
    for (let i = 0; i < 1100; i += 1) history = record(history, change('c1'));
    expect(history.done).to.have.length(1000);
  });
});

type Step =
  | {
      readonly act: 'dispatch' | 'receive';
      readonly deeds: readonly { id: string; note: number | undefined }[];
    }
  | { readonly act: 'undo' | 'redo' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constantFrom('dispatch', 'receive'), deeds }),
    fc.record({ act: fc.constantFrom('undo', 'redo') }),
  ),
  { maxLength: 30 },
);

/** Plays `all`, calling `after` after each step. */
function play(session: Session, all: readonly Step[], after: (step: Step) => void = () => {}) {
  for (const step of all) {
    if ('deeds' in step) session[step.act](changeOf(session.annotations, step.deeds));
    else session[step.act]();
    after(step);
  }
}

describe('a session, whatever is done to it', () => {
  const open = () => new Session({ article, codebook: defaultCodebook, annotations: start });

  it('returns to its start when everything is undone', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const session = open();
        play(
          session,
          all.filter(({ act }) => act !== 'receive'),
        );
        const end = plain(session.annotations);
        let undone = 0;
        while (session.canUndo) {
          session.undo();
          undone += 1;
        }
        expect(plain(session.annotations)).to.deep.equal(plain(start));
        for (; undone > 0; undone -= 1) session.redo();
        expect(plain(session.annotations)).to.deep.equal(end);
      }),
      bounded,
    );
  });

  it('never undoes or redoes over what a colleague did last', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const session = open();
        const theirs = new Map<string, Annotation | undefined>();
        play(session, all, (step) => {
          if (step.act === 'dispatch') for (const { id } of step.deeds) theirs.delete(id);
          if (step.act === 'receive')
            for (const { id } of step.deeds) theirs.set(id, session.annotations.get(id));
          for (const [id, record] of theirs) expect(session.annotations.get(id)).to.deep.equal(record);
        });
      }),
      bounded,
    );
  });

  it('takes a change that names one record twice as its last word', () => {
    const session = open();
    expect(session.inReadingOrder).to.have.length(4);
    const c1 = start.get('c1')!;
    session.dispatch([
      { id: 'c1', after: { ...c1, note: 'first' } },
      { id: 'c1', after: c1 },
      { id: 'c2' },
      { id: 'c2', after: { ...start.get('c2')!, note: 'last' } },
    ]);
    expect(session.annotations.get('c1')).to.equal(c1);
    expect(session.inReadingOrder.map(({ id, note }) => [id, note])).to.deep.equal(
      inReadingOrder(session.annotations).map(({ id, note }) => [id, note]),
    );
    session.undo();
    expect(plain(session.annotations)).to.deep.equal(plain(start));
  });

  it('keeps reading order, and tells listeners what stood there before', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const session = open();
        let known = start;
        session.subscribe((change) => {
          for (const { id, before } of change) expect(before).to.equal(known.get(id));
          known = new Map(session.annotations);
        }, new AbortController());
        expect(session.inReadingOrder).to.have.length(4);
        play(session, all, () =>
          expect(session.inReadingOrder).to.deep.equal(inReadingOrder(session.annotations)),
        );
      }),
      bounded,
    );
  });
});
