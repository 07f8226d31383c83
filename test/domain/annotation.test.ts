import { expect } from '@open-wc/testing';
import {
  compareAnnotations,
  createAnnotation,
  extent,
  patchAnnotation,
  type SpanInput,
} from '../../src/domain/annotation.js';
import { defaultCodebook as codebook } from '../../src/domain/default-codebook.js';
import { articleOf, marked } from '../support/marked.js';

const now = '2026-01-02T03:04:05.000Z';
const later = '2026-01-02T09:09:09.000Z';
const article = articleOf('Kim 🎙 said the plan will work.\nCritics disagree.');
const context = { article, codebook, analyst: 'ana', now };

const at = (words: string, part?: string): SpanInput => {
  const start = article.text.indexOf(words);
  return { start, end: start + words.length, ...(part && { part }) };
};

describe('createAnnotation', () => {
  it('quotes its words and says who made it, when and of what', () => {
    const made = createAnnotation(context, 'claim', [at('the plan will work')]);
    expect(made).to.deep.equal({
      id: made.id,
      articleId: article.id,
      revision: 1,
      kind: 'claim',
      spans: [
        {
          part: 'claim',
          start: 12,
          end: 30,
          exact: 'the plan will work',
          prefix: 'Kim 🎙 said ',
          suffix: '.\nCritics disagree.',
        },
      ],
      attributes: {},
      sources: [],
      parent: null,
      note: '',
      confidence: null,
      analyst: 'ana',
      created: now,
      modified: now,
    });
  });

  it('puts parts in reading order, and what names no part into the main one', () => {
    const spans = [at('will work'), at('said', 'cue'), at('Kim', 'source'), at('the plan')];
    const made = createAnnotation(context, 'attribution', spans);
    expect(made.spans.map(({ part, exact }) => [part, exact])).to.deep.equal([
      ['source', 'Kim'],
      ['cue', 'said'],
      ['content', 'the plan'],
      ['content', 'will work'],
    ]);
  });

  it('keeps its own copies', () => {
    const attributes = { worth: 'check' };
    const sources = ['kim'];
    const made = createAnnotation(context, 'claim', [at('Kim')], { attributes, sources });
    attributes.worth = 'minor';
    sources.push('lee');
    expect(made.attributes).to.deep.equal({ worth: 'check' });
    expect(made.sources).to.deep.equal(['kim']);
  });

  it('refuses what the codebook or the text does not have', () => {
    const making =
      (kind: string, spans: SpanInput[], confidence: number | null = null) =>
      () =>
        createAnnotation(context, kind, spans, { confidence });
    expect(making('slur', [at('Kim')])).to.throw(
      RangeError,
      'Kind "slur" is not in the codebook: it has claim, attribution, framing',
    );
    expect(making('claim', [at('Kim', 'cue')])).to.throw(
      RangeError,
      'Part "cue" is not in kind claim: it has claim',
    );
    expect(making('claim', [])).to.throw(RangeError, 'at least 1 span');
    expect(making('claim', [{ start: 0, end: 50 }])).to.throw(RangeError, 'Span end 50 is out of range');
    expect(making('claim', [{ start: 5, end: 8 }])).to.throw(RangeError, 'surrogate pair');
    for (const confidence of [-0.1, 1.1, NaN])
      expect(making('claim', [at('Kim')], confidence)).to.throw(
        RangeError,
        `Confidence ${confidence} is out of range`,
      );
  });
});

describe('patchAnnotation', () => {
  const made = createAnnotation(context, 'attribution', [at('Kim', 'source'), at('the plan')], {
    attributes: { mode: 'direct' },
    note: 'first',
  });
  const patch = (fields: Parameters<typeof patchAnnotation>[2]) =>
    patchAnnotation({ article, codebook, now: later }, made, fields);

  it('changes what is named and leaves the rest', () => {
    expect(patch({ note: '' })).to.deep.equal({ ...made, note: '', modified: later });
    expect(patch({ confidence: 0, parent: 'p' })).to.deep.equal({
      ...made,
      confidence: 0,
      parent: 'p',
      modified: later,
    });
  });

  it('moves all words to the main part of another kind', () => {
    const { kind, spans } = patch({ kind: 'claim' });
    expect(kind).to.equal('claim');
    expect(spans.map(({ part, exact }) => [part, exact])).to.deep.equal([
      ['claim', 'Kim'],
      ['claim', 'the plan'],
    ]);
  });

  it('refuses what creation refuses', () => {
    expect(() => patch({ spans: [{ start: 3, end: 3 }] })).to.throw(RangeError, 'Span end 3');
    expect(() => patch({ kind: 'slur' })).to.throw(RangeError, 'Kind "slur"');
    expect(() => patch({ confidence: 2 })).to.throw(RangeError, 'Confidence 2');
  });
});

describe('extent', () => {
  it('reaches from the first word to the last', () => {
    const { text, annotations } = marked('“<a>We know</a>,” she said, “<a>what to do</a>.”');
    const { start, end } = extent(annotations.get('a')!);
    expect(text.slice(start, end)).to.equal('We know,” she said, “what to do');
  });

  it('does not end with the span that starts last', () => {
    const spans = marked('<c>The <f>mayor</f> slashed</c>').annotations;
    const both = [...spans.get('c')!.spans, ...spans.get('f')!.spans];
    expect(extent({ spans: both })).to.deep.equal({ start: 0, end: 17 });
  });
});

describe('compareAnnotations', () => {
  it('orders by place, then by age, then by id', () => {
    const { annotations } = marked('<c1><c2>The mayor</c2></c1> <f>slashed</f> aid');
    const [c1, c2, f] = [annotations.get('c1')!, annotations.get('c2')!, annotations.get('f')!];
    const older = { ...c2, created: '2020-01-01T00:00:00.000Z' };
    expect([f, c2, c1].sort(compareAnnotations)).to.deep.equal([c1, c2, f]);
    expect([f, c1, older].sort(compareAnnotations)).to.deep.equal([older, c1, f]);
    expect(compareAnnotations(c1, c1)).to.equal(0);
  });
});
