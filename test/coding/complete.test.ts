import { expect } from '@open-wc/testing';
import { complete } from '../../src/coding/complete.js';
import { cueListFor } from '../../src/coding/cue-list.js';
import type { Annotation } from '../../src/domain/annotation.js';
import { defaultCodebook } from '../../src/domain/default-codebook.js';
import { describe as quoteOf } from '../../src/domain/selector.js';
import { marked } from '../support/marked.js';

/** An article with annotations, and what a change of theirs becomes. */
function open(source: string) {
  const { article, text, annotations } = marked(source);
  const around = [...annotations.values()];
  const run = (change: Parameters<typeof complete>[0], present: readonly Annotation[] = around) =>
    complete(change, { article, codebook: defaultCodebook, around: present, list: cueListFor('en') });
  const span = (part: string, words: string) => {
    const start = text.indexOf(words);
    const place = { start, end: start + words.length };
    return { part, ...place, ...quoteOf(text, place) };
  };
  return { run, span, of: (id: string) => annotations.get(id)! };
}

const nested = 'The militia said <a1>it rejects <a2>the US proposal</a2></a1>.';

describe('what follows from a change', () => {
  it('is a suggested mode for a new attribution, told apart from a chosen one', () => {
    const { run, of } = open('<a>“We know what to do”</a>, she said.');
    const [edit] = run([{ id: 'a', after: of('a') }], []);
    expect(edit!.after).to.deep.include({ attributes: { mode: 'direct' }, prefilled: ['mode'] });
  });

  it('is the stance of the cue once that is marked, and a chosen value stays', () => {
    const { run, of, span } = open('The militia claimed <a>it was ready</a>.');
    const before = { ...of('a'), attributes: { mode: 'reported' } };
    const after = { ...before, spans: [span('cue', 'claimed'), ...before.spans] };
    const [edit] = run([{ id: 'a', before, after }], [before]);
    expect(edit!.after!.attributes).to.include({ mode: 'reported', stance: 'doubting', act: 'say' });
    expect(edit!.after!.prefilled).to.include('stance').and.not.to.include('mode');
  });

  it('never takes away a suggested value that no rule of this codebook could have made', () => {
    const { run, of, span } = open('Critics say <a>it was late</a>.');
    const attributes = { mode: 'indirect', emotion: 'anger', stance: 'scornful', act: 'say' };
    const before = { ...of('a'), attributes, prefilled: Object.keys(attributes) };
    const after = { ...before, spans: [span('content', 'it was')] };
    const [edit] = run([{ id: 'a', before, after }], [before]);
    const { act: _fromACueThatIsGone, ...rest } = attributes;
    expect(edit!.after!.attributes).to.deep.equal(rest);
    expect(edit!.after!.prefilled).to.have.members(Object.keys(rest));
  });

  it('is nothing where neither words nor kind change', () => {
    const { run, of } = open('<a>It was ready</a>.');
    const after = { ...of('a'), note: 'really?' };
    expect(run([{ id: 'a', before: of('a'), after }])).to.deep.equal([{ id: 'a', before: of('a'), after }]);
  });

  it('is a parent for what is marked inside another’s content', () => {
    const { run, of } = open(nested);
    const [edit] = run([{ id: 'a2', after: of('a2') }], [of('a1')]);
    expect(edit!.after!.parent).to.equal('a1');
  });

  it('is a parent for what lay there already when the outer one is marked, in the same change', () => {
    const { run, of } = open(nested);
    const change = run([{ id: 'a1', after: of('a1') }], [of('a2')]);
    expect(change.map(({ id, after }) => [id, after!.parent])).to.deep.equal([
      ['a1', null],
      ['a2', 'a1'],
    ]);
  });

  it('takes the parent away with the outer one, or hands it on to the next one out', () => {
    const { run, of } = open('They say <a1>he said <a2>she said <a3>no</a3></a2></a1>.');
    const [a1, a2, a3] = [of('a1'), { ...of('a2'), parent: 'a1' }, { ...of('a3'), parent: 'a2' }];
    const change = run([{ id: 'a2', before: a2 }], [a1, a2, a3]);
    expect(change.map(({ id, after }) => [id, after?.parent])).to.deep.equal([
      ['a2', undefined],
      ['a3', 'a1'],
    ]);
  });

  it('leaves a parent that somebody chose, none included', () => {
    const { run, of, span } = open(nested);
    const [a1, a2] = [of('a1'), of('a2')]; // By the rule its parent were a1: the analyst has said nobody.
    const moved = { ...a2, spans: [span('content', 'the US')] };
    const [edit] = run([{ id: 'a2', before: a2, after: moved }], [a1, a2]);
    expect(edit!.after!.parent).to.equal(null);
    const chosen = { ...a2, parent: 'elsewhere' };
    expect(run([{ id: 'a2', before: a2, after: chosen }], [a1, a2])[0]!.after!.parent).to.equal('elsewhere');
  });
});
