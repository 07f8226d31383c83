import { expect } from '@open-wc/testing';
import { HighlightIndex } from '../../src/editor/highlight-index.js';
import { marked } from '../support/marked.js';

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(' ');

describe('HighlightIndex', () => {
  it('names the annotations under a character, the innermost first', () => {
    const { text, article, annotations } = marked('<a>He said <c>the mayor <f>slashed</f> aid</c></a>.');
    const index = new HighlightIndex(article, annotations);
    expect(ids(index.at(text.indexOf('slashed')))).to.equal('f c a');
    expect(ids(index.at(text.indexOf(' aid')))).to.equal('c a');
    expect(ids(index.at(text.indexOf('.')))).to.equal('');
  });

  it('lists an annotation in each block that it crosses, and in no other', () => {
    const { article, annotations } = marked('One.\nTwo <c>begins.\nThree.\nFour</c> ends.\nFive.');
    const index = new HighlightIndex(article, annotations);
    expect([0, 1, 2, 3, 4].map((block) => ids(index.inBlock(block)))).to.deep.equal(['', 'c', 'c', 'c', '']);
  });

  it('says which blocks a change touches: those before it and those after it', () => {
    const before = marked('<c>One</c>.\nTwo.\nThree.');
    const after = marked('One.\nTwo.\n<c>Three</c>.');
    const index = new HighlightIndex(before.article, before.annotations);
    const edit = { id: 'c', before: before.annotations.get('c')!, after: after.annotations.get('c')! };
    expect([...index.change([edit])]).to.deep.equal([0, 2]);
    expect([0, 1, 2].map((block) => ids(index.inBlock(block)))).to.deep.equal(['', '', 'c']);
  });

  it('knows a split quotation as one annotation, and not the words between its parts', () => {
    const { text, article, annotations } = marked('<a>“We know,”</a> she said, <a>“what to do.”</a>');
    const index = new HighlightIndex(article, annotations);
    expect(ids(index.inBlock(0))).to.equal('a');
    expect(ids(index.at(text.indexOf('know')))).to.equal('a');
    expect(ids(index.at(text.indexOf('she')))).to.equal('');
  });
});
