import { expect } from '@open-wc/testing';
import type { Annotation } from '../../src/domain/annotation.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { chain, enclosing } from '../../src/domain/parents.js';
import { marked } from '../support/marked.js';

const nested = marked(
  'He said <a1>the report, which says <a2>that <c>aid</c> was <a3>cut</a3></a2>, is <a4>old</a4></a1>. <a5>So</a5>',
);
const of = (id: string) => nested.annotations.get(id)!;
const parentOf = (annotation: Annotation, around: Iterable<Annotation> = nested.annotations.values()) =>
  enclosing(defaultCodebook, annotation, around);

describe('enclosing', () => {
  it('is the innermost of the same kind that holds all of the content', () => {
    expect(['a1', 'a2', 'a3', 'a4', 'a5'].map((id) => parentOf(of(id)))).to.deep.equal([
      null,
      'a1',
      'a2',
      'a1',
      null,
    ]);
  });

  it('is none for a kind that does not nest, or that the codebook lacks', () => {
    expect(parentOf(of('c'))).to.equal(null);
    expect(parentOf({ ...of('a2'), kind: 'gone' })).to.equal(null);
  });

  it('needs the whole content, and looks at the content only', () => {
    const { annotations } = marked('<a1>one <a2>two</a1> three</a2>');
    expect(parentOf(annotations.get('a2')!, annotations.values())).to.equal(null);
    const outer = of('a1');
    const cue = { ...outer, spans: outer.spans.map((span) => ({ ...span, part: 'cue' })) };
    expect(parentOf(of('a4'), [cue])).to.equal(null);
    const split = marked('“<a1>one <a2>two</a2></a1>,” she said, “<a1>three <a2>four</a2></a1>”');
    expect(parentOf(split.annotations.get('a2')!, split.annotations.values())).to.equal('a1');
  });

  it('of equal contents, takes the one made earlier: never each the other', () => {
    const { annotations } = marked('<a1><a2><a3>same</a3></a2></a1>');
    const made = [...annotations.values()].map((annotation, index) => ({
      ...annotation,
      created: `2026-01-0${3 - index}`,
    }));
    expect(made.map((annotation) => parentOf(annotation, made))).to.deep.equal(['a2', 'a3', null]);
    const twins = [...annotations.values()];
    expect(twins.map((annotation) => parentOf(annotation, twins))).to.deep.equal([null, 'a1', 'a2']);
  });

  it('has no cycle where a part other than the main one nests', () => {
    const attribution = defaultCodebook.kinds.find(({ id }) => id === 'attribution')!;
    const codebook = { ...defaultCodebook, kinds: [{ ...attribution, mainPart: 'cue' }] };
    const at = (id: string, content: number, cue: number): Annotation => ({
      ...of('a1'),
      id,
      spans: [
        { ...of('a1').spans[0]!, part: 'content', start: content, end: content + 10 },
        { ...of('a1').spans[0]!, part: 'cue', start: cue, end: cue + 2 },
      ],
    });
    const both = [at('x', 0, 22), at('y', 20, 2)];
    expect(both.map((annotation) => enclosing(codebook, annotation, both))).to.deep.equal([null, 'x']);
  });
});

describe('chain', () => {
  const tree = (parents: Record<string, string | null>) =>
    new Map(Object.entries(parents).map(([id, parent]) => [id, { ...of('a1'), id, parent }]));
  const ids = (parents: Record<string, string | null>, id: string) => {
    const annotations = tree(parents);
    return chain(annotations, annotations.get(id)!).map((annotation) => annotation.id);
  };

  it('goes from the outermost to the annotation itself', () => {
    expect(ids({ x: null, y: 'x', z: 'y' }, 'z')).to.deep.equal(['x', 'y', 'z']);
    expect(ids({ x: null }, 'x')).to.deep.equal(['x']);
  });

  it('ends where a parent is missing or comes round again', () => {
    expect(ids({ y: 'gone', z: 'y' }, 'z')).to.deep.equal(['y', 'z']);
    expect(ids({ x: 'z', y: 'x', z: 'y' }, 'z')).to.deep.equal(['x', 'y', 'z']);
    expect(ids({ x: 'x' }, 'x')).to.deep.equal(['x']);
  });
});
