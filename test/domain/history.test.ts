import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Annotation } from '../../src/domain/annotation.js';
import { apply, invert, type Annotations, type Change } from '../../src/domain/change.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { amend, emptyHistory, forget, record, redo, undo } from '../../src/domain/history.js';
import { inReadingOrder } from '../../src/domain/reading-order.js';
import { createSource } from '../../src/domain/registry.js';
import { nameOf, type Step, type Work } from '../../src/domain/step.js';
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
  const edits = (id: string): Change => [{ id, after: start.get(id)! }];
  const step = (...ids: string[]): Step => ({ name: `Add ${ids}`, change: ids.flatMap(edits), sources: [] });
  const kim = createSource({ name: 'Kim', now: '2026-01-02T03:04:05.000Z' });
  const naming = (name: string): Step => ({
    name,
    change: [],
    sources: [{ id: kim.id, before: kim, after: { ...kim, name } }],
  });

  it('is empty at both ends', () => {
    expect(undo(emptyHistory)).to.deep.equal([null, emptyHistory]);
    expect(redo(emptyHistory)).to.deep.equal([null, emptyHistory]);
  });

  it('forgets what was undone once something else is done', () => {
    const [, undone] = undo(record(emptyHistory, step('c1')));
    expect(undone.undone).to.have.length(1);
    expect(record(undone, step('c2'))).to.deep.equal({ done: [step('c2')], undone: [] });
  });

  it('drops the touched record from a step of several, both ways', () => {
    const [, undone] = undo(record(record(emptyHistory, step('c1', 'c2')), step('c1')));
    const { done, undone: left } = forget(undone, step('c1'));
    expect(done).to.deep.equal([{ ...step('c2'), name: 'Add c1,c2' }]);
    expect(left).to.deep.equal([]);
  });

  it('drops touched sources and the list of sides, and keeps the rest of the step', () => {
    const all = { ...naming('Lee'), change: edits('c1'), sides: { before: [], after: ['north'] } };
    const history = record(emptyHistory, all);
    const { sides: _sides, ...withoutSides } = all;
    expect(forget(history, { ...step(), sides: { before: [], after: ['south'] } }).done).to.deep.equal([
      withoutSides,
    ]);
    expect(forget(history, naming('Kim'))).to.deep.equal(record(emptyHistory, { ...all, sources: [] }));
  });

  it('goes on with the last step where both are about one record, under the first name', () => {
    const typed = amend(amend(record(emptyHistory, step('c1')), naming('L')), naming('Lee'));
    expect(typed.done).to.deep.equal([
      step('c1'),
      { ...naming('Lee'), name: 'L', sources: [{ id: kim.id, before: kim, after: { ...kim, name: 'Lee' } }] },
    ]);
    expect(amend(typed, step('c1')).done, 'another record').to.have.length(3);
    expect(amend(typed, step('c1', 'c2')).done, 'several records').to.have.length(3);
  });

  it('takes back the making of a record that was gone on with', () => {
    const c1 = start.get('c1')!;
    const noted = { ...c1, note: 'typed' };
    const history = amend(record(emptyHistory, step('c1')), {
      ...step(),
      change: [{ id: 'c1', before: c1, after: noted }],
    });
    expect(undo(history)[0]!.change).to.deep.equal([{ id: 'c1', before: noted, after: undefined }]);
  });

  it('stays bounded over a long day', () => {
    let history = emptyHistory;
    for (let i = 0; i < 1100; i += 1) history = record(history, step('c1'));
    expect(history.done).to.have.length(1000);
  });
});

describe('nameOf', () => {
  const named = (edits: Partial<Work>) => nameOf({ change: [], sources: [], ...edits });
  const { c1 } = { c1: start.get('c1')! };
  const kim = createSource({ name: 'Kim', now: '2026-01-02T03:04:05.000Z' });

  it('says plainly what was done to how many', () => {
    expect(named({ change: [{ id: 'c1', after: c1 }] })).to.equal('Add annotation');
    expect(named({ change: [{ id: 'c1', before: c1, after: c1 }] })).to.equal('Change annotation');
    expect(named({ change: ['c1', 'c2'].map((id) => ({ id, before: start.get(id)! })) })).to.equal(
      'Remove 2 annotations',
    );
    expect(named({ sources: [{ id: kim.id, after: kim }] })).to.equal('Add source');
    expect(named({ sources: [{ id: kim.id, before: kim, after: { ...kim, removed: true } }] })).to.equal(
      'Remove source',
    );
    expect(named({ sides: { before: [], after: ['north'] } })).to.equal('Change sides');
  });
});

type Act =
  | {
      readonly act: 'dispatch' | 'receive';
      readonly deeds: readonly { id: string; note: number | undefined }[];
    }
  | { readonly act: 'undo' | 'redo' };

const steps: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    fc.record({ act: fc.constantFrom('dispatch', 'receive'), deeds }),
    fc.record({ act: fc.constantFrom('undo', 'redo') }),
  ),
  { maxLength: 30 },
);

/** Plays `all`, calling `after` after each step. */
function play(session: Session, all: readonly Act[], after: (act: Act) => void = () => {}) {
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
        let before: Annotations = new Map(session.annotations);
        play(session, all, (step) => {
          if (step.act === 'dispatch') for (const { id } of step.deeds) theirs.delete(id);
          if (step.act === 'receive')
            for (const { id } of step.deeds) {
              const record = session.annotations.get(id);
              if (record !== before.get(id)) theirs.set(id, record); // To remove what is gone is to do nothing.
            }
          before = new Map(session.annotations);
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
