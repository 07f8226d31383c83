import { expect } from '@open-wc/testing';
import { checkSpan, compareSpans, quote, shorten, trim, wholeCharacter } from '../../src/domain/span.js';
import { marked, show } from '../support/marked.js';

/** The spans of tagged text, with the text. */
function spansOf(source: string) {
  const { text, annotations } = marked(source);
  return { text, spans: [...annotations.values()].flatMap(({ spans }) => spans) };
}

describe('checkSpan', () => {
  const text = 'a🎙b';

  it('lets pass what covers whole characters', () => {
    for (const [start, end] of [
      [0, 1],
      [1, 3],
      [0, 4],
    ] as const)
      expect(() => checkSpan(text, { start, end })).not.to.throw();
  });

  it('says which offset is wrong, and its bound', () => {
    const refusal = (start: number, end: number) => () => checkSpan(text, { start, end });
    expect(refusal(-1, 2)).to.throw(RangeError, 'Span start -1 is out of range: the text has offsets 0 to 4');
    expect(refusal(5, 6)).to.throw(RangeError, 'Span start 5 is out of range');
    expect(refusal(0, 5)).to.throw(RangeError, 'Span end 5 is out of range: the text has offsets 0 to 4');
    expect(refusal(0.5, 2)).to.throw(RangeError, 'Span start 0.5');
    expect(refusal(0, NaN)).to.throw(RangeError, 'Span end NaN');
    expect(refusal(3, 3)).to.throw(RangeError, 'Span end 3 must be greater than its start 3');
    expect(refusal(3, 1)).to.throw(RangeError, 'Span end 1 must be greater than its start 3');
    expect(refusal(2, 3)).to.throw(RangeError, 'Offset 2 lies inside a surrogate pair');
    expect(refusal(0, 2)).to.throw(RangeError, 'Offset 2 lies inside a surrogate pair');
  });
});

describe('trim', () => {
  const trimmed = (source: string) => {
    const { annotations, text } = marked(source);
    const shrunk = [...annotations.values()].map((annotation) => ({
      ...annotation,
      spans: annotation.spans.map((span) => ({ ...span, ...trim(text, span) })),
    }));
    return show(text, shrunk);
  };

  it('leaves white space outside', () => {
    expect(trimmed('The<c> mayor\u00a0</c>slashed')).to.equal('The <c>mayor</c>\u00a0slashed');
    expect(trimmed('The <c>mayor</c> slashed')).to.equal('The <c>mayor</c> slashed');
    expect(trimmed('The mayor.<c>\nAid</c> was cut')).to.equal('The mayor.\n<c>Aid</c> was cut');
  });

  it('is empty where there is nothing but white space', () => {
    expect(trim('a   b', { start: 1, end: 4 })).to.deep.equal({ start: 4, end: 4 });
  });
});

describe('compareSpans', () => {
  it('puts what starts first before, and what encloses before what it holds', () => {
    const { text, spans } = spansOf('<c1>The <c2>mayor <c3>slashed</c3></c2> aid</c1> <c4>again</c4>');
    const shuffled = [spans[3]!, spans[1]!, spans[2]!, spans[0]!];
    expect(shuffled.sort(compareSpans).map((span) => quote(text, [span]))).to.deep.equal([
      'The mayor slashed aid',
      'mayor slashed',
      'slashed',
      'again',
    ]);
    const [outer, inner] = [
      { start: 3, end: 9 },
      { start: 3, end: 5 },
    ];
    expect([inner, outer].sort(compareSpans)).to.deep.equal([outer, inner]);
  });
});

describe('quote', () => {
  it('shows with an ellipsis that words lie between', () => {
    const { text, spans } = spansOf('“<a>We know</a>,” she said, “<a>what to do</a>.”');
    expect(quote(text, spans)).to.equal('We know … what to do');
  });
});

describe('wholeCharacter', () => {
  it('steps back out of a surrogate pair, and stays elsewhere', () => {
    expect([0, 1, 2, 3, 4, 9].map((offset) => wholeCharacter('a🎙b', offset))).to.deep.equal([0, 1, 1, 3, 4, 9]);
  });
});

describe('shorten', () => {
  it('leaves what is short, and halves no character of what is not', () => {
    expect(shorten('a🎙', 3)).to.equal('a🎙');
    expect(shorten('a🎙b', 3)).to.equal('a🎙 …');
    expect(shorten('a🎙b', 2)).to.equal('a …');
    expect(shorten('one two', 4)).to.equal('one …');
  });
});
