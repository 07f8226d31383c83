import { expect } from '@open-wc/testing';
import { defaultCodebook } from '../src/domain/default-codebook.js';
import { Session } from '../src/session.js';
import { marked, show } from './support/marked.js';

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
    expect(session.undo()).to.deep.equal([]);
    expect(session.redo()).to.deep.equal([]);
    expect(told).to.equal(0);
    shows('The <c>mayor</c>.');
  });
});
