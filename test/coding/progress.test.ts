import { expect } from '@open-wc/testing';
import { progress } from '../../src/coding/progress.js';
import type { Annotation } from '../../src/domain/annotation.js';
import { createArticle, type BlockDraft, type Role } from '../../src/domain/article.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { marked } from '../support/marked.js';

const todo = (source: string, edit: (annotation: Annotation) => Annotation = (each) => each) => {
  const { article, annotations } = marked(source);
  return progress(article, defaultCodebook, [...annotations.values()].map(edit));
};

describe('progress', () => {
  it('names the blocks in which nothing is marked', () => {
    expect(todo('One.\n<c>Two</c>.\nThree.').blocks).to.deep.equal([0, 2]);
    expect(todo('One.').blocks).to.deep.equal([0]);
  });

  it('counts a block that one of several spans touches, or that a long one runs through', () => {
    expect(todo('<a>One</a>.\nTwo.\n<a>Three</a>.').blocks).to.deep.equal([1]);
    expect(todo('O<a>ne.\nTwo.\nTh</a>ree.\nFour.').blocks).to.deep.equal([3]);
    expect(todo('<a>One.\n</a>Two.').blocks).to.deep.equal([1]);
  });

  it('asks for nothing in blocks that nobody reads as the article’s own words', () => {
    const draft = (role: Role, text: string, repeats: number | null = null): BlockDraft => ({
      type: 'paragraph',
      role,
      repeats,
      text,
    });
    const article = createArticle(
      [
        draft('headline', 'Aid late'),
        draft('byline', 'By Ana'),
        draft('dateline', 'Baghdad'),
        draft('standfirst', 'The aid was late.'),
        draft('body', 'The aid was late.', 3),
        draft('body', '* * *'),
        draft('subheading', 'Why'),
        draft('pull-quote', 'Late!'),
        draft('caption', 'A truck'),
        draft('boilerplate', 'Sign up'),
      ],
      { retrieved: '2026-01-02T03:04:05.000Z' },
    );
    expect(progress(article, defaultCodebook, []).blocks).to.deep.equal([0, 3, 6]);
  });

  it('names what has no source and what lacks a mandatory value, in reading order', () => {
    const { sourceless, unanswered, missing } = todo('<a>One</a> <c>two</c> <f>three</f> <a2>four</a2>');
    expect(sourceless).to.deep.equal(['a', 'a2']);
    expect(unanswered).to.deep.equal(['a', 'c', 'f', 'a2']);
    expect(missing).to.equal(4);
  });

  it('is content with a value and a source', () => {
    const answered = todo('<a>One</a>', (each) => ({
      ...each,
      sources: ['mayor'],
      attributes: { mode: 'direct' },
    }));
    expect(answered).to.deep.equal({ blocks: [], sourceless: [], unanswered: [], missing: 0 });
  });
});
